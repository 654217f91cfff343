"""What guards people, and who knows their names."""

from translocal.access import guards
from translocal.access.lenses import Lens
from translocal.journal.sentences import RESOLVERS
from translocal.people import queries

A_MEMBER = (
    "EXISTS (SELECT 1 FROM people_membership m JOIN access_access a ON a.case_id = m.case_id"
    " WHERE m.person_id = people_person.id AND a.staff_id = (SELECT translocal_actor())"
    f" AND (a.parts & {int(Lens.IDENTITY)}) <> 0)"
)

guards.special("people_person", A_MEMBER, "IDENTITY")
guards.lens("people_membership", Lens.IDENTITY)
guards.lens("people_nametoken", Lens.IDENTITY, writes=("INSERT", "DELETE"))
guards.special("people_knowntoken", "false", "nobody", writes=())
RESOLVERS["person"] = queries.names
