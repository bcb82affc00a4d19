"""Addresses of reviews and histories."""

from django.urls import path

from . import views

app_name = "upkeep"
urlpatterns = [
    path("ruang/tinjauan/", views.my_reviews, name="my_reviews"),
    path("ruang/tinjauan/<int:pk>/", views.review, name="review"),
    path("riwayat/<int:pk>/", views.history, name="history"),
]
