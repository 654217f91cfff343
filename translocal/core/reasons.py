"""Why something cannot be done now, said so that the reader knows the mend."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reason:
    """One missing thing. `code` is stable for machines and tests; `text` is a translatable sentence for people."""

    code: str
    text: Any
    field: str | None = None

    def __str__(self) -> str:
        return str(self.text)


class Refusal(Exception):
    """Something the system will not do. Never carries personal data: it may end in a log."""

    status = 409

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = list(reasons)
        super().__init__("; ".join(reason.code for reason in self.reasons))


class Missing(Refusal):
    """A rule says what is still missing."""


class WrongState(Refusal):
    """The thing is in a state from which this step does not lead on."""


class Stale(Refusal):
    """Somebody changed the thing after the page was made."""


class Repeated(Refusal):
    """The same action id came with other contents."""


class Absent(Refusal):
    """Not there, or not to be seen by this reader: the two answer alike."""

    status = 404

    def __init__(self) -> None:
        super().__init__([])


class NotAllowed(Refusal):
    """May be seen, may not be done by this reader."""

    status = 403
