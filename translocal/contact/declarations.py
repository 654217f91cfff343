"""What guards notices, messages and meetings, and what they react to."""

from importlib import import_module

from translocal.access import guards
from translocal.access.lenses import Lens

# Written by whoever acts, for somebody else, through contact_notify(): the writer cannot read them.
guards.own("contact_notice", "staff_id", writes=("UPDATE",))
# The worker in touch, as long as they may still look; and those who counsel, who bring it. Nobody else reads a word.
IN_TOUCH = (
    "(contact_message.staff_id = (SELECT translocal_actor()) AND "
    + guards.ACCESS.format(case="contact_message.case_id", lens=int(Lens.CHAIN))
    + " OR "
    + guards.ACCESS.format(case="contact_message.case_id", lens=int(Lens.COUNSELLING))
    + ") AND (SELECT translocal_party()) IS NULL"
)
guards.special("contact_message", IN_TOUCH, "in touch, or counselling")
guards.lens("contact_meeting", Lens.PLAN)
import_module("translocal.contact.reactions")
