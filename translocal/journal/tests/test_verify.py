"""Whatever is done to the journal behind its back is found, and named."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from django.db import connection
from psycopg import Connection

from tests.cast import Cast
from translocal.access.identity import acting_as, system
from translocal.journal import chain, published
from translocal.journal.seals import check_seals
from translocal.runtime.trouble import Trouble

KEY = Ed25519PrivateKey.generate()


@contextmanager
def as_owner() -> Iterator[Connection[Any]]:
    """The journal as somebody with every right would lay hands on it, triggers switched off."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET LOCAL session_replication_role = replica")
        try:
            yield connection.connection
        finally:
            cursor.execute("SET LOCAL session_replication_role = origin; SET ROLE translocal_app")


@pytest.fixture
def stream(cast: Cast) -> UUID:
    case = cast.case(2)
    cast.proposed(case)
    return case.pk


def wrong_after(*statements: str, on: UUID) -> chain.Report:
    with as_owner() as raw:
        for statement in statements:
            raw.execute(statement.replace("STREAM", f"'{on}'").encode())
        return chain.check(raw)


def first(report: chain.Report) -> tuple[UUID, int]:
    return report.faults[0].stream, report.faults[0].seq


def test_an_untouched_journal_is_whole(stream: UUID) -> None:
    with as_owner() as raw:
        report = chain.check(raw)
    assert report.bad == 0 and report.erased == 0
    assert report.events > 10 and report.streams == 2


def test_the_ranges_cover_every_stream_once(stream: UUID, cast: Cast) -> None:
    cast.case(1)
    with as_owner() as raw:
        ranges = chain.pieces(raw, events_each=5)
        reports = [chain.check(raw, low, high) for low, high in ranges]
        assert len(ranges) > 2
        assert sum(r.events for r in reports) == chain.check(raw).events
        assert sum(r.streams for r in reports) == 4


@pytest.mark.parametrize(
    "change",
    [
        "name = 'case.ended'",
        "at = at + interval '1 microsecond'",
        "actor = gen_random_uuid()",
        "lens = lens + 1",
        "case_id = NULL",
        "party = gen_random_uuid()",
        "action_id = gen_random_uuid()",
        "digest = '\\x00'",
        "version = 2",
    ],
)
def test_an_edited_event_is_named(stream: UUID, change: str) -> None:
    report = wrong_after(f"UPDATE journal_event SET {change} WHERE stream = STREAM AND seq = 3", on=stream)
    assert first(report) == (stream, 3) and "edited" in report.faults[0].wrong


def test_an_edited_hash_is_named(stream: UUID) -> None:
    report = wrong_after("UPDATE journal_event SET hash = sha256(hash) WHERE stream = STREAM AND seq = 2", on=stream)
    assert first(report) == (stream, 2)


def test_an_edited_detail_is_named(stream: UUID) -> None:
    report = wrong_after("UPDATE journal_detail SET payload = '{}' WHERE stream = STREAM AND seq = 2", on=stream)
    assert first(report) == (stream, 2) and "detail" in report.faults[0].wrong


def test_a_detail_shown_to_others_is_named(stream: UUID) -> None:
    report = wrong_after("UPDATE journal_detail SET lens = 1 WHERE stream = STREAM AND seq = 2", on=stream)
    assert first(report) == (stream, 2) and "lens" in report.faults[0].wrong


def test_an_erased_detail_is_no_fault_and_is_counted(stream: UUID) -> None:
    report = wrong_after("DELETE FROM journal_detail WHERE stream = STREAM AND seq IN (2, 3)", on=stream)
    assert report.bad == 0 and report.erased == 2


def test_an_event_removed_from_the_middle_is_named(stream: UUID) -> None:
    both = [f"DELETE FROM journal_{table} WHERE stream = STREAM AND seq = 3" for table in ("event", "detail")]
    report = wrong_after(*both, on=stream)
    assert first(report) == (stream, 3) and "missing" in report.faults[0].wrong


