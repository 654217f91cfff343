"""Where the steps of a handover lead, and of an invitation to stand beside somebody."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.desk.acting import page
from translocal.desk.pages import case_url, handover_url, today
from translocal.handovers import rules
from translocal.handovers.models import Handover, Meeting


def letter_of(handover: Handover) -> dict[str, Any]:
    letter = rules.letter_of(handover)
    bits = [value for value in (4, 8, 32) if handover.parts & value]
    words = {name: getattr(letter, name) for name in ("why", "words", "worries", "promised", "language")}
    return {**words, "kind": handover.kind, "parts": bits}


def is_draft(handover: Handover) -> bool:
    return bool(handover.state == Handover.State.DRAFT)


def is_beside(handover: Handover) -> bool:
    return handover.beside


def to_take_over(handover: Handover) -> bool:
    return not handover.beside


def first_link_is_missing(case: Any) -> bool:
    return not rules.missing_to_invite(case)


def to_be_met(handover: Handover) -> bool:
    """A joint meeting still lies ahead."""
    if handover.kind != Handover.Kind.ACCOMPANIED or handover.state not in ("proposed", "accepted"):
        return False
    return not Meeting.objects.filter(handover=handover, held_on__isnull=False).exists()


page(
    "handover.draft", _("Hand over"), back=case_url, after=handover_url, done=_("The handover is being written. Nothing was sent yet."),
    main=True, template="desk/hand_over.html",
)  # fmt: skip
page(
    "handover.invite", _("Invite a social worker"), back=case_url, after=handover_url, template="desk/invite.html",
    when=first_link_is_missing, done=_("The invitation is being written. Nothing was sent yet."),
)  # fmt: skip
page(
    "handover.ask_beside", _("Ask them to stand beside you"), back=handover_url, after=handover_url, done=_("The service was asked."),
    main=True, when=is_beside,
    happens=(
        _("The service sees the household, what travels and the letter, and answers by its deadline."),
        _("You stay where you are, whatever they answer."),
    ),
)  # fmt: skip
page(
    "handover.join", _("Stand beside them"), back=handover_url, after=handover_url, done=_("You stand in the case now."), main=True,
    when=is_beside,
    happens=(
        _("You become active in the case, beside whoever asked you."),
        _("When the next desk takes over, you follow as far as the clients agreed."),
    ),
)  # fmt: skip
page("handover.write", _("Change the letter"), back=handover_url, after=handover_url, initial=letter_of, when=is_draft,
     template="desk/letter.html",
     done=_("The letter was saved. Everybody reads and approves it again."),
     happens=(_("Approvals given before are void: the letter is read again."),))  # fmt: skip
page(
    "handover.approve_letter",
    _("They approve the letter"),
    back=handover_url,
    after=handover_url,
    done=_("The approval was noted."),
    when=is_draft,
)
page(
    "handover.propose", _("Ask them to take over"), back=handover_url, after=handover_url, done=_("The desk was asked."), main=True,
    when=to_take_over,
    happens=(
        _("The other desk sees the household, what travels and the letter, and answers by its deadline."),
        _("You stay active until they have answered. Who takes your place lets you follow; others come to stand beside you."),
    ),
)  # fmt: skip
page(
    "handover.accept", _("Take over"), back=handover_url, after=handover_url, done=_("You stand in the case now."), main=True,
    when=to_take_over,
    happens=(_("You become active in the case. The sender stands beside you, or follows as far as the clients agreed."),),
)  # fmt: skip
page(
    "handover.decline",
    _("We cannot take over"),
    back=handover_url,
    after=handover_url,
    done=_("The sender reads your answer."),
)
page(
    "handover.redirect",
    _("Name the desk that can help"),
    back=handover_url,
    after=handover_url,
    done=_("The sender reads your answer."),
)
page(
    "handover.withdraw", _("Take the handover back"), back=handover_url, after=handover_url, done=_("The handover was taken back."),
    happens=(_("The other desk no longer sees the household."), _("You can hand over again later.")),
)  # fmt: skip
page(
    "handover.plan_meeting",
    _("Plan the joint meeting"),
    back=handover_url,
    after=handover_url,
    done=_("The meeting is planned."),
    main=True,
    when=to_be_met,
)
page(
    "handover.hold_meeting",
    _("The meeting was held"),
    back=handover_url,
    after=handover_url,
    done=_("The meeting was noted."),
    initial=today,
    when=to_be_met,
)
