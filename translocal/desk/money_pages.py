"""The pages of the actions about money: what a household is entitled to, its budget, funds, rates."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.budgets.queries import current_budget
from translocal.budgets.rules import open_to_them, to_choose
from translocal.core.money import euro
from translocal.counselling.queries import free_to_go
from translocal.desk.acting import page
from translocal.desk.pages import part
from translocal.organisations.roles import Role
from translocal.people.queries import adults
from translocal.programmes.library import offered
from translocal.programmes.queries import latest_entitlement
from translocal.programmes.questions import answered
from translocal.travel.queries import leaves_on

money_url = part("money")


def funds_url(_thing: Any) -> str:
    return reverse("funds")


def as_of_today(case: Any) -> dict[str, Any]:
    """Today's rules of the programme that was asked last, with what was answered then, or of the host country."""
    last = latest_entitlement(case.case_id)
    own = [p for p in offered().values() if p.host == case.host_country] or list(offered().values())
    # Where everybody is invented, the programme that is for practice.
    first = min(own, key=lambda programme: not programme.practice)
    said = answered(last.facts) if last else {}
    return {
        "day": timezone.localdate(), "programme": last.programme if last else first.code, **said, **known_of(case.case_id),
    }  # fmt: skip


def known_of(case_id: UUID) -> dict[str, Any]:
    """What the case tells already of what the rules may ask: begun with, and still theirs to change."""
    found: dict[str, Any] = {}
    leaving, people = leaves_on(case_id), adults(case_id)
    if leaving is not None:
        found["dates_departure"] = leaving
    if people and {person.pk for person in people} <= free_to_go(case_id):
        found["voluntary"] = "yes"
    return found


def from_today(_thing: Any) -> dict[str, Any]:
    return {"starts_on": timezone.localdate()}


def this_month(_thing: Any) -> dict[str, Any]:
    return {"month": timezone.localdate()}


page(
    "entitlement.establish", _("What are they entitled to?"), back=money_url, after=money_url, initial=as_of_today,
    done=_("The entitlement was established, with a reason for every euro."), template="desk/establish.html",
    happens=(_("The answer and its reasons are kept as they are told now."), _("Nothing is spent or promised by this.")),
)  # fmt: skip


def budget_as_it_is(case: Any) -> dict[str, Any]:
    """What stands now, or all that they are entitled to."""
    budget = current_budget(case.case_id)
    if budget:
        return {"amount": euro(budget.allocated), "fund": budget.fund_id}
    within = next(iter(to_choose(case.case_id)), None)
    return {"amount": open_to_them(within)} if within else {}


def has_a_budget(case: Any) -> bool:
    return current_budget(case.case_id) is not None


page(
    "budget.set", _("Set the budget"), back=money_url, after=money_url, initial=budget_as_it_is, done=_("The budget was set."),
    happens=(
        _("The money is taken from the fund and kept for this household."),
        _("It is spent on what they plan together with the local social worker, never paid out by this step."),
    ),
)  # fmt: skip
page(
    "budget.close", _("Close the budget"), back=money_url, after=money_url, done=_("The budget is closed."), when=has_a_budget,
    happens=(_("What is left goes back to the fund."),), lasting=(_("A closed budget is not opened again; another one can be set."),),
)  # fmt: skip


def has_finance(case: Any) -> bool:
    return Role.FINANCE_OFFICER in case.active_roles


page(
    "case.ask_finance", _("Ask a finance officer"), back=money_url, after=money_url, done=_("They can pay for this case now."),
    happens=(
        _("They see the reference, budget, purchases and proofs of this case, and nothing else: no name, no plan, no talk."),
        _("Whoever was asked before steps out."),
    ),
)  # fmt: skip
page(
    "case.end_finance", _("No finance officer is needed any more"), back=money_url, after=money_url, when=has_finance,
    done=_("They no longer see this case."), happens=(_("They see nothing of this case any more, and cannot pay for it."),),
)  # fmt: skip
page(
    "case.open_to_review", _("Open the case to somebody who checks"), back=money_url, after=money_url,
    done=_("It is open to them until that day."),
    happens=(
        _("They see what their role sees of a case and nothing else: an auditor money and proofs, and nobody's name."),
        _("Everybody in the chain reads who looks and until when; those who counsel read why."),
        _("Everything they open is written down."),
    ),
)  # fmt: skip


def after_a_review(grant: Any) -> str:
    """Whoever has seen enough has no such page any more; whoever opened the case is back at its money."""
    return reverse("today") if grant.staff_id == current().actor else money_url(grant)


page(
    "case.end_review", _("End the review"), back=after_a_review, after=after_a_review, done=_("The case is closed to them again."),
    happens=(_("The case is closed to whoever looked at it, at once. It can be opened to them again."),), drafts=False,
)  # fmt: skip
page(
    "fund.open", _("Open a fund"), back=funds_url, after=funds_url, initial=from_today, done=_("The fund is open."),
    happens=(_("Budgets can be set from it, up to its ceiling and never beyond."),),
)  # fmt: skip
page(
    "rate.set", _("Set the rate of a month"), back=funds_url, after=funds_url, initial=this_month, done=_("The rate was set."),
    happens=(_("Payments of this month are booked at it. What was booked before keeps its rate."),),
)  # fmt: skip
