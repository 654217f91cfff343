"""Values are changed in a draft while nobody else sees it; what is published is changed no more."""

from decimal import Decimal

from tests.cast import Cast
from tests.contract import ActionContract, Scene, Versioned
from tests.truth import as_staff
from translocal.actions.engine import REGISTRY, Invalid
from translocal.core.reasons import Absent, Missing, NotAllowed
from translocal.programmes.tests.drafts import HIGHER, begun, opened


class TestChangeRules(Versioned, ActionContract):
    action = "rules.change"
    tells = ["rules.changed"]
    # Before it is opened, a draft is there for nobody else.
    wrong_role_gets = Absent

    def scene(self, cast: Cast) -> Scene:
        return Scene(begun(cast), by=cast.peter, wrong=cast.claire, values=HIGHER)

    def test_what_is_empty_or_as_it_stands_is_no_change(self) -> None:
        draft = self.do(values={"most_for_a_family": "1750", "for_each_person": "", "for_a_microbusiness": "2.500,00"})
        assert draft.amounts == {"for_a_microbusiness": Decimal("2500")}

    def test_the_values_replace_those_that_stood_there(self) -> None:
        self.do()
        assert self.do(values={"for_each_person": "800"}).amounts == {"for_each_person": Decimal(800)}

    def test_the_form_says_what_stands_now(self) -> None:
        with as_staff(self.cast.peter):
            form = REGISTRY[self.action].form(self.s.on)
        assert set(form.fields) == {"for_each_person", "most_for_a_family", "for_a_microbusiness"}
        assert "1,750.00" in str(form.fields["most_for_a_family"].help_text)

    def test_an_amount_that_cannot_be_is_refused_at_its_field(self) -> None:
        for wrong in ("1.750", "-5", "many", "12.345"):
            assert self.refused(Invalid, values={"for_each_person": wrong}).reasons[0].field == "for_each_person"

    def test_once_published_it_is_not_changed_any_more(self) -> None:
        draft = opened(self.cast)
        for by, kind in ((self.cast.peter, Missing), (self.cast.claire, NotAllowed), (self.cast.sam, NotAllowed)):
            try:
                REGISTRY[self.action](draft, by=by, **HIGHER)
            except kind as refusal:
                assert type(refusal) is kind
            else:
                raise AssertionError(by.name)
