"""A first link that was missing: whoever counsels somebody who walked in invites a social worker to stand beside them.

It goes the way of every handover (a letter they approve, consent to exactly this desk, an answer by a day), but nobody steps back.
Once the next desk takes over, the social worker follows together with whoever invited them, as far as the clients agreed.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.cases.models import Case
from translocal.cases.reach import reshape
from translocal.handovers import events, rules
from translocal.handovers.actions import begun, comes_to_stand, send, standing_of
from translocal.handovers.forms import AnswerForm, InviteForm
from translocal.handovers.models import Handover
from translocal.handovers.states import HANDOVER
from translocal.organisations.models import Team


@action(
    "handover.invite",
    on=Case,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("Begin the invitation"),
    parameters=InviteForm,
    missing=rules.missing_to_invite,
    events=(events.INVITATION_BEGUN,),
)
def invite(act: Act, case: Case, *, to_team: Team, kind: str, parts: int, **letter: Any) -> Handover:
    """Begin to invite a social worker, with a letter. Nothing has left the desk yet."""
    place = standing_of(act, case)
    handover = begun(case, place, letter, to_team=to_team, kind=kind, parts=parts, beside=True)
    act.record(events.INVITATION_BEGUN, handover, team=to_team.pk)
    return handover


@action(
    "handover.ask_beside",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_PROPOSE,
    label=_("Ask them to stand beside you"),
    missing=rules.missing_to_ask_beside,
    states=HANDOVER,
    verb="propose",
    events=(events.INVITED,),
)
def ask_beside(act: Act, handover: Handover) -> Handover:
    """Send the invitation. Whoever asks stays where they are, whatever the answer."""
    send(handover)
    act.record(events.INVITED, handover, team=handover.to_team_id, answer_by=handover.answer_by)
    return handover


@action(
    "handover.join",
    on=Handover,
    result=Handover,
    permission=Permission.HANDOVER_ANSWER,
    label=_("Stand beside them"),
    parameters=AnswerForm,
    missing=rules.missing_to_join,
    states=HANDOVER,
    verb="accept",
    events=(events.JOINED,),
)
def join(act: Act, handover: Handover, *, answer: str) -> Handover:
    """Come to stand in the case beside whoever asked; they stay active."""
    comes_to_stand(act, handover, answer)
    reshape(handover.case_id)
    act.record(events.JOINED, handover, team=handover.to_team_id)
    return handover
