"""The addresses of accounts. Signing in, second factor and sessions are the library's, under `account/`."""

from django.urls import path

from translocal.accounts import views

urlpatterns = [
    path("me/", views.account, name="account"),
    path("staff/", views.staff_list, name="staff"),
    path("staff/<uuid:pk>/", views.staff_page, name="staff_page"),
    path("set-up/<uuid:pk>/<str:token>/", views.set_up, name="set_up"),
]
