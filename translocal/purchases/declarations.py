"""What guards purchases: the money of a case."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("purchases_purchase", Lens.MONEY)
guards.lens("purchases_extension", Lens.MONEY, writes=("INSERT",))
guards.lens("purchases_quote", Lens.MONEY, writes=("INSERT",))
# A wrong one is taken out again: its row and its file go, the journal keeps that it was there.
guards.lens("purchases_proof", Lens.MONEY, writes=("INSERT", "UPDATE", "DELETE"))
