"""Agreeing on a contact, holding it, and ending the support with a report."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action, reaction
from translocal.budgets import events as budget_events
from translocal.budgets import ledger
from translocal.budgets.queries import current_budget, spent_before
from translocal.cases import actions as cases
from translocal.cases import events as case_events
from translocal.cases.models import Case, Turn
from translocal.cases.states import ARRIVED, CASE
from translocal.core.clock import now
from translocal.core.memory import remembered
from translocal.core.money import euro
from translocal.core.reasons import Reason
from translocal.followup import events
from translocal.followup.forms import AgreeForm, CloseForm, HoldForm
from translocal.followup.models import FollowUp, Report
from translocal.followup.states import FOLLOW_UP
from translocal.purchases.queries import any_open

NOT_THERE = Reason("follow_up.arrived", _("They have not arrived yet."))


def missing_to_agree(case: Case) -> list[Reason]:
    return [] if case.state in ARRIVED else [NOT_THERE]


@action(
    "follow_up.agree",
    on=Case,
    result=FollowUp,
    permission=Permission.FOLLOW_UP,
    label=_("Agree on a contact"),
    parameters=AgreeForm,
    missing=missing_to_agree,
    events=(events.AGREED,),
)
def agree(act: Act, case: Case, *, due: date, how: str) -> FollowUp:
    """A contact that they want, by a day that they chose."""
    agreed = FollowUp.objects.create(case_id=case.pk, due=due, how=how)
    act.record(events.AGREED, agreed, due=due)
    return agreed


@action(
    "follow_up.hold",
    on=FollowUp,
    result=FollowUp,
    permission=Permission.FOLLOW_UP,
    label=_("Note the contact"),
    parameters=HoldForm,
    states=FOLLOW_UP,
    verb="hold",
    events=(events.HELD,),
)
def hold(act: Act, agreed: FollowUp, *, held_on: date, people: list[str], words: str, needs: str) -> FollowUp:
    """They were in contact: how the household is, in its own words."""
    agreed.held_on, agreed.words, agreed.needs = held_on, words, needs
    agreed.people, agreed.staff_id = [UUID(person) for person in people], act.staff_id
    agreed.version += 1
    agreed.save()
    act.record(events.HELD, agreed, held_on=held_on)
    return agreed


@action(
    "follow_up.call_off",
    on=FollowUp,
    result=FollowUp,
    permission=Permission.FOLLOW_UP,
    label=_("Call the contact off"),
    states=FOLLOW_UP,
    verb="call_off",
    events=(events.CALLED_OFF,),
)
def call_off(act: Act, agreed: FollowUp) -> FollowUp:
    """They no longer want it, or it can no longer be."""
    return _kept(act, agreed)


def _kept(act: Act, agreed: FollowUp) -> FollowUp:
    agreed.version += 1
    agreed.save(update_fields=["state", "version"])
    act.record(events.CALLED_OFF, agreed)
    return agreed


@reaction(case_events.ENDED)
def nobody_is_expected_any_more(act: Act, case: Any) -> None:
    """A contact that was agreed in a case that ended another way is called off; they can agree on one again."""
    for agreed in FollowUp.objects.filter(case_id=case.pk, state=FollowUp.State.AGREED):
        FOLLOW_UP.move(agreed, "call_off")
        _kept(act, agreed)


def missing_to_close(case: Case) -> list[Reason]:
    """What still stands in the way. The page, the checklist and the action ask the same."""
    if case.state not in ARRIVED:
        return [NOT_THERE]
    reasons = [rule(case) for rule in BEFORE_CLOSING]
    return [reason for found in reasons for reason in found]


def nothing_is_reserved(case: Case) -> list[Reason]:
    budget = current_budget(case.pk)
    if budget is not None and budget.reserved:
        return [Reason("closing.reserved", _("Money is reserved still: finish these purchases, or cancel them."))]
    return []


@remembered
def is_agreed(case_id: UUID) -> bool:
    """Whether a contact was agreed and is still to come."""
    return FollowUp.objects.filter(case_id=case_id, state=FollowUp.State.AGREED).exists()


def no_contact_is_open(case: Case) -> list[Reason]:
    if is_agreed(case.pk):
        return [Reason("closing.contact", _("A contact was agreed with them: hold it, or call it off."))]
    return []


def no_purchase_is_open(case: Case) -> list[Reason]:
    if any_open(case.pk):
        text = _("A purchase is open still: pay it, prove it and have them confirm it, or call it off.")
        return [Reason("closing.purchase", text)]
    return []


# What has to be settled first. A room that stands higher adds its own rule.
BEFORE_CLOSING = [nothing_is_reserved, no_purchase_is_open, no_contact_is_open]


@action(
    "closing.write",
    on=Case,
    result=Report,
    permission=Permission.CASE_CLOSE,
    label=_("Close the case with this report"),
    parameters=CloseForm,
    missing=missing_to_close,
    states=CASE,
    verb="end",
    events=(events.REPORTED, budget_events.CLOSED, case_events.ENDED, case_events.TURNED),
)
def close(act: Act, case: Case, **told: Any) -> Report:
    """The support ends with a report. What is left of the budget goes back to its fund; nobody loses sight of anybody."""
    allocated, paid = _settled(act, case)
    report = Report.objects.create(
        case_id=case.pk, allocated=allocated, paid=paid, written_at=now(), by_id=act.staff_id, **told
    )
    act.record(events.REPORTED, report)
    cases.turn(act, case, case_events.ENDED, Turn.Kind.COMPLETED, "")
    return report


def _settled(act: Act, case: Case) -> tuple[Any, Any]:
    """Close the open budget; tells what was set and what was paid, in euro, over all budgets of the case."""
    budget, before = current_budget(case.pk), spent_before(case.pk)
    if budget is None:
        return (before.amount, before.amount) if before else (None, None)
    allocated, paid = budget.allocated, budget.paid
    freed = ledger.close(act, budget)
    act.record(budget_events.CLOSED, budget, paid=euro(paid), freed=freed.money)
    return allocated + before.amount, paid + before.amount
