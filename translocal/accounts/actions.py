"""Writing about accounts: made, closed, given a role, reset by two people. Nobody does any of this for themselves."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.accounts import events
from translocal.accounts.forms import AccountForm, HashedPasswordForm, LanguageForm, PostForm
from translocal.accounts.letting_in import letting_in
from translocal.actions.engine import Act, action
from translocal.core.clock import now
from translocal.core.reasons import Missing, Reason
from translocal.core.states import States, Transition
from translocal.journal.models import Event
from translocal.organisations.models import Office, Post, ResetRequest, Staff, Team

RESET = States(
    "reset",
    initial=["asked"],
    transitions=[Transition("agree", ["asked"], "agreed"), Transition("refuse", ["asked"], "refused")],
)


def _not_oneself(staff_id: Any) -> list[Reason]:
    if staff_id == current().actor:
        return [Reason("account.own", _("Nobody does this for themselves. Ask another administrator."))]
    return []


@action(
    "account.make",
    on=Office,
    result=Staff,
    permission=Permission.STAFF_MANAGE,
    label=_("Make the account"),
    parameters=AccountForm,
    events=(events.ACCOUNT_MADE,),
)
def make(act: Act, _from: Office, *, name: str, email: str, office: Office) -> Staff:
    """Make an account without a password: the person chooses their own through the set-up page."""
    # Asked here and not in the form: a repeat of this very request is answered with the account it made.
    if Staff.objects.filter(email__iexact=email).exists():
        raise Missing([Reason("account.taken", _("Somebody already signs in with this address."), "email")])
    staff = Staff(name=name, email=email, office=office)
    staff.set_unusable_password()
    staff.save(force_insert=True)
    act.record(events.ACCOUNT_MADE, staff, staff=staff.pk)
    return staff


def missing_to_choose_password(staff: Staff) -> list[Reason]:
    if staff.pk != current().actor:
        return [Reason("account.other", _("Everybody chooses their own password."))]
    if staff.has_usable_password():
        return [Reason("account.has_password", _("There is a password already. It is changed under your account."))]
    return []


@action(
    "account.choose_password",
    on=Staff,
    result=Staff,
    permission=Permission.OWN_ACCOUNT,
    label=_("Set the password"),
    parameters=HashedPasswordForm,
    missing=missing_to_choose_password,
    events=(events.PASSWORD_CHOSEN,),
)
def choose_password(act: Act, staff: Staff, *, password: str) -> Staff:
    """Choose the first password, or the one after a reset, on the set-up page."""
    staff.password = password
    staff.save(update_fields=["password"])
    act.record(events.PASSWORD_CHOSEN, staff, staff=staff.pk)
    return staff


def missing_to_show_address(staff: Staff) -> list[Reason]:
    let_in = letting_in(staff)
    if let_in is None:
        return [Reason("address.none", _("There is no address to give: they have a password, or nobody lets them in."))]
    if let_in.by != current().actor:
        return [
            Reason("address.other", _("Only whoever asked for the reset, or made the account, is shown the address."))
        ]
    if let_in.over:
        return [
            Reason(
                "address.over", _("The address is no longer valid: ask for a reset, which another person agrees to.")
            )
        ]
    return _not_oneself(staff.pk)


@action(
    "account.show_address",
    on=Staff,
    result=Staff,
    permission=Permission.STAFF_RESET,
    label=_("Show the address"),
    missing=missing_to_show_address,
    events=(events.ADDRESS_SHOWN,),
)
def show_address(act: Act, staff: Staff) -> Staff:
    """Whoever lets somebody in is shown the address to give them; that it was shown is told each time."""
    act.record(events.ADDRESS_SHOWN, staff, staff=staff.pk)
    return staff


def not_oneself(staff: Staff) -> list[Reason]:
    if staff.pk != current().actor:
        return [Reason("account.own", _("Everybody chooses this for themselves."))]
    return []


@action(
    "account.choose_language",
    on=Staff,
    result=Staff,
    permission=Permission.OWN_ACCOUNT,
    label=_("Read in this language"),
    parameters=LanguageForm,
    missing=not_oneself,
    events=(events.LANGUAGE_CHOSEN,),
)
def choose_language(act: Act, staff: Staff, *, language: str) -> Staff:
    """The language in which somebody reads the desk, and the mails that something waits."""
    staff.language = language
    staff.save(update_fields=["language"])
    act.record(events.LANGUAGE_CHOSEN, staff, staff=staff.pk)
    return staff


def sign_out_everywhere(staff: Staff) -> None:
    """End every session at once: the next click of any of them is a sign-in page."""
    for session in UserSession.objects.filter(user=staff):
        session.end()


def missing_to_close(staff: Staff) -> list[Reason]:
    if not staff.is_active:
        return [Reason("account.closed", _("This account is closed already."))]
    return _not_oneself(staff.pk)


@action(
    "account.close",
    on=Staff,
    result=Staff,
    permission=Permission.STAFF_MANAGE,
    label=_("Close the account"),
    missing=missing_to_close,
    events=(events.ACCOUNT_CLOSED, events.POST_ENDED),
)
def close(act: Act, staff: Staff) -> Staff:
    """Close an account: all roles end, all sessions end, now."""
    for post in Post.objects.filter(staff=staff, until=None):
        _end(act, post)
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    sign_out_everywhere(staff)
    act.record(events.ACCOUNT_CLOSED, staff, staff=staff.pk)
    return staff


def missing_to_open(staff: Staff) -> list[Reason]:
    if staff.is_active:
        return [Reason("account.open", _("This account is open."))]
    return _not_oneself(staff.pk)


@action(
    "account.open",
    on=Staff,
    result=Staff,
    permission=Permission.STAFF_MANAGE,
    label=_("Open the account again"),
    missing=missing_to_open,
    events=(events.ACCOUNT_OPENED,),
)
def reopen(act: Act, staff: Staff) -> Staff:
    """Open a closed account again; its roles have to be given anew."""
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    act.record(events.ACCOUNT_OPENED, staff, staff=staff.pk)
    return staff


def missing_to_give(staff: Staff) -> list[Reason]:
    if not staff.is_active:
        return [Reason("account.closed", _("This account is closed. Open it first."))]
    made = Event.objects.filter(stream=staff.pk, name=events.ACCOUNT_MADE.name, actor=current().actor)
    if made.exists():
        return [Reason("post.maker", _("You made this account: another administrator gives it a role."))]
    return _not_oneself(staff.pk)


@action(
    "post.give",
    on=Staff,
    result=Post,
    permission=Permission.STAFF_MANAGE,
    label=_("Give the role"),
    parameters=PostForm,
    missing=missing_to_give,
    events=(events.POST_GIVEN,),
)
def give_post(act: Act, staff: Staff, *, team: Team, role: str, is_lead: bool) -> Post:
    """Give somebody a role in a team; the team's cases open to them as the table of lenses says."""
    if Post.objects.filter(staff=staff, team=team, role=role, until=None).exists():
        raise Missing([Reason("post.held", _("They hold this role already."), "role")])
    post = Post.objects.create(staff=staff, team=team, role=role, is_lead=is_lead, since=now(), given_by=act.staff_id)
    act.record(events.POST_GIVEN, post, staff=staff.pk, role=role, team=team.pk)
    return post


