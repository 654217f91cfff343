"""What guards the time after the arrival: those who plan with them, on both shores."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("followup_followup", Lens.PLAN)
guards.lens("followup_report", Lens.PLAN, writes=("INSERT",))
