"""What guards cases, and what they do when a team changes."""

from importlib import import_module

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("cases_case", Lens.CHAIN, case="id")
guards.lens("cases_involvement", Lens.CHAIN)
OWN_OR_COUNSELS = "cases_grant.staff_id = (SELECT translocal_actor()) OR " + guards.ACCESS.format(
    case="cases_grant.case_id", lens=int(Lens.COUNSELLING)
)
guards.special("cases_grant", OWN_OR_COUNSELS, "own, or counselling")
guards.lens("cases_turn", Lens.COUNSELLING, workers_only=True, writes=("INSERT",))
guards.row_lens("cases_document", workers_only=True, writes=("INSERT", "UPDATE"))
import_module("translocal.cases.reactions")
