"""Looking for another record of one person: two who cannot be one are never offered to be joined."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast


def found(cast: Cast, client: Client, name: str) -> str:
    client.force_login(cast.lies)
    member = next(m for m in cast.members(cast.noted_twice()) if m.person.given_name == "Aram")
    return client.post(reverse("same", args=[member.pk]), {"q": name}).content.decode()


def test_who_was_written_down_twice_can_be_joined(cast: Cast, client: Client) -> None:
    page = found(cast, client, "Aram Vardanyan")
    assert "Aramik Vardanyan" in page and "Join with this record" in page


def test_a_wife_of_the_same_name_is_told_apart(cast: Cast, client: Client) -> None:
    cast.case(2)
    page = found(cast, client, "Nune Vardanyan")
    line = next(part for part in page.split("<li") if "Nune Vardanyan</b>" in part)
    assert "born on different days" in line and "Join with this record" not in line
