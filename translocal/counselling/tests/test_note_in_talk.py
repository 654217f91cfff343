"""A conversation is noted in the own service, each adult's words as their own."""

from typing import Any

from django.utils import timezone

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import ask
from translocal.actions.engine import Invalid
from translocal.core.ids import uuid7
from translocal.core.reasons import Absent
from translocal.people.models import Person


def noted(adults: list[Person], **other: Any) -> dict[str, Any]:
    words = {f"words_{p.pk}": f"I am {p.given_name}." for p in adults} | {f"wish_{p.pk}": "thinking" for p in adults}
    return (
        {"held_on": timezone.localdate().isoformat(), "occasion": "intake", "raised": "yes", "language": "hy"}
        | words
        | other
    )


class TestNoteInTalk(Versioned, ActionContract):
    action = "talk.note"
    tells = ["conversation.noted", "voice.noted", "voice.noted"]
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        thing = cast.talk(2)
        self.__class__.adults = cast.adults(thing)
        return Scene(thing, by=cast.lies, wrong=cast.koen, values=noted(self.adults))

    adults: list[Person]

    def test_each_adults_words_belong_to_them_alone(self) -> None:
        action_id = uuid7()
        self.do(action_id=action_id)
        rows = ask("SELECT party FROM journal_event WHERE action_id = %s AND party IS NOT NULL", action_id)
        assert sorted(rows) == sorted((p.pk,) for p in self.adults)

    def test_a_voice_of_somebody_from_elsewhere_is_not_noted(self) -> None:
        other = self.cast.adults(self.cast.talk(1))[0]
        only = {f"wish_{other.pk}": "go_further", f"words_{other.pk}": "Not mine."}
        self.refused(Invalid, values=noted([], **only))

    def test_words_without_a_wish_are_asked_about(self) -> None:
        person = self.adults[0]
        refusal = self.refused(Invalid, values=noted(self.adults, **{f"wish_{person.pk}": ""}))
        assert refusal.reasons[0].field == f"wish_{person.pk}"

    def test_not_the_moment_says_why(self) -> None:
        refusal = self.refused(Invalid, values=noted([], raised="not_the_moment"))
        assert refusal.reasons[0].field == "why_not"

    def test_the_next_moment_lies_ahead(self) -> None:
        today = timezone.localdate().isoformat()
        assert self.refused(Invalid, values=noted(self.adults, next_moment=today)).reasons[0].field == "next_moment"
