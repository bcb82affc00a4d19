"""Addresses of the library's rooms that are not pages of the CMS."""

from django.urls import include, path

from knowledge.assessment.views import report_file

from . import views

urlpatterns = [
    path("pengumuman/<slug:slug>.ics", views.announcement_calendar, name="announcement_calendar"),
    path("", include("knowledge.aspects.urls")),
    path("", include("knowledge.instansi.urls")),
    path("", include("knowledge.glossary.urls")),
    path("", include("knowledge.people.urls")),
    path("angka/laporan.csv", report_file, name="national_report"),
    path("", include("knowledge.figures.urls")),
    path("", include("knowledge.adoption.urls")),
    path("", include("knowledge.exemplars.urls")),
    path("", include("knowledge.takeaway.urls")),
    path("", include("knowledge.upkeep.urls")),
    path("", include("knowledge.formpages.urls")),
]
