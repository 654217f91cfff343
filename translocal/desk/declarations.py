"""What guards the desk's own table."""

from importlib import import_module

from translocal.access import guards

guards.own("desk_draft", "staff_id", writes=("INSERT", "UPDATE", "DELETE"))
import_module("translocal.desk.reactions")
