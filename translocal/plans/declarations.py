"""What guards plans: those who plan on both shores; of an income-generating item, its coach too."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("plans_plan", Lens.PLAN)
guards.lens("plans_need", Lens.PLAN, writes=("INSERT", "DELETE"))
guards.row_lens("plans_item", writes=("INSERT", "UPDATE", "DELETE"))
guards.lens("plans_comment", Lens.PLAN, writes=("INSERT",))
# A person reads their own signature and those of the workers, never what another adult saw otherwise.
SIGNED = (
    guards.ACCESS.format(case="plans_signature.case_id", lens=int(Lens.PLAN))
    + " AND ((SELECT translocal_party()) IS NULL OR plans_signature.person_id IS NULL"
    " OR plans_signature.person_id = (SELECT translocal_party()))"
)
guards.special("plans_signature", SIGNED, "PLAN", writes=("INSERT",))
