"""Purchases as pages and other rooms ask for them."""

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.access.queries import mine, visible
from translocal.core.memory import remembered
from translocal.organisations.roles import Role
from translocal.purchases.models import Proof, Purchase, Quote
from translocal.purchases.states import OPEN, SPENT

S = Purchase.State


def purchases_of(case_id: UUID) -> QuerySet[Purchase]:
    """Every purchase of a case, the latest first."""
    return visible(Purchase).filter(case_id=case_id).order_by("-requested_at", "-id")


def open_purchases(case_id: UUID) -> list[Purchase]:
    """What is asked for, approved, paid or proved, and not yet finished: a case is not closed over it."""
    return list(purchases_of(case_id).filter(state__in=OPEN))


@remembered
def any_open(case_id: UUID) -> bool:
    """Whether a purchase is not finished yet."""
    return purchases_of(case_id).filter(state__in=OPEN).exists()


def quotes_of(purchase: Purchase) -> list[Quote]:
    return list(visible(Quote).filter(purchase=purchase).order_by("amount", "id"))


def proofs_of(purchase: Purchase) -> list[Proof]:
    return list(visible(Proof).filter(purchase=purchase).select_related("added_by").order_by("added_at"))


def from_supplier(supplier: str) -> int:
    """How often something was paid to a supplier, in all the cases that the reader sees."""
    return visible(Purchase).filter(supplier__iexact=supplier, state__in=SPENT).count()


def _cases(permission: Permission, **more: str) -> QuerySet[Any, Any]:
    """The cases in which I may do this."""
    may = mine().alias(may=F("rights").bitand(permission.bit)).filter(may__gt=0, **more)
    return may.values("case_id")


def _to_approve() -> Q:
    others = Q(state=S.REQUESTED, quotes_held__gte=F("quotes_needed")) & ~Q(requested_by=current().actor)
    small = Q(above_limit=False, case_id__in=_cases(Permission.PURCHASE_APPROVE))
    large = Q(above_limit=True, case_id__in=_cases(Permission.PURCHASE_APPROVE, role=Role.REINTEGRATION_COUNSELLOR))
    return others & (small | large)


def _to_quote() -> Q:
    return Q(state=S.REQUESTED, quotes_held__lt=F("quotes_needed"), case_id__in=_cases(Permission.PURCHASE_REQUEST))


def _to_pay() -> Q:
    return Q(state=S.APPROVED, case_id__in=_cases(Permission.PURCHASE_PAY))


def _to_prove() -> Q:
    return Q(state=S.PAID, case_id__in=_cases(Permission.PURCHASE_PROVE))


def _to_confirm() -> Q:
    return Q(state=S.PROVED, case_id__in=_cases(Permission.PURCHASE_PROVE))


# What a purchase can wait for, and when it waits for whoever acts.
WAITS: dict[str, Callable[[], Q]] = {
    "quote": _to_quote, "approve": _to_approve, "pay": _to_pay, "prove": _to_prove, "confirm": _to_confirm,
}  # fmt: skip
BUYING = (Permission.PURCHASE_REQUEST, Permission.PURCHASE_APPROVE, Permission.PURCHASE_PAY, Permission.PURCHASE_PROVE)


def _in_my_cases() -> QuerySet[Purchase]:
    bits = sum(permission.bit for permission in BUYING)
    buying = mine().alias(may=F("rights").bitand(bits)).filter(may__gt=0)
    return Purchase.objects.filter(case_id__in=buying.values("case_id"))


def listed(waits: str = "") -> QuerySet[Purchase]:
    """The open purchases of my cases; with `waits`, those that wait for me to do this, or ("me") anything at all."""
    rows = _in_my_cases().filter(state__in=OPEN)
    if waits == "me":
        asked = Q()
        for wait in WAITS.values():
            asked |= wait()
        return rows.filter(asked)
    return rows.filter(WAITS[waits]()) if waits else rows


@cache
def counting() -> tuple[str, dict[str, Any]]:
    """The statement that counts what waits for `%(me)s`, with its other values by name: put together once, asked on every page."""
    statement, values = listed("me").values("id").query.sql_with_params()
    reader = current().actor
    names = ["me" if value == reader else f"waits{place}" for place, value in enumerate(values)]
    named = statement % tuple(f"%({name})s" for name in names)
    others = {name: value for name, value in zip(names, values, strict=True) if name != "me"}
    return f"SELECT count(*) FROM ({named}) waits", others
