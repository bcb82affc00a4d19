"""Addresses: Indonesian and stable (see the contract); fixed ones first, pages of the CMS last."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .health import healthz, readyz
from .media_files import rendition

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("media/images/<path:path>", rendition, name="rendition"),
    # Wagtail's own doors would pass by the second factor and the limits.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path("^admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
    path("ruang/penilaian/", include("knowledge.assessment.urls")),
    path("ruang/rekomendasi/", include("knowledge.recommendations.urls")),
    path("", include("members.urls")),
    path("", include("members.contributions.urls")),
    path("", include("members.suggestions.urls")),
    path("", include("members.reading.urls")),
    path("", include("members.alerts.urls")),
    path("forum/", include("members.forum.urls")),
    path("akun/", include("allauth.urls")),
    path("", include("knowledge.urls")),
    path("", include("cop_site.search.urls")),
    path("", include("cop_site.api.urls")),
    path("", include("cop_site.sitemaps")),
    path("", include("cop_site.home.urls")),
    path("acara/", include("events.urls")),
    path("podcast/", include("events.podcast.urls")),
    path("", include(wagtail_urls)),
]
