"""What guards journeys, and what they react to. The first days belong to the plan: those who support them there read them."""

from importlib import import_module

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("travel_application", Lens.TRAVEL)
guards.lens("travel_booking", Lens.TRAVEL)
guards.lens("travel_firstdays", Lens.PLAN)
guards.lens("travel_checkin", Lens.PLAN, party="person_id", writes=("INSERT",))
import_module("translocal.travel.reactions")
import_module("translocal.travel.rules")
import_module("translocal.travel.arrival")
