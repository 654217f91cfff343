"""What cases do when something happens in a lower room, in the same transaction."""

from translocal.accounts.events import POST_ENDED, POST_GIVEN
from translocal.actions.engine import Act, reaction
from translocal.cases.reach import reshape, reshape_team
from translocal.organisations.models import Post
from translocal.people.events import CORRECTED, LEFT, MERGED
from translocal.people.models import Membership


@reaction(POST_GIVEN)
@reaction(POST_ENDED)
def a_team_changed(act: Act, post: Post) -> None:
    """Who joins a team sees what it is asked; who leaves it sees nothing more, at once."""
    reshape_team(post.team_id)


@reaction(LEFT)
@reaction(CORRECTED)
@reaction(MERGED)
def a_household_changed(act: Act, member: Membership) -> None:
    """Whose consent counts depends on who the adults are: following is computed again."""
    reshape(member.case_id)
