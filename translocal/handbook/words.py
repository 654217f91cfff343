"""Every text that can be translated, in one catalogue: taken out of code, templates and rules without any system tool."""

import ast
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from translocal.programmes import library, lists, sound
from translocal.runtime.catalogues import compile_stale

PACKAGE = Path(__file__).resolve().parents[1]
TEMPLATE = PACKAGE / "locale" / "translocal.pot"
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
# Attributes of components hold {% translate %} inside quotes, which the template reader treats as text of its own.
_TAG = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
# What templatize() leaves of a template: calls with literal texts, everything else blotted out.
_CALL = re.compile(
    r"""\b(?:n?p?gettext)\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))?)"""
)

# What people read of a programme, by its key. Titles of sources are quoted as they are, and what is `unsourced` is for whoever
# checks the file.
_TOLD, _LISTED, _QUOTED = ("name", "text"), ("uses",), ("sources",)

# What a household can be told in its own language, which may be one that the desk does not speak: support, and why.
_TOLD_TO_THEM = (
    "translocal/core/languages.py", "translocal/programmes/library/", "translocal/programmes/library.py",
    "translocal/programmes/answer.py", "translocal/programmes/conditions.py", "translocal/programmes/counting.py",
    "translocal/programmes/would_change.py", "translocal/programmes/telling.py", "translocal/programmes/notes.py",
    "translocal/desk/templates/desk/nameless_answer.html",
    "translocal/desk/templates/desk/bought_there.html", "translocal/desk/views/entitlements.py",
    "translocal/desk/views/prices.py", "translocal/plans/models.py",
)  # fmt: skip

# Who wrote the file and when is told by its history, and would change it every day.
_STAMP = re.compile(
    r'^(?:#.*|"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):.*)\n', re.M
)


def sources() -> list[Path]:
    found = [
        *PACKAGE.rglob("*.py"),
        *PACKAGE.rglob("templates/**/*.html"),
        *library.files(),
        *lists.LISTS.glob("*.yaml"),
    ]
    return sorted(path for path in found if "tests" not in path.parts and "migrations" not in path.parts)


def catalogue() -> Catalog:
    """All texts with where they stand, sorted, without line numbers: so a moved line changes nothing."""
    words = Catalog(project="Translocal", charset="utf-8", fuzzy=False)
    for path in sources():
        where = path.relative_to(PACKAGE.parent).as_posix()
        for message in _READ_AS[path.suffix](path):
            words.add(message, locations=[(where, 1)])
    return words


def told_to_them() -> Catalog:
    """Those of them that a household is told in its own language."""
    words = Catalog(project="Translocal", charset="utf-8", fuzzy=False)
    for message in catalogue():
        if any(where.startswith(_TOLD_TO_THEM) for where, _line in message.locations):
            words.add(message.id, locations=message.locations)
    return words


def _from_code(path: Path) -> Iterator[str | tuple[str, ...]]:
    with path.open("rb") as file:
        for _line, message, _comments, _context in extract("python", file, keywords=_KEYWORDS):
            yield message


def _from_template(path: Path) -> Iterator[str | tuple[str, ...]]:
    text = path.read_text()
    for double, single in _TAG.findall(text):
        yield double or single
    for inside in _CALL.findall(templatize(text, origin=str(path))):
        told = ast.literal_eval(f"({inside},)")
        yield told if len(told) > 1 else told[0]


def _from_rules(path: Path) -> Iterator[str]:
    """As the engine reads them: a text that the file folds over two lines is looked up as one."""
    for told in _told(sound.texts(path.name, path.read_text())):
        yield sound.text(told, path.name, [])


def _told(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _told(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in _TOLD and isinstance(value, str):
                yield value
            elif key in _LISTED:
                yield from value
            elif key not in _QUOTED:
                yield from _told(value)


_READ_AS: dict[str, Callable[[Path], Iterator[str | tuple[str, ...]]]] = {
    ".py": _from_code,
    ".html": _from_template,
    ".yaml": _from_rules,
}


def text() -> str:
    words = catalogue()
    words.creation_date = None  # type: ignore[assignment]
    out = io.BytesIO()
    write_po(out, words, no_location=False, include_lineno=False, sort_output=True, omit_header=True, width=120)
    return out.getvalue().decode()


def write() -> None:
    """Write the catalogue of texts, and bring the languages that are there up to it: what is gone goes, what is new is empty."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(text())
    for path in languages():
        path.write_text(updated(path))
    compile_stale(TEMPLATE.parent)


def languages() -> list[Path]:
    return sorted(TEMPLATE.parent.glob("*/LC_MESSAGES/django.po"))


def updated(path: Path) -> str:
    """A translation with exactly the texts of the programme. Nothing is guessed: a changed text is an untranslated one."""
    with path.open("rb") as file:
        words = read_po(file)
    words.update(
        catalogue() if path.parents[1].name in dict(settings.LANGUAGES) else told_to_them(), no_fuzzy_matching=True
    )
    words.obsolete.clear()
    out = io.BytesIO()
    write_po(out, words, no_location=True, sort_output=True, width=120, ignore_obsolete=True)
    return _STAMP.sub("", out.getvalue().decode())


def untranslated(path: Path) -> list[str]:
    """The texts that a language does not say yet."""
    with path.open("rb") as file:
        words = read_po(file)
    return [str(m.id) for m in words if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]
