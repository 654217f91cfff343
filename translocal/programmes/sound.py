"""Reading YAML strictly: every value is text until its reader has read it, and every flaw is told with its place.

YAML's own guesses would turn 700.10 into an inexact number and the country code NO into "false".
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from translocal.core.names import country_codes

Reader = Callable[[Any, str, list[str]], Any]


class Unsound(ValueError):
    """A file that does not hold together; `flaws` says where and why, one sentence each."""

    def __init__(self, name: str, flaws: list[str]) -> None:
        self.flaws = flaws
        super().__init__("\n".join(f"{name}: {flaw}" for flaw in flaws))


class _Texts(yaml.BaseLoader):
    """Texts, lists and mappings only; a key that stands twice is refused instead of the first one being lost."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _value in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            where = f"line {node.start_mark.line + 1}"
            raise yaml.MarkedYAMLError(problem=f"“{twice[0]}” stands twice in the mapping of {where}")
        return super().construct_mapping(node, deep)


def texts(name: str, written: str) -> Any:
    """The content of a YAML file, every scalar as the text that was written."""
    try:
        return yaml.load(written, _Texts)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise Unsound(name, [f"{where}{getattr(error, 'problem', None) or error}"]) from error


def record(value: Any, at: str, flaws: list[str], needs: Mapping[str, Reader], may: Mapping[str, Reader]) -> Any:
    """A mapping with these keys and no others; what may be absent is None then."""
    if not isinstance(value, dict):
        flaws.append(f"{at}: here stands {_kind(value)}, a mapping with {', '.join(needs)} is needed")
        return None
    known = {**needs, **may}
    flaws += [f"{at}.{key}: unknown; known here are {', '.join(sorted(known))}" for key in value if key not in known]
    flaws += [f"{at}.{key}: is missing" for key in needs if key not in value]
    return {
        key: reader(value[key], f"{at}.{key}", flaws) if key in value else None
        for key, reader in known.items()
    }  # fmt: skip


def mapping(reader: Reader) -> Reader:
    """A mapping of names chosen by the author."""

    def read(value: Any, at: str, flaws: list[str]) -> Any:
        if not isinstance(value, dict) or not value:
            flaws.append(f"{at}: here stands {_kind(value)}, a mapping with at least one entry is needed")
            return {}
        return {key: reader(item, f"{at}.{key}", flaws) for key, item in value.items()}

    return read


def listed(reader: Reader) -> Reader:
    def read(value: Any, at: str, flaws: list[str]) -> Any:
        if not isinstance(value, list) or not value:
            flaws.append(f"{at}: here stands {_kind(value)}, a list with at least one entry is needed")
            return []
        return [reader(item, f"{at}[{number}]", flaws) for number, item in enumerate(value)]

    return read


def text(value: Any, at: str, flaws: list[str]) -> str:
    if not isinstance(value, str) or not value.strip():
        flaws.append(f"{at}: here stands {_kind(value)}, a text is needed")
        return ""
    return " ".join(value.split())


def code(value: Any, at: str, flaws: list[str]) -> str:
    found = text(value, at, flaws)
    if found and not re.fullmatch(r"[a-z][a-z0-9_-]*", found):
        flaws.append(f"{at}: “{found}” is no code: small letters, digits, - and _")
    return found


def label(value: Any, at: str, flaws: list[str]) -> str:
    """A short name that may begin with a digit, such as the year of a period."""
    found = text(value, at, flaws)
    if found and not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", found):
        flaws.append(f"{at}: “{found}” is no label: small letters, digits, - and _")
    return found


def amount(value: Any, at: str, flaws: list[str]) -> Decimal:
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}(\.\d{1,2})?", value):
        return Decimal(value)
    flaws.append(f"{at}: “{value}” is no amount: write 1750 or 1750.50")
    return Decimal(0)


def day(value: Any, at: str, flaws: list[str]) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        flaws.append(f"{at}: “{value}” is no day: write 2026-05-31")
        return None


def yes_or_no(value: Any, at: str, flaws: list[str]) -> bool:
    if value not in ("yes", "no"):
        flaws.append(f"{at}: “{value}” is neither yes nor no")
    return bool(value == "yes")


def whole(value: Any, at: str, flaws: list[str]) -> int:
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}", value):
        return int(value)
    flaws.append(f"{at}: “{value}” is no whole number")
    return 0


def signed(value: Any, at: str, flaws: list[str]) -> int:
    """A whole number that may be below zero."""
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,4}", value):
        return int(value)
    flaws.append(f"{at}: “{value}” is no whole number")
    return 0


def country(value: Any, at: str, flaws: list[str]) -> str:
    if value in country_codes():
        return str(value)
    flaws.append(f"{at}: “{value}” is no country: ISO 3166 has two capital letters, such as AM")
    return ""


# Where a value comes from: a reference, or who believes it, and who confirmed that.
SOURCED: dict[str, Reader] = {
    "reference": text,
    "unsourced": text,
    "confirmed": lambda value, at, flaws: record(value, at, flaws, {"by": text, "on": day, "document": text}, {}),
}


def sourced(told: Mapping[str, Any], at: str, flaws: list[str]) -> tuple[bool, str]:
    """Whether a value may be used, and the reference to show for it."""
    if bool(told["reference"]) == bool(told["unsourced"]):
        flaws.append(f"{at}: needs a reference, or says under unsourced where it is believed to come from")
    document = (told["confirmed"] or {}).get("document")
    return bool(told["reference"] or document), told["reference"] or document or ""


def one_of(*choices: str) -> Reader:
    def read(value: Any, at: str, flaws: list[str]) -> Any:
        if value not in choices:
            flaws.append(f"{at}: “{value}” is none of {', '.join(choices)}")
            return choices[0]
        return value

    return read


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"“{value}”"
