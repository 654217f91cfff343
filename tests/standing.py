"""The invented world that stands before every test of a run."""

from translocal.access.identity import acting_as, system
from translocal.demo import world
from translocal.organisations.models import Team


def set_up_once() -> dict[str, Team]:
    """The world as the run found it at its beginning; anew only where a test has emptied every table."""
    with acting_as(system("sealer")):
        known = {
            (team.office.organisation.name, team.office.city, team.name): team
            for team in Team.objects.select_related("office__organisation")
        }
        found = {desk.key: known.get((desk.organisation, desk.city, desk.name)) for desk in world.DESKS}
        return {key: team for key, team in found.items() if team} if all(found.values()) else world.build()
