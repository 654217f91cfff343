"""Every text that can be translated, in one catalogue: taken out of code and templates without any system tool."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
TEMPLATE = PACKAGE / "locale" / "translocal.pot"
_KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
# Attributes of components hold {% translate %} inside quotes, which the template reader treats as text of its own.
_TAG = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
# What templatize() leaves of a template: calls with literal texts, everything else blotted out.
_CALL = re.compile(
    r"""\b(?:n?p?gettext)\((u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))?)"""
)


def sources() -> list[Path]:
    found = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]
    return sorted(path for path in found if "tests" not in path.parts and "migrations" not in path.parts)


def catalogue() -> Catalog:
    """All texts with where they stand, sorted, without line numbers: so a moved line changes nothing."""
    words = Catalog(project="Translocal", charset="utf-8", fuzzy=False)
    for path in sources():
        where = path.relative_to(PACKAGE.parent).as_posix()
        found = _from_code(path) if path.suffix == ".py" else _from_template(path)
        for message in found:
            words.add(message, locations=[(where, 1)])
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


def text() -> str:
    words = catalogue()
    words.creation_date = None  # type: ignore[assignment]
    out = io.BytesIO()
    write_po(out, words, no_location=False, include_lineno=False, sort_output=True, omit_header=True, width=120)
    return out.getvalue().decode()


def write() -> None:
    """Write the catalogue of texts, and compile the languages that are there."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(text())
    compile_all()


def compile_all() -> int:
    """Make the binary catalogues that Django reads; done at set-up, so that none is committed."""
    done = 0
    for path in sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/django.po")):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as made:
            write_mo(made, read_po(source))
        done += 1
    return done
