"""What a network says of a line becomes characters, with their places and how sure they are."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sources.scan.networks import line_reader
from pipeline.sources.scan.picture import coloured
from pipeline.sources.scan.reading_lines import Sign, decode, paired, plain, read_lines, unsplit
from tests.sources.scan.sheets import SMALL

SIGNS = ("", "甲", "乙", "〕", "]", "(", "（", " ")


def answer(*steps: dict[int, float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    made = np.zeros((len(steps), len(SIGNS)), np.float32)
    for at, step in enumerate(steps):
        for sign, likely in step.items():
            made[at, sign] = likely
    return made


def test_runs_of_steps_are_one_character() -> None:
    found = decode(answer({0: 1}, {1: 0.9}, {1: 1.0}, {0: 1}, {1: 1.0}, {2: 1.0}), SIGNS, 6)
    assert "".join(sign.text for sign in found) == "甲甲乙"
    assert [sign.at for sign in found] == pytest.approx([2 / 6, 4.5 / 6, 5.5 / 6])


def test_white_space_is_left_out() -> None:
    assert [sign.text for sign in decode(answer({1: 1.0}, {7: 1.0}, {2: 1.0}), SIGNS, 3)] == ["甲", "乙"]


def test_twins_of_another_width_count_together() -> None:
    (sign,) = decode(answer({5: 0.5, 6: 0.45}), SIGNS, 1)
    assert sign.text == "(" and sign.confidence == pytest.approx(0.95) and sign.other == ""


def test_the_likeliest_other_is_kept() -> None:
    (sign,) = decode(answer({1: 0.6, 2: 0.3, 0: 0.1}), SIGNS, 1)
    assert (sign.text, sign.other) == ("甲", "乙") and sign.confidence == pytest.approx(0.6)


def sign(text: str, other: str = "") -> Sign:
    return Sign(text, 0.5, 0.5, other)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ([sign("〔"), sign("2"), sign("]", "〕")], "〔2〕"),
        ([sign("〔"), sign("2"), sign("]", "1")], "〔2]"),
        ([sign("["), sign("2"), sign("]", "〕")], "[2]"),
        ([sign("《"), sign("（"), sign("）"), sign("〉", "》")], "《（）》"),
        ([sign("]", "〕")], "]"),
    ],
)
def test_brackets_that_were_nearly_read_as_a_pair_are_one(read: list[Sign], meant: str) -> None:
    found = paired(read)
    assert "".join(one.text for one in found) == meant
    assert all(one.confidence == 0.5 for one in found)


def test_width_does_not_count() -> None:
    assert plain("（") == "(" and plain("〔") == "〔"


@pytest.mark.ocr
def test_lines_are_read_in_their_order() -> None:
    from PIL import Image

    page = coloured(np.asarray(Image.open(SMALL)))
    lines = [page[60:115, 420:820], page[115:175, 185:1055]]
    first, second = read_lines(lines, line_reader(1))
    assert "".join(one.text for one in first) == "甲县人民政府办公室"
    assert "".join(one.text for one in second) == "关于印发2023年甲县政务公开工作要点的通知"
    assert min(one.confidence for one in first) > 0.9
    assert [one.at for one in first] == pytest.approx([(42 * at + 36) / 400 for at in range(9)], abs=0.03)


def row(text: str, *ats: float) -> list[Sign]:
    return [Sign(one, at, 0.99 if one != "力" else 0.8) for one, at in zip(text, ats, strict=True)]


def test_half_a_character_is_none() -> None:
    found = unsplit(row("政务公开加力强", 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6))
    assert "".join(one.text for one in found) == "政务公开加强"
    assert found[4].other == "力" and found[4].confidence == pytest.approx(0.2)


def test_neighbours_at_the_usual_distance_stay() -> None:
    signs = row("政务公开，努力、", 0.1, 0.2, 0.3, 0.4, 0.44, 0.5, 0.6, 0.65)
    assert unsplit(signs) == signs
    few = row("加力强", 0.1, 0.12, 0.3)
    assert unsplit(few) == few


def test_of_two_readings_the_simplified_one_is_meant() -> None:
    signs = ("", "闗", "关", "镕", "鎔")
    made = np.array([[0, 0.7, 0.3, 0, 0], [0, 0, 0, 0, 1.0]], np.float32)
    first, second = decode(made, signs, 2)
    assert (first.text, first.other) == ("关", "闗") and first.confidence == pytest.approx(0.7)
    assert second.text == "鎔"


def test_forms_of_one_character_are_no_doubt() -> None:
    signs = ("", "强", "強", "张")
    blank = [1.0, 0, 0, 0]
    steps = [[0, 0.6, 0.35, 0.05], blank, [0, 0.35, 0.6, 0.05], blank, [0, 0.01, 0.99, 0]]
    sure, meant, kept = decode(np.array(steps, np.float32), signs, 5)
    assert (sure.text, sure.other) == ("强", "张") and sure.confidence == pytest.approx(0.95)
    assert (meant.text, meant.other) == ("强", "张") and meant.confidence == pytest.approx(0.95)
    assert kept.text == "強"


def test_white_space_before_a_sign_is_remembered() -> None:
    made = decode(answer({1: 1.0}, {0: 1.0}, {7: 1.0}, {0: 1.0}, {2: 1.0}, {0: 1.0}, {1: 1.0}), SIGNS, 7)
    assert [(one.text, one.spaced) for one in made] == [("甲", False), ("乙", True), ("甲", False)]
