"""What guards people, and who knows their names."""

from translocal.access import guards
from translocal.access.lenses import Lens
from translocal.journal.sentences import RESOLVERS
from translocal.people import queries

# The row policy of memberships holds inside this question too: only those the reader may see are looked at. Who reads is
# asked all the same: without an identity it raises, also where there is no row.
A_MEMBER = (
    "(SELECT translocal_actor()) IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = people_person.id)"
)

guards.special("people_person", A_MEMBER, "IDENTITY")
guards.lens("people_membership", Lens.IDENTITY)
guards.lens("people_nametoken", Lens.IDENTITY, writes=("INSERT", "DELETE"))
guards.special("people_knowntoken", "false", "nobody", writes=())
RESOLVERS["person"] = queries.names
