"""What a household is entitled to is asked of the rules, and frozen as it was told."""

from datetime import date
from typing import Any

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned, on
from tests.truth import as_staff, ask, one
from translocal.actions.engine import REGISTRY, Invalid
from translocal.budgets.tests.scenes import premium
from translocal.core.money import euro
from translocal.core.reasons import Missing
from translocal.programmes.library import programmes
from translocal.programmes.models import Entitlement
from translocal.programmes.queries import entitlements_of, latest_entitlement

ESTABLISH = {"programme": "s1-demo", "day": "2026-05-04", "wants_microbusiness": "yes", "vulnerable": []}


class TestEstablish(Versioned, ActionContract):
    action = "entitlement.establish"
    tells = ["entitlement.established"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.supported(), by=cast.claire, wrong=cast.marc, values=ESTABLISH)

    def test_a_family_of_four_with_a_microbusiness_gets_3250_euro(self) -> None:
        entitlement = self.do()
        assert entitlement.money == euro(3250) and entitlement.day == date(2026, 5, 4)
        assert entitlement.digest == programmes()["s1-demo"].digest
        assert [part.code for part in entitlement.told.components] == ["reintegration", "microbusiness"]

    def test_what_is_kept_names_nobody_and_only_what_decided(self) -> None:
        entitlement = self.do(values={**ESTABLISH, "vulnerable": [str(self.cast.adults(self.s.on)[0].pk)]})
        assert entitlement.facts == {"household.size": 4, "wants.microbusiness": True}
        kept = one("SELECT e::text FROM programmes_entitlement e WHERE id = %s", entitlement.pk)
        assert "Vardanyan" not in kept and "1986" not in kept

    def test_not_decided_yet_is_neither_yes_nor_no(self) -> None:
        entitlement = self.do(values={**ESTABLISH, "wants_microbusiness": "unknown"})
        assert entitlement.money == euro(1750)
        assert [part.code for part in entitlement.told.unknown] == ["microbusiness"]

    def test_who_was_not_ticked_was_not_asked_unless_it_is_said(self) -> None:
        told = {
            **ESTABLISH,
            "programme": "be-reintegration",
            "day": "2013-05-04",
            "status": "refused",
            "voluntary": "yes",
            "wants_microbusiness": "no",
        }
        told |= {"dates_application": "2013-05-01", "never_order_to_leave": "on"}
        with on(self.s, self.cast.supported(2)):
            self._asked_of_two(told)

    def _asked_of_two(self, told: dict[str, Any]) -> None:
        open_one = self.do(values=told)
        assert [part.outcome for part in open_one.told.parts] == ["unknown", "refused"]
        assert "persons[].vulnerable" in str(open_one.answer)
        refused = self.do(values={**told, "others_vulnerable": "no"})
        assert [part.outcome for part in refused.told.parts] == ["refused", "refused"]
        ticked = self.do(values={**told, "vulnerable": [str(self.cast.adults(self.s.on)[0].pk)]})
        assert [part.outcome for part in ticked.told.parts] == ["given", "refused"]

    def test_whether_they_return_voluntarily_is_asked_and_stands_at_yes(self) -> None:
        with as_staff(self.cast.claire):
            form = REGISTRY[self.action].form(self.s.on, initial={"programme": "be-reintegration"})
        assert form["voluntary"].value() == "yes"
        told = {**ESTABLISH, "programme": "be-reintegration", "day": "2011-05-04"}
        with on(self.s, self.cast.supported(2)):
            said = [self.do(values=told | given).told for given in ({"voluntary": "yes"}, {})]
        outcomes = [[part.outcome for part in each.parts] for each in said]
        assert outcomes == [["given", "given"], ["unknown", "unknown"]]

    def test_a_day_before_there_were_rules_is_refused(self) -> None:
        with on(self.s, self.cast.supported(2)):
            refusal = self.refused(Invalid, values={**ESTABLISH, "day": "2009-12-31"})
        assert [(reason.field, reason.code) for reason in refusal.reasons] == [("day", "no_rules")]

    def test_a_day_before_somebody_was_born_is_refused_with_their_name(self) -> None:
        refusal = self.refused(Invalid, values={**ESTABLISH, "day": "2018-11-20"})
        assert [(reason.field, reason.code) for reason in refusal.reasons] == [("day", "not_born")]
        assert "Davit Vardanyan" in str(refusal.reasons[0])
        assert self.do(values={**ESTABLISH, "day": "2018-11-21"}).money == euro(3250)

    def test_what_was_told_stays_and_the_latest_counts(self) -> None:
        first, second = self.do(), self.do(values={**ESTABLISH, "wants_microbusiness": "no"})
        with as_staff(self.cast.claire):
            assert latest_entitlement(self.s.on.pk) == second
            assert set(Entitlement.objects.filter(case_id=self.s.on.pk)) == {first, second}

    def test_of_each_programme_the_latest_stands_the_last_one_given_first(self) -> None:
        self.do()
        later, cash = self.do(values={**ESTABLISH, "wants_microbusiness": "no"}), premium(self.cast, self.s.on)
        with as_staff(self.cast.claire):
            assert entitlements_of(self.s.on.pk) == [cash, later]

    def test_somebody_of_another_household_is_no_choice(self) -> None:
        other = self.cast.adults(self.cast.case(1))[0]
        refusal = self.refused(Invalid, values={**ESTABLISH, "vulnerable": [str(other.pk)]})
        assert refusal.reasons[0].field == "vulnerable"

    def test_nothing_is_established_while_the_case_rests(self) -> None:
        REGISTRY["case.rest"](self.s.on, by=self.cast.claire, words="")
        self.refused(Missing)

    def test_who_does_not_see_money_sees_no_entitlement(self) -> None:
        self.do()
        for reader in (self.cast.marc, self.cast.lies, self.cast.sam, self.cast.peter):
            with as_staff(reader):
                assert not Entitlement.objects.exists(), reader

    def test_the_sentence_says_how_much(self) -> None:
        self.do()
        told: Any = ask("SELECT payload FROM journal_detail d JOIN journal_event e USING (stream, seq)"
                        " WHERE e.name = 'entitlement.established' AND e.lens = 128")  # fmt: skip
        assert '"total": "3250.00 EUR"' in told[-1][0]
