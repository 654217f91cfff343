"""The coaching of what the agreed plan has for a business begins."""

from django.db import connection

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff, ask
from translocal.access.lenses import Lens
from translocal.actions.engine import Invalid
from translocal.coaching.models import Activity
from translocal.coaching.queries import not_yet_coached
from translocal.core.reasons import Missing
from translocal.demo import story
from translocal.plans import actions as plans
from translocal.plans.models import Item

BEGIN = {"called": "Aram", "agreed": "on"}


class TestBegin(Versioned, ActionContract):
    action = "coaching.begin"
    tells = ["coaching.begun"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.to_be_coached(), by=cast.tigran, wrong=cast.anahit, values=BEGIN)

    def test_it_holds_on_to_the_key_and_counts_in_the_money_of_the_place(self) -> None:
        activity = self.do()
        assert (activity.item_key, activity.what, activity.state) == (self.s.on.key, self.s.on.what, "preparing")
        assert (activity.currency, activity.called) == ("AMD", "Aram")
        with as_staff(self.cast.tigran):
            assert not_yet_coached(self.s.on.case_id) == []

    def test_without_their_agreement_no_name_is_kept(self) -> None:
        refusal = self.refused(Invalid, values={"called": "Aram"})
        assert refusal.reasons[0].field == "agreed"
        assert self.do(values={"called": ""}).called == ""

    def test_no_name_stands_in_the_journal(self) -> None:
        self.do()
        payloads = ask(
            "SELECT payload FROM journal_detail d JOIN journal_event e USING (stream, seq) WHERE e.name LIKE 'coaching%%'"
        )
        assert payloads and all("Aram" not in payload for (payload,) in payloads)

    def test_an_activity_is_coached_once(self) -> None:
        self.do()
        self.refused(Missing)

    def test_what_is_drafted_but_not_agreed_is_not_coached(self) -> None:
        draft = plans.draft(self.cast.seen_by_id(self.s.on.case_id, self.cast.anahit), by=self.cast.anahit, why="")
        with as_staff(self.cast.tigran):
            self.s.on, kept = Item.objects.get(key=self.s.on.key, in_force=False, plan=draft.pk), self.s.on
        try:
            self.refused(Missing)
        finally:
            self.s.on = kept


def test_nothing_but_the_activity_reaches_its_coach(cast: Cast) -> None:
    """With raw SQL as the coach: of the case, its chain and the one item; of everything else, nothing."""
    item = cast.to_be_coached()
    story.note(
        cast.seen_by_id(item.case_id, cast.anahit), cast.anahit, "know_more", "Private.", days_ago=1, occasion="agreed"
    )
    hidden = ["plans_plan", "plans_need", "plans_comment", "plans_signature", "people_person", "people_membership",
              "people_nametoken", "counselling_conversation", "counselling_voice", "counselling_talk", "consents_consent",
              "programmes_entitlement", "cases_document", "cases_turn", "contact_meeting", "contact_message"]  # fmt: skip
    with as_staff(cast.tigran), connection.cursor() as cursor:
        for table in hidden:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table
        cursor.execute("SELECT use, what FROM plans_item")
        assert {use for use, _what in cursor.fetchall()} == {"activity"}
        cursor.execute("SELECT parts FROM access_access WHERE staff_id = %s", [cast.tigran.pk])
        assert cursor.fetchall() == [(int(Lens.CHAIN | Lens.ACTIVITY),)]


def test_who_plans_sees_the_coaching_and_who_follows_does_not(cast: Cast) -> None:
    activity = cast.coached()
    for reader, sees in (
        (cast.anahit, True),
        (cast.tigran, True),
        (cast.claire, True),
        (cast.marc, False),
        (cast.sam, False),
    ):
        with as_staff(reader):
            assert Activity.objects.filter(pk=activity.pk).exists() is sees, reader
