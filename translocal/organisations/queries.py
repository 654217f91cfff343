"""Colleagues and teams as pages and sentences name them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from translocal.organisations.models import Team


def staff_names(wanted: Iterable[UUID]) -> dict[UUID, str]:
    """The names of some colleagues; nobody is asked when nobody is wanted."""
    asked = list(set(wanted))
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM organisations_staff WHERE id = ANY(%s)", [asked])
        return dict(cursor.fetchall())


def team_names(wanted: Iterable[UUID]) -> dict[UUID, str]:
    found = Team.objects.filter(pk__in=set(wanted)).select_related("office__organisation")
    return {team.pk: str(team) for team in found}
