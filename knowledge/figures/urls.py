"""Address of the national figures."""

from django.urls import path

from . import views

urlpatterns = [path("angka/", views.figures, name="figures")]
