"""What the tests of drafts begin with: Peter, who answers for the programme, drafts other values; days pass."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.cast import Cast
from tests.truth import as_owner, as_staff
from translocal.actions.engine import REGISTRY
from translocal.organisations.models import Staff
from translocal.programmes.models import Draft

CODE = "s1-demo"
HIGHER = {"most_for_a_family": "2500", "for_a_microbusiness": "2500"}
TODAY = timezone.localdate


def office_of(staff: Staff) -> Any:
    with as_staff(staff):
        return staff.office.organisation  # type: ignore[union-attr]


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def asked(**more: Any) -> dict[str, Any]:
    told = {
        "programme": CODE,
        "title": "More for families",
        "why": "Prices have risen.",
        "begins": in_days(30).isoformat(),
    }
    return {**told, **more}


def begun(cast: Cast, **more: Any) -> Draft:
    return REGISTRY["rules.draft"](office_of(cast.peter), by=cast.peter, **asked(**more))


def drafted(cast: Cast, values: dict[str, str] | None = None, **more: Any) -> Draft:
    return REGISTRY["rules.change"](begun(cast, **more), by=cast.peter, **(HIGHER if values is None else values))


def opened(cast: Cast, **more: Any) -> Draft:
    return REGISTRY["rules.open"](drafted(cast, **more), by=cast.peter, comments_until=in_days(10).isoformat())


def commented_on(cast: Cast, **more: Any) -> Draft:
    """Eleven days later: the time for comments is over."""
    return over(opened(cast, **more), cast)


def over(draft: Draft, cast: Cast) -> Draft:
    with as_owner() as cursor:
        cursor.execute("UPDATE programmes_draft SET comments_until = %s WHERE id = %s", [in_days(-1), draft.pk])
    return fresh(draft, cast.peter)


def adopted(cast: Cast, begins: date | None = None, reference: str = "Decision 2026/14, page 3", **more: Any) -> Draft:
    day = (begins or timezone.localdate()).isoformat()
    return REGISTRY["rules.adopt"](commented_on(cast, **more), by=cast.peter, begins=day, reference=reference)


def fresh(draft: Draft, reader: Staff) -> Draft:
    with as_staff(reader):
        return Draft.objects.get(pk=draft.pk)


def as_many_as(case: Any, households: int) -> None:
    """So many more cases like this one, with the same answers, past every action: only their numbers matter."""
    with as_owner() as cursor:
        cursor.execute(
            "WITH more AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, %(many)s) n),"
            " made AS (INSERT INTO cases_case (id, reference, state, host_country, host_city, origin_country, origin_city, opened_at,"
            "  version) SELECT more.id, left(more.id::text, 18), c.state, c.host_country, c.host_city, c.origin_country, c.origin_city,"
            "  c.opened_at, 1 FROM cases_case c, more WHERE c.id = %(case)s RETURNING id)"
            " INSERT INTO programmes_entitlement (id, case_id, programme, day, facts, answer, digest, total, currency,"
            "  exception_by, exception_why, at, by)"
            " SELECT gen_random_uuid(), made.id, e.programme, e.day, e.facts, e.answer, e.digest, e.total, e.currency, '', '', e.at, e.by"
            " FROM programmes_entitlement e, made WHERE e.case_id = %(case)s",
            {"many": households, "case": case.pk},
        )
