"""Addresses of this room. Mounted at the root."""

from django.urls import path

from .views import bookmarks, progress, subscriptions, verdicts

app_name = "reading"
urlpatterns = [
    path("ruang/simpanan/", bookmarks.bookmark_list, name="bookmarks"),
    path("ruang/simpanan/simpan/", bookmarks.bookmark_keep, name="keep"),
    path("ruang/simpanan/lepas/", bookmarks.bookmark_drop, name="drop"),
    path("ruang/membantu/<int:halaman>/", verdicts.verdict, name="verdict"),
    path("ruang/belajar/", progress.path_list, name="paths"),
    path("ruang/belajar/<int:jalur>/<int:halaman>/", progress.step_finish, name="finish"),
    path("ruang/langganan/", subscriptions.subscriptions, name="subscriptions"),
    path("langganan/berhenti/<str:token>/", subscriptions.unsubscribe, name="unsubscribe"),
    path("pengumuman/kalender.ics", subscriptions.calendar, name="calendar"),
]
