"""What guards programmes: entitlements are money of a case, funds and rates are everybody's."""

from importlib import import_module

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("programmes_entitlement", Lens.MONEY, writes=("INSERT",))
# An exception knows no case. Whoever decides where it was asked reads it; so does whoever sees the money of the case it is for.
guards.lens("programmes_askedfor", Lens.MONEY)
guards.lens("programmes_exempted", Lens.MONEY, writes=("INSERT",))
guards.special(
    "programmes_exemption",
    "programmes_exemption.state <> 'withdrawn' AND EXISTS (SELECT FROM organisations_post p"
    " WHERE p.team_id = programmes_exemption.to_team_id AND p.staff_id = (SELECT translocal_actor()) AND p.until IS NULL"
    " AND p.role = 'approver') OR EXISTS (SELECT FROM programmes_askedfor s WHERE s.exemption_id = programmes_exemption.id)",
    "the approvers who are asked, or MONEY where it was asked",
)
# How much of a fund is taken is written by the ledger alone.
guards.shared("programmes_fund", writes=("INSERT",))
guards.shared("programmes_rate")
# A draft is the programme owner's until it is opened for comments; what was opened, said and adopted is everybody's.
guards.special(
    "programmes_draft",
    "(SELECT translocal_actor()) IS NOT NULL AND (programmes_draft.opened_at IS NOT NULL OR EXISTS (SELECT FROM organisations_post p"
    " WHERE p.staff_id = (SELECT translocal_actor()) AND p.until IS NULL AND p.role = 'programme_manager'))",
    "open drafts; all of them: the programme owner",
)
guards.shared("programmes_draftcomment", writes=("INSERT",))
guards.shared("programmes_adopted", writes=("INSERT",))

import_module("translocal.programmes.drafting")
import_module("translocal.programmes.exempting")
