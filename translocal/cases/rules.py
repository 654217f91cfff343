"""Who else has a say when a case goes on or ends: rules of higher rooms, registered here and asked by `case.step` and `case.end`."""

from collections.abc import Callable

from translocal.cases.models import Case
from translocal.core.reasons import Reason

# Of a step, the rule is told the verb (see `states.py`); of an end, the kind of turn.
Rule = Callable[[Case, str], list[Reason]]
STEP_RULES: list[Rule] = []
END_RULES: list[Rule] = []


def step_rule(rule: Rule) -> Rule:
    """Register what has to be there, or be done elsewhere, before a case takes a step."""
    STEP_RULES.append(rule)
    return rule


def end_rule(rule: Rule) -> Rule:
    """Register what has to be there before a case ends in one of its ways."""
    END_RULES.append(rule)
    return rule


def asked_of(rules: list[Rule], case: Case, way: str) -> list[Reason]:
    return [reason for rule in rules for reason in rule(case, way)]
