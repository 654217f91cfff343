"""Invented names in the scripts of their countries: a few common ones, a long tail of rare ones."""

import random
from functools import cache, lru_cache

from translocal.generator.lands import BY_CODE, Land
from translocal.people.tokens import tokens_of

_ARMENIAN = dict(zip(
    ["kh", "gh", "sh", "ch", "zh", "ts", "dz", "a", "b", "g", "d", "e", "z", "t", "i", "l", "k", "h", "m", "y", "n", "o", "p", "j", "s", "v", "r", "u", "f", "q", "c", "w", "x"],
    ["խ", "ղ", "շ", "չ", "ժ", "ց", "ձ", "ա", "բ", "գ", "դ", "ե", "զ", "տ", "ի", "լ", "կ", "հ", "մ", "յ", "ն", "ո", "պ", "ջ", "ս", "վ", "ր", "ու", "ֆ", "ք", "ց", "վ", "քս"], strict=True,
))  # fmt: skip
_GEORGIAN = dict(zip(
    ["kh", "gh", "sh", "ch", "zh", "ts", "dz", "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "r", "s", "u", "j", "h", "f", "q", "y", "c", "w", "x"],
    ["ხ", "ღ", "შ", "ჩ", "ჟ", "ც", "ძ", "ა", "ბ", "გ", "დ", "ე", "ვ", "ზ", "თ", "ი", "კ", "ლ", "მ", "ნ", "ო", "პ", "რ", "ს", "უ", "ჯ", "ჰ", "ფ", "ყ", "ი", "ც", "ვ", "ქს"], strict=True,
))  # fmt: skip
_CYRILLIC = dict(zip(
    ["shch", "kh", "sh", "ch", "zh", "ts", "ya", "yu", "ye", "yo", "iy", "ay", "ey", "oy", "a", "b", "v", "g", "d", "e", "z", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "j", "y", "c", "q", "w", "x"],
    ["щ", "х", "ш", "ч", "ж", "ц", "я", "ю", "є", "ё", "ий", "ай", "ей", "ой", "а", "б", "в", "г", "д", "е", "з", "и", "к", "л", "м", "н", "о", "п", "р", "с", "т", "у", "ф", "х", "дж", "и", "к", "к", "в", "кс"], strict=True,
))  # fmt: skip
_ARABIC = dict(zip(
    ["kh", "gh", "sh", "ch", "th", "dh", "ou", "aa", "ai", "ay", "a", "b", "t", "j", "d", "r", "z", "s", "f", "q", "k", "l", "m", "n", "h", "w", "y", "i", "u", "o", "e", "g", "p", "v", "x"],
    ["خ", "غ", "ش", "تش", "ث", "ذ", "و", "ا", "ي", "ي", "ا", "ب", "ت", "ج", "د", "ر", "ز", "س", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ي", "و", "و", "ي", "ج", "ب", "ف", "كس"], strict=True,
))  # fmt: skip
_SCRIPTS = {"armenian": _ARMENIAN, "georgian": _GEORGIAN, "cyrillic": _CYRILLIC, "arabic": _ARABIC}
_STARTS = [
    "ba",
    "da",
    "ga",
    "ka",
    "ma",
    "na",
    "sa",
    "ta",
    "va",
    "za",
    "bo",
    "do",
    "go",
    "ko",
    "mo",
    "to",
    "ro",
    "li",
    "mi",
    "ni",
    "ti",
    "vi",
    "shi",
    "chi",
    "zhu",
    "khu",
    "ter",
    "gar",
    "mar",
    "dar",
    "sar",
    "tor",
    "vel",
]
_MIDDLES = [
    "la",
    "ra",
    "na",
    "ma",
    "ri",
    "li",
    "ni",
    "do",
    "go",
    "lo",
    "mu",
    "ru",
    "ve",
    "ze",
    "sta",
    "rka",
    "lda",
    "nga",
    "mbe",
    "rto",
    "kse",
    "vri",
    "dza",
    "sho",
]
_TAILS = {"BR": "ano eira inho", "CO": "ero ano illo", "SV": "ero ano illo", "TR": "lı oğlu er", "MN": "bat tuya saikhan",
          "AL": "aj i oli", "GN": "ya mba ra", "MD": "aru escu an", "SY": "i ani awi", "IQ": "i ani awi"}  # fmt: skip
# One in eight has a name that hardly anybody else has.
RARE = 0.125


def written(word: str, script: str) -> str:
    """A Latin word in another script, sound by sound; nothing for the Latin script itself."""
    table = _SCRIPTS.get(script)
    if table is None:
        return ""
    done, rest = "", word.lower()
    while rest:
        length = next((n for n in (4, 2, 1) if rest[:n] in table), 0)
        done += table.get(rest[:length], "") if length else ("-" if rest[0] == "-" else "")
        rest = rest[max(length, 1) :]
    return done.title() if script in ("armenian", "cyrillic") else done


@cache
def common(code: str, kind: str) -> tuple[list[str], list[float]]:
    """The common names of a country and how often each occurs: the second half as often as the first, and so on."""
    land = BY_CODE[code]
    if kind == "family":
        words = [stem + ending for stem in land.stems for ending in land.endings]
    else:
        words = list(land.women if kind == "f" else land.men)
    weights = [1 / (place + 3) for place in range(len(words))]
    running = [sum(weights[: place + 1]) for place in range(len(words))]
    return words, running


def given(land: Land, sex: str, dice: random.Random) -> str:
    """A given name."""
    words, running = common(land.code, sex)
    return dice.choices(words, cum_weights=running)[0]


def family(land: Land, dice: random.Random) -> str:
    """A family name, one in eight of them rare."""
    if dice.random() < RARE:
        tails = _TAILS.get(land.code, "").split() or land.endings
        middle = "".join(dice.choices(_MIDDLES, k=dice.choice((1, 1, 2))))
        return (dice.choice(_STARTS) + middle + dice.choice(tails)).title()
    words, running = common(land.code, "family")
    return dice.choices(words, cum_weights=running)[0]


def for_her(land: Land, name: str, sex: str) -> str:
    """The family name as a woman bears it, where the language tells them apart."""
    return name + land.womens_ending if sex == "f" and land.womens_ending else name


@lru_cache(maxsize=200_000)
def native(word: str, script: str) -> str:
    """`written`, remembered."""
    return written(word, script)


@lru_cache(maxsize=200_000)
def tokens(name: str) -> frozenset[str]:
    """The search words of one name, remembered."""
    return frozenset(tokens_of([name]))
