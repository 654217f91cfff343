"""What can happen in counselling, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.counselling.models import Conversation, Voluntariness
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
ERASED = declare(EventType("talk.erased", Lens.COUNSELLING, _("The notes were erased, as the service had set.")))
LINK_ASKED = declare(
    EventType(
        "link.asked", Lens.COUNSELLING, _("{actor} asked, with the consent of {person}, the desk that had supported them before."),
        {"person": "person"},
    )
)  # fmt: skip
VOLUNTARINESS_RECORDED = declare(
    EventType(
        "voluntariness.recorded", Lens.COUNSELLING, _("{actor} noted with {person} what they know and what presses them."),
        {"person": "person"},
    )
)  # fmt: skip
VOLUNTARINESS_PAUSED = declare(
    EventType(
        "voluntariness.paused", Lens.COUNSELLING, _("For {person} the journey pauses for review and advice: {pauses}."),
        {"person": "person", "pauses": "choice"}, labels={"pauses": dict(Voluntariness.Pause.choices)},
    )
)  # fmt: skip
VOLUNTARINESS_REVIEWED = declare(
    EventType(
        "voluntariness.reviewed", Lens.COUNSELLING, _("{actor} reviewed why it paused for {person}, and advised:"),
        {"person": "person", "advice": "quote"},
    )
)  # fmt: skip
