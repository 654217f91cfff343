"""What comes after the arrival, as rows: the business and its coaching, agreed contacts, a word from before, the closing report."""

from datetime import date, timedelta
from typing import Any

from translocal.budgets import events as budget_events
from translocal.cases import events as case_events
from translocal.cases.states import Stage
from translocal.coaching import events as coaching_events
from translocal.contact import events as contact_events
from translocal.followup import events
from translocal.generator.buying import Buying
from translocal.generator.money import euros


class Lasting(Buying):
    """Coaching, follow-up, messages, closing."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self.activity: list[Any] = []
        self.milestone: list[Any] = []
        self.contacts: list[list[Any]] = []
        self.message: list[Any] = []

    def _coach_begin(self, item: int) -> None:
        planned = self.plans[-1].items[item]
        self.activity = [self.ids.at(self.now), planned.key, planned.what, "", "preparing", self.currency, None, self.now,
                         self.by, 1]  # fmt: skip
        self._record(self._the_case(), coaching_events.BEGUN, what=planned.what)

    def _coach_start(self) -> None:
        self.activity[4], self.activity[6], self.activity[9] = "running", self.today, 2
        self._record(self._the_case(), coaching_events.STARTED)
        self._notice_all(coaching_events.STARTED)

    def _session(self, how: str, worked_on: str, next_steps: str, ahead: int | None) -> None:
        case, again = self._the_case(), None if ahead is None else self.today + timedelta(days=ahead)
        self.tables["coaching_session"].add(
            self.ids.field(self.now),
            case.id,
            self.activity[0],
            self.today,
            how,
            worked_on,
            next_steps,
            again,
            self.now,
            self.by,
        )
        self._record(case, coaching_events.HELD, held_on=self.today.isoformat())

    def _set_milestone(self, what: str, ahead: int) -> None:
        due = self.today + timedelta(days=ahead)
        self.milestone = [what, due, None, 1]
        self._record(self._the_case(), coaching_events.SET, what=what, due=due.isoformat())

    def _reach(self) -> None:
        self.milestone[2:] = [self.today, 2]
        self._record(self._the_case(), coaching_events.REACHED, what=self.milestone[0])

    def _income(self, turnover: int, costs: int) -> None:
        """In whole units of the local currency."""
        case, month = self._the_case(), self.today.replace(day=1)
        self.tables["coaching_income"].add(
            self.ids.field(self.now), case.id, self.activity[0], month, self.currency, turnover * 1000, costs * 1000, None,
            self.now, self.by,
        )  # fmt: skip
        self._record(case, coaching_events.INCOME, month=f"{month:%Y-%m}")

    def _agree_contact(self, ahead: int, how: str) -> None:
        due: date = self.today + timedelta(days=ahead)
        self.contacts.append(["agreed", due, how, None, (), "", "", None, 1])
        self._record(self._the_case(), events.AGREED, due=due.isoformat())

    def _hold_contact(self, words: str, needs: str) -> None:
        there = tuple(self.people[place] for place in self.score.adults)
        self.contacts[-1][0] = "held"
        self.contacts[-1][3:] = [self.today, there, words, needs, self.by, 2]
        self._record(self._the_case(), events.HELD, held_on=self.today.isoformat())

    def _write_to(self, words: str, language: str) -> None:
        self.message = [
            self.ids.at(self.now),
            self.by,
            "to_family",
            words,
            language,
            None,
            self.now,
            self.by,
            None,
            None,
            "",
        ]
        case = self._the_case()
        self._record(case, contact_events.WRITTEN)
        self._notify(case.counselling(), contact_events.WRITTEN, case)

    def _bring(self, how: str) -> None:
        self.message[8:] = [self.now, self.by, how]
        self._record(self._the_case(), contact_events.BROUGHT, staff=self.message[1])
        self._notify([self.message[1]], contact_events.BROUGHT, self._the_case())

    def _close(self, contributed: str, missing: str, own_words: str, stays_in_touch: bool) -> None:
        case, purse = self._the_case(), self._the_purse()
        case.state, case.version = Stage.ENDED.value, case.version + 1
        allocated, freed = purse.allocated, purse.allocated - purse.paid
        self._enter(purse, "closed", freed)
        purse.allocated, purse.closed, purse.closed_by = purse.paid, self.now, self.by
        self.given[purse.fund] -= freed
        self._record(case, budget_events.CLOSED, paid=euros(purse.paid), freed=euros(freed))
        self.tables["followup_report"].add(
            self.ids.field(self.now), case.id, contributed, missing, own_words, stays_in_touch, allocated, purse.paid, self.now,
            self.by,
        )  # fmt: skip
        self._record(case, events.REPORTED)
        self._record(case, case_events.ENDED)
        self._notice_all(case_events.ENDED)
        self._turn("completed", "")

    def _write_lasting(self, case: str) -> None:
        tables, ids = self.tables, self.ids
        if self.activity:
            tables["coaching_activity"].add(self.activity[0], case, *self.activity[1:])
        if self.milestone:
            tables["coaching_milestone"].add(ids.field(self.activity[7]), case, self.activity[0], *self.milestone)
        for contact in self.contacts:
            tables["followup_followup"].add(ids.field(self.now), case, *contact)
        if self.message:
            tables["contact_message"].add(self.message[0], case, *self.message[1:])
