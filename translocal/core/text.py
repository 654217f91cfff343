"""Text as people type and paste it: any script, made safe to store, compare and show."""

import re
import unicodedata

# Overrides and isolates can make a name read as another one; joiners stay, because Persian and Indic scripts need them.
_DIRECTION_MARKS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF])
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def has_unprintable(value: str) -> bool:
    """True when the text holds control characters that no keyboard types and no page can show."""
    return bool(_UNPRINTABLE.search(value))


def showable(value: str) -> str:
    """One line that can be written out: what no page can show is replaced by a mark."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", value).split())


def tidy_line(value: str) -> str:
    """One line: NFC, direction marks gone, white space folded."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", value).translate(_DIRECTION_MARKS)).strip()


def tidy_text(value: str) -> str:
    """Several lines: NFC, direction marks gone, line ends unified; the writer's own spacing stays."""
    unified = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified).translate(_DIRECTION_MARKS).strip()