def missing_to_end(post: Post) -> list[Reason]:
    if post.until:
        return [Reason("post.ended", _("This role has ended already."))]
    return _not_oneself(post.staff_id)


def _end(act: Act, post: Post) -> None:
    post.until = now()
    post.save(update_fields=["until"])
    act.record(events.POST_ENDED, post, staff=post.staff_id, role=post.role, team=post.team_id)


@action(
    "post.end",
    on=Post,
    result=Post,
    permission=Permission.STAFF_MANAGE,
    label=_("End the role"),
    missing=missing_to_end,
    events=(events.POST_ENDED,),
)
def end_post(act: Act, post: Post) -> Post:
    """End a role: what it opened is closed with this very transaction."""
    _end(act, post)
    return post


def missing_to_ask(staff: Staff) -> list[Reason]:
    if ResetRequest.objects.filter(staff=staff, state="asked").exists():
        return [Reason("reset.asked", _("Somebody asked for this already. It waits for a second person."))]
    return _not_oneself(staff.pk)


@action(
    "reset.ask",
    on=Staff,
    result=ResetRequest,
    permission=Permission.STAFF_RESET,
    label=_("Ask to reset their sign-in"),
    missing=missing_to_ask,
    events=(events.RESET_ASKED,),
)
def ask_reset(act: Act, staff: Staff) -> ResetRequest:
    """The first of two people: somebody lost their telephone or password, and was recognised."""
    asked = ResetRequest.objects.create(staff=staff, asked_by=act.staff_id, asked_at=now())
    act.record(events.RESET_ASKED, asked, staff=staff.pk)
    return asked


def missing_to_agree(asked: ResetRequest) -> list[Reason]:
    if asked.asked_by == current().actor:
        return [Reason("reset.second", _("Another person than the one who asked has to agree."))]
    return _not_oneself(asked.staff_id)


def _decide(act: Act, asked: ResetRequest) -> None:
    asked.agreed_by, asked.agreed_at = act.staff_id, now()
    asked.save(update_fields=["state", "agreed_by", "agreed_at"])


@action(
    "reset.agree",
    on=ResetRequest,
    result=ResetRequest,
    permission=Permission.STAFF_RESET,
    label=_("Agree to the reset"),
    missing=missing_to_agree,
    states=RESET,
    verb="agree",
    events=(events.RESET_AGREED,),
)
def agree_reset(act: Act, asked: ResetRequest) -> ResetRequest:
    """The second of two people: password and second factor are taken off, all sessions end."""
    _decide(act, asked)
    staff = asked.staff
    staff.set_unusable_password()
    staff.save(update_fields=["password"])
    Authenticator.objects.filter(user=staff).delete()
    sign_out_everywhere(staff)
    act.record(events.RESET_AGREED, asked, staff=staff.pk)
    return asked


@action(
    "reset.refuse",
    on=ResetRequest,
    result=ResetRequest,
    permission=Permission.STAFF_RESET,
    label=_("Refuse the reset"),
    missing=missing_to_agree,
    states=RESET,
    verb="refuse",
    events=(events.RESET_REFUSED,),
)
def refuse_reset(act: Act, asked: ResetRequest) -> ResetRequest:
    """The second person does not agree: nothing changes."""
    _decide(act, asked)
    act.record(events.RESET_REFUSED, asked, staff=asked.staff_id)
    return asked
