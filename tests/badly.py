"""What people, programs and adversaries send that no form means."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms

from translocal.actions.engine import Invalid

LONG = "long " * 20_000
DAYS = ["0001-01-01", "9999-12-31", "2025-02-31", "tomorrow", "2025-13-01", "１９９９-०१-०१", "\x00"]
MOMENTS = ["0001-01-01T00:00", "9999-12-31T23:59", "2025-02-31T10:00", "2025-03-30T25:61", "soon"]

BAD: list[tuple[type[forms.Field], list[Any]]] = [
    (forms.MultipleChoiceField, [["no-such-choice"], ["\x00"], "plain"]),
    (forms.ModelChoiceField, [str(uuid4()), "1", "\x00", "' OR 1=1 --"]),
    (forms.ChoiceField, ["no-such-choice", str(uuid4()), "\x00", LONG]),
    (forms.DateField, DAYS),
    (forms.DateTimeField, MOMENTS),
    (forms.UUIDField, ["1", "\x00", LONG]),
    (forms.IntegerField, ["1e9", "-1", str(10**30), "\x00"]),
    (forms.CharField, [LONG, "a\x00b", "bell\x07", "\x1b[31mred"]),
]


def bad_values(form: forms.Form) -> Iterator[tuple[str, Any]]:
    """For each field of the form, values that it has to refuse."""
    for name, asked in form.fields.items():
        for value in _bad(asked):
            yield name, value
        if asked.required:
            yield name, ""
            if isinstance(asked, forms.CharField):
                yield name, " \t　\u200e "


def _bad(asked: forms.Field) -> list[Any]:
    for kind, values in BAD:
        if isinstance(asked, kind):
            return values
    return []


def field_is_named(refusal: Invalid, name: str) -> bool:
    """The refusal points at the field, with words and not only a code."""
    return any(reason.field == name and str(reason).strip() for reason in refusal.reasons)
