"""Names as search keys: any script becomes Latin words; a skeleton of consonants bridges spellings and scripts."""

import re
from collections.abc import Iterable

from anyascii import anyascii

_WORD = re.compile(r"[a-z]+")
_VOWELS = re.compile(r"[aeiouyhw]")
_TWINS = re.compile(r"(.)\1+")
# Letters that change from one transliteration into the other; the skeleton treats each row as one sound.
_SAME_SOUND = [("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"), ("tz", "s"), ("dz", "s"),
               ("ph", "f"), ("th", "t"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("v", "b"), ("w", "b"),
               ("z", "s"), ("j", "s"), ("g", "k"), ("d", "t"), ("p", "b"), ("f", "b")]  # fmt: skip


def romanised(text: str) -> list[str]:
    """The Latin words of a name in any script, lower case, each at most 60 letters."""
    return [word[:60] for word in _WORD.findall(anyascii(text).lower().replace("'", "").replace("`", ""))]


def skeleton(word: str) -> str:
    """The consonants of a romanised word, similar sounds made one: Mohammed and mḥmd meet here."""
    for written, sound in _SAME_SOUND:
        word = word.replace(written, sound)
    bare = _TWINS.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))
    return bare if len(bare) > 2 else ""


def slips(word: str) -> set[str]:
    """What a word may have been before one slip of the hand: two letters changed over, or one too many."""
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    shorter = {word[:at] + word[at + 1 :] for at in range(len(word))} if len(word) > 3 else set()
    return (swapped | shorter) - {word}


def tokens_of(names: Iterable[str]) -> set[str]:
    """All search words of somebody's names."""
    return {word for name in names for word in romanised(name) if len(word) > 1}
