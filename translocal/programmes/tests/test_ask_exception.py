"""The reintegration counsellor asks for one exception; whoever decides reads what the rules ask of them, and nobody's name or case."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned, on
from tests.truth import as_staff, ask, one
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY, Invalid
from translocal.core.reasons import Missing
from translocal.programmes.models import AskedFor, Entitlement, Exemption
from translocal.programmes.tests.exceptions import (
    WORDS,
    approver_at,
    asking,
    elsewhere,
    established,
    hilde,
    household,
    of,
    read,
    refused,
)


class TestAskException(Versioned, ActionContract):
    action = "exception.ask"
    tells = ["exception.asked"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(of(established(cast), cast), by=cast.claire, wrong=cast.marc, values=asking(cast))

    def test_whoever_decides_reads_what_the_rules_ask_of_them_and_what_it_would_change(self) -> None:
        told = json.loads(read(self.do()).told)
        assert told["facts"] == {
            "household.size": 2, "household.vulnerable": True, "person 1.nationality": "GE", "person 2.nationality": "GE",
        }  # fmt: skip
        assert [part["outcome"] for part in told["granted"]] == ["unknown", "refused"]
        assert [part["outcome"] for part in told["refused"]] == ["refused", "refused"]

    def test_what_they_read_leads_to_nobody_and_to_no_case(self) -> None:
        asked = self.do()
        kept = one("SELECT x::text FROM programmes_exemption x WHERE id = %s", asked.exemption_id)
        for told in ("Beridze", "Giorgi", "1984", str(self.s.on.pk), str(self.cast.claire.pk), self.s.on.reference):
            assert told not in kept, told
        with as_staff(hilde()):
            assert Exemption.objects.count() == 1
            assert not AskedFor.objects.exists() and not Entitlement.objects.exists()
        assert one("SELECT count(*) FROM access_access WHERE staff_id = %s", hilde().pk) == 0

    def test_a_stranger_and_an_approver_of_another_organisation_get_nothing(self) -> None:
        self.do()
        for reader in (elsewhere(self.cast), self.cast.tom, self.cast.peter, self.cast.marc, self.cast.lies):
            with as_staff(reader):
                assert not Exemption.objects.exists(), reader

    def test_a_post_of_another_role_in_the_same_team_opens_nothing(self) -> None:
        self.do()
        approver_at(self.cast.tom, self.cast.teams["approvals"])
        ask("UPDATE organisations_post SET role = 'monitor' WHERE staff_id = %s RETURNING 1", self.cast.tom.pk)
        with as_staff(self.cast.tom):
            assert not Exemption.objects.exists()

    def test_it_stands_with_the_money_of_the_case_and_in_its_timeline(self) -> None:
        asked = self.do()
        with as_staff(self.cast.claire):
            assert Exemption.objects.get().words == WORDS
        sentence = one(
            "SELECT payload FROM journal_detail d JOIN journal_event e USING (stream, seq) WHERE e.name = 'exception.asked'"
            " AND e.lens = 128 AND e.case_id = %s",
            asked.case_id,
        )
        assert '"approval": "vulnerability"' in sentence and WORDS in sentence

    def test_those_who_decide_are_told_that_it_waits_and_not_in_which_case(self) -> None:
        asked = self.do()
        told = ask("SELECT staff_id, case_id FROM contact_notice WHERE event = 'exception.asked'")
        assert told == [(hilde().pk, asked.exemption_id)]

    @pytest.mark.parametrize("name", ["Giorgi", "BERIDZE", "თამარ"])
    def test_a_name_of_the_household_is_refused_at_its_field(self, name: str) -> None:
        refusal = self.refused(Invalid, values={**asking(self.cast), "words": f"For {name}, who is ill."})
        assert [(reason.field, reason.code) for reason in refusal.reasons] == [("words", "named")]

    def test_a_second_time_is_refused_while_it_waits(self) -> None:
        self.do()
        self.refused(Missing)
        with as_staff(self.cast.claire):
            (reason,) = REGISTRY[self.action].reasons(self.s.on, self.cast.claire)
        assert reason.code == "exception.standing"

    def test_after_a_refusal_it_can_be_asked_anew_on_what_was_established_then(self) -> None:
        with on(self.s, of(refused(self.cast), self.cast)):
            established(self.cast, self.s.on)
            self.do()

    def test_only_an_office_where_somebody_decides_can_be_asked(self) -> None:
        refusal = self.refused(Invalid, values={**asking(self.cast), "team": str(self.cast.teams["owner"].pk)})
        assert refusal.reasons[0].field == "team"

    def test_an_office_in_which_nobody_decides_any_longer_is_no_choice(self) -> None:
        ask("UPDATE organisations_post SET until = now() WHERE staff_id = %s RETURNING 1", hilde().pk)
        assert self.refused(Invalid).reasons[0].field == "team"

    def test_where_nothing_hangs_on_one_it_is_refused_and_says_so(self) -> None:
        fresh = household(self.cast)
        with as_staff(self.cast.claire):
            (reason,) = REGISTRY[self.action].reasons(fresh, self.cast.claire)
        assert reason.code == "exception.none"
        with on(self.s, fresh):
            self.refused(Invalid)

    def test_one_that_would_change_nothing_is_not_asked_for(self) -> None:
        """Whether they are in a closed centre is not known, nor whether they have become citizens: it stays open either way."""
        unknown = {"circumstances_in_detention": "unknown", "circumstances_naturalised": "unknown"}
        entitlement = established(self.cast, household(self.cast), **unknown)
        values = {**asking(self.cast), "which": "be-reintegration.immigration_office"}
        with on(self.s, of(entitlement, self.cast)):
            refusal = self.refused(Missing, values=values)
        assert [(reason.code, reason.field) for reason in refusal.reasons] == [("exception.changes_nothing", "which")]

    def test_nothing_is_asked_for_while_the_case_rests(self) -> None:
        REGISTRY["case.rest"](self.s.on, by=self.cast.claire, words="")
        assert self.refused(Missing).reasons[0].code == "exception.case_rests"

    def test_the_end_of_the_support_ends_it(self) -> None:
        asked = self.do()
        REGISTRY["case.end"].submit(self.s.on, {"kind": "stays", "words": ""}, by=self.cast.claire)
        assert one("SELECT state FROM programmes_exemption WHERE id = %s", asked.exemption_id) == "withdrawn"
        with as_staff(hilde()):
            assert not Exemption.objects.exists()
        assert (
            one("SELECT count(*) FROM journal_event WHERE name = 'exception.ended' AND case_id = %s", asked.case_id)
            == 1
        )

    @pytest.mark.parametrize(
        "change",
        [
            "told = '{}'", "words = 'Other words.'", "programme = 's1-demo'", "approval = 'immigration_office'",
            "state = 'granted', decided_at = now(), decided_by_id = (SELECT translocal_actor()), reason = 'I grant it to myself.'",
        ],
    )  # fmt: skip
    def test_the_database_keeps_what_was_asked_and_who_decides(self, change: str) -> None:
        asked = self.do()
        self._denied(f"UPDATE programmes_exemption SET {change} WHERE id = %s", asked.exemption_id)

    def test_nobody_writes_one_that_is_granted_already(self) -> None:
        asked = self.do()
        columns = "programme, approval, day, told, words, from_team_id, to_team_id, asked_at, version"
        decided = "'granted', now(), translocal_actor(), 'So be it.'"
        self._denied(
            f"INSERT INTO programmes_exemption (id, state, decided_at, decided_by_id, reason, {columns})"
            f" SELECT gen_random_uuid(), {decided}, {columns} FROM programmes_exemption WHERE id = %s",
            asked.exemption_id,
        )

    def _denied(self, sql: str, *values: Any) -> None:
        denied = pytest.raises(DatabaseError, match=r"begins by being asked|what was asked|decided by others|row-level")
        with acting_as(Identity(self.cast.claire.pk)), denied, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
