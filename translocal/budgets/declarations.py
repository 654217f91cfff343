"""What guards budgets: the money of a case. Nobody writes to them but the functions of the ledger."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("budgets_budget", Lens.MONEY, writes=())
guards.lens("budgets_entry", Lens.MONEY, writes=())
