"""Who knows the names of staff and teams."""

from translocal.journal.sentences import RESOLVERS
from translocal.organisations.queries import staff_names, team_names

RESOLVERS["staff"] = staff_names
RESOLVERS["team"] = team_names
