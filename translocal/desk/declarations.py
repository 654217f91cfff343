"""What guards the desk's own table."""

from translocal.access import guards

guards.own("desk_draft", "staff_id", writes=("INSERT", "UPDATE", "DELETE"))
