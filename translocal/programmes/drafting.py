"""Drafting other values of a programme, opening them for comments, adopting or withdrawing them."""

import json
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from translocal.access.permissions import Permission
from translocal.actions.engine import Act, action
from translocal.core.clock import now
from translocal.core.reasons import Absent, Missing
from translocal.organisations.models import Organisation, Post
from translocal.programmes import events, rules
from translocal.programmes.drafting_forms import (
    AdoptForm,
    OpenForm,
    RemarkForm,
    RulesForm,
    ValuesForm,
    WithdrawForm,
    changed,
)
from translocal.programmes.models import Adopted, Draft, DraftComment
from translocal.programmes.queries import effect_of, programmes_now
from translocal.programmes.states import DRAFT


def _keep(draft: Draft, *fields: str) -> Draft:
    draft.version += 1
    draft.save(update_fields=["state", "version", *fields])
    return draft


@action(
    "rules.draft",
    on=Organisation,
    result=Draft,
    permission=Permission.RULES_DRAFT,
    label=_("Begin the draft"),
    parameters=RulesForm,
    events=(events.RULES_DRAFTED,),
)
def draft_rules(act: Act, _of: Organisation, *, programme: str, title: str, why: str, begins: date) -> Draft:
    """Begin a draft of other values; nobody else sees it before it is opened."""
    draft = Draft.objects.create(
        programme=programme, title=title, why=why, begins=begins, made_at=now(), made_by_id=act.staff_id
    )
    act.record(events.RULES_DRAFTED, draft, title=title, programme=_now(programmes_now()[programme].name))
    return draft


@action(
    "rules.change",
    on=Draft,
    result=Draft,
    permission=Permission.RULES_DRAFT,
    label=_("Keep these values"),
    parameters=ValuesForm,
    missing=rules.missing_to_change,
    events=(events.RULES_CHANGED,),
)
def change(act: Act, draft: Draft, **amounts: Any) -> Draft:
    """Write other values into the draft, in place of those that stood there."""
    standing = ValuesForm(on=draft).now
    draft.changes = json.dumps(changed(standing, amounts))
    act.record(events.RULES_CHANGED, _keep(draft, "changes"), count=len(draft.amounts))
    return draft


@action(
    "rules.open",
    on=Draft,
    result=Draft,
    permission=Permission.RULES_DRAFT,
    label=_("Open it for comments"),
    parameters=OpenForm,
    missing=rules.missing_to_open,
    states=DRAFT,
    verb="open",
    events=(events.RULES_OPENED,),
)
def open_draft(act: Act, draft: Draft, *, comments_until: date) -> Draft:
    """Publish the draft with what it would mean, as counted today; from now on it is not changed any more."""
    draft.comments_until, draft.opened_at = comments_until, now()
    draft.effect = json.dumps(effect_of(draft, draft.begins).as_json())
    act.record(events.RULES_OPENED, _keep(draft, "comments_until", "opened_at", "effect"), day=comments_until)
    return draft


@action(
    "rules.comment",
    on=Draft,
    result=DraftComment,
    permission=Permission.RULES_COMMENT,
    label=_("Publish the comment"),
    parameters=RemarkForm,
    missing=rules.missing_to_comment,
    events=(events.RULES_COMMENTED,),
)
def comment(act: Act, draft: Draft, *, words: str) -> DraftComment:
    """Say what one thinks of a draft, for one's organisation; it is published and stays beside the draft."""
    post = Post.objects.filter(staff_id=act.staff_id, until=None).select_related("team__office__organisation").first()
    if post is None:
        raise Absent
    organisation = post.team.office.organisation
    said = DraftComment.objects.create(
        draft=draft, organisation=organisation, words=words, at=now(), by_id=act.staff_id
    )
    act.record(events.RULES_COMMENTED, said, organisation=organisation.name, words=words)
    return said


@action(
    "rules.adopt",
    on=Draft,
    result=Draft,
    permission=Permission.RULES_DRAFT,
    label=_("Adopt it"),
    parameters=AdoptForm,
    missing=rules.missing_to_adopt,
    states=DRAFT,
    verb="adopt",
    events=(events.RULES_ADOPTED,),
)
def adopt(act: Act, draft: Draft, *, begins: date, reference: str) -> Draft:
    """Let the drafted values hold from a day. What was answered before stays as it was answered."""
    missing = rules.missing_to_hold_from(programmes_now()[draft.programme], begins)
    if missing:
        raise Missing(missing)
    told = {"programme": draft.programme, "begins": begins, "reference": reference}
    Adopted.objects.bulk_create(
        Adopted(parameter=name, amount=amount, draft=draft, by_id=act.staff_id, at=now(), **told)
        for name, amount in draft.amounts.items()
    )
    draft.ended_at = now()
    act.record(events.RULES_ADOPTED, _keep(draft, "ended_at"), day=begins, reference=reference)
    return draft


@action(
    "rules.withdraw",
    on=Draft,
    result=Draft,
    permission=Permission.RULES_DRAFT,
    label=_("Withdraw it"),
    parameters=WithdrawForm,
    states=DRAFT,
    verb="withdraw",
    events=(events.RULES_WITHDRAWN,),
)
def withdraw(act: Act, draft: Draft, *, reason: str) -> Draft:
    """Withdraw a draft, with the reason. What was said about it stays."""
    draft.reason, draft.ended_at = reason, now()
    act.record(events.RULES_WITHDRAWN, _keep(draft, "reason", "ended_at"), reason=reason)
    return draft
