"""The stages of a case. Every branch is an equal: resting, staying, moving on and going are ends of one kind."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from translocal.core.states import States, Transition


class Stage(models.TextChoices):
    ORIENTATION = "orientation", _("orientation")
    RETURN_COUNSELLING = "return_counselling", _("return counselling")
    REINTEGRATION_COUNSELLING = "reintegration_counselling", _("reintegration counselling")
    READY = "ready", _("ready to depart")
    DEPARTED = "departed", _("departed")
    ARRIVED = "arrived", _("arrived")
    REINTEGRATION = "reintegration", _("reintegration")
    RESTING = "resting", _("resting")
    ENDED = "ended", _("ended")


S = Stage
BEFORE_BOARDING = [S.ORIENTATION, S.RETURN_COUNSELLING, S.REINTEGRATION_COUNSELLING, S.READY]
ARRIVED = [S.ARRIVED, S.REINTEGRATION]
OPEN = [*BEFORE_BOARDING, S.DEPARTED, *ARRIVED]

CASE = States(
    "case",
    initial=[S.ORIENTATION],
    transitions=[
        Transition("counsel", [S.ORIENTATION], S.RETURN_COUNSELLING),
        Transition("plan", [S.RETURN_COUNSELLING], S.REINTEGRATION_COUNSELLING),
        Transition("ready", [S.RETURN_COUNSELLING, S.REINTEGRATION_COUNSELLING], S.READY),
        Transition("depart", [S.READY], S.DEPARTED),
        Transition("arrive", [S.DEPARTED], S.ARRIVED),
        Transition("begin_reintegration", [S.ARRIVED], S.REINTEGRATION),
        Transition("rest", BEFORE_BOARDING, S.RESTING),
        Transition("take_up_again", [S.RESTING], S.ORIENTATION),
        Transition("end", [*OPEN, S.RESTING], S.ENDED),
        Transition("reopen", [S.ENDED], S.ORIENTATION),
    ],
)

# The next milestone from each stage, in the order of the chain.
NEXT_VERB = {
    S.ORIENTATION: "counsel",
    S.RETURN_COUNSELLING: "plan",
    S.REINTEGRATION_COUNSELLING: "ready",
    S.READY: "depart",
    S.DEPARTED: "arrive",
    S.ARRIVED: "begin_reintegration",
}