def test_an_event_removed_without_its_detail_is_named(stream: UUID) -> None:
    report = wrong_after("DELETE FROM journal_event WHERE stream = STREAM AND seq = 3", on=stream)
    assert first(report) == (stream, 3) and "only its detail" in report.faults[0].wrong


def test_a_cut_tail_is_seen_against_the_head(stream: UUID) -> None:
    report = wrong_after(
        "DELETE FROM journal_event WHERE stream = STREAM AND seq > 4",
        "DELETE FROM journal_detail WHERE stream = STREAM AND seq > 4",
        on=stream,
    )
    assert first(report) == (stream, 5) and "the last that is there is 4" in report.faults[0].wrong


def test_a_stream_emptied_under_its_head_is_named(stream: UUID) -> None:
    report = wrong_after(
        "DELETE FROM journal_event WHERE stream = STREAM",
        "DELETE FROM journal_detail WHERE stream = STREAM",
        on=stream,
    )
    assert first(report) == (stream, 1)


def test_a_stream_without_its_head_is_named(stream: UUID) -> None:
    report = wrong_after("DELETE FROM journal_head WHERE stream = STREAM", on=stream)
    assert report.faults[0].stream == stream and "no head" in report.faults[0].wrong


def test_two_events_that_changed_places_are_named(stream: UUID) -> None:
    report = wrong_after(
        "UPDATE journal_event SET seq = 99 WHERE stream = STREAM AND seq = 2",
        "UPDATE journal_event SET seq = 2 WHERE stream = STREAM AND seq = 3",
        "UPDATE journal_event SET seq = 3 WHERE stream = STREAM AND seq = 99",
        on=stream,
    )
    assert first(report) == (stream, 2)


CUT = [
    "DELETE FROM journal_event WHERE stream = STREAM AND seq > 4",
    "DELETE FROM journal_detail WHERE stream = STREAM AND seq > 4",
    "UPDATE journal_head h SET seq = 4, hash = e.hash FROM journal_event e"
    " WHERE h.stream = STREAM AND e.stream = STREAM AND e.seq = 4",
]


def test_a_tail_cut_together_with_its_head_is_found_against_published_heads(stream: UUID, tmp_path: Path) -> None:
    with as_owner() as raw:
        published.publish(raw, tmp_path / "heads", key=KEY)
        assert published.compare(raw, published.read(tmp_path / "heads")) == []
    assert wrong_after(*CUT, on=stream).bad == 0
    with as_owner() as raw:
        faults = published.compare(raw, published.read(tmp_path / "heads"))
    assert [fault.stream for fault in faults] == [stream] and "cut off" in faults[0].wrong


def test_a_journal_that_has_grown_still_holds_the_published_heads(stream: UUID, cast: Cast, tmp_path: Path) -> None:
    with as_owner() as raw:
        published.publish(raw, tmp_path / "heads", key=KEY)
    cast.case(1)
    with as_owner() as raw:
        assert published.compare(raw, published.read(tmp_path / "heads")) == []


def test_a_chain_written_anew_is_found_against_published_heads(stream: UUID, tmp_path: Path) -> None:
    with as_owner() as raw:
        published.publish(raw, tmp_path / "heads", key=KEY)
        raw.execute(b"UPDATE journal_event SET hash = sha256(hash) WHERE seq = (SELECT max(seq) FROM journal_event)")
        faults = published.compare(raw, published.read(tmp_path / "heads"))
    assert "rewritten" in faults[0].wrong


@pytest.mark.parametrize(
    ("found", "put"), [(r"\nheads \d+", "\nheads 1"), (r"root ..", "root 00"), (r"\n\n.", "\n\n_")]
)
def test_a_published_file_that_was_changed_is_refused(stream: UUID, tmp_path: Path, found: str, put: str) -> None:
    path = tmp_path / "heads"
    with as_owner() as raw:
        published.publish(raw, path, key=KEY)
    path.write_text(re.sub(found, put, path.read_text(), count=1))
    with pytest.raises(Trouble, match="changed after it was signed"):
        published.read(path)


