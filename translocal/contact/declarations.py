"""What guards notices, and what they react to."""

from importlib import import_module

from translocal.access import guards

# Written by whoever acts, for somebody else, through contact_notify(): the writer cannot read them.
guards.own("contact_notice", "staff_id", writes=("UPDATE",))
import_module("translocal.contact.reactions")
