"""A role ends: what it opened is closed with this very transaction."""

from tests.cast import Cast
from tests.contract import ActionContract, Scene
from tests.truth import as_staff, one
from translocal.accounts import actions as accounts
from translocal.cases.models import Case
from translocal.cases.tests.test_end_cover import covered
from translocal.core.reasons import Missing, NotAllowed
from translocal.organisations.models import Post

READS = "SELECT count(*) FROM access_access WHERE staff_id = %s"


def post_of(cast: Cast, who: str) -> Post:
    with as_staff(cast.tom):
        return Post.objects.get(staff=getattr(cast, who), until=None)


class TestEndPost(ActionContract):
    action = "post.end"
    tells = ["post.ended"]
    # Who works here is no secret among those who work here: refused, not absent.
    stranger_gets = NotAllowed
    case: Case

    def scene(self, cast: Cast) -> Scene:
        self.__class__.case = cast.proposed().case
        return Scene(post_of(cast, "lies"), by=cast.tom, wrong=cast.koen)

    def test_what_it_opened_is_closed_at_once(self) -> None:
        assert one(READS, self.cast.lies.pk) > 0
        self.do()
        assert one(READS, self.cast.lies.pk) == 0

    def test_a_desk_that_was_asked_loses_its_preview_with_the_post(self) -> None:
        assert one(READS, self.cast.marc.pk) == 1
        accounts.end_post(post_of(self.cast, "marc"), by=self.cast.tom)
        assert one(READS, self.cast.marc.pk) == 0

    def test_a_cover_ends_with_the_post_of_the_lead(self) -> None:
        covered(self.cast, self.case)
        accounts.end_post(post_of(self.cast, "koen"), by=self.cast.tom)
        assert one(READS, self.cast.koen.pk) == 0

    def test_nobody_ends_their_own(self) -> None:
        self.s.on, before = post_of(self.cast, "tom"), self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = before

    def test_it_ends_once(self) -> None:
        self.do()
        self.refused(Missing)
