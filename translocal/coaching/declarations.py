"""What guards coaching: those who see the income-generating activity, and nobody else."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("coaching_activity", Lens.ACTIVITY)
guards.lens("coaching_session", Lens.ACTIVITY, writes=("INSERT",))
guards.lens("coaching_milestone", Lens.ACTIVITY)
guards.lens("coaching_income", Lens.ACTIVITY)
