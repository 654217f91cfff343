"""Names as people write them in a hurry, and whether the right person was found all the same."""

import random


def misspelt(name: str, dice: random.Random) -> str:
    """One letter of the longest word left out, doubled, or changed places with the next."""
    words = name.split()
    place = max(range(len(words)), key=lambda number: len(words[number]))
    word = words[place]
    at = dice.randrange(1, max(2, len(word) - 1))
    way = dice.choice(("drop", "double", "swap"))
    if way == "drop" and len(word) > 4:
        word = word[:at] + word[at + 1 :]
    elif way == "double":
        word = word[:at] + word[at] + word[at:]
    else:
        word = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    words[place] = word
    return " ".join(words)


def found_among_first(body: str, case_ids: set[str], name: str) -> bool:
    """Whether one of the first five is the person sought, or bears the very same name."""
    shown = body.split('id="found"', 1)[-1].split("<li>")[1:6]
    return any(name in item or any(case_id in item for case_id in case_ids) for item in shown)
