"""The cast of every test: the invented world of the demo. Sam is the stranger, and is always refused."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from tests.standing import set_up_once
from translocal.access.identity import Identity, acting_as
from translocal.actions.engine import REGISTRY
from translocal.cases import actions as cases
from translocal.cases.models import Case
from translocal.coaching import actions as coaching
from translocal.coaching.models import Activity
from translocal.coaching.queries import not_yet_coached
from translocal.counselling.models import Talk
from translocal.demo import story, world
from translocal.handovers import actions as handovers
from translocal.handovers.models import Handover
from translocal.organisations.models import Staff
from translocal.people.models import Membership, Person
from translocal.people.queries import adults, members
from translocal.plans.models import Item, Plan
from translocal.travel import actions as journeys
from translocal.travel.models import Application


class Cast:
    """Who is who. `lies` is the social worker in Ghent, `marc` the return counsellor, `sam` the stranger."""

    def __init__(self) -> None:
        self.teams = set_up_once()
        self._known = {staff.email: staff for staff in Staff.objects.all()}
        self.koen, self.lies, self.femke = self._people("Koen Maes", "Lies Dewaele", "Femke Baert")
        self.nadia, self.marc, self.joris = self._people("Nadia Benali", "Marc Verlinden", "Joris Peeters")
        self.ana, self.claire, self.anahit = self._people("Ana Ribeiro", "Claire Lambert", "Anahit Sargsyan")
        self.sam, self.tom, self.els = self._people("Sam Stevens", "Tom Wouters", "Els Jacobs")
        (self.tigran,) = self._people("Tigran Mkrtchyan")
        self.peter, self.ruth, self.ines = self._people("Peter Claes", "Ruth Vermeulen", "Ines Janssens")

    def _people(self, *names: str) -> list[Staff]:
        return [self._known[world.address_of(name)] for name in names]

    def case(self, people: int = 4) -> Case:
        household = story.VARDANYAN[:people]
        return story.open_case(self.lies, self.teams["welfare"], "AM", "Yerevan", household)

    def noted_twice(self) -> Case:
        """A household in which one man was written down twice."""
        again = {**story.VARDANYAN[0], "given_name": "Aramik", "also_written": ""}
        return story.open_case(self.lies, self.teams["welfare"], "AM", "Yerevan", [story.VARDANYAN[0], again])

    def proposed(self, case: Case | None = None, *, to: str = "desk", follow: bool = True) -> Handover:
        return story.hand_over(case or self.case(2), self.lies, self.teams[to], follow=follow)

    def talk(self, people: int = 2, wish: str = "go_further") -> Talk:
        """A household that Lies talks with, and what its adults said two days ago."""
        talk = story.household_talk(self.lies, self.teams["welfare"], "AM", "Yerevan", story.VARDANYAN[:people])
        if wish:
            story.note(talk, self.lies, wish, "In our words.", days_ago=2, occasion="their_own")
        return talk

    def drafted(self, case: Case | None = None, *, to: str = "desk", follow: bool = True) -> Handover:
        """Written, approved and agreed to, but not sent."""
        return story.prepare(case or self.case(2), self.lies, self.teams[to], follow=follow)

    def accepted(self, case: Case | None = None, *, follow: bool = True) -> Handover:
        """Marc at the regional desk took over; Lies follows."""
        handover = self.proposed(case, follow=follow)
        return handovers.accept(story.fresh(handover, self.marc), by=self.marc, answer="Welcome.")

    def supported(self, people: int = 4) -> Case:
        """Claire at the provider took over from Marc: the case has come to its reintegration."""
        case = self.accepted(self.case(people)).case
        handover = story.hand_over(case, self.marc, self.teams["provider"])
        return handovers.accept(story.fresh(handover, self.claire), by=self.claire, answer="").case

    def with_ana(self, people: int = 2) -> Case:
        """Marc counsels, and Ana at the travel desk stands in the case beside him."""
        case = self.accepted(self.case(people)).case
        handover = story.hand_over(case, self.marc, self.teams["travel"])
        return handovers.accept(story.fresh(handover, self.ana), by=self.ana, answer="").case

    def prepared_to_travel(self, people: int = 2) -> Application:
        """A journey that Marc prepared; each adult has decided."""
        case = self.with_ana(people)
        story.record_voluntariness(case, self.marc)
        return story.prepare_journey(case, self.marc)

    def sent_to_travel(self, people: int = 2) -> Application:
        return journeys.send(self.prepared_to_travel(people), by=self.marc)

    def booked_to_travel(self, people: int = 2) -> Application:
        return story.book_journey(self.sent_to_travel(people), self.ana)

    def ready_to_travel(self, people: int = 2) -> Application:
        """Booked, and the case is ready to depart, with travel support only."""
        application = self.booked_to_travel(people)
        cases.be_ready(self.case_of(application), by=self.marc)
        return self.again(application)

    def on_the_way(self, people: int = 2) -> Application:
        return journeys.board(self.ready_to_travel(people), by=self.ana, day=timezone.localdate())

    def home(self, people: int = 2) -> Application:
        return journeys.arrive(self.on_the_way(people), by=self.ana, day=timezone.localdate())

    def case_of(self, thing: Any) -> Case:
        with acting_as(Identity(self.marc.pk)):
            return Case.objects.get(pk=thing.case_id)

    def again(self, application: Application) -> Application:
        """As it stands now, with a case of now."""
        with acting_as(Identity(self.ana.pk)):
            return Application.objects.get(pk=application.pk)

    def planned(self, case: Case | None = None) -> Plan:
        """Claire drafted a plan with them: three items, nobody has signed yet."""
        return story.draft_plan(case or self.supported(2), self.claire)

    def agreed_plan(self, case: Case | None = None) -> Plan:
        """The plan of before the return: signed by each adult and by Claire, and in force."""
        return story.agree_plan(case or self.supported(2), self.claire)

    def arrived(self, case: Case) -> Case:
        """They have arrived with a journey of their own; Anahit in Yerevan stands in the case, beside Claire."""
        self._hands_over(case, self.claire, "travel", self.ana)
        story.record_voluntariness(case, self.claire)
        asked = journeys.send(story.prepare_journey(case, self.ana), by=self.ana)
        if self.seen(case, self.claire).state == "return_counselling":
            REGISTRY["case.step"](case, by=self.claire)
        story.travel(case, asked, self.claire, self.ana)
        self._hands_over(case, self.claire, "partner", self.anahit)
        return self.seen(case, self.anahit)

    def replanned(self) -> Plan:
        """After arrival: a version that took over the agreed one, and that nobody has signed yet."""
        return story.draft_plan(
            self.arrived(self._case_of(self.agreed_plan())), self.anahit, "They live elsewhere now."
        )

    def to_be_coached(self) -> Item:
        """Anahit asked Tigran to coach the business of the agreed plan, and he took over; nobody coaches it yet."""
        plan = story.agree_plan(self.arrived(self.supported(2)), self.anahit)
        case = self.seen_by_id(plan.case_id, self.anahit)
        self._hands_over(case, self.anahit, "business", self.tigran)
        with acting_as(Identity(self.tigran.pk)):
            (item,) = not_yet_coached(case.pk)
        return item

    def coached(self) -> Activity:
        """Tigran coaches the business of the plan; it is being prepared."""
        return coaching.begin(self.to_be_coached(), by=self.tigran, called="", agreed=False)

    def _case_of(self, plan: Plan) -> Case:
        return self.seen_by_id(plan.case_id, self.claire)

    def _hands_over(self, case: Case, by: Staff, team: str, to: Staff) -> None:
        story.joins(case, by, self.teams[team], to)

    def seen(self, case: Case, by: Staff) -> Case:
        return story.seen(case, by)

    def seen_by_id(self, case_id: UUID, by: Staff) -> Case:
        with acting_as(Identity(by.pk)):
            return Case.objects.get(pk=case_id)

    def on_both_shores(self, people: int = 4) -> Case:
        """Claire asked Anahit in Yerevan: both stand in the case; Marc and Lies follow."""
        handover = story.hand_over(self.supported(people), self.claire, self.teams["partner"])
        return handovers.accept(story.fresh(handover, self.anahit), by=self.anahit, answer="").case

    def adults(self, case: Case | Talk) -> list[Person]:
        return self.adults_seen_by(self.lies, case)

    def adults_seen_by(self, who: Staff, case: Case | Talk) -> list[Person]:
        with acting_as(Identity(who.pk)):
            return adults(case.case_id)

    def members(self, case: Case | Talk) -> list[Membership]:
        with acting_as(Identity(self.lies.pk)):
            return members(case.case_id)


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
