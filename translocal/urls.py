"""Every address of the system. Each view is guarded: see `translocal.desk.door`."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("", include("translocal.desk.urls")),
]
