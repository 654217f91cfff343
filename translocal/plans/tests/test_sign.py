"""Each adult signs as a party of their own; a worker co-signs. Dissent stands beside the signature."""

from typing import Any

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, ask
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import Invalid
from translocal.core.reasons import Absent, Missing
from translocal.plans import actions as plans
from translocal.plans.forms import MYSELF
from translocal.plans.models import Signature
from translocal.plans.queries import items


class TestSign(Versioned, ActionContract):
    action = "plan.sign"
    tells = ["plan.signed"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        plan = cast.planned()
        self.__class__.aram, self.__class__.nune = cast.adults(plan)  # type: ignore[attr-defined]
        values = {"person": str(self.aram.pk), "dissent": "I would rather begin alone."}  # type: ignore[attr-defined]
        return Scene(plan, by=cast.claire, wrong=cast.marc, values=values)

    def signed(self) -> list[tuple[Any, ...]]:
        return ask("SELECT person_id, staff_id, role, plan_version, dissent FROM plans_signature ORDER BY at")

    def test_the_signature_is_for_what_stands_there_and_keeps_the_dissent(self) -> None:
        self.do()
        assert self.signed() == [(self.aram.pk, None, "", self.s.on.version, "I would rather begin alone.")]  # type: ignore[attr-defined]

    def test_nobody_signs_the_same_twice(self) -> None:
        self.do()
        assert self.refused(Missing).reasons[0].field == "person"

    def test_another_adult_reads_no_dissent_but_their_own(self) -> None:
        self.do()
        plans.sign(self.s.on, by=self.cast.claire, person=MYSELF, dissent="The rent is too high.")
        seen = {}
        for person in (self.aram, self.nune):  # type: ignore[attr-defined]
            with acting_as(Identity(self.cast.claire.pk, party=person.pk)):
                seen[person] = {signature.dissent for signature in Signature.objects.all()}
        assert seen == {
            self.aram: {"I would rather begin alone.", "The rent is too high."},
            self.nune: {"The rent is too high."},
        }  # type: ignore[attr-defined]

    def test_an_empty_plan_is_not_signed(self) -> None:
        with as_staff(self.cast.claire):
            found = items(self.s.on)
        for item in found:
            plans.remove_item(item, by=self.cast.claire)
        self.refused(Missing)

    def test_somebody_of_another_household_does_not_sign(self) -> None:
        other = self.cast.adults(self.cast.case(1))[0]
        self.refused(Invalid, values={"person": str(other.pk), "dissent": ""})


class TestCoSign(Versioned, ActionContract):
    action = "plan.sign"
    tells = ["plan.co_signed"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.replanned(), by=cast.anahit, wrong=cast.lies, values={"person": MYSELF, "dissent": ""})

    def test_it_tells_in_which_role(self) -> None:
        self.do()
        assert ask("SELECT staff_id, role FROM plans_signature WHERE plan_id = %s", self.s.on.pk) == [
            (self.cast.anahit.pk, "local_social_worker")
        ]

    def test_nobody_co_signs_twice(self) -> None:
        self.do()
        self.refused(Missing)
