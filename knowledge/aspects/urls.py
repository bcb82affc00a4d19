"""Addresses of hubs and instruments."""

from django.urls import path

from . import views

urlpatterns = [
    path("aspek/", views.aspect_list, name="aspect_list"),
    path("aspek/<slug:slug>/", views.aspect_detail, name="aspect_detail"),
    path("prioritas/", views.priority_list, name="priority_list"),
    path("instrumen/", views.framework_list, name="framework_list"),
    path("instrumen/<slug:code>/", views.framework_detail, name="framework_detail"),
]
