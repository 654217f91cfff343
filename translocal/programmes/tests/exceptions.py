"""What the tests of exceptions begin with: a household that needs no visa, and gets nothing unless somebody decides otherwise."""

from typing import Any

from tests.cast import Cast
from tests.truth import as_owner, as_staff, one
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.cases.models import Case
from translocal.core.ids import uuid7
from translocal.demo import story, world
from translocal.organisations.models import Staff, Team
from translocal.programmes.models import AskedFor, Entitlement, Exemption

CODE = "be-reintegration"
WHICH = f"{CODE}.vulnerability"
WORDS = "One of them is ill and cannot wait for another answer."
WHY = "The medical advice of 3 May is clear."
BERIDZE: list[dict[str, Any]] = [
    {"given_name": "Giorgi", "family_name": "Beridze", "also_written": "გიორგი ბერიძე", "birth_date": "1984-03-09", "sex": "m",
     "nationality": "GE", "languages": ["ka", "ru"], "position": "adult"},
    {"given_name": "Tamar", "family_name": "Beridze", "also_written": "თამარ ბერიძე", "birth_date": "2015-07-19", "sex": "f",
     "nationality": "GE", "languages": ["ka", "nl"], "position": "child"},
]  # fmt: skip


def hilde() -> Staff:
    return world.somebody("Hilde Goossens")


def household(cast: Cast) -> Case:
    """Claire counsels them."""
    case = story.open_case(cast.lies, cast.teams["welfare"], "GE", "Tbilisi", BERIDZE)
    story.joins(case, cast.lies, cast.teams["desk"], cast.marc)
    story.joins(case, cast.marc, cast.teams["provider"], cast.claire)
    return story.seen(case, cast.claire)


def answers(case: Case, **others: Any) -> dict[str, Any]:
    """What the rules ask of them: the child is vulnerable, they return of their own will, nobody was helped before."""
    with as_staff(world.somebody("Claire Lambert")):
        child = story.members(case.pk)[-1].person_id
    return {
        "programme": CODE, "day": "2026-05-04", "vulnerable": [str(child)], "others_vulnerable": "no", "voluntary": "yes",
        "circumstances_naturalised": "no", "circumstances_in_detention": "no", "wants_microbusiness": "no",
        "never_last_assistance": "on", "dates_departure": "2026-06-01", **others,
    }  # fmt: skip


def established(cast: Cast, case: Case | None = None, **others: Any) -> Entitlement:
    """Without the exception they are told that it hangs on it."""
    case = case or household(cast)
    entitlement: Entitlement = REGISTRY["entitlement.establish"].submit(case, answers(case, **others), by=cast.claire)
    return entitlement


def asking(cast: Cast) -> dict[str, Any]:
    return {"which": WHICH, "team": str(cast.teams["approvals"].pk), "words": WORDS}


def asked(cast: Cast, case: Case | None = None) -> AskedFor:
    """Claire asked the programme owner."""
    entitlement = established(cast, case)
    made: AskedFor = REGISTRY["exception.ask"].submit(of(entitlement, cast), asking(cast), by=cast.claire)
    return made


def of(thing: Any, cast: Cast) -> Case:
    return cast.seen_by_id(thing.case_id, cast.claire)


def read(asked_for: AskedFor, by: Staff | None = None) -> Exemption:
    with acting_as(Identity((by or hilde()).pk)):
        return Exemption.objects.get(pk=asked_for.exemption_id)


def granted(cast: Cast, case: Case | None = None) -> AskedFor:
    made = asked(cast, case)
    REGISTRY["exception.grant"](read(made), by=hilde(), reason=WHY)
    return made


def refused(cast: Cast, case: Case | None = None) -> AskedFor:
    made = asked(cast, case)
    REGISTRY["exception.refuse"](read(made), by=hilde(), reason="Nothing shows it.")
    return made


def approver_at(staff: Staff, team: Team) -> None:
    """Give somebody the post of an approver there."""
    sql = "INSERT INTO organisations_post (id, staff_id, team_id, role, is_lead, since) VALUES (%s, %s, %s, 'approver', false, now())"
    with as_owner() as cursor:
        cursor.execute(sql, [uuid7(), staff.pk, team.pk])


def elsewhere(cast: Cast) -> Staff:
    """An approver of another organisation: Sam, who works at another service."""
    approver_at(cast.sam, cast.teams["monitor"])
    return cast.sam


def state_of(asked_for: AskedFor) -> str:
    return str(one("SELECT state FROM programmes_exemption WHERE id = %s", asked_for.exemption_id))
