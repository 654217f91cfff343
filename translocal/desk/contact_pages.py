"""The pages of the actions with which one stays in touch: messages, three-party meetings."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from translocal.contact.models import Meeting, Message
from translocal.desk.acting import page
from translocal.desk.pages import case_url, part, today

messages_url, meetings_url = part("messages"), part("meetings")


def planned(meeting: Meeting) -> dict[str, Any]:
    names = ("planned_for", "minutes", "place", "link", "language", "interpreter", "topics")
    return {name: getattr(meeting, name) for name in names}


def to_be_brought(message: Message) -> bool:
    return message.direction == Message.Direction.TO_FAMILY and message.brought_at is None


def lies_ahead(case: Any) -> bool:
    return bool(case.state not in ("resting", "ended"))


page(
    "message.write", _("Write to the family"), back=case_url, after=messages_url, done=_("It was sent to whoever counsels them now."),
    happens=(_("The colleague who counsels them now reads it, and brings it to them."), _("They need not answer.")),
)  # fmt: skip
page("message.bring", _("They have heard it"), back=messages_url, after=messages_url, done=_("The writer knows that it arrived."),
     when=to_be_brought)  # fmt: skip
page("message.answer", _("Send their answer"), back=messages_url, after=messages_url, done=_("The answer was sent."))
page(
    "three_party.plan", _("Plan the three-party meeting"), back=case_url, after=meetings_url, done=_("The meeting is planned."),
    happens=(_("Both shores find the invitation here, as a file for their calendars. It names nobody."),), when=lies_ahead,
)  # fmt: skip
page("three_party.move", _("Move the meeting"), back=meetings_url, after=meetings_url, initial=planned,
     done=_("The meeting was moved."), happens=(_("Send the invitation anew: it takes the place of the former one."),))  # fmt: skip
page(
    "three_party.cancel",
    _("Call the meeting off"),
    back=meetings_url,
    after=meetings_url,
    done=_("The meeting was called off."),
)
page("three_party.hold", _("The meeting was held"), back=meetings_url, after=meetings_url, initial=today, main=True,
     done=_("The meeting was noted."))  # fmt: skip
