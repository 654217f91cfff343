"""Files people hand us: the type is found in the bytes, pictures are drawn anew without what a camera hides in them."""

import io
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from translocal.core.reasons import Missing, Reason

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@dataclass(frozen=True)
class Stored:
    """Where the bytes lie and what they are."""

    stored: str
    type: str
    size: int


def _refuse(code: str, text: str) -> Missing:
    return Missing([Reason(code, text, "file")])


def take_in(upload: BinaryIO) -> Stored:
    """Check an upload and write it, flushed to disk, under a random name. Raises a Refusal that names the mend."""
    content = upload.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _refuse("file.large", _("The file is larger than 10 MB. Send a smaller scan or photo."))
    if not content:
        raise _refuse("file.empty", _("The file is empty. Choose it again."))
    kind, clean = _cleaned(content)
    return _write(kind, clean)


def _cleaned(content: bytes) -> tuple[str, bytes]:
    if content.startswith(b"%PDF-"):
        # A name may be written with any of its letters as a number: /J#61vaScript.
        plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)
        if any(name in plain for name in (b"/JavaScript", b"/Launch", b"/EmbeddedFile")):
            raise _refuse(
                "file.active", _("This PDF holds programs or other files. Print it to a new PDF and send that.")
            )
        return "application/pdf", content
    return "image/jpeg", _redrawn(content)


def _redrawn(content: bytes) -> bytes:
    """The picture itself and nothing else: no place, no camera, no hidden data behind it."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refuse(
            "file.type", _("Only PDF, JPEG, PNG and WebP can be added. Save the file as one of these.")
        ) from error
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=85)
    return out.getvalue()


def _write(kind: str, content: bytes) -> Stored:
    """First the bytes, safely on disk, then the row that names them: a crash in between leaves an orphan, never a gap."""
    name = secrets.token_hex(24)
    place = path_of(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_suffix(".part")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.rename(place)
    return Stored(name, kind, len(content))


def path_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name[:2] / name
