"""How private each stored field is. Every room classifies every field of its tables in `privacy.py`; a house test checks."""

from enum import StrEnum


class Privacy(StrEnum):
    """What a field tells, and so what becomes of it."""

    LINK = "link"  # an id: tells nothing by itself
    NAME = "name"  # who somebody is: erased with the person
    BIRTH = "birth"  # birth date and sex: erased with the person
    CONTACT = "contact"  # how to reach them: erased with the person
    ORIGIN = "origin"  # nationality, languages, country: erased with the person, or coarse enough to count
    WORDS = "words"  # free text by or about people: erased with the notes it belongs to
    STATE = "state"  # where something stands
    MOMENT = "moment"  # when something happened or is due
    WORK = "work"  # staff and organisations: public inside the programme
    SECRET = "secret"  # passwords, hashes, stored names of files: never shown
    MEASURE = "measure"  # counts, sizes, versions, bits


CLASSES: dict[str, dict[str, Privacy]] = {}


def classify(room: str, **models: dict[Privacy, str]) -> None:
    """`classify("people", Person={Privacy.NAME: "given_name family_name"})`."""
    for model, kinds in models.items():
        CLASSES[f"{room}.{model}"] = {name: kind for kind, names in kinds.items() for name in names.split()}
