"""The addresses of the API."""

from django.urls import path

from translocal.api.views import open_to_everybody

urlpatterns = [path("api/v1/", open_to_everybody())]
