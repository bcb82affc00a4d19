"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "takeaway"
urlpatterns = [
    path("unduh/<int:page_id>/<str:slug>.pdf", views.item_pdf, name="item_pdf"),
    path("unduh/<int:page_id>/<str:slug>.md", views.item_markdown, name="item_markdown"),
    path("aspek/<slug:slug>/paket.zip", views.aspect_pack, name="aspect_pack"),
]
