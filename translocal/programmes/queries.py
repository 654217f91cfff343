"""Funds, rates, entitlements, exceptions and drafts of rules as pages and other rooms ask for them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.queries import visible
from translocal.core.days import written
from translocal.core.memory import remembered
from translocal.core.money import EUR
from translocal.core.reasons import Missing, Reason
from translocal.core.rows import is_there
from translocal.organisations.models import Team
from translocal.programmes.effect import Alike, Effect, effect
from translocal.programmes.exceptions import approvals_open
from translocal.programmes.library import Programme, offered, programmes
from translocal.programmes.models import (
    Adopted,
    AskedFor,
    Draft,
    DraftComment,
    Entitlement,
    Exemption,
    Fund,
    Rate,
)
from translocal.programmes.overlay import laid_over
from translocal.programmes.parameters import Over

X = Exemption.State
STANDING = (X.ASKED, X.GRANTED)


def funds_on(day: date) -> QuerySet[Fund]:
    """The funds from which something may be allocated on a day."""
    return Fund.objects.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day)).order_by("name")


def units_for_one_euro(currency: str, day: date) -> Decimal:
    """The rate of the month of a day; refuses where there is none, and says whose turn it is."""
    if currency == EUR:
        return Decimal(1)
    rate = Rate.objects.filter(currency=currency, month=day.replace(day=1)).first()
    if rate is None:
        raise Missing([no_rate(currency, day)])
    return rate.units


def no_rate(currency: str, day: date) -> Reason:
    text = _("There is no rate for %(currency)s in %(month)s yet. The programme manager sets it.")
    words = {"currency": currency, "month": written(day, "F Y")}
    return Reason("rate.missing", text % words, "currency")


@remembered
def entitlements_of(case_id: UUID) -> list[Entitlement]:
    """What stands: the latest answer of each programme, the last one given first, for those who see the money of a case."""
    of_each = visible(Entitlement).filter(case_id=case_id).order_by("programme", "-at", "-id").distinct("programme")
    return sorted(of_each, key=lambda told: (told.at, told.pk), reverse=True)


def latest_entitlement(case_id: UUID) -> Entitlement | None:
    """What the household was last told, under whichever programme."""
    return next(iter(entitlements_of(case_id)), None)


@remembered
def exceptions_standing(case_id: UUID) -> frozenset[tuple[str, str]]:
    """(programme, approval) of every exception that was asked for in a case and is not decided, or was granted."""
    standing = visible(AskedFor).filter(case_id=case_id, exemption__state__in=STANDING)
    return frozenset(standing.values_list("exemption__programme", "exemption__approval"))


def hanging_on_exceptions(case_id: UUID) -> list[tuple[Entitlement, str]]:
    """The answers that hang on an exception, each with it."""
    given = [told for told in entitlements_of(case_id) if told.programme in programmes()]
    return [(told, approval) for told in given for approval in approvals_open(told)]


def exceptions_to_ask_for(case_id: UUID) -> list[tuple[Entitlement, str]]:
    """Those of them for which nobody has asked yet."""
    hanging = hanging_on_exceptions(case_id)
    standing = exceptions_standing(case_id) if hanging else frozenset()
    return [(told, approval) for told, approval in hanging if (told.programme, approval) not in standing]


def decided_for(case_id: UUID, programme: str) -> list[Exemption]:
    """What was granted or refused in a case under a programme, of each exception the latest."""
    mine = visible(AskedFor).filter(case_id=case_id).values("exemption")
    decided = Exemption.objects.filter(pk__in=mine, programme=programme, state__in=[X.GRANTED, X.REFUSED])
    latest = decided.order_by("approval", "-decided_at", "-pk").distinct("approval")
    return list(latest.select_related("decided_by"))


def may_decide(exemption: Exemption) -> bool:
    """Whether whoever acts is asked, and neither asked it nor ever stood in its case: the database knows which that is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT programmes_may_decide(%s)", [exemption.pk])
        return bool(cursor.fetchone()[0])


def end_exceptions(case_id: UUID) -> int:
    """End what was asked and granted in a case, whoever may see it; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT programmes_end_exceptions(%s)", [case_id])
        return int(cursor.fetchone()[0])


def log_reading_of(exemption: Exemption) -> None:
    """Note that whoever acts looked, with the case, which the database knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT programmes_log_reading(%s)", [exemption.pk])


def programmes_now() -> dict[str, Programme]:
    """Every programme as it stands: its file, and over it what was adopted since."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(at) FROM programmes_adopted")
        count, last = cursor.fetchone()
    return _with_adopted(count, last) if count else programmes()


def offered_now() -> dict[str, Programme]:
    """Those from which people may choose, as they stand."""
    now = programmes_now()
    return {code: now[code] for code in offered()}


@lru_cache(maxsize=2)
def _with_adopted(_count: int, _last: datetime) -> dict[str, Programme]:
    by_programme: dict[str, list[Over]] = {}
    for row in Adopted.objects.order_by("begins"):
        over = Over(row.parameter, row.begins, row.amount, row.reference)
        by_programme.setdefault(row.programme, []).append(over)
    return {code: laid_over(known, by_programme.get(code, ())) for code, known in programmes().items()}


def drafted(draft: Draft) -> Programme:
    """The programme as it would stand under a draft."""
    return with_values(programmes_now()[draft.programme], draft.begins, draft.amounts, draft.title)


def with_values(now: Programme, begins: date, amounts: Mapping[str, Decimal], reference: str) -> Programme:
    """A programme as it would stand with these amounts from a day on, beside whatever was adopted."""
    overs = {(over.parameter, over.begins): over for over in now.over}
    overs |= {(name, begins): Over(name, begins, amount, reference) for name, amount in amounts.items()}
    return laid_over(programmes()[now.code], overs.values())


def caseload(programme: str) -> list[Alike]:
    """What the rules know of every open case under a programme, and nobody in it; only for whoever answers for the programme."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT origin, day, facts, households FROM programmes_caseload(%s)", [programme])
        return [Alike(origin, day, _told(facts), many) for origin, day, facts, many in cursor.fetchall()]


def _told(facts: Any) -> dict[str, Any]:
    return dict(json.loads(facts)) if isinstance(facts, str) else dict(facts)


def effect_of(draft: Draft, on: date) -> Effect:
    """What the draft would mean for the open cases on a day."""
    return effect(programmes_now()[draft.programme], drafted(draft), caseload(draft.programme), on)


def to_comment(teams: Iterable[UUID]) -> list[Draft]:
    """Drafts on which an organisation of these teams may still say something and has not yet, the first to close first."""
    if not is_there("programmes_draft WHERE state = 'open' AND comments_until >= %s", [timezone.localdate()]):
        return []
    organisations = Team.objects.filter(pk__in=list(teams)).values("office__organisation")
    waiting = Draft.objects.filter(state=Draft.State.OPEN, comments_until__gte=timezone.localdate())
    said = DraftComment.objects.filter(organisation__in=organisations).values("draft")
    return list(waiting.exclude(made_by=current().actor).exclude(pk__in=said).order_by("comments_until", "pk"))


def comments_on(draft: Draft) -> list[DraftComment]:
    return list(draft.comments.select_related("organisation", "by").order_by("at", "pk"))
