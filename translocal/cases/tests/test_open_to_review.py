"""A case is opened to somebody who checks: by whoever set its budget, never by themselves, with a reason and an end."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask, one
from translocal.access.lenses import Lens
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, Missing, NotAllowed
from translocal.demo.world import somebody
from translocal.organisations.models import Staff

PARTS = "SELECT coalesce((SELECT parts FROM access_access WHERE case_id = %s AND staff_id = %s), 0)"


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def post_of(name: str) -> str:
    return str(one("SELECT id FROM organisations_post WHERE staff_id = %s AND until IS NULL", somebody(name).pk))


def asked(name: str = "Olivier Martin", until: int = 20) -> dict[str, str]:
    return {"post": post_of(name), "reason": "Drawn in the sample of 2026.", "until": day(until)}


def page(staff: Staff, name: str, *arguments: Any) -> Any:
    client = Client()
    client.force_login(staff)
    return client.get(reverse(name, args=arguments))


class TestOpenToReview(Versioned, ActionContract):
    action = "case.open_to_review"
    tells = ["case.review_opened", "case.review_reason"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.supported(2), by=cast.claire, wrong=cast.marc, values=asked())

    @pytest.mark.parametrize(
        ("name", "parts"),
        [
            ("Olivier Martin", Lens.MONEY),
            ("Ruth Vermeulen", Lens.CHAIN),
        ],
    )
    def test_each_sees_what_their_role_sees_and_not_before(self, name: str, parts: Lens) -> None:
        assert one(PARTS, self.s.on.pk, somebody(name).pk) == 0
        self.do(values=asked(name))
        assert one(PARTS, self.s.on.pk, somebody(name).pk) == parts

    def test_nobody_opens_a_case_to_themselves(self) -> None:
        olivier, ruth = somebody("Olivier Martin"), somebody("Ruth Vermeulen")
        self.refused(Absent, by=olivier)
        self.do()
        self.do(values=asked("Ruth Vermeulen"))
        self.refused(Absent, by=olivier)
        self.refused(NotAllowed, by=ruth, values=asked("Hilde Goossens"))

    @pytest.mark.parametrize(
        "name", ["Sam Stevens", "Claire Lambert", "Peter Claes", "Ines Janssens", "Tom Wouters", "Hilde Goossens"]
    )
    def test_only_those_who_check_can_be_chosen(self, name: str) -> None:
        refusal = self.refused(Invalid, values={**asked(), "post": post_of(name)})
        assert refusal.reasons[0].field == "post"

    def test_whoever_stands_in_the_case_cannot_check_it(self) -> None:
        ask(
            "UPDATE organisations_post SET staff_id = %s WHERE id = %s RETURNING id", self.cast.marc.pk, asked()["post"]
        )
        assert self.refused(Invalid).reasons[0].field == "post"

    def test_whoever_opens_it_cannot_be_the_one_who_checks_it(self) -> None:
        ask(
            "UPDATE organisations_post SET staff_id = %s WHERE id = %s RETURNING id",
            self.cast.claire.pk,
            asked()["post"],
        )
        assert self.refused(Invalid).reasons[0].field == "post"

    @pytest.mark.parametrize("lens", [Lens.MONEY, Lens.COUNSELLING])
    def test_nobody_opens_what_is_closed_to_themselves(self, lens: Lens) -> None:
        closed = "UPDATE access_access SET parts = parts & ~%s WHERE case_id = %s AND staff_id = %s RETURNING 1"
        one(closed, int(lens), self.s.on.pk, self.cast.claire.pk)
        self.refused(Missing)

    @pytest.mark.parametrize("ahead", [-1, 31, 400])
    def test_it_closes_again_within_thirty_days(self, ahead: int) -> None:
        assert self.refused(Invalid, values=asked(until=ahead)).reasons[0].field == "until"

    def test_a_second_time_is_refused_rather_than_silently_kept(self) -> None:
        self.do()
        self.refused(Missing)

    def test_those_who_counsel_read_who_looks_and_why(self) -> None:
        self.do()
        for shown in (
            page(self.cast.claire, "case", self.s.on.pk).content.decode(),
            page(self.cast.claire, "case_part", self.s.on.pk, "money").content.decode(),
        ):
            assert "Olivier Martin" in shown and "Drawn in the sample of 2026." in shown and "auditor" in shown

    def test_whoever_follows_reads_that_it_was_opened_and_not_why(self) -> None:
        self.do()
        shown = page(self.cast.marc, "case", self.s.on.pk).content.decode()
        assert "opened this case to Olivier Martin" in shown and "Drawn in the sample" not in shown

    def test_the_page_of_it_offers_those_who_check(self) -> None:
        shown = page(self.cast.claire, "act", "case.open_to_review", self.s.on.pk).content.decode()
        assert "Olivier Martin, auditor, Audit house Meridian" in shown and "Sam Stevens" not in shown
        assert page(self.cast.marc, "act", "case.open_to_review", self.s.on.pk).status_code == 403

    def test_the_auditor_reads_why_the_file_is_open_and_names_nobody(self) -> None:
        self.do()
        olivier = somebody("Olivier Martin")
        shown = page(olivier, "money_file", self.s.on.pk).content.decode()
        assert "Drawn in the sample of 2026." in shown and "End the review" in shown and "Vardanyan" not in shown
        assert page(olivier, "case", self.s.on.pk).status_code == 404
