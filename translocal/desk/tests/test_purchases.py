"""Purchases as those who buy, approve and pay see them; and the money file, which names nobody."""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from tests.cast import Cast
from tests.truth import as_staff, one
from translocal.cases.tests.test_open_to_review import asked
from translocal.core.ids import uuid7
from translocal.demo.world import somebody
from translocal.organisations.models import Staff
from translocal.purchases.models import Proof, Purchase
from translocal.purchases.tests.scenes import PHOTO, Shop, bought_before, shop, today

NAMES = re.compile("Aram|Nune|Vardanyan|Yerevan|Armenia", re.IGNORECASE)


@pytest.fixture
def made(cast: Cast) -> Shop:
    return shop(cast)


def client(staff: Staff) -> Client:
    signed_in = Client()
    signed_in.force_login(staff)
    return signed_in


def text(staff: Staff, name: str, *arguments: Any, query: str = "") -> str:
    answer = client(staff).get(reverse(name, args=arguments) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode().replace("\u00a0", " ")


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main")[0]


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    picture = Image.new("RGB", (40, 30), "green")
    picture.save(out, "JPEG", exif=picture.getexif())
    return SimpleUploadedFile("IMG_0001.HEIC", out.getvalue(), "text/plain")


def test_each_reads_in_the_list_what_waits_for_them(made: Shop, cast: Cast) -> None:
    asked, approved, paid = made.quoted("40000"), made.approved("44000"), made.paid("48000")
    waits = {cast.claire: ("approve", asked), cast.ines: ("pay", approved), cast.anahit: ("prove", paid)}
    for worker, (kind, purchase) in waits.items():
        shown = text(worker, "purchases", query=f"?waits={kind}")
        assert re.findall(r"/purchases/([0-9a-f-]{36})/", shown) == [str(purchase.pk)], worker
        assert re.findall(r"/purchases/([0-9a-f-]{36})/", text(worker, "purchases", query="?waits=me")) == [
            str(purchase.pk)
        ]
        assert 'Purchases <span class="count">1</span>' in shown
        assert str(purchase.pk) in text(worker, "today")


def test_what_they_asked_for_themselves_does_not_wait_for_them(made: Shop, cast: Cast) -> None:
    made.quoted("40000")
    assert "Nothing of this kind waits" in text(cast.anahit, "purchases", query="?waits=approve")


@pytest.mark.parametrize("query", ["?waits=no", "?waits=%00", "?page=0", "?page=99", "?waits=pay&page=x"])
def test_odd_addresses_of_the_lists_are_harmless(made: Shop, cast: Cast, query: str) -> None:
    made.asked()
    for name in ("purchases", "money_files"):
        text(cast.ines, name, query=query)


def test_the_page_of_a_purchase_tells_every_step(made: Shop, cast: Cast) -> None:
    purchase = made.proved()
    made.do("purchase.confirm_delivery", purchase, cast.anahit, delivered_on=today(), how="seen")
    shown = text(cast.claire, "purchase", purchase.pk)
    for told in (
        "2 of 2",
        "Claire Lambert",
        "photo of the goods",
        "I saw it with them",
        "100,000.00 AMD",
        "250.00 EUR",
        "chosen",
    ):
        assert told in shown, told


def test_what_can_be_done_is_offered_to_whoever_may(made: Shop, cast: Cast) -> None:
    purchase = made.quoted()
    approve = reverse("act", args=["purchase.approve", purchase.pk])
    assert approve in text(cast.claire, "purchase", purchase.pk)
    shown = text(cast.anahit, "purchase", purchase.pk)
    assert approve not in shown and "somebody else approves it" in shown
    refuse = reverse("act", args=["purchase.refuse", purchase.pk])
    assert refuse in text(cast.claire, "purchase", purchase.pk) and refuse not in shown
    assert "/do/" not in main_of(text(cast.ines, "purchase", purchase.pk))


def test_what_strikes_the_eye_is_told_to_the_local_worker(made: Shop, cast: Cast) -> None:
    purchase = made.paid("680000")
    day = today_minus(20)
    one("UPDATE purchases_purchase SET paid_on = %s WHERE id = %s RETURNING 1", day, purchase.pk)
    one("UPDATE purchases_purchase SET estimate = 1000 WHERE id = %s RETURNING 1", purchase.pk)
    case_page = text(cast.anahit, "case_part", made.case.pk, "purchases")
    for told in ("20 days ago", "1,700.00 EUR", "1,000.00 EUR"):
        assert told in case_page and told in text(cast.anahit, "purchase", purchase.pk), told
    assert "20 days ago" not in text(cast.claire, "case_part", made.case.pk, "purchases")


def test_a_supplier_who_is_paid_often_is_told_however_the_name_is_written(made: Shop, cast: Cast) -> None:
    """In the cases that the reader sees: what others bought from them elsewhere is not counted."""
    for supplier in ("Masis Tools", "MASIS tools", "masis Tools"):
        made.paid("40000", supplier=supplier)
    last = made.paid("40000")
    told = "4 purchases in your cases are from"
    assert told in text(cast.anahit, "case_part", made.case.pk, "purchases")
    bought_before(made, last, times=12, households=6)
    assert told in text(cast.anahit, "case_part", made.case.pk, "purchases")
    assert told not in text(cast.claire, "case_part", made.case.pk, "purchases")


def today_minus(days: int) -> Any:
    return timezone.localdate() - timedelta(days=days)


def test_a_photo_is_taken_in_drawn_anew_and_handed_out_to_those_who_see_money(
    made: Shop, cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    purchase = made.paid()
    url = reverse("add_proof", args=[purchase.pk])
    sent = {"kind": "photo", "action_id": str(uuid7()), "file": photo()}
    assert client(cast.anahit).post(url, sent).status_code == 302
    assert client(cast.anahit).post(url, {**sent, "file": photo()}).status_code == 302
    with as_staff(cast.anahit):
        proof = Proof.objects.get()
    assert proof.type == "image/jpeg"
    file = reverse("proof_file", args=[proof.pk])
    assert client(cast.ines).get(file)["Content-Type"] == "image/jpeg"
    assert [client(who).get(file).status_code for who in (cast.lies, cast.marc, cast.sam, cast.tigran)] == [404] * 4


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"MZ\x90\x00 a program", "Only PDF, JPEG, PNG and WebP can be added."),
        (b"", "The file is empty"),
        (None, "Add the file that shows it."),
        (b"%PDF-1.4 /JavaScript", "programs or other files"),
    ],
)
def test_a_proof_of_the_wrong_type_is_refused_with_its_mend(
    made: Shop, cast: Cast, sent: bytes | None, told: str
) -> None:
    purchase = made.paid()
    typed: dict[str, Any] = {"kind": "invoice", "note": "Kept words"}
    if sent is not None:
        typed["file"] = SimpleUploadedFile("invoice.jpg", sent)
    answer = client(cast.anahit).post(reverse("add_proof", args=[purchase.pk]), typed)
    assert answer.status_code == 422
    assert told in answer.content.decode() and "Kept words" in answer.content.decode()
    assert one("SELECT count(*) FROM purchases_proof") == 0


