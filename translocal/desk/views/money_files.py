"""Money files: what a finance officer or an auditor sees of a case. A reference, a budget, purchases and proofs; nobody's name."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translocal.access.identity import current
from translocal.access.lenses import Lens, Standing
from translocal.access.models import Access
from translocal.access.queries import mine, row_on
from translocal.budgets.models import Budget
from translocal.cases.queries import reviews_of
from translocal.core.days import short_day
from translocal.core.money import euro, spell
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.desk.granted import review_line
from translocal.desk.narrowing import Narrowing
from translocal.desk.quick import addresses
from translocal.desk.rows import Column, rows
from translocal.desk.views.money import ledger_of
from translocal.desk.views.purchases import table_of
from translocal.journal.append import log_reading
from translocal.purchases.models import Purchase
from translocal.purchases.queries import purchases_of


class MoneyFilter(Narrowing):
    waits = forms.ChoiceField(
        label=gettext_lazy("What waits"), required=False,
        choices=[("", gettext_lazy("all")), ("approved", gettext_lazy("something to pay")), ("paid", gettext_lazy("a proof is missing"))],
    )  # fmt: skip


COLUMNS = [
    Column("allocated", gettext_lazy("Allocated"), number=True),
    Column("reserved", gettext_lazy("Reserved"), number=True),
    Column("paid", gettext_lazy("Paid"), number=True),
    Column("left", gettext_lazy("Left"), number=True),
    Column("since", gettext_lazy("Open to you since")),
]


def money_list(request: HttpRequest) -> HttpResponse:
    """The money files that are open to me: filtered, counted, paged."""
    narrowed = MoneyFilter(request.GET)
    kept = narrowed.kept()
    found = _files()
    if kept:
        found = found.filter(Exists(Purchase.objects.filter(case_id=OuterRef("case_id"), state=kept["waits"])))
    page = page_of(request, found.order_by("-updated_at", "-case_id"), kept)
    lines = rows(_("Reference"), COLUMNS, _lines(page.rows))
    return render(
        request, "desk/money_files.html", {"filter": narrowed, "filtered": bool(kept), "rows": lines, "page": page.bar}
    )


def _files() -> QuerySet[Access]:
    seen = mine().filter(kind=Access.Kind.CASE).alias(seen=F("parts").bitand(int(Lens.MONEY)))
    return seen.filter(seen__gt=0)


def _lines(found: list[Access]) -> list[dict[str, Any]]:
    url, sums = addresses("money_file"), _sums([row.case_id for row in found])
    lines = []
    for row in found:
        allocated, reserved, paid = sums.get(row.case_id, (Decimal(0),) * 3)
        told = {"allocated": allocated, "reserved": reserved, "paid": paid, "left": allocated - reserved - paid}
        lines.append(
            {
                "url": url(row.case_id),
                "household": row.reference,
                "since": short_day(row.since),
                **{name: spell(euro(amount)) for name, amount in told.items()},
            }
        )
    return lines


def _sums(case_ids: list[UUID]) -> dict[UUID, tuple[Decimal, Decimal, Decimal]]:
    """Allocated, reserved and paid of the latest budget of each case."""
    found = Budget.objects.filter(case_id__in=case_ids).order_by("opened_at")
    return {budget.case_id: (budget.allocated, budget.reserved, budget.paid) for budget in found}


def money_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One case as money: its reference, budget, ledger, purchases and proofs."""
    access = row_on(pk)
    if access is None or access.kind != Access.Kind.CASE or not access.parts & Lens.MONEY:
        raise Absent
    log_reading(current().actor, "money file", pk)
    purchases = purchases_of(pk)
    return render(
        request,
        "desk/money_file.html",
        {
            "reference": access.reference,
            "purchases": table_of(purchases),
            "reviews": _own_reviews(access),
            **ledger_of(pk, purchases),
        },
    )


def _own_reviews(access: Access) -> list[dict[str, Any]]:
    """Why the file is open to whoever reviews, until when, and how they say that they have seen enough."""
    if access.standing != Standing.REVIEW:
        return []
    return [review_line(grant, access.rights) for grant in reviews_of(access.case_id)]
