"""Heads that leave the house: signed, so that a cut tail or a rewriting owner can be found out later."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from psycopg import Connection

from translocal.journal.chain import Fault
from translocal.runtime.place import var
from translocal.runtime.trouble import Trouble

TITLE = "translocal journal heads 1"
KEY_FILE = "JOURNAL_KEY_FILE"


@dataclass(frozen=True)
class Published:
    """A file of heads: what was true of every chain at one moment, and who says so."""

    signed: str
    key: str
    signature: str
    seal: tuple[int, str]
    heads: list[str]


def key_path() -> Path:
    """Where the key that signs lies: JOURNAL_KEY_FILE, or a file in var/."""
    return Path(os.environ.get(KEY_FILE) or var() / "journal_key.pem")


def signing_key() -> Ed25519PrivateKey:
    """The key that signs, made at the first use. Keep it where the database's owner cannot read it."""
    path = key_path()
    if path.exists():
        try:
            key = load_pem_private_key(path.read_bytes(), password=None)
        # The library's word for a key behind a password is TypeError.
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise Trouble(f"{path} ({KEY_FILE}) holds no Ed25519 key without a password, in PEM.") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise Trouble(f"{path} holds a key of another kind; an Ed25519 key is needed.")
        return key
    made = Ed25519PrivateKey.generate()
    with told_in_a_line(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return made


@contextmanager
def told_in_a_line(path: Path) -> Iterator[None]:
    """Say of a file that cannot be written which one it is, and why."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror or error}.") from error


def check_place(path: Path) -> None:
    """Refuse what publishing would stumble over, before the journal is gone through, which may take long."""
    if path.is_dir():
        raise Trouble(f"{path} is a folder: name the file that is to hold the heads.")
    if not path.parent.is_dir():
        raise Trouble(f"The folder {path.parent} does not exist: make it first, or name another file.")
    if key_path().exists():
        signing_key()


def public_half(key: Ed25519PrivateKey) -> str:
    """The public key, as it stands in the file."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def publish(connection: Connection[Any], path: Path, *, key: Ed25519PrivateKey | None = None) -> str:
    """Write the heads as they stand, and one signed root over them; returns the root."""
    signer = key or signing_key()
    rows = connection.execute("SELECT stream, seq, encode(hash, 'hex') FROM journal_head ORDER BY stream")
    lines = [f"{stream} {seq} {digest}" for stream, seq, digest in rows]
    seals = connection.execute("SELECT id, encode(hash, 'hex') FROM journal_seal ORDER BY id DESC LIMIT 1")
    number, digest = seals.fetchone() or (0, "-")
    told = [
        TITLE,
        f"at {datetime.now(UTC).isoformat(timespec='seconds')}",
        f"heads {len(lines)}",
        f"root {root_of(lines)}",
        f"seal {number} {digest}",
        f"key {public_half(signer)}",
    ]
    signed = "\n".join(told)
    signature = signer.sign(signed.encode()).hex()
    half = path.with_name(f"{path.name}.half")
    with told_in_a_line(path):
        half.write_text("\n".join([signed, f"signature {signature}", "", *lines, ""]), encoding="ascii")
        half.replace(path)
    return root_of(lines)


def root_of(lines: Iterable[str]) -> str:
    """One hash over all heads, in the order of the streams."""
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def read(path: Path) -> Published:
    """Read a published file; raises Trouble when it was changed after it was signed."""
    try:
        top, _, below = path.read_text(encoding="ascii").partition("\n\n")
        *told, signature = top.split("\n")
        values = dict(line.split(" ", 1) for line in told[1:])
        number, digest = values["seal"].split(" ")
        heads = below.splitlines()
        seal = int(number), digest
        found = Published("\n".join(told), values["key"], signature.split(" ")[1], seal, heads)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(found.key)).verify(
            bytes.fromhex(found.signature), found.signed.encode()
        )
    except InvalidSignature as error:
        raise Trouble(f"{path} was changed after it was signed: its signature does not hold.") from error
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise Trouble(f"{path} cannot be read as published heads.") from error
    if told[0] != TITLE or values["root"] != root_of(heads) or values["heads"] != str(len(heads)):
        raise Trouble(f"{path} was changed after it was signed: its heads do not give its root.")
    return found


def compare(connection: Connection[Any], published: Published) -> list[Fault]:
    """The published heads that are no longer in their chain, with the hash they had."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE published (stream uuid, seq bigint, hash bytea)")
        with cursor.copy("COPY published FROM STDIN") as copy:
            for line in published.heads:
                stream, seq, digest = line.split(" ")
                copy.write_row((stream, seq, f"\\x{digest}"))
        cursor.execute(
            "SELECT p.stream, p.seq, e.hash IS NULL FROM published p"
            " LEFT JOIN journal_event e USING (stream, seq)"
            " WHERE e.hash IS DISTINCT FROM p.hash ORDER BY p.stream"
        )
        faults = [Fault(stream, seq, _said(gone=gone)) for stream, seq, gone in cursor.fetchall()]
        cursor.execute("DROP TABLE published")
        number, digest = published.seal
        cursor.execute("SELECT 1 FROM journal_seal WHERE (id, encode(hash, 'hex')) = (%s, %s)", [number, digest])
        if number and cursor.fetchone() is None:
            faults.append(Fault(UUID(int=0), number, "the published seal of the readings is gone or changed"))
    return faults


def _said(*, gone: bool) -> str:
    return "cut off since it was published" if gone else "rewritten since it was published"
