"""The demo's draft of rules: invented, open for comments, with what a partner said about it."""

from datetime import timedelta

from django.utils import timezone

from translocal.access.identity import Identity, acting_as
from translocal.demo import world
from translocal.programmes import drafting

WHY = "Invented for the demonstration: prices have risen since the amounts were set."
SAID = "The rent in Yerevan has doubled. For a family of five even the higher amount is used up within a year."


def tell() -> None:
    """Peter drafted more for families and for a microbusiness; Anahit has said what she thinks of it."""
    peter, anahit = world.somebody("Peter Claes"), world.somebody("Anahit Sargsyan")
    today = timezone.localdate()
    with acting_as(Identity(peter.pk)):
        owner = peter.office.organisation  # type: ignore[union-attr]
    draft = drafting.draft_rules(
        owner, by=peter, programme="s1-demo", title="More for families (invented)", why=WHY,
        begins=(today + timedelta(days=60)).isoformat(),
    )  # fmt: skip
    drafting.change(draft, by=peter, most_for_a_family="2500", for_a_microbusiness="2500")
    drafting.open_draft(draft, by=peter, comments_until=(today + timedelta(days=30)).isoformat())
    drafting.comment(draft, by=anahit, words=SAID)
