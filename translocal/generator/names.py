"""Invented names in the scripts of their countries: a few common ones, a long tail of rare ones."""

import random
from functools import cache, lru_cache

from translocal.generator.lands import BY_CODE, Land
from translocal.people.tokens import skeleton, tokens_of


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in pairs.split())


def _words(text: str) -> list[str]:
    return text.split()


_ARMENIAN = _table(
    "kh:խ gh:ղ sh:շ ch:չ zh:ժ ts:ց dz:ձ a:ա b:բ g:գ d:դ e:ե z:զ t:տ i:ի l:լ k:կ h:հ m:մ y:յ n:ն o:ո p:պ "
    "j:ջ s:ս v:վ r:ր u:ու f:ֆ q:ք c:ց w:վ x:քս"
)
_GEORGIAN = _table(
    "kh:ხ gh:ღ sh:შ ch:ჩ zh:ჟ ts:ც dz:ძ a:ა b:ბ g:გ d:დ e:ე v:ვ z:ზ t:თ i:ი k:კ l:ლ m:მ n:ნ o:ო p:პ r:რ "
    "s:ს u:უ j:ჯ h:ჰ f:ფ q:ყ y:ი c:ც w:ვ x:ქს"
)
_CYRILLIC = _table(
    "shch:щ kh:х sh:ш ch:ч zh:ж ts:ц ya:я yu:ю ye:є yo:ё iy:ий ay:ай ey:ей oy:ой a:а b:б v:в g:г d:д e:е "
    "z:з i:и k:к l:л m:м n:н o:о p:п r:р s:с t:т u:у f:ф h:х j:дж y:и c:к q:к w:в x:кс"
)
_ARABIC = _table(
    "kh:خ gh:غ sh:ش ch:تش th:ث dh:ذ ou:و aa:ا ai:ي ay:ي a:ا b:ب t:ت j:ج d:د r:ر z:ز s:س f:ف q:ق k:ك l:ل "
    "m:م n:ن h:ه w:و y:ي i:ي u:و o:و e:ي g:ج p:ب v:ف x:كس"
)
_SCRIPTS = {"armenian": _ARMENIAN, "georgian": _GEORGIAN, "cyrillic": _CYRILLIC, "arabic": _ARABIC}
_STARTS = _words(
    "ba da ga ka ma na sa ta va za bo do go ko mo to ro li mi ni ti vi shi chi zhu khu ter gar mar dar sar tor vel"
)
_MIDDLES = _words("la ra na ma ri li ni do go lo mu ru ve ze sta rka lda nga mbe rto kse vri dza sho")
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
def bones(token: str) -> str:
    """The skeleton of a search word, remembered."""
    return skeleton(token)


@lru_cache(maxsize=200_000)
def tokens(name: str) -> frozenset[str]:
    """The search words of one name, remembered."""
    return frozenset(tokens_of([name]))
