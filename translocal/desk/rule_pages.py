"""The pages of the actions about drafts of rules."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from translocal.desk.acting import page
from translocal.programmes.models import Draft


def rules_url(_thing: Any) -> str:
    return reverse("rules")


def draft_url(thing: Any) -> str:
    return reverse("rules_draft", args=[getattr(thing, "draft_id", None) or thing.pk])


def begins_as_drafted(draft: Draft) -> dict[str, Any]:
    return {"begins": draft.begins}


def is_being_drafted(draft: Draft) -> bool:
    return bool(draft.state == Draft.State.DRAFTED)


def is_open(draft: Draft) -> bool:
    return bool(draft.state == Draft.State.OPEN)


page(
    "rules.draft", _("Draft other values"), back=rules_url, after=draft_url, done=_("The draft was begun. Change its values next."),
    happens=(_("Nobody else sees it before you open it for comments."), _("No rule is changed by this.")),
)  # fmt: skip
page(
    "rules.change", _("Change the values"), back=draft_url, after=draft_url, main=True, when=is_being_drafted,
    done=_("The values were kept. What they would mean stands on this page."), drafts=False,
    happens=(_("Only the draft is changed, no rule."),),
)  # fmt: skip
page(
    "rules.open", _("Open it for comments"), back=draft_url, after=draft_url, done=_("It is published, and open for comments."),
    happens=(
        _("Everybody who works here reads the values, why they are proposed, and what they would mean as counted today."),
        _("Comments are published beside it, and stay."),
    ),
    lasting=(_("From now on the draft is not changed any more, only adopted or withdrawn."),),
)  # fmt: skip
page(
    "rules.comment", _("Comment on the draft"), back=draft_url, after=draft_url, main=True, when=is_open,
    done=_("Your comment was published."),
    happens=(_("It is published with your name and your organisation, and stays beside the draft."),),
    lasting=(_("A comment is not taken back; you can add another one."),),
)  # fmt: skip
page(
    "rules.adopt", _("Adopt the draft"), back=draft_url, after=draft_url, initial=begins_as_drafted, done=_("It was adopted."),
    happens=(
        _("Answers for its first day and later rest on the new values, with your reference."),
        _("What households were told before stays exactly as it was told."),
    ),
)  # fmt: skip
page(
    "rules.withdraw", _("Withdraw the draft"), back=draft_url, after=draft_url, done=_("It was withdrawn."),
    happens=(_("No rule changes. What was said about it stays."),),
)  # fmt: skip

ON_A_DRAFT = ["rules.change", "rules.comment", "rules.open", "rules.adopt", "rules.withdraw"]
