"""What can happen to a handover, and how it is told."""

from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.journal.events import EventType, declare

TEAM = {"team": "team"}
DRAFTED = declare(EventType("handover.drafted", Lens.COUNSELLING, _("{actor} began a handover to {team}."), TEAM))
WRITTEN = declare(EventType("handover.written", Lens.COUNSELLING, _("{actor} changed the letter to {team}."), TEAM))
APPROVED = declare(
    EventType(
        "handover.letter_approved", Lens.COUNSELLING, _("{person} read the letter to {team} and agreed to it."),
        {"person": "person", "team": "team"},
    )
)  # fmt: skip
PROPOSED = declare(
    EventType(
        "handover.proposed", Lens.CHAIN, _("{actor} asked {team} to take over; an answer is due by {answer_by}."),
        {"team": "team", "answer_by": "day"},
    )
)  # fmt: skip
ACCEPTED = declare(EventType("handover.accepted", Lens.CHAIN, _("{actor} took over for {team}."), TEAM, milestone=True))
DECLINED = declare(
    EventType(
        "handover.declined",
        Lens.CHAIN,
        _("{team} could not take over; {actor} wrote why to the sender."),
        TEAM,
    )
)
REDIRECTED = declare(
    EventType(
        "handover.redirected",
        Lens.CHAIN,
        _("{team} named another desk: {other}."),
        {"team": "team", "other": "team"},
    )
)
WITHDRAWN = declare(EventType("handover.withdrawn", Lens.CHAIN, _("{actor} took back the handover to {team}."), TEAM))
PUT_AWAY = declare(
    EventType(
        "handover.put_away",
        Lens.COUNSELLING,
        _("{actor} put the handover to {team} away before it was sent."),
        TEAM,
    )
)
EXPIRED = declare(
    EventType(
        "handover.expired",
        Lens.CHAIN,
        _("{team} did not answer in time. Both team leads were told; the sender is still there."),
        TEAM,
    )
)
INVITATION_BEGUN = declare(
    EventType("handover.invitation_begun", Lens.COUNSELLING, _("{actor} began to invite {team}."), TEAM)
)
INVITED = declare(
    EventType(
        "handover.invited", Lens.CHAIN, _("{actor} asked {team} to stand beside them; an answer is due by {answer_by}."),
        {"team": "team", "answer_by": "day"},
    )
)  # fmt: skip
JOINED = declare(
    EventType("handover.joined", Lens.CHAIN, _("{actor} came to stand beside them, for {team}."), TEAM, milestone=True)
)
MEETING_PLANNED = declare(
    EventType(
        "meeting.planned",
        Lens.CHAIN,
        _("{actor} planned the joint meeting for {planned_for}."),
        {"planned_for": "moment"},
    )
)
MEETING_HELD = declare(
    EventType(
        "meeting.held",
        Lens.CHAIN,
        _("The joint meeting was held on {held_on}."),
        {"held_on": "day"},
        milestone=True,
    )
)
