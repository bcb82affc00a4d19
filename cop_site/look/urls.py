"""The address of the gallery; included by the site only while COP_DEBUG is on."""

from django.urls import path

from .views import gallery

urlpatterns = [path("", gallery, name="look_gallery")]
