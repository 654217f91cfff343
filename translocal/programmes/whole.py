"""What must hold between the parts of a programme, once each of them could be read: every flaw, with its place."""

from typing import TYPE_CHECKING

from translocal.core.money import currency_codes, digits
from translocal.programmes import parameters
from translocal.programmes.conditions import Condition

if TYPE_CHECKING:
    from translocal.programmes.library import Programme


def check(programme: "Programme", flaws: list[str]) -> None:
    _check_references(programme, flaws)
    _check_whom(programme, flaws)
    _check_notes(programme, flaws)
    codes = [component.code for component in programme.components]
    flaws += [f"programme.components: “{code}” stands twice" for code in sorted(set(codes)) if codes.count(code) > 1]
    if programme.currency not in currency_codes():
        flaws.append(
            f"programme.currency: “{programme.currency}” is no currency: ISO 4217 has three letters, such as EUR"
        )
    else:
        _check_coins(programme, flaws)


def _check_coins(programme: "Programme", flaws: list[str]) -> None:
    """Amounts are whole coins, and are only added, counted and capped: so no answer ever has to be rounded."""
    coin = digits(programme.currency)
    for code, known in programme.parameters.items():
        told = [amount for value in known.values for amount in (value.amount, *(other for other, _ref in value.other))]
        flaws += [
            f"programme.parameters.{code}: {amount} is finer than the smallest coin of {programme.currency}; nothing is rounded"
            for amount in told
            if amount != round(amount, coin)
        ]


def _check_whom(programme: "Programme", flaws: list[str]) -> None:
    """What is asked once for a household asks nothing about one person."""
    asked = {"programme.admission": programme.admission}
    for component in programme.components:
        at = f"programme.components.{component.code}"
        asked[f"{at}.when"] = component.when
        for share in component.shares:
            if share.each == "household":
                asked |= {f"{at}.amount[{number}].when": tier.when for number, tier in enumerate(share.tiers)}
                asked |= {f"{at}.who": share.who} if share.who else {}
    for place, tree in asked.items():
        about = sorted(fact for fact in (tree.facts() if tree else ()) if fact.startswith("person."))
        flaws += [f"{place}: “{fact}” is about one person; ask about the household" for fact in about]


def _check_notes(programme: "Programme", flaws: list[str]) -> None:
    known = [component.code for component in programme.components]
    for number, note in enumerate(programme.notes):
        flaws += [
            f"programme.notes[{number}].of: “{code}” is no component; known are {', '.join(known)}"
            for code in note.of
            if code not in known
        ]


def _check_references(programme: "Programme", flaws: list[str]) -> None:
    """Whatever is referred to is listed under `sources`, by the word before the first comma."""
    found = {"programme.reference": programme.reference}
    found |= {f"programme.periods.{period.code}": period.reference for period in programme.periods}
    for code, known in programme.parameters.items():
        found |= parameters.references(f"programme.parameters.{code}", known)
    for tree in programme.conditions():
        for told in _told(tree):
            found[f"programme: {told.text}"] = told.reference
            found |= {f"programme: {text}": reference for text, reference in told.other}
    found |= {f"programme.notes[{number}]": note.reference for number, note in enumerate(programme.notes)}
    for component in programme.components:
        if component.spending:
            found[f"programme.components.{component.code}.spend"] = component.spending.reference
    flaws += [
        f"{at}: “{reference}” names no source; known are {', '.join(programme.sources)}"
        for at, reference in found.items()
        if reference and reference.split(",")[0] not in programme.sources
    ]


def _told(tree: Condition) -> list[Condition]:
    return [*([tree] if tree.text else []), *(found for part in tree.parts for found in _told(part))]