def test_nobody_names_a_file_of_somebody_else(made: Shop, cast: Cast) -> None:
    """Where the bytes lie is found by the server alone."""
    typed = {**PHOTO, "kind": "photo"}
    answer = client(cast.anahit).post(reverse("add_proof", args=[made.paid().pk]), typed)
    assert answer.status_code == 422 and one("SELECT count(*) FROM purchases_proof") == 0


def test_a_quote_with_and_without_a_file(made: Shop, cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    purchase = made.asked()
    url = reverse("add_quote", args=[purchase.pk])
    assert client(cast.anahit).get(url).status_code == 200
    assert client(cast.anahit).post(url, {"supplier": "Masis Tools", "amount": "100000"}).status_code == 302
    assert client(cast.anahit).post(url, {"supplier": "Other", "amount": "99000", "file": photo()}).status_code == 302
    bad = client(cast.anahit).post(url, {"supplier": "Third", "amount": "-1"})
    assert bad.status_code == 422 and "without a minus sign" in bad.content.decode()
    assert client(cast.ines).get(url).status_code == 403 and client(cast.lies).get(url).status_code == 404
    assert text(cast.claire, "purchase", purchase.pk).count("/quotes/") >= 1


def test_the_money_file_tells_money_and_names_nobody(made: Shop, cast: Cast) -> None:
    purchase = made.paid()
    for name, arguments in (("money_files", []), ("money_file", [made.case.pk]), ("purchase", [purchase.pk]), ("purchases", []),
                            ("today", [])):  # fmt: skip
        shown = text(cast.ines, name, *arguments)
        assert not NAMES.search(shown), name
    shown = text(cast.ines, "money_file", made.case.pk)
    for told in (made.case.reference, "250.00 EUR paid", "100,000.00 AMD", "400 for one euro", purchase.what):
        assert told in shown, told


@pytest.mark.parametrize("reader", ["ines", "claire", "anahit"])
def test_every_line_of_the_ledger_says_what_it_is_for_and_leads_to_it(made: Shop, cast: Cast, reader: str) -> None:
    """What was reserved, paid and given back for each purchase; what was allocated is for none."""
    first, second = made.paid(), made.approved("40000")
    who = getattr(cast, reader)
    shown = text(who, "money_file", made.case.pk) if reader == "ines" else text(who, "case_part", made.case.pk, "money")
    ledger = shown.partition("Every line of it")[2].partition("</table>")[0]
    for purchase in (first, second):
        assert f'href="{reverse("purchase", args=[purchase.pk])}">{purchase.what}</a>' in ledger
    lines = re.findall(r"<tr><th scope=\"row\".*?</tr>", ledger, re.DOTALL)
    assert [("allocated" in line, "/purchases/" in line) for line in lines] == [(False, True)] * 3 + [(True, False)]
    assert lines[0].count("Masis Tools") == 1


def test_the_list_of_money_files_can_be_narrowed(made: Shop, cast: Cast) -> None:
    assert made.case.reference not in text(cast.ines, "money_files", query="?waits=approved")
    made.approved()
    assert made.case.reference in text(cast.ines, "money_files", query="?waits=approved")


def test_an_auditor_in_review_sees_the_money_file_and_no_more(made: Shop, cast: Cast) -> None:
    purchase, olivier = made.paid(), somebody("Olivier Martin")
    made.do("case.open_to_review", made.case, cast.claire, **asked())
    assert not NAMES.search(text(olivier, "money_file", made.case.pk) + text(olivier, "purchase", purchase.pk))
    for name, arguments in (("case", []), ("case_part", ["purchases"]), ("case_part", ["plan"])):
        assert client(olivier).get(reverse(name, args=[made.case.pk, *arguments])).status_code == 404
    assert client(olivier).post(reverse("act", args=["purchase.refund", purchase.pk]), {}).status_code == 403


@pytest.mark.parametrize("reader", ["lies", "marc", "sam", "peter", "tigran", "tom"])
def test_who_does_not_see_money_finds_no_purchase(made: Shop, cast: Cast, reader: str) -> None:
    purchase, who = made.paid(), getattr(cast, reader)
    for url in (reverse("purchase", args=[purchase.pk]), reverse("money_file", args=[made.case.pk]),
                reverse("case_part", args=[made.case.pk, "purchases"]), reverse("add_proof", args=[purchase.pk]),
                reverse("act", args=["purchase.pay", purchase.pk])):  # fmt: skip
        assert client(who).get(url).status_code == 404, url
    assert str(purchase.pk) not in text(who, "purchases")


def test_the_form_begins_with_the_money_of_the_country_and_what_they_planned(made: Shop, cast: Cast) -> None:
    item = made.items[0]
    shown = text(cast.anahit, "act", "purchase.request", made.case.pk, query=f"?item={item.key}")
    assert '<option value="AMD" selected>' in shown and item.what in shown and "back" in shown
    assert "They paid it themselves" not in shown


def test_the_purchase_of_an_ended_case_says_why_it_ended(made: Shop, cast: Cast) -> None:
    purchase = made.asked()
    made.do("purchase.cancel", purchase, cast.anahit, reason="They found one for free.")
    assert "They found one for free." in text(cast.claire, "purchase", purchase.pk)
    with as_staff(cast.claire):
        assert Purchase.objects.get().state == "cancelled"
