"""The links of the chain: how somebody comes to stand in a case, and how they step back. Called by actions only."""

from uuid import UUID

from translocal.cases.models import Involvement
from translocal.core.clock import now
from translocal.core.rows import add
from translocal.organisations.models import Staff, Team


def stand(case_id: UUID, staff: Staff | UUID, team: Team | UUID, role: str, *, withheld: int = 0) -> Involvement:
    """Somebody takes the place of `role`; if they followed before, they stand again."""
    staff_id = staff if isinstance(staff, UUID) else staff.pk
    team_id = team if isinstance(team, UUID) else team.pk
    Involvement.objects.filter(case_id=case_id, staff_id=staff_id, role=role, standing="following").update(
        standing="ended", until=now()
    )
    return Involvement.objects.create(
        case_id=case_id,
        staff_id=staff_id,
        team_id=team_id,
        role=role,
        standing="active",
        withheld=withheld,
        since=now(),
    )


def step_back(case_id: UUID, staff_id: UUID, team_id: UUID) -> None:
    """Who handed over does not vanish: they follow."""
    mine = Involvement.objects.filter(case_id=case_id, staff_id=staff_id, team_id=team_id, standing="active")
    for before in mine:
        end(before)
        Involvement.objects.create(
            case_id=case_id,
            staff_id=staff_id,
            team_id=team_id,
            role=before.role,
            standing="following",
            since=now(),
        )


def ask(case_id: UUID, team: Team) -> Involvement:
    """A team is asked to take over and may look at what is shown beforehand."""
    asked = Involvement(case_id=case_id, team=team, role=team.role, standing="preview", since=now())
    add(asked)
    return asked


def stop_asking(case_id: UUID, team_id: UUID) -> None:
    for asked in Involvement.objects.filter(case_id=case_id, team_id=team_id, standing="preview"):
        end(asked)


def end(involvement: Involvement) -> None:
    involvement.standing = Involvement.Now.ENDED
    involvement.until = now()
    involvement.save(update_fields=["standing", "until"])
