"""Addresses of the forum, below /forum/."""

from django.urls import path

from .views import reading, writing

app_name = "forum"
urlpatterns = [
    path("", reading.discussion_list, name="list"),
    path("baru/", writing.discussion_new, name="new"),
    path("<int:pk>-<slug:slug>/", reading.discussion_detail, name="detail"),
    path("<int:pk>/balas/", writing.reply, name="reply"),
    path("<int:pk>/sunting/", writing.discussion_edit, name="edit"),
    path("<int:pk>/tutup/", writing.discussion_close, name="close"),
    path("<int:pk>/sembunyikan/", writing.discussion_hide, name="hide"),
    path("balasan/<int:pk>/sunting/", writing.post_edit, name="post_edit"),
    path("balasan/<int:pk>/terima/", writing.post_accept, name="post_accept"),
    path("balasan/<int:pk>/sembunyikan/", writing.post_hide, name="post_hide"),
]
