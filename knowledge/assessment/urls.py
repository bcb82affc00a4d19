"""Addresses under /ruang/penilaian/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import views


class SpreadsheetEnding(StringConverter):
    """The two kinds of blank file."""

    regex = "csv|xlsx"


register_converter(SpreadsheetEnding, "spreadsheet")
app_name = "assessment"

urlpatterns = [
    path("", views.assessment_list, name="assessment_list"),
    path("unggah/", views.score_upload, name="score_upload"),
    path("templat.<spreadsheet:ending>", views.blank_file, name="blank_file"),
    path("isi/<str:kode>/", views.score_entry, name="score_entry"),
    path("<str:kode>/<int:tahun>/<slug:instrumen>/", views.assessment_detail, name="assessment_detail"),
    path("<str:kode>/<int:tahun>/<slug:instrumen>/riwayat/", views.score_history, name="score_history"),
    path("<str:kode>/<int:tahun>/<slug:instrumen>/terbitkan/", views.publication, name="publication"),
    path("<str:kode>/<int:tahun>/<slug:instrumen>/tarik/", views.withdrawal, name="withdrawal"),
]
