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

# A question knows no case. The desk that is asked reads it; so does whoever plans in the case from which it was asked.
guards.lens("plans_asking", Lens.PLAN)
ASKED = (
    "plans_question.state <> 'taken_back' AND EXISTS (SELECT FROM organisations_post p WHERE p.team_id = plans_question.to_team_id"
    " AND p.staff_id = (SELECT translocal_actor()) AND p.until IS NULL)"
    " OR EXISTS (SELECT FROM plans_asking s WHERE s.question_id = plans_question.id)"
)
guards.special("plans_question", ASKED, "the desk that is asked, or PLAN where it was asked")
guards.special(
    "plans_asked",
    "(SELECT translocal_actor()) IS NOT NULL AND EXISTS (SELECT FROM plans_question q WHERE q.id = plans_asked.question_id)",
    "as its question", writes=("INSERT",),
)  # fmt: skip
