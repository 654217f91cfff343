"""Many decide the same exception at the same moment, and one of them does; taken back meanwhile, nobody does."""

from collections import Counter
from functools import partial
from typing import Any

from tests.cast import Cast
from tests.kept import at_once
from tests.truth import one
from translocal.access.identity import ANONYMOUS, acting_as
from translocal.actions.engine import REGISTRY
from translocal.core.reasons import Refusal
from translocal.organisations.models import Staff
from translocal.programmes.models import AskedFor, Exemption
from translocal.programmes.tests.exceptions import approver_at, asked, hilde, read, state_of

DECIDED = "SELECT count(*) FROM journal_event WHERE name IN ('exception.granted', 'exception.refused')"


def deciding(cast: Cast) -> list[Staff]:
    """Three who hold the post."""
    others = [cast.els, cast.peter]
    for staff in others:
        approver_at(staff, cast.teams["approvals"])
    with acting_as(ANONYMOUS):
        return [hilde(), *others]


def decide(exemption: Exemption, by: Staff, turn: int) -> Any:
    return REGISTRY[("exception.grant", "exception.refuse")[turn % 2]](exemption, by=by, reason=f"As of turn {turn}.")


def test_fifty_decide_and_one_does(kept: Cast) -> None:
    approvers = deciding(kept)
    made = asked(kept)
    exemption = read(made)
    came: list[Any] = []
    for _round in range(5):
        came += at_once(*[partial(decide, exemption, approvers[n % 3], n) for n in range(10)])
    kinds = Counter(type(answer).__name__ for answer in came)
    assert kinds["Exemption"] == 1 and kinds["WrongState"] == 49, kinds
    assert one(DECIDED) == 1
    assert one("SELECT reason LIKE 'As of turn %%' FROM programmes_exemption") is True


def test_granted_and_taken_back_at_once_only_one_of_them_happens(kept: Cast) -> None:
    approver, made = deciding(kept)[0], asked(kept)
    for _round in range(5):
        came = at_once(
            partial(decide, read(made), approver, 0), partial(REGISTRY["exception.withdraw"], made, by=kept.claire)
        )
        done = [answer for answer in came if isinstance(answer, Exemption | AskedFor)]
        assert len(done) == 1 and all(isinstance(answer, Refusal) for answer in came if answer not in done), came
        assert state_of(made) == {Exemption: "granted", AskedFor: "withdrawn"}[type(done[0])]
        made = again(kept, made)


def again(cast: Cast, before: AskedFor) -> AskedFor:
    """The same household asks anew, on what was established then."""
    with_it = cast.seen_by_id(before.case_id, cast.claire)
    REGISTRY["case.end"].submit(with_it, {"kind": "moves_on", "words": ""}, by=cast.claire)
    REGISTRY["case.reopen"](cast.seen_by_id(before.case_id, cast.claire), by=cast.claire)
    return asked(cast, cast.seen_by_id(before.case_id, cast.claire))
