"""Rows as COPY reads them: text, one line each, and the ids, times and hashes that go into them."""

import json
import random
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from translocal.journal.events import EventType

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
NULL = "\\N"

COLUMNS = {
    "people_person": "id given_name family_name also_written birth_date sex nationality languages phone version",
    "people_membership": "id case_id person_id position since until",
    "people_nametoken": "case_id person_id token",
    "cases_case": "id reference state host_country host_city origin_country origin_city opened_at version",
    "cases_involvement": "id case_id staff_id team_id role standing withheld since until",
    "cases_turn": "id case_id kind words at by",
    "consents_consent": "id case_id person_id purpose team_id staff_id language how given_at recorded_by",
    "counselling_talk": "id team_id state origin_country origin_city begun_at case version",
    "counselling_conversation": "id case_id held_on occasion raised why_not language interpreter information"
    " next_moment by at",
    "counselling_voice": "id case_id conversation_id person_id words wish",
    "handovers_handover": "id case_id state kind from_staff_id from_team_id to_team_id parts made_at proposed_at answer_by"
    " answered_at answered_by_id redirected_to_id version",
    "handovers_letter": "handover_id case_id why words worries promised language answer version",
    "handovers_approval": "id case_id handover_id person_id letter_version at recorded_by",
    "handovers_meeting": "handover_id case_id planned_for place held_on people staff",
    "contact_notice": "id staff_id case_id event action_id at read_at sent_at",
    "access_access": "staff_id case_id kind standing role parts rights stage origin people reference since updated_at",
    "journal_event": "stream seq name version at actor case_id lens party action_id digest hash",
    "journal_detail": "stream seq case_id lens party salt payload",
    "journal_head": "stream seq hash",
}
Tables = dict[str, list[str]]


told_as = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def cell(value: Any) -> str:
    """A value as COPY's text format writes it."""
    if value is None:
        return NULL
    if isinstance(value, str):
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") if value else value
    if isinstance(value, list):
        return "{" + ",".join(f'"{item}"' for item in value) + "}"
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value)


def line(*values: Any) -> str:
    """One row."""
    return "\t".join([value if type(value) is str else cell(value) for value in values])


@lru_cache(maxsize=1024)
def iso(micros: int) -> str:
    """A moment as the database reads it."""
    return (EPOCH + timedelta(microseconds=micros)).isoformat()


class Ids:
    """Time-ordered ids whose random part comes from dice, so that the same seed makes the same ones."""

    def __init__(self, dice: random.Random) -> None:
        self.bits = dice.getrandbits

    def at(self, micros: int) -> str:
        """An id of version 7 for a moment."""
        bits = self.bits(74)
        value = (micros // 1000) << 80 | 0x7 << 76 | (bits >> 62) << 64 | 0b10 << 62 | bits & 0x3FFF_FFFF_FFFF_FFFF
        text = f"{value:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def micros_of(moment: datetime) -> int:
    """Microseconds since 1970, exactly."""
    return (moment - EPOCH) // MICROSECOND


class Stream:
    """One chain being written: the same hashes that journal_append() makes (journal/guards.sql)."""

    def __init__(self, stream: str, tables: Tables, salts: random.Random) -> None:
        self.stream = stream
        self.seq = 0
        self.hash = b""
        self.events = tables["journal_event"]
        self.details = tables["journal_detail"]
        self.heads = tables["journal_head"]
        self.salts = salts

    def append(
        self,
        event: EventType,
        micros: int,
        actor: str,
        action: str,
        details: dict[str, Any],
        party: str | None = None,
    ) -> None:
        """Chain one event onto the stream."""
        self.seq += 1
        payload = told_as(details)
        salt = self.salts.randbytes(16)
        digest = sha256(salt + payload.encode()).hexdigest()
        lens = int(event.lens)
        told = (
            f"{self.stream}|{self.seq}|{event.name}|{event.version}|{micros}|{actor}|{self.stream}|{lens}|{party or '-'}"
            f"|{action}|{digest}"
        )
        self.hash = sha256(self.hash + told.encode()).digest()
        at = iso(micros)
        whose = party or NULL
        self.events.append(
            f"{self.stream}\t{self.seq}\t{event.name}\t{event.version}\t{at}\t{actor}\t{self.stream}\t{lens}\t{whose}"
            f"\t{action}\t\\\\x{digest}\t\\\\x{self.hash.hex()}"
        )
        self.details.append(
            f"{self.stream}\t{self.seq}\t{self.stream}\t{lens}\t{whose}\t\\\\x{salt.hex()}\t{cell(payload)}"
        )

    def end(self) -> None:
        """Write down where the chain ends."""
        self.heads.append(f"{self.stream}\t{self.seq}\t\\\\x{self.hash.hex()}")
