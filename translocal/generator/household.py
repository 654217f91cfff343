"""The people of one household: a quarter of the files are families, who are half of the people."""

import random
from typing import Any

from translocal.generator.lands import Land
from translocal.generator.names import family, for_her, given, native

FAMILY = 0.27
YEAR = 365


def household(land: Land, dice: random.Random) -> list[dict[str, Any]]:
    """Adults first. Ages are in days, before the story begins."""
    name = family(land, dice)
    if dice.random() >= FAMILY:
        sex = "m" if dice.random() < 0.72 else "f"
        return [_person(land, dice, name, sex, _grown(dice))]
    age = _grown(dice)
    people = [_person(land, dice, name, "f", age)]
    if dice.random() < 0.75:
        people.insert(0, _person(land, dice, name, "m", age + dice.randrange(-2 * YEAR, 8 * YEAR)))
    for _child in range(dice.choices((0, 1, 2, 3, 4), (6, 38, 34, 16, 6))[0] or len(people) == 1):
        people.append(_person(land, dice, name, dice.choice("fm"), dice.randrange(60, 16 * YEAR), child=True))
    return people


def _grown(dice: random.Random) -> int:
    """Between 21 and 65; most are between 25 and 44."""
    return int(dice.triangular(21 * YEAR, 62 * YEAR, 32 * YEAR))


def _person(land: Land, dice: random.Random, name: str, sex: str, age: int, *, child: bool = False) -> dict[str, Any]:
    first, last = given(land, sex, dice), for_her(land, name, sex)
    other = f"{native(first, land.script)} {native(last, land.script)}".strip() if land.script != "latin" else ""
    if land.code == "MD" and dice.random() < 0.6:
        other = ""
    phone = f"+32 470 {dice.randrange(100):02} {dice.randrange(100):02} {dice.randrange(100):02}"
    return {
        "given_name": first,
        "family_name": last,
        "also_written": [other] if other else [],
        "age": max(age, 19 * YEAR) if not child else age,
        "sex": sex if dice.random() < 0.97 else "",
        "nationality": land.code,
        "languages": list(land.languages[: dice.choice((1, 1, 2))]),
        "phone": phone if not child and dice.random() < 0.7 else "",
        "position": "child" if child else "adult",
    }
