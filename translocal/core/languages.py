"""In which languages people are told what concerns them; the desk itself is worked with in fewer (`settings.LANGUAGES`)."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

# Written without anybody who speaks the language. Whoever reads such a text is told so, and finds it in the worker's language
# beside it. Take a language out of here once somebody has read its texts (docs/how-to/translate.md).
UNREAD = ("ar", "hy", "ka", "ru")
UNREAD_SO_FAR = _(
    "This translation was not checked by anybody who speaks the language. Read it with an interpreter."
    " What counts is the text of the rules."
)
COMMAS = {"ar": "، "}
FULL_STOPS = ".։"


def told_in() -> list[tuple[str, str]]:
    """(code, its name in itself) of every language in which an answer can be told: the languages of the desk first."""
    return [*settings.LANGUAGES, *((code, get_language_info(code)["name_local"]) for code in UNREAD)]


def right_to_left(code: str) -> bool:
    return bool(get_language_info(code)["bidi"])


def listed(words: Iterable[str]) -> str:
    """One after the other, with the comma of the active language."""
    return COMMAS.get(get_language() or "", ", ").join(words)


def unfinished(sentence: str) -> str:
    """A sentence without its full stop, to be gone on with."""
    return sentence.rstrip(FULL_STOPS)
