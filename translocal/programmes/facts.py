"""What is known of a household on a day. What nobody knows is None, and no rule takes it for a no.

A household is a plain dictionary, so that examples, forms and a nameless question need nothing else:
`{"persons": [{"id": "1", "birth_date": date(1986, 4, 12), "nationality": "AM", "principal": True}], "wants": {"microbusiness": True}}`
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

ADULT_AT = 18
Person = Mapping[str, Any]

# How each fact is written in a condition: "yes" is a yes-or-no, "number" a whole number, "code" a text such as AM, "day" a day.
KINDS = {
    "household.size": "number",
    "household.adults": "number",
    "household.minors": "number",
    "household.vulnerable": "yes",
    "wants.microbusiness": "yes",
    "person.age": "number",
    "person.adult": "yes",
    "person.birth_date": "day",
    "person.nationality": "code",
    "person.principal": "yes",
    "person.vulnerable": "yes",
    "person.unaccompanied": "yes",
}


@dataclass
class Facts:
    """The facts of one household on one day; `used` keeps those that a rule asked for, and no others."""

    household: Mapping[str, Any]
    on: date
    used: dict[str, Any] = field(default_factory=dict)

    @property
    def persons(self) -> list[Person]:
        return list(self.household.get("persons", []))

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
        self.used[name] = value.isoformat() if isinstance(value, date) else value
        return value

    def _of_household(self, subject: str, what: str) -> Any:
        if subject == "household":
            return COUNTS[what](self)
        found = self.household.get(subject) or {}
        return found.get(what)

    def _of_person(self, person: Person, what: str) -> Any:
        if what == "age":
            return age(person.get("birth_date"), self.on)
        if what == "adult":
            return self.adult(person)
        value = person.get(what)
        return None if value == "" else value

    def adult(self, person: Person) -> bool | None:
        years = age(person.get("birth_date"), self.on)
        return None if years is None else years >= ADULT_AT

    def _how_many(self, adult: bool) -> int | None:
        told = [self.adult(person) for person in self.persons]
        return None if None in told else told.count(adult)

    def _anybody_vulnerable(self) -> bool | None:
        told = [person.get("vulnerable") for person in self.persons]
        if True in told:
            return True
        return None if None in told else False


COUNTS: dict[str, Callable[[Facts], Any]] = {
    "size": lambda facts: len(facts.persons),
    "adults": lambda facts: facts._how_many(adult=True),
    "minors": lambda facts: facts._how_many(adult=False),
    "vulnerable": lambda facts: facts._anybody_vulnerable(),
}


def age(born: date | None, on: date) -> int | None:
    """Whole years on a day. Whoever was born on 29 February has their birthday on 1 March in other years."""
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
