"""Every address of the system. Without a decorator that says otherwise, a view is for those who are signed in."""

from django.urls import include, path

handler400 = "translocal.desk.views.errors.bad_request"
handler403 = "translocal.desk.views.errors.refused"
handler404 = "translocal.desk.views.errors.not_found"
handler500 = "translocal.desk.views.errors.broken"

urlpatterns = [
    path("", include("translocal.accounts.urls")),
    path("", include("translocal.desk.urls")),
    path("", include("translocal.api.urls")),
]
