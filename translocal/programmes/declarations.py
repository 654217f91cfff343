"""What guards programmes: entitlements are money of a case, funds and rates are everybody's."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("programmes_entitlement", Lens.MONEY, writes=("INSERT",))
# How much of a fund is taken is written by the ledger alone.
guards.shared("programmes_fund", writes=("INSERT",))
guards.shared("programmes_rate")
