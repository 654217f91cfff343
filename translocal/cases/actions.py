"""Writing to a case: it goes on, rests, ends, is given to a colleague, covered, gets a document."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.lenses import Lens, Standing
from translocal.access.permissions import Permission
from translocal.access.queries import mine, row_on
from translocal.actions.engine import Act, action
from translocal.cases import chain, events
from translocal.cases.forms import AssignForm, CoverForm, DocumentForm, EndForm, FinanceForm, RestForm, ways_to_end
from translocal.cases.models import Case, Document, Grant, Involvement, Turn
from translocal.cases.reach import Head, reshape
from translocal.cases.rules import END_RULES, STEP_RULES, asked_of
from translocal.cases.states import CASE, NEXT_VERB, Stage
from translocal.core.clock import now
from translocal.core.memory import remembered
from translocal.core.reasons import Absent, Missing, Reason
from translocal.journal.events import EventType
from translocal.organisations.models import Post, Staff
from translocal.organisations.roles import Role


def head_of(case: Case) -> Head:
    return Head("case", case.state, case.origin_country, case.reference, case.opened_at, now())


def next_reference() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_next_reference()")
        return str(cursor.fetchone()[0])


def keep(case: Case) -> None:
    """Save a case whose state has moved, and let every list know."""
    case.version += 1
    case.save(update_fields=["state", "version"])
    reshape(case.pk, head=head_of(case))


def turn(act: Act, case: Case, told: EventType, kind: str, words: str) -> Case:
    """The case has moved: everybody reads that it did, those who counsel read how their way turned."""
    keep(case)
    act.record(told, case)
    Turn.objects.create(case_id=case.pk, kind=kind, words=words, at=now(), by=act.staff_id)
    act.record(events.TURNED, case, kind=kind, words=words)
    return case


# Without whom a case does not go on from a stage: the next one is theirs.
WHO_LEADS_ON = {
    Stage.ORIENTATION: (
        (Role.RETURN_COUNSELLOR,),
        _("A return counsellor has to stand in the case first: hand over to one."),
    ),
    Stage.RETURN_COUNSELLING: (
        (Role.REINTEGRATION_COUNSELLOR,),
        _("A reintegration counsellor has to stand in the case first: hand over to one."),
    ),
    Stage.READY: ((Role.TRAVEL_OFFICER,), _("A travel officer has to stand in the case first.")),
    Stage.DEPARTED: ((Role.TRAVEL_OFFICER,), _("A travel officer has to stand in the case first.")),
    Stage.ARRIVED: (
        (Role.LOCAL_SOCIAL_WORKER, Role.REINTEGRATION_COUNSELLOR),
        _("Somebody who supports them after arrival has to stand in the case first: hand over to a partner there."),
    ),
}


def missing_to_step(case: Case) -> list[Reason]:
    if case.state not in NEXT_VERB:
        return [Reason("case.step.none", _("There is no next step from here."))]
    roles, words = WHO_LEADS_ON.get(Stage(case.state), ((), ""))
    if roles and case.active_roles.isdisjoint(roles):
        return [Reason(f"case.step.{roles[0].value}", words)]
    return asked_of(STEP_RULES, case, NEXT_VERB[Stage(case.state)])


@action(
    "case.step",
    on=Case,
    result=Case,
    permission=Permission.CASE_STEP,
    label=_("Go on to the next stage"),
    missing=missing_to_step,
    events=(events.STEPPED,),
)
def step(act: Act, case: Case) -> Case:
    """The case reaches its next stage: a milestone that the whole chain reads."""
    CASE.move(case, NEXT_VERB[Stage(case.state)])
    keep(case)
    act.record(events.STEPPED, case, stage=case.state)
    return case


def missing_to_be_ready(case: Case) -> list[Reason]:
    return asked_of(STEP_RULES, case, "ready")


@action(
    "case.ready",
    on=Case,
    result=Case,
    permission=Permission.CASE_STEP,
    label=_("Ready to depart"),
    missing=missing_to_be_ready,
    states=CASE,
    verb="ready",
    events=(events.STEPPED,),
)
def be_ready(act: Act, case: Case) -> Case:
    """Ready without reintegration counselling: travel support is all they want, or all that is offered."""
    keep(case)
    act.record(events.STEPPED, case, stage=case.state)
    return case


@action(
    "case.rest",
    on=Case,
    result=Case,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Let the case rest"),
    parameters=RestForm,
    states=CASE,
    verb="rest",
    events=(events.RESTED, events.TURNED),
)
def rest(act: Act, case: Case, *, words: str) -> Case:
    """Not now. Nothing reminds anybody of return until they take it up again."""
    return turn(act, case, events.RESTED, Turn.Kind.NOT_NOW, words)


@action(
    "case.take_up_again",
    on=Case,
    result=Case,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Take the case up again"),
    parameters=RestForm,
    states=CASE,
    verb="take_up_again",
    events=(events.TAKEN_UP, events.TURNED),
)
def take_up_again(act: Act, case: Case, *, words: str) -> Case:
    """They came back to it, at a time of their own."""
    return turn(act, case, events.TAKEN_UP, Turn.Kind.GOES_ON, words)


@action(
    "case.end",
    on=Case,
    result=Case,
    permission=Permission.CONVERSATION_NOTE,
    label=_("End the support"),
    parameters=EndForm,
    states=CASE,
    verb="end",
    events=(events.ENDED, events.TURNED),
)
def end(act: Act, case: Case, *, kind: str, words: str) -> Case:
    """The support ends, in one of several equal ways; the shared record only says that it ended."""
    before = row_on(case.pk)
    if before is None or kind not in ways_to_end(before.stage):
        raise Missing(
            [Reason("case.end.way", _("The case has moved on meanwhile. Choose again how their way goes on."), "kind")]
        )
    missing = asked_of(END_RULES, case, kind)
    if missing:
        raise Missing(missing)
    return turn(act, case, events.ENDED, kind, words)


@action(
    "case.reopen",
    on=Case,
    result=Case,
    permission=Permission.CONVERSATION_NOTE,
    label=_("Open the case again"),
    parameters=RestForm,
    states=CASE,
    verb="reopen",
    events=(events.TAKEN_UP, events.TURNED),
)
def reopen(act: Act, case: Case, *, words: str) -> Case:
    """An ended case can be opened again at any time."""
    return turn(act, case, events.TAKEN_UP, Turn.Kind.GOES_ON, words)


def _leads(team_id: UUID) -> bool:
    return Post.objects.filter(staff_id=current().actor, team_id=team_id, is_lead=True, until=None).exists()


def missing_to_assign(link: Involvement) -> list[Reason]:
    if not _leads(link.team_id):
        return [Reason("case.assign.team", _("Only whoever leads their team gives this place to a colleague."))]
    if link.standing != Involvement.Now.ACTIVE:
        return [Reason("case.assign.standing", _("Only the place of somebody active can be given to a colleague."))]
    return []


@action(
    "case.assign",
    on=Involvement,
    result=Involvement,
    permission=Permission.CASE_ASSIGN,
    label=_("Give to a colleague"),
    parameters=AssignForm,
    missing=missing_to_assign,
    events=(events.ASSIGNED,),
)
def assign(act: Act, link: Involvement, *, staff: Staff) -> Involvement:
    """A lead gives the case to another member of the team; the one before steps out."""
    chain.end(link)
    new = chain.stand(link.case_id, staff, link.team_id, link.role, withheld=link.withheld)
    reshape(link.case_id)
    act.record(events.ASSIGNED, new, staff=staff.pk)
    return new


def _finance(case_id: UUID) -> Involvement | None:
    return Involvement.objects.filter(case_id=case_id, role=Role.FINANCE_OFFICER, standing="active").first()


@remembered
def has_finance(case_id: UUID) -> bool:
    """Whether a finance officer stands in the case."""
    return _finance(case_id) is not None


def missing_to_ask_finance(case: Case) -> list[Reason]:
    row = row_on(case.pk)
    if row is None or not row.parts & Lens.MONEY:
        return [Reason("case.finance.money", _("The money of this case is not open to you."))]
    return []


@action(
    "case.ask_finance",
    on=Case,
    result=Case,
    permission=Permission.BUDGET_SET,
    label=_("Ask them"),
    parameters=FinanceForm,
    missing=missing_to_ask_finance,
    events=(events.FINANCE_ASKED,),
)
def ask_finance(act: Act, case: Case, *, staff: Staff) -> Case:
    """Name the finance officer who pays for this case; whoever did so before steps out."""
    before = _finance(case.pk)
    if before is not None and before.staff_id == staff.pk:
        raise Missing([Reason("case.finance.same", _("They look after the payments of this case already."), "staff")])
    if before is not None:
        chain.end(before)
    post = Post.objects.filter(staff=staff, role=Role.FINANCE_OFFICER, until=None).order_by("since")[0]
    chain.stand(case.pk, staff, post.team_id, Role.FINANCE_OFFICER)
    reshape(case.pk)
    act.record(events.FINANCE_ASKED, case, staff=staff.pk)
    return case


def missing_to_end_finance(case: Case) -> list[Reason]:
    if not has_finance(case.pk):
        return [Reason("case.finance.none", _("No finance officer stands in this case."))]
    return []


@action(
    "case.end_finance",
    on=Case,
    result=Case,
    permission=Permission.BUDGET_SET,
    label=_("Close their access"),
    missing=missing_to_end_finance,
    events=(events.FINANCE_ENDED,),
)
def end_finance(act: Act, case: Case) -> Case:
    """The finance officer is no longer needed: the money of this case is closed to them."""
    link = _finance(case.pk)
    if link is None:
        raise Absent
    chain.end(link)
    reshape(case.pk)
    act.record(events.FINANCE_ENDED, case, staff=link.staff_id)
    return case


def missing_to_cover(case: Case) -> list[Reason]:
    """Only for a colleague who stands active: being asked to take over opens no counselling to the lead either."""
    active = Involvement.objects.filter(case_id=case.pk, standing="active").values_list("team_id", flat=True)
    if not any(_leads(team_id) for team_id in active):
        return [Reason("case.cover.team", _("Nobody of your team is active in this case."))]
    if Grant.objects.filter(case_id=case.pk, staff_id=current().actor, ended_at=None).exists():
        return [Reason("case.cover.already", _("You cover this case already."))]
    return []


@action(
    "case.cover",
    on=Case,
    result=Case,
    permission=Permission.CASE_COVER,
    label=_("Cover for a colleague"),
    parameters=CoverForm,
    missing=missing_to_cover,
    events=(events.COVERED, events.COVER_REASON),
)
def cover(act: Act, case: Case, *, reason: str, until: date) -> Case:
    """A lead sees counselling only while covering, with a reason that the colleague and the clients can read."""
    row = mine().get(case_id=case.pk)
    Grant.objects.get_or_create(
        case_id=case.pk,
        staff_id=act.staff_id,
        ended_at=None,
        defaults={
            "role": row.role,
            "standing": Standing.COVER,
            "reason": reason,
            "since": now(),
            "until": until,
        },
    )
    reshape(case.pk)
    act.record(events.COVERED, case, until=until)
    act.record(events.COVER_REASON, case, reason=reason)
    return case


def missing_to_end_cover(grant: Grant) -> list[Reason]:
    if grant.ended_at:
        return [Reason("cover.ended", _("This cover has ended already."))]
    if current().system is None and grant.staff_id != current().actor:
        return [Reason("cover.other", _("Only whoever covers can stop it before its day."))]
    return []


@action(
    "case.end_cover",
    on=Grant,
    result=Grant,
    permission=Permission.COVER_END,
    label=_("Stop covering"),
    missing=missing_to_end_cover,
    events=(events.COVER_ENDED,),
)
def end_cover(act: Act, grant: Grant) -> Grant:
    """The cover ends, by hand or by the clock."""
    grant.ended_at = now()
    grant.save(update_fields=["ended_at"])
    act.record(events.COVER_ENDED, grant)
    reshape(grant.case_id)
    return grant


@action(
    "document.add",
    on=Case,
    result=Document,
    permission=Permission.DOCUMENT_ADD,
    label=_("Add the document"),
    parameters=DocumentForm,
    events=(events.DOCUMENT_ADDED,),
)
def add_document(act: Act, case: Case, *, label: str, **stored: Any) -> Document:
    """File a document whose bytes were checked and written before (see `files.py`)."""
    document = Document.objects.create(case_id=case.pk, label=label, added_by_id=act.staff_id, added_at=now(), **stored)
    act.record(events.DOCUMENT_ADDED, case, label=label)
    return document


def missing_to_remove(document: Document) -> list[Reason]:
    if document.removed_at:
        return [Reason("document.removed", _("This document was removed already."))]
    return []


@action(
    "document.remove",
    on=Document,
    result=Document,
    permission=Permission.DOCUMENT_ADD,
    label=_("Remove the document"),
    missing=missing_to_remove,
    events=(events.DOCUMENT_REMOVED,),
)
def remove_document(act: Act, document: Document) -> Document:
    """Take a document out of the case; its bytes are swept later, once nothing names them."""
    document.removed_at = now()
    document.save(update_fields=["removed_at"])
    act.record(events.DOCUMENT_REMOVED, document, label=document.label)
    return document
