"""The states of a journey and of a booking. Until they board, every state leads to a stop."""

from translocal.core.states import States, Transition
from translocal.travel.models import Application, Booking

S, B = Application.State, Booking.State
UNTIL_BOARDING = [S.PREPARED, S.SENT, S.BOOKED, S.NO_SHOW]

JOURNEY = States(
    "journey",
    initial=[S.PREPARED],
    transitions=[
        Transition("send", [S.PREPARED], S.SENT),
        Transition("set_booked", [S.SENT], S.BOOKED),
        Transition("rebook", [S.BOOKED], S.SENT),
        Transition("no_show", [S.BOOKED], S.NO_SHOW),
        Transition("prepare_again", [S.SENT, S.NO_SHOW], S.PREPARED),
        Transition("board", [S.BOOKED], S.BOARDED),
        Transition("arrive", [S.BOARDED], S.ARRIVED),
        Transition("stop", UNTIL_BOARDING, S.STOPPED),
    ],
)

BOOKING = States(
    "booking",
    initial=[B.BOOKED],
    transitions=[Transition("cancel", [B.BOOKED], B.CANCELLED), Transition("use", [B.BOOKED], B.USED)],
)
