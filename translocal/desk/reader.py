"""Who reads the page."""

from django.http import HttpRequest

from translocal.organisations.models import Staff


def reader(request: HttpRequest) -> Staff:
    """The member of staff who is signed in; pages of the desk are never reached without one."""
    user = request.user
    if not isinstance(user, Staff):
        raise TypeError("nobody is signed in")
    return user
