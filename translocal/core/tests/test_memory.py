"""A page asks once; whatever changes something asks anew each time."""

from translocal.core.memory import know, remembered, remembering

asked: list[int] = []


@remembered
def twice(number: int) -> int:
    asked.append(number)
    return 2 * number


def test_within_a_page_a_question_is_asked_once_and_outside_of_it_each_time() -> None:
    asked.clear()
    with remembering():
        assert (twice(2), twice(2), twice(3)) == (4, 4, 6)
    assert (twice(2), twice(2)) == (4, 4)
    assert asked == [2, 3, 2, 2]


def test_the_next_page_knows_nothing_of_the_one_before() -> None:
    with remembering():
        know(twice, 2, answer=5)
        assert twice(2) == 5
    with remembering():
        assert twice(2) == 4


def test_an_answer_that_is_nothing_is_an_answer() -> None:
    asked.clear()
    with remembering():
        know(twice, 7, answer=None)
        assert twice(7) is None and asked == []


def test_outside_of_a_page_nothing_can_be_known_beforehand() -> None:
    know(twice, 2, answer=5)
    assert twice(2) == 4
