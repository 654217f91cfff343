"""What guards cases, and what they do when a team changes."""

from importlib import import_module

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("cases_case", Lens.CHAIN, case="id")
guards.lens("cases_involvement", Lens.CHAIN)
guards.lens("cases_grant", Lens.CHAIN)
guards.lens("cases_turn", Lens.COUNSELLING, writes=("INSERT",))
guards.row_lens("cases_document", writes=("INSERT", "UPDATE"))
import_module("translocal.cases.reactions")
