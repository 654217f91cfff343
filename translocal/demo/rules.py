"""The demo's draft of rules: invented, open for comments, with what a partner said about it."""

from translocal.demo import money, world
from translocal.demo.calendar import Calendar, Story
from translocal.programmes import drafting

WHY = "Invented for the demonstration: prices have risen since the amounts were set."
SAID = "The rent in Yerevan has doubled. For a family of five even the higher amount is used up within a year."


def are_discussed(days: Calendar) -> Story:
    """Peter drafted more for families and for a microbusiness; Anahit has said what she thinks of it."""
    peter, anahit = world.somebody("Peter Claes"), world.somebody("Anahit Sargsyan")
    yield days.ago(12)
    draft = drafting.draft_rules(
        money.organisation_of(peter), by=peter, programme="s1-demo", title="More for families (invented)", why=WHY,
        begins=days.ahead(60).date().isoformat(),
    )  # fmt: skip
    drafting.change(draft, by=peter, most_for_a_family="2500", for_a_microbusiness="2500")
    yield days.ago(9)
    drafting.open_draft(draft, by=peter, comments_until=days.ahead(30).date().isoformat())
    yield days.ago(4, 8)
    drafting.comment(draft, by=anahit, words=SAID)
