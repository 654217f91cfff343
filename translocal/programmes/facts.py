"""What is known of a household on a day. What nobody knows is None, and no rule takes it for a no.

A household is a plain mapping without a name, so that examples, forms, files and a nameless question need nothing else:
`{"persons": [{"id": "1", "birth_date": date(1986, 4, 12), "nationality": "AM", "principal": True}], "status": "refused",
"dates": {"refusal": date(2026, 3, 2), "last_assistance": NEVER}, "voluntary": True, "wants": {"microbusiness": True}}`
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

ADULT_AT = 18
Person = Mapping[str, Any]


class Never(Enum):
    """Of a day: it is known that it never came."""

    NEVER = "never"


NEVER = Never.NEVER
STATUSES = ("applicant", "refused", "undocumented", "tolerated", "protected", "legal", "eu_citizen", "detained")
# Whoever stays as this is in detention, whatever else is told.
DETAINED = "detained"
DATES = (
    "asylum_application", "first_refusal", "refusal", "order_to_leave", "departure_deadline", "application", "departure", "last_assistance",
    "arrival_in_host", "asylum_withdrawal",
)  # fmt: skip
# What may lie ahead; everything else has happened by the day that is asked about, or is not known, or never came.
AHEAD = ("departure_deadline", "application", "departure")
PAST = tuple(name for name in DATES if name not in AHEAD)
# What they would like to do with support (S1, Content of the program), what else rules ask of a household, and what somebody
# named has decided in this case.
WANTS = (
    "microbusiness", "training", "schooling", "job_placement", "accommodation", "furniture", "transport", "medical",
    "legal_support", "administrative_support", "psychological_support",
)  # fmt: skip
CIRCUMSTANCES = (
    "no_means", "procedures_withdrawn", "in_detention", "under_investigation", "sentence_of_a_year", "deportation_order", "convicted",
    "abuse", "travel_document", "special_needs", "medical_needs", "long_tolerated", "eu_programme", "naturalised",
)  # fmt: skip
APPROVALS = ("vulnerability", "immigration_office")
# Of each person: whether a programme's list of nationalities excludes theirs. No source shows these lists, only the programme can tell.
EXCLUSIONS = ("excluded_by_nl_rean", "excluded_by_no_avr")

# How each fact is written in a condition: "yes" is a yes-or-no, "number" a whole number, "code" a text such as AM, "day" a day.
KINDS = {
    "on": "day",
    "status": "code",
    "voluntary": "yes",
    "household.size": "number",
    "household.adults": "number",
    "household.minors": "number",
    "household.has_minor": "yes",
    "household.vulnerable": "yes",
    "person.age": "number",
    "person.adult": "yes",
    "person.minor": "yes",
    "person.birth_date": "day",
    "person.nationality": "code",
    "person.principal": "yes",
    "person.accompanying": "yes",
    "person.vulnerable": "yes",
    "person.unaccompanied": "yes",
    **{f"person.{name}": "yes" for name in EXCLUSIONS},
    **{f"dates.{name}": "day" for name in DATES},
    **{f"wants.{name}": "yes" for name in WANTS},
    **{f"circumstances.{name}": "yes" for name in CIRCUMSTANCES},
    **{f"approvals.{name}": "yes" for name in APPROVALS},
}


@dataclass
class Facts:
    """The facts of one household on one day; `used` keeps those that a rule asked for, and no others, `judged` what came of each rule."""

    household: Mapping[str, Any]
    on: date
    used: dict[str, Any] = field(default_factory=dict)
    judged: dict[tuple[int, int | None], Any] = field(default_factory=dict)

    @property
    def persons(self) -> list[Person]:
        found: list[Person] = self.household.get("persons") or []
        return found

    def ask(self, name: str, person: int | None = None) -> Any:
        """The value of a fact, or None; a fact of a person is asked for the person at that place."""
        subject, _dot, what = name.partition(".")
        if subject == "person":
            if person is None:
                raise ValueError(f"{name} is asked of nobody")
            value = self._of_person(self.persons[person], what)
            name = f"person {person + 1}.{what}"
        else:
            value = self._of_household(subject, what)
        self.used[name] = value.isoformat() if isinstance(value, date) else value.value if value is NEVER else value
        return value

    def _of_household(self, subject: str, what: str) -> Any:
        if subject == "household":
            return COUNTS[what](self)
        if subject == "on":
            return self.on
        if not what:
            return self.household.get(subject) or None if subject == "status" else self.household.get(subject)
        if (subject, what) == ("circumstances", "in_detention") and self.household.get("status") == DETAINED:
            return True
        return (self.household.get(subject) or {}).get(what)

    def _of_person(self, person: Person, what: str) -> Any:
        asked = OF_A_PERSON.get(what)
        if asked:
            return asked(person, self.on)
        value = person.get(what)
        return None if value == "" else value

    def _how_many(self, adult: bool) -> int | None:
        told = [is_adult(person, self.on) for person in self.persons]
        return None if None in told else told.count(adult)


COUNTS: dict[str, Callable[[Facts], Any]] = {
    "size": lambda facts: len(facts.persons),
    "adults": lambda facts: facts._how_many(adult=True),
    "minors": lambda facts: facts._how_many(adult=False),
    "has_minor": lambda facts: _anybody(_negated(is_adult(person, facts.on)) for person in facts.persons),
    "vulnerable": lambda facts: _anybody(person.get("vulnerable") for person in facts.persons),
}


def _anybody(told: Iterable[bool | None]) -> bool | None:
    """One yes is enough, whatever is not known of the others."""
    found = list(told)
    if True in found:
        return True
    return None if None in found else False


def age(born: date | None, on: date) -> int | None:
    """Whole years on a day. Whoever was born on 29 February has their birthday on 1 March in other years."""
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def is_adult(person: Person, on: date) -> bool | None:
    years = age(person.get("birth_date"), on)
    return None if years is None else years >= ADULT_AT


def _negated(value: bool | None) -> bool | None:
    return None if value is None else not value


OF_A_PERSON: dict[str, Callable[[Person, date], Any]] = {
    "age": lambda person, on: age(person.get("birth_date"), on),
    "adult": is_adult,
    "minor": lambda person, on: _negated(is_adult(person, on)),
    "accompanying": lambda person, _on: _negated(person.get("principal")),
}

# The field of the question in which a fact is answered, where it has another name.
_ANSWERED_IN = {
    "age": "birth_date",
    "adult": "birth_date",
    "minor": "birth_date",
    "adults": "birth_date",
    "minors": "birth_date",
    "has_minor": "birth_date",
    "accompanying": "principal",
}


def field_of(fact: str, person: int | None = None) -> str:
    """Where the answer to a fact is written: `persons[1].birth_date`, `dates.refusal`, `wants.microbusiness`."""
    subject, _dot, what = fact.partition(".")
    if subject == "household":
        return f"persons[].{_ANSWERED_IN.get(what, what)}"
    if subject == "person":
        return f"persons[{'' if person is None else person}].{_ANSWERED_IN.get(what, what)}"
    return fact