def test_what_is_no_published_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "heads").write_text("hello\n\nworld")
    with pytest.raises(Trouble, match="cannot be read"):
        published.read(tmp_path / "heads")


@pytest.mark.parametrize(
    ("place", "said"), [("", "is a folder"), ("not-there/heads", "does not exist"), ("made/heads", "")]
)
def test_a_place_that_cannot_hold_the_heads_is_refused_before_anything_is_checked(
    place: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNAL_KEY_FILE", str(tmp_path / "key"))
    (tmp_path / "made").mkdir()
    if said:
        with pytest.raises(Trouble, match=said):
            published.check_place(tmp_path / place)
    else:
        published.check_place(tmp_path / place)


@pytest.mark.parametrize("content", [b"junk", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", None])
def test_what_is_no_key_is_refused_in_one_line(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNAL_KEY_FILE", str(tmp_path / "junk"))
    (tmp_path / "junk").mkdir() if content is None else (tmp_path / "junk").write_bytes(content)
    with pytest.raises(Trouble, match=r"junk \(JOURNAL_KEY_FILE\) holds no Ed25519 key"):
        published.check_place(tmp_path / "heads")


def test_a_key_behind_a_password_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNAL_KEY_FILE", str(tmp_path / "locked"))
    locked = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    (tmp_path / "locked").write_bytes(locked)
    with pytest.raises(Trouble, match="without a password"):
        published.signing_key()


@pytest.fixture
def sealed(cast: Cast) -> None:
    for _batch in range(2):
        with as_owner() as raw:
            for _reading in range(3):
                raw.execute(
                    b"INSERT INTO journal_reading (staff_id, what, at)"
                    b" VALUES (gen_random_uuid(), 'case', now() - interval '1 hour')"
                )
        with acting_as(system("sealer")), connection.cursor() as cursor:
            cursor.execute("SELECT journal_seal_readings()")


def test_untouched_readings_are_whole(sealed: None) -> None:
    with as_owner() as raw:
        found = check_seals(raw)
    assert (found.sealed, found.wrong) == (6, "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE journal_reading SET what = 'search' WHERE id = (SELECT min(id) + 1 FROM journal_reading)",
            "edited",
        ),
        (
            "DELETE FROM journal_reading WHERE id = (SELECT max(id) FROM journal_reading)",
            "1 of its 3 readings",
        ),
        (
            "DELETE FROM journal_reading WHERE id = (SELECT min(id) FROM journal_reading)",
            "1 of its 3 readings",
        ),
        (
            "UPDATE journal_seal SET hash = sha256(hash) WHERE id = (SELECT min(id) FROM journal_seal)",
            "edited",
        ),
        ("DELETE FROM journal_seal WHERE id = (SELECT min(id) FROM journal_seal)", "put in"),
    ],
)
def test_changed_readings_and_seals_are_named(sealed: None, change: str, said: str) -> None:
    with as_owner() as raw:
        raw.execute(change.encode())
        assert said in check_seals(raw).wrong


def test_a_reading_that_is_too_young_is_not_passed_over_by_an_older_one_behind_it(cast: Cast) -> None:
    with as_owner() as raw:
        for age in ("1 hour", "5 minutes", "1 hour"):
            raw.execute(
                "INSERT INTO journal_reading (staff_id, what, at)"
                f" VALUES (gen_random_uuid(), 'case', now() - interval '{age}')".encode()
            )
    with acting_as(system("sealer")), connection.cursor() as cursor:
        cursor.execute("SELECT journal_seal_readings()")
        assert cursor.fetchone() == (1,)
    with as_owner() as raw:
        assert check_seals(raw).wrong == ""
