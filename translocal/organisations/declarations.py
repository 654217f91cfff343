"""Who knows the names of staff and teams."""

from collections.abc import Iterable
from uuid import UUID

from translocal.journal.sentences import RESOLVERS
from translocal.organisations.models import Staff, Team


def staff_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Staff.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def team_names(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {team.pk: str(team) for team in Team.objects.filter(pk__in=set(ids)).select_related("office__organisation")}


RESOLVERS["staff"] = staff_names
RESOLVERS["team"] = team_names
