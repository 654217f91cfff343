"""Translations as Django reads them: made from their readable files whenever those are newer. Nothing compiled is committed."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_stale(locale: Path) -> list[Path]:
    """Compile each catalogue that has changed; tells which. A folder that cannot be written keeps what it has."""
    done = []
    for source in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        made = source.with_suffix(".mo")
        if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
            continue
        try:
            _compile(source, made)
        except OSError:
            continue
        done.append(made)
    return done


def _compile(source: Path, made: Path) -> None:
    """Written beside it and moved, so that another process never reads half a catalogue."""
    half = made.with_suffix(".half")
    with source.open("rb") as told, half.open("wb") as out:
        write_mo(out, read_po(told))
    half.replace(made)
