"""`translocal handbook` and `translocal words`: draw the pages, take out the texts."""

from argparse import ArgumentParser, Namespace

from translocal.handbook import pages, words
from translocal.runtime.commands import command


def _check(parser: ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is stale")


@command("handbook", help="draw docs/access.md, actions.md, events.md and the states in the READMEs", arguments=_check)
def handbook(read: Namespace) -> int:
    """Draw the pages of docs/ that come from the declarations.

    Exit codes: 0 nothing stale or all drawn, 1 something is stale (with --check).
    """
    changed = pages.stale() if read.check else pages.write()
    for _path in changed:
        pass
    return 1 if changed and read.check else 0


@command("words", help="take every translatable text out of code and templates", arguments=_check)
def take_words(read: Namespace) -> int:
    """Write locale/translocal.pot, and compile the catalogues of the languages that are there."""
    fresh = words.text()
    stale = not words.TEMPLATE.exists() or words.TEMPLATE.read_text() != fresh
    if read.check:
        return 1 if stale else 0
    words.TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    words.TEMPLATE.write_text(fresh)
    words.compile_all()
    return 0
