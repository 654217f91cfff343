"""What guards handovers: who and when are the chain's, the words belong to the two sides."""

from importlib import import_module

from translocal.access import guards
from translocal.access.lenses import Lens

# Who wrote them, who covers them, and whoever is asked or took over.
SIDES = """
    EXISTS (
        SELECT 1 FROM handovers_handover h JOIN access_access a ON a.case_id = h.case_id
        WHERE h.id = {table}.handover_id AND a.staff_id = (SELECT translocal_actor())
        AND a.standing IN ('active', 'following', 'preview', 'cover', 'errand')
        AND (a.standing = 'errand' OR h.from_staff_id = a.staff_id OR EXISTS (
            SELECT 1 FROM organisations_post p WHERE p.staff_id = a.staff_id AND p.until IS NULL
            AND (p.team_id = h.to_team_id AND h.proposed_at IS NOT NULL AND h.state <> 'withdrawn'
                OR p.team_id = h.from_team_id AND a.standing = 'cover')))
    )
"""

guards.lens("handovers_handover", Lens.CHAIN)
guards.special("handovers_letter", SIDES.format(table="handovers_letter"), "two sides")
# A person reads what they approved themselves, and never what another adult did.
approvals = f"{SIDES.format(table='handovers_approval')} AND (SELECT translocal_party()) IS NULL"
guards.special(
    "handovers_approval", f"{approvals} OR person_id = (SELECT translocal_party())", "two sides", writes=("INSERT",)
)
guards.lens("handovers_meeting", Lens.CHAIN)
import_module("translocal.handovers.reactions")
import_module("translocal.handovers.beside")
