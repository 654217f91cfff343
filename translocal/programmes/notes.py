"""What stands beside the rules: what is believed of a programme, how a source that is silent is read, what else a source tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from translocal.core.days import written
from translocal.programmes import sound
from translocal.programmes.conditions import Reason
from translocal.programmes.facts import Facts

if TYPE_CHECKING:
    from translocal.programmes.library import Programme


@dataclass(frozen=True)
class Note:
    """Either a source tells it (`reference`), or `unsourced` says why it stands here. No amount hangs on it.

    `of` are the components beside whose reasons it is told, within its days, and where somebody is of these
    `nationalities`. One that is of none is of the whole programme; if it has days, it is also told of those without rules.
    """

    text: str
    unsourced: str = ""
    reference: str = ""
    of: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    begins: date | None = None
    ends: date | None = None

    def on(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)

    def reason(self) -> Reason:
        """What a source tells holds; what is read into its silence is marked as ours."""
        if self.reference:
            return Reason(True, _(self.text), self.reference)
        return Reason(None, _("No source says it, so it is read here like this: %(what)s") % {"what": _(self.text)}, "")


def beside(notes: Iterable[Note], component: str, facts: Facts) -> list[Reason]:
    """What is told beside the reasons of a component."""
    return [
        note.reason() for note in notes if component in note.of and note.on(facts.on) and _about_somebody(note, facts)
    ]


def _about_somebody(note: Note, facts: Facts) -> bool:
    told = [person.get("nationality") for person in facts.persons]
    return not note.nationalities or any(code in note.nationalities for code in told if code)


def no_rules(programme: "Programme", on: date) -> str:
    """Of a day without rules, that none are known, and what is told of it all the same; else nothing."""
    if programme.in_force(on):
        return ""
    last = max((period.ends for period in programme.periods if period.ends and period.ends < on), default=None)
    first = min((period.begins for period in programme.periods if on < period.begins), default=None)
    if last is None:
        text = _("No rules are known before %(first)s.")
    elif first is None:
        text = _("The rules ended on %(last)s; none are known after it.")
    else:
        text = _("The rules ended on %(last)s, and others begin on %(first)s: between them none are known.")
    words = {name: written(day, "j F Y") for name, day in (("first", first), ("last", last)) if day}
    believed = [_(n.text) for n in programme.notes if not n.of and (n.begins or n.ends) and n.on(on)]
    return " ".join([text % words, *believed])


_MAY: dict[str, sound.Reader] = {
    "reference": sound.text, "unsourced": sound.text, "of": sound.listed(sound.code), "nationalities": sound.listed(sound.country),
    "from": sound.day, "until": sound.day,
}  # fmt: skip


def read(value: Any, at: str, flaws: list[str]) -> Note:
    """A note from a file."""
    told = sound.record(value, at, flaws, {"text": sound.text}, _MAY)
    if told is None:
        return Note("")
    if bool(told["reference"]) == bool(told["unsourced"]):
        flaws.append(f"{at}: needs a reference, or says under unsourced why it stands here")
    return Note(
        told["text"], told["unsourced"] or "", told["reference"] or "", tuple(told["of"] or ()),
        tuple(told["nationalities"] or ()), told["from"], told["until"],
    )  # fmt: skip
