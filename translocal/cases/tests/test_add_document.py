"""A document is filed in a case; what happens to its bytes is tested in `test_files.py`."""

import secrets

import pytest

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from translocal.actions.engine import Invalid


def stored(**other: object) -> dict[str, object]:
    return {"label": "Birth certificate", "lens": "16", "stored": secrets.token_hex(24), "type": "application/pdf",
            "size": "120", **other}  # fmt: skip


class TestAddDocument(Versioned, ActionContract):
    action = "document.add"
    tells = ["document.added"]

    def scene(self, cast: Cast) -> Scene:
        return Scene(cast.case(1), by=cast.lies, wrong=cast.koen, values=stored())

    @pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "ab", "x" * 48, "AB" * 24])
    def test_no_name_leads_out_of_the_store(self, name: str) -> None:
        assert self.refused(Invalid, values=stored(stored=name)).reasons[0].field == "stored"

    @pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/x-msdownload"])
    def test_only_pictures_and_pdf_are_filed(self, kind: str) -> None:
        assert self.refused(Invalid, values=stored(type=kind)).reasons[0].field == "type"
