"""What can happen in counselling, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.counselling.models import Conversation
from translocal.journal.events import EventType, declare

BEGUN = declare(EventType("talk.begun", Lens.COUNSELLING, _("{actor} began to talk with this household.")))
NOTED = declare(
    EventType(
        "conversation.noted", Lens.COUNSELLING, _("{actor} noted a conversation of {held_on}: {occasion}."),
        {"held_on": "day", "occasion": "choice"}, labels={"occasion": dict(Conversation.Occasion.choices)},
    )
)  # fmt: skip
VOICE_NOTED = declare(
    EventType("voice.noted", Lens.COUNSELLING, _("{person} said:"), {"person": "person", "words": "quote"})
)
RESTED = declare(
    EventType(
        "talk.rested",
        Lens.COUNSELLING,
        _("They said: not now. Nothing reminds them until they come back to it."),
    )
)
TAKEN_UP = declare(EventType("talk.taken_up", Lens.COUNSELLING, _("They came back to it.")))
BECAME_CASE = declare(
    EventType("talk.became_case", Lens.COUNSELLING, _("They wanted to go further: {actor} opened a case."))
)
