"""The pages of the actions about purchases."""

from typing import Any

from babel.core import get_global
from babel.numbers import get_territory_currencies
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.core.money import EUR
from translocal.desk.acting import page
from translocal.desk.pages import part
from translocal.purchases.models import Purchase
from translocal.purchases.rules import is_late

purchases_url = part("purchases")


def purchase_url(thing: Any) -> str:
    return reverse("purchase", args=[getattr(thing, "purchase_id", None) or thing.pk])


def where_they_are(case: Any) -> dict[str, Any]:
    """The currency of the country to which they go."""
    known = get_global("territory_currencies")
    here = get_territory_currencies(case.origin_country) if case.origin_country in known else []
    return {"currency": here[0] if here else EUR}


def as_approved(purchase: Purchase) -> dict[str, Any]:
    return {"amount": purchase.money, "paid_on": timezone.localdate()}


def came_today(_purchase: Purchase) -> dict[str, Any]:
    return {"came_on": timezone.localdate()}


def have_it_today(_purchase: Purchase) -> dict[str, Any]:
    return {"delivered_on": timezone.localdate()}


def of_a_colleague(purchase: Purchase) -> bool:
    """One's own request is called off, not refused."""
    return purchase.requested_by_id != current().actor


def was_paid(purchase: Purchase) -> bool:
    return purchase.state in ("paid", "proved", "delivered")


page(
    "purchase.request", _("Buy something that they planned"), back=purchases_url, after=purchase_url, initial=where_they_are,
    done=_("It was asked for, and its value is reserved."),
    happens=(_("Its value in euro is reserved in their budget."), _("Somebody else approves it; then finance pays the supplier.")),
)  # fmt: skip
page(
    "purchase.approve", _("Approve the purchase"), back=purchase_url, after=purchase_url, main=True, done=_("It was approved."),
    happens=(_("Finance can pay the supplier."),),
)  # fmt: skip
page(
    "purchase.extend", _("Let it be bought after its last day"), back=purchase_url, after=purchase_url, when=is_late,
    done=_("It can be bought now."),
    happens=(_("Your reason and your name stand with the purchase. It is approved and paid as any other."),),
)  # fmt: skip
page(
    "purchase.refuse", _("Do not approve it"), back=purchase_url, after=purchase_url, done=_("It was not approved."), when=of_a_colleague,
    happens=(_("What was reserved is free again. Whoever asked for it reads your reason."),),
)  # fmt: skip
page(
    "purchase.cancel", _("Call the purchase off"), back=purchase_url, after=purchase_url, done=_("It was called off."),
    happens=(_("What was reserved is free again."),),
)  # fmt: skip
page(
    "purchase.pay", _("Book the payment"), back=purchase_url, after=purchase_url, initial=as_approved, main=True,
    done=_("The payment was booked."), drafts=False,
    happens=(
        _("Its value in euro is fixed now: at the rate of its month, or of the bank if you write it."),
        _("Whatever the rate takes more from their budget than was reserved, they are told."),
    ),
    lasting=(_("A line of the ledger is never changed. What comes back is a line of its own."),),
)  # fmt: skip
page(
    "purchase.refund", _("Book what came back"), back=purchase_url, after=purchase_url, initial=came_today, when=was_paid,
    done=_("It was booked."), drafts=False,
    happens=(_("It is booked at the rate at which it was paid. Once all of it is back, the purchase is called off."),),
)  # fmt: skip
page(
    "purchase.remove_proof", _("Remove a proof"), back=purchase_url, after=purchase_url, done=_("The proof was removed."),
    happens=(_("If no other proof is there, the purchase waits for one again."),),
    lasting=(_("Its file is erased. That it was there, and why it was removed, stays in the timeline."),),
)  # fmt: skip
page(
    "purchase.confirm_delivery", _("They have it"), back=purchase_url, after=purchase_url, initial=have_it_today, main=True,
    done=_("The purchase is finished."), happens=(_("Only they can say that they have it; you note how they said it."),),
)  # fmt: skip

ON_A_PURCHASE = [
    "purchase.approve", "purchase.extend", "purchase.pay", "purchase.confirm_delivery", "purchase.refuse", "purchase.refund",
    "purchase.cancel",
]  # fmt: skip
