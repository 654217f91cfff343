"""Files that people send: what they are is found in the bytes, and nothing hidden in them is kept."""

import io
import os
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from tests.cast import Cast
from tests.truth import one
from translocal.cases import actions as cases
from translocal.cases import files, jobs
from translocal.cases.files import LARGEST, path_of, take_in
from translocal.cases.models import Case, Document
from translocal.core.reasons import Missing

PLACE = b"Ghent 51.05"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A photo that tells where it was taken, by which camera, and what somebody wrote into it."""
    out = io.BytesIO()
    hidden = Image.Exif()
    hidden[0x010F], hidden[0x9286] = "Camera of Aram", PLACE
    hidden.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", size, "white").save(out, kind, exif=hidden, **({"comment": PLACE} if kind == "JPEG" else {}))
    return out.getvalue()


def bomb() -> bytes:
    """A small PNG that says it is 30,000 by 30,000."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = (30_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def taken(content: bytes) -> bytes:
    return path_of(take_in(io.BytesIO(content)).stored).read_bytes()


PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
HOSTILE = {
    "a page": b"<html><script>alert(1)</script></html>",
    "a page behind a picture's first bytes": b"\xff\xd8\xff\xe0<script>alert(1)</script>",
    "a drawing that runs": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a program": b"MZ\x90\x00" + b"\0" * 200,
    "a picture that is a script": b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)",
    "a moving picture": b"GIF89a"
    + bytes.fromhex("0100010080000000000ffffff2c00000000010001000002024401003b".replace("0ff", "ff")),
    "an archive": b"PK\x03\x04" + b"\0" * 60,
    "half a picture": picture()[:200],
    "a bomb": bomb(),
    "nothing": b"",
    "a paper with a program": PDF.replace(b"/Type", b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Type"),
    "a paper with a hidden name": PDF.replace(b"/Type", b"/S /J#61vaScript /JS (app.alert(1)) /Type"),
    "a paper that starts a program": PDF.replace(b"/Type", b"/S /Launch /Type"),
    "a paper that carries a file": PDF.replace(b"/Type", b"/EmbeddedFiles 3 0 R /Type"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_not_a_plain_picture_or_paper_is_refused(what: str, store: Path) -> None:
    content = HOSTILE[what]
    with pytest.raises(Missing) as caught:
        take_in(io.BytesIO(content))
    assert caught.value.reasons[0].field == "file" and str(caught.value.reasons[0])
    assert list(store.rglob("*")) == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_drawn_anew_without_what_hides_in_it(kind: str) -> None:
    kept = taken(picture(kind))
    assert PLACE not in kept and b"Camera" not in kept and b"Exif" not in kept
    with Image.open(io.BytesIO(kept)) as shown:
        assert shown.format == "JPEG" and shown.size == (40, 30) and not shown.getexif()


def test_what_is_appended_to_a_picture_is_left_behind() -> None:
    assert b"<script>" not in taken(picture() + b"<script>alert(1)</script>")


def test_a_file_may_not_be_larger_than_ten_megabytes(store: Path) -> None:
    with pytest.raises(Missing, match=r"file\.large"):
        take_in(io.BytesIO(b"%PDF-" + b"x" * LARGEST))
    assert list(store.rglob("*")) == []


def test_the_bytes_are_closed_to_other_accounts(store: Path) -> None:
    path = path_of(take_in(io.BytesIO(PDF)).stored)
    assert path.is_relative_to(store) and path.stat().st_mode & 0o002 == 0


def age(path: Path, days: int) -> None:
    moment = time.time() - days * 86_400
    os.utime(path, (moment, moment))


def filed(cast: Cast) -> tuple[Case, Document]:
    case = cast.case(1)
    stored = vars(take_in(io.BytesIO(PDF)))
    return case, cases.add_document(case, by=cast.lies, label="Decision", lens=16, **stored)


def test_a_crash_before_the_row_leaves_an_orphan_that_is_swept_when_old(cast: Cast) -> None:
    orphan = path_of(take_in(io.BytesIO(PDF)).stored)
    jobs.sweep_files(0)
    assert orphan.exists()
    age(orphan, 2)
    jobs.sweep_files(0)
    assert not orphan.exists()


def test_a_filed_document_is_never_swept_and_a_removed_one_is(cast: Cast) -> None:
    _case, document = filed(cast)
    path = path_of(document.stored)
    age(path, 400)
    jobs.sweep_files(0)
    assert path.exists()
    cases.remove_document(document, by=cast.lies)
    jobs.sweep_files(0)
    assert not path.exists()


def test_a_crash_in_the_middle_of_writing_leaves_no_half_document(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        take_in(io.BytesIO(PDF))
    assert [p for p in store.rglob("*") if p.is_file() and p.suffix != ".part"] == []


def test_it_is_handed_out_as_a_download_and_never_as_a_page(cast: Cast) -> None:
    case, document = filed(cast)
    client = Client()
    client.force_login(cast.lies)
    answer = client.get(f"/documents/{document.pk}/")
    assert answer["Content-Disposition"].startswith("attachment") and answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"] and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert one("SELECT count(*) FROM journal_reading WHERE what = 'document' AND case_id = %s", case.pk) == 1


@pytest.mark.parametrize("name", ["../../../etc/passwd.jpg", "a\x00b.jpg", "x" * 4000 + ".jpg", "<script>.jpg"])
def test_the_name_that_a_file_came_with_leads_nowhere(cast: Cast, store: Path, name: str) -> None:
    case, client = cast.case(1), Client()
    client.force_login(cast.lies)
    photo = io.BytesIO(picture())
    photo.name = name
    sent = client.post(f"/cases/{case.pk}/documents/new/", {"label": "Photo", "lens": "16", "file": photo})
    assert sent.status_code in (302, 400, 422)
    assert [p for p in store.rglob("*") if p.is_file() and len(p.name) != 48] == []
    assert one("SELECT count(*) FROM cases_document WHERE stored LIKE '%%.%%' OR label <> 'Photo'") == 0


def test_a_refused_file_is_said_on_the_page_and_what_was_typed_is_kept(cast: Cast) -> None:
    case, client = cast.case(1), Client()
    client.force_login(cast.lies)
    page = io.BytesIO(HOSTILE["a page"])
    page.name = "photo.jpg"
    sent = client.post(f"/cases/{case.pk}/documents/new/", {"label": "Birth certificate", "lens": "16", "file": page})
    assert sent.status_code == 422 and b"Birth certificate" in sent.content and b"Only PDF, JPEG" in sent.content
