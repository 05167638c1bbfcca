"""Text and trace never part."""

import pytest

from pipeline.model.traced import Traced, join

TEXT = Traced(" 一、公开 ", (1, 2, 3, 4, 5, 6))


def test_text_and_ids_are_of_one_length() -> None:
    with pytest.raises(ValueError, match="2 characters but 1 ids"):
        Traced("公开", (1,))


def test_a_cut_keeps_the_trace() -> None:
    assert TEXT.cut(1, 3) == Traced("一、", (2, 3))
    assert TEXT.cut(3) == Traced("公开 ", (4, 5, 6))
    assert TEXT.cut(-3, -1) == Traced("公开", (4, 5))
    assert TEXT.cut(9) == Traced()


@pytest.mark.parametrize(
    ("characters", "text", "ids"),
    [(None, "一、公开", (2, 3, 4, 5)), (" 一、", "公开", (4, 5)), (" 一、公开", "", ())],
)
def test_strip(characters: str | None, text: str, ids: tuple[int, ...]) -> None:
    assert TEXT.strip(characters) == Traced(text, ids)


def test_one_after_the_other() -> None:
    one, other = Traced("公", (7,)), Traced("开", (3,))
    assert one + other == join([one, Traced(), other]) == Traced("公开", (7, 3))
    assert join([]) == Traced()
    assert (len(one + other), str(one + other)) == (2, "公开")
