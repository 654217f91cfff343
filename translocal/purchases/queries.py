"""Purchases as pages and other rooms ask for them."""

from collections.abc import Callable, Iterable
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import GreaterThan
from psycopg import sql

from translocal.access.identity import current
from translocal.access.lenses import Lens
from translocal.access.permissions import Permission
from translocal.access.queries import all_seen, mine, visible
from translocal.core.memory import remembered
from translocal.organisations.roles import Role
from translocal.purchases.models import Proof, Purchase, Quote
from translocal.purchases.states import OPEN, SPENT

S = Purchase.State
# From the supplier to the purchases, and from each of them to the reader: the names of suppliers are few, the cases many.
_FROM_ITS_SUPPLIERS = """
    SELECT min(of_case.supplier), count(DISTINCT p.id)
    FROM purchases_purchase of_case JOIN purchases_purchase p ON lower(p.supplier) = lower(of_case.supplier)
    JOIN access_access a ON a.case_id = p.case_id AND a.staff_id = %(me)s
    WHERE of_case.case_id = %(case)s AND of_case.state = ANY(%(spent)s) AND p.state = ANY(%(spent)s)
    AND a.parts & %(money)s <> 0
    GROUP BY lower(of_case.supplier) ORDER BY 1
"""


def purchases_of(case_id: UUID) -> list[Purchase]:
    """Every purchase of a case, the latest first."""
    return all_seen(Purchase, "case_id = %s ORDER BY requested_at DESC, id DESC", [case_id])


def open_purchases(case_id: UUID) -> list[Purchase]:
    """What is asked for, approved, paid or proved, and not yet finished: a case is not closed over it."""
    return [purchase for purchase in purchases_of(case_id) if purchase.state in OPEN]


@remembered
def any_open(case_id: UUID) -> bool:
    """Whether a purchase is not finished yet."""
    return bool(open_purchases(case_id))


def quotes_of(purchase: Purchase) -> list[Quote]:
    return quotes_of_each([purchase]).get(purchase.pk, [])


def quotes_of_each(purchases: Iterable[Purchase]) -> dict[UUID, list[Quote]]:
    """The quotes of many purchases, by purchase, the lowest first: one question."""
    found: dict[UUID, list[Quote]] = {}
    where = "purchase_id = ANY(%s) ORDER BY amount, id"
    for quote in all_seen(Quote, where, [[purchase.pk for purchase in purchases]]):
        found.setdefault(quote.purchase_id, []).append(quote)
    return found


def proofs_of(purchase: Purchase) -> list[Proof]:
    return list(visible(Proof).filter(purchase=purchase).select_related("added_by").order_by("added_at"))


def from_its_suppliers(case_id: UUID) -> list[tuple[str, int]]:
    """Each supplier who was paid in a case, with how often they were paid in all the cases that the reader sees."""
    with connection.cursor() as cursor:
        cursor.execute(
            _FROM_ITS_SUPPLIERS,
            {
                "case": case_id,
                "me": current().actor,
                "money": int(Lens.MONEY),
                "spent": [state.value for state in SPENT],
            },
        )
        return list(cursor.fetchall())


def _may(permission: Permission) -> Q:
    """Where I may do this, among rows that know `rights`."""
    return Q(GreaterThan(F("rights").bitand(permission.bit), 0))


def _to_approve() -> Q:
    others = Q(state=S.REQUESTED, quotes_held__gte=F("quotes_needed")) & ~Q(requested_by=current().actor)
    large = Q(above_limit=False) | Q(role=Role.REINTEGRATION_COUNSELLOR)
    return others & _may(Permission.PURCHASE_APPROVE) & large


def _to_quote() -> Q:
    return Q(state=S.REQUESTED, quotes_held__lt=F("quotes_needed")) & _may(Permission.PURCHASE_REQUEST)


def _to_pay() -> Q:
    return Q(state=S.APPROVED) & _may(Permission.PURCHASE_PAY)


def _to_prove() -> Q:
    return Q(state=S.PAID) & _may(Permission.PURCHASE_PROVE)


def _to_confirm() -> Q:
    return Q(state=S.PROVED) & _may(Permission.PURCHASE_PROVE)


# What a purchase can wait for, and when it waits for whoever acts.
WAITS: dict[str, Callable[[], Q]] = {
    "quote": _to_quote, "approve": _to_approve, "pay": _to_pay, "prove": _to_prove, "confirm": _to_confirm,
}  # fmt: skip
BUYING = (Permission.PURCHASE_REQUEST, Permission.PURCHASE_APPROVE, Permission.PURCHASE_PAY, Permission.PURCHASE_PROVE)


def _in_my_cases() -> QuerySet[Purchase]:
    """The purchases of the cases in which I buy, each with my `rights` and my `role` in its case."""
    bits = sum(permission.bit for permission in BUYING)
    buying = mine().alias(may=F("rights").bitand(bits)).filter(may__gt=0)
    here = mine().filter(case_id=OuterRef("case_id"))
    # One look-up by key for each purchase, as in the row policy: a hash of my cases for each condition made the database
    # read every open purchase there is.
    return Purchase.objects.filter(case_id__in=buying.values("case_id")).alias(
        rights=Subquery(here.values("rights")), role=Subquery(here.values("role"))
    )


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
def counting() -> str:
    """What counts how much waits for the one whose id a table `me` holds: put together once, asked on every page.

    Everything else in it is a word of this code and stands in it as such: only then does the database know beforehand that
    the index of the open purchases will do, and plans the statement once instead of each time.
    """
    statement, values = listed("me").values("id").query.sql_with_params()
    reader = current().actor
    told = tuple("(SELECT id FROM me)" if value == reader else sql.quote(value) for value in values)
    return f"SELECT count(*) FROM ({statement % told}) waits"
