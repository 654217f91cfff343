"""An exception from the rules: asked for by whoever counsels, decided by somebody who learns no name, used for a budget."""

import pytest

from tests.cast import Cast
from tests.household import today
from tests.journeys.chapters.talking import opens_the_case, reads_the_news
from tests.journeys.workers import SignIn, Worker
from translocal.budgets.tests.scenes import fund_of
from translocal.demo.world import somebody
from translocal.programmes.tests.drafts import adopted
from translocal.programmes.tests.exceptions import CODE, approver_at, established

pytestmark = pytest.mark.journey

WORDS = "The child needs treatment every week."
APPROVAL = "Exception for vulnerable persons"
THEIRS = "Giorgi Beridze"


def asks(claire: Worker) -> None:
    claire.sees("not known yet")
    claire.presses("Ask for an exception")
    claire.fills_in({"Why you ask for it": "Tamar needs treatment every week."})
    claire.fills_in({"Which exception": f"{APPROVAL} (Reintegration support from Belgium)"})
    claire.presses("Ask for the exception")
    claire.sees("This holds a name of the household.")
    claire.fills_in({"Why you ask for it": WORDS})
    claire.presses("Ask for the exception")
    claire.sees("Exceptions, Brussels was asked on", WORDS)


def decides(hilde: Worker, step: str, button: str, reason: str) -> None:
    """Everything it is decided on stands there, and nobody's name."""
    hilde.goes_to("Today")
    hilde.follows(APPROVAL)
    hilde.sees("Georgia", "Is somebody vulnerable?", WORDS, "not given")
    hilde.does_not_see("Beridze", "Giorgi", "Tamar", "Yerevan", "Tbilisi")
    hilde.presses(step)
    hilde.fills_in({"Why you decide so": reason})
    hilde.presses(button)
    hilde.sees("Whoever asked reads it now.", "Hilde Goossens", reason)
    hilde.cannot("Grant the exception", "Refuse the exception")


@pytest.fixture
def told(cast: Cast) -> None:
    """What they get hangs on an exception; the amounts are invented, and were adopted by the programme owner."""
    adopted(cast, programme=CODE, values={"for_each_person": "1000", "most_for_a_family": "2500"})
    fund_of(cast, "10000")
    established(cast, day=f"{today()}")


def test_asked_granted_and_used_for_a_budget(cast: Cast, told: None, sign_in: SignIn) -> None:
    claire, hilde = sign_in(cast.claire), sign_in(somebody("Hilde Goossens"))
    opens_the_case(claire, THEIRS, part="Money")
    asks(claire)
    decides(hilde, "Grant the exception", "Grant it", "The medical advice is clear.")
    reads_the_news(claire, "An exception was granted", "Hilde Goossens", "The medical advice is clear.")
    claire.presses("What are they entitled to?")
    claire.fills_in({"Who is vulnerable": ["Tamar Beridze"], "Whoever is not ticked": "is not vulnerable"})
    claire.presses("Establish the entitlement")
    claire.sees("2,000.00 EUR", "Exception granted by Hilde Goossens: The medical advice is clear.")
    claire.presses("Set the budget")
    claire.fills_in({"From which fund": "Interior"})
    claire.presses("Set the budget")
    assert claire.reads(r"(?<=Left\n)[\d.,]+") == "2,000.00"
    claire.turns_to("Timeline")
    claire.sees("used for it the exception that Hilde Goossens granted")
    sam = sign_in(cast.sam)
    sam.finds_nothing_of(claire, hilde)
    approver_at(cast.sam, cast.teams["monitor"])
    sam.finds_nothing_of(claire, hilde)


def test_asked_on_a_phone_and_refused(cast: Cast, told: None, sign_in: SignIn) -> None:
    claire, hilde = sign_in(cast.claire), sign_in(somebody("Hilde Goossens"), by_keyboard=True)
    opens_the_case(claire, THEIRS, part="Money")
    claire.page.set_viewport_size({"width": 360, "height": 740})
    asks(claire)
    decides(hilde, "Refuse the exception", "Refuse it", "Nothing shows it.")
    hilde.goes_to("Exceptions")
    hilde.sees("refused")
    claire.page.reload()
    claire.sees("refused", "Nothing shows it.")
    claire.cannot("Set the budget")


def test_taken_back_it_is_gone_for_whoever_decides(cast: Cast, told: None, sign_in: SignIn) -> None:
    claire, hilde = sign_in(cast.claire), sign_in(somebody("Hilde Goossens"))
    opens_the_case(claire, THEIRS, part="Money")
    asks(claire)
    hilde.goes_to("Exceptions")
    hilde.follows(APPROVAL)
    hilde.sees(WORDS)
    claire.follows("Take the question for an exception back")
    claire.presses("Take it back")
    claire.sees("taken back")
    assert hilde.opens(hilde.here) == 404
    hilde.opens("/exceptions/")
    hilde.sees("No exception was asked for")
