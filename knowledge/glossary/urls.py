"""Address of the glossary."""

from django.urls import path

from . import views

urlpatterns = [path("glosarium/", views.term_list, name="term_list")]
