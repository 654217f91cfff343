"""Asking for an exception from the rules, deciding it, taking it back."""

import json

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action, reaction
from translocal.cases import events as case_events
from translocal.cases.models import Case
from translocal.core.clock import now
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent, Missing, Reason
from translocal.core.rows import one
from translocal.journal.events import EventType
from translocal.organisations.models import Post, Team
from translocal.programmes import events, rules
from translocal.programmes.exceptions import changes_something, to_decide_on, with_and_without
from translocal.programmes.exempting_forms import AskExceptionForm, DecideForm
from translocal.programmes.models import AskedFor, Exemption
from translocal.programmes.queries import end_exceptions, exceptions_to_ask_for, programmes_now
from translocal.programmes.states import EXEMPTION


@action(
    "exception.ask",
    on=Case,
    result=AskedFor,
    permission=Permission.ENTITLEMENT_ESTABLISH,
    label=_("Ask for the exception"),
    parameters=AskExceptionForm,
    missing=rules.missing_to_ask,
    events=(events.EXCEPTION_ASKED,),
)
def ask_exception(act: Act, case: Case, *, which: str, team: Team, words: str) -> AskedFor:
    """Ask whoever decides for one exception: with the facts that the rules ask, without a name and without the case."""
    open_ones = {f"{told.programme}.{name}": (told, name) for told, name in exceptions_to_ask_for(case.pk)}
    if which not in open_ones:
        raise Missing([rules.STANDING])
    entitlement, approval = open_ones[which]
    programme = programmes_now()[entitlement.programme]
    granted, refused = with_and_without(programme, entitlement, approval)
    if not changes_something(granted, refused):
        text = _("Granted or refused, the answer would be the same. Find out first what else is not known.")
        raise Missing([Reason("exception.changes_nothing", text, "which")])
    post = one(Post, "WHERE staff_id = %s AND until IS NULL ORDER BY since", [act.staff_id])
    if post is None:
        raise Absent
    # First to which case it belongs: by that alone, whoever asks may write and read it.
    asked = AskedFor.objects.create(
        case_id=case.pk, entitlement=entitlement, exemption_id=uuid7(), asked_by_id=act.staff_id
    )
    Exemption.objects.create(
        id=asked.exemption_id, programme=programme.code, approval=approval, day=entitlement.day, words=words,
        told=json.dumps(to_decide_on(programme, approval, granted, refused), ensure_ascii=False),
        from_team_id=post.team_id, to_team=team, asked_at=now(),
    )  # fmt: skip
    act.record(
        events.EXCEPTION_ASKED, asked, team=team.pk, programme=_now(programme.name), approval=approval, words=words
    )
    return asked


@action(
    "exception.withdraw",
    on=AskedFor,
    result=AskedFor,
    permission=Permission.ENTITLEMENT_ESTABLISH,
    label=_("Take it back"),
    missing=rules.missing_to_take_back,
    events=(events.EXCEPTION_WITHDRAWN,),
)
def withdraw_exception(act: Act, asked: AskedFor) -> AskedFor:
    """It is no longer needed: whoever was asked does not see it any more."""
    exemption = one(Exemption, "WHERE id = %s FOR NO KEY UPDATE", [asked.exemption_id])
    if exemption is None:
        raise Absent
    EXEMPTION.move(exemption, "withdraw")
    _keep(exemption)
    act.record(events.EXCEPTION_WITHDRAWN, asked, team=exemption.to_team_id, approval=exemption.approval)
    return asked


def _keep(exemption: Exemption, *fields: str) -> None:
    exemption.version += 1
    exemption.save(update_fields=["state", "version", *fields])


def _decide(act: Act, exemption: Exemption, reason: str, event: EventType) -> Exemption:
    exemption.reason, exemption.decided_at, exemption.decided_by_id = reason, now(), act.staff_id
    _keep(exemption, "reason", "decided_at", "decided_by")
    act.record(event, exemption, approval=exemption.approval, reason=reason)
    return exemption


@action(
    "exception.grant",
    on=Exemption,
    result=Exemption,
    permission=Permission.EXCEPTION_DECIDE,
    label=_("Grant it"),
    parameters=DecideForm,
    missing=rules.missing_to_decide,
    states=EXEMPTION,
    verb="grant",
    events=(events.EXCEPTION_GRANTED,),
)
def grant_exception(act: Act, exemption: Exemption, *, reason: str) -> Exemption:
    """Grant the exception, with a reason. Whose it is stays unknown here; whoever asked can establish an entitlement with it."""
    return _decide(act, exemption, reason, events.EXCEPTION_GRANTED)


@action(
    "exception.refuse",
    on=Exemption,
    result=Exemption,
    permission=Permission.EXCEPTION_DECIDE,
    label=_("Refuse it"),
    parameters=DecideForm,
    missing=rules.missing_to_decide,
    states=EXEMPTION,
    verb="refuse",
    events=(events.EXCEPTION_REFUSED,),
)
def refuse_exception(act: Act, exemption: Exemption, *, reason: str) -> Exemption:
    """Refuse the exception, with a reason that whoever asked can tell them."""
    return _decide(act, exemption, reason, events.EXCEPTION_REFUSED)


@reaction(case_events.ENDED)
def end_what_was_asked(act: Act, case: Case) -> None:
    """Nobody decides any longer for people who have gone another way, and nothing granted outlives the support."""
    if end_exceptions(case.pk):
        act.record(events.EXCEPTIONS_ENDED, case)
