"""What is missing before an exception is asked for or decided, and before a draft of rules goes on."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.cases.models import Case
from translocal.cases.states import Stage
from translocal.core.days import written
from translocal.core.reasons import Reason
from translocal.core.rows import one
from translocal.programmes.exceptions import still_so
from translocal.programmes.library import Programme
from translocal.programmes.models import AskedFor, Draft, Exemption
from translocal.programmes.queries import exceptions_to_ask_for, hanging_on_exceptions, may_decide

STANDING = Reason(
    "exception.standing",
    _(
        "It was asked for already. Wait for the decision, or take it back. With what was granted, establish the entitlement."
    ),
    "which",
)


def missing_to_ask(case: Case) -> list[Reason]:
    if case.state in (Stage.RESTING, Stage.ENDED):
        return [Reason("exception.case_rests", _("The case rests or has ended. Take it up again first."))]
    if exceptions_to_ask_for(case.pk):
        return []
    if hanging_on_exceptions(case.pk):
        return [STANDING]
    text = _(
        "Nothing that was established hangs on an exception. Establish first what they are entitled to without it."
    )
    return [Reason("exception.none", text)]


def missing_to_take_back(asked: AskedFor) -> list[Reason]:
    exemption = one(Exemption, "WHERE id = %s", [asked.exemption_id])
    if exemption is None or exemption.state != Exemption.State.ASKED:
        return [Reason("exception.closed", _("It was decided or taken back already."))]
    return []


def missing_to_decide(exemption: Exemption) -> list[Reason]:
    if may_decide(exemption):
        return []
    text = _("It is decided by somebody who was asked, who did not ask for it and never stood in the case.")
    return [Reason("exception.not_yours", text)]


def missing_to_use(exceptions: Iterable[Exemption], facts: Mapping[str, Any]) -> list[Reason]:
    """What was granted holds for the household that was told then."""
    text = _("Their situation is no longer the one on which “%(approval)s” was decided. Ask for it again.")
    return [
        Reason("exception.changed", text % {"approval": exemption.get_approval_display()}, "exceptions")
        for exemption in exceptions
        if not still_so(exemption, facts)
    ]


def missing_to_change(draft: Draft) -> list[Reason]:
    if draft.state != Draft.State.DRAFTED:
        return [Reason("rules.published", _("It was published as it is. Begin another draft to change it."))]
    return []


def missing_to_open(draft: Draft) -> list[Reason]:
    if not draft.amounts:
        return [Reason("rules.nothing", _("The draft changes nothing yet. Change a value first."))]
    return []


def missing_to_comment(draft: Draft) -> list[Reason]:
    if draft.state != Draft.State.OPEN or draft.comments_until is None:
        return [Reason("rules.not_open", _("The draft is not open for comments."))]
    if timezone.localdate() > draft.comments_until:
        told = {"day": written(draft.comments_until, "DATE_FORMAT")}
        return [Reason("rules.over", _("Comments could be given until %(day)s.") % told)]
    return []


def missing_to_adopt(draft: Draft) -> list[Reason]:
    if draft.comments_until and timezone.localdate() <= draft.comments_until:
        told = {"day": written(draft.comments_until, "DATE_FORMAT")}
        text = _("Comments can be given until %(day)s. It can be adopted from the day after.")
        return [Reason("rules.comments", text % told)]
    return []


def missing_to_hold_from(programme: Programme, day: date) -> list[Reason]:
    """A value never changes what was answered before: it holds from today at the earliest, while the programme has rules."""
    if day < timezone.localdate():
        return [Reason("rules.past", _("What was answered stays as it was: choose today or a later day."), "begins")]
    if not programme.in_force(day):
        return [Reason("rules.no_rules", _("The programme has no rules for this day."), "begins")]
    return []
