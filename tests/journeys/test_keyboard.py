"""Somebody without a mouse notices where one would not see where one is."""

import pytest

from tests.cast import Cast
from tests.journeys.workers import SignIn

pytestmark = pytest.mark.journey
HIDE = "() => document.styleSheets[0].insertRule('*:focus { outline: none !important }')"


def test_a_stop_that_nobody_sees_is_told(cast: Cast, sign_in: SignIn) -> None:
    lies = sign_in(cast.lies, by_keyboard=True)
    lies.goes_to("Cases")
    lies.page.evaluate(HIDE)
    with pytest.raises(AssertionError, match="nobody sees that the keyboard stands on"):
        lies.goes_to("Handovers")
