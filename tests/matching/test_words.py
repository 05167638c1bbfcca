"""Words for comparison: what is never cut, and the general dictionary."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.matching.words import cut, general_words

PIECES = st.sampled_from(("做好", "信息公开", "，", "2021年", "6月底前", "100%", "《办法（试行）》", " ", "5G", "\n"))


def letters(run: str) -> list[str]:
    """The plainest dictionary."""
    return list(run)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=30)))
def test_words_rejoin(text: str) -> None:
    assert "".join(cut(text)) == text
    assert "".join(cut(text, letters)) == text


@pytest.mark.parametrize(
    "whole",
    [
        "《某某条例（试行）》",
        "〔2021〕15号",
        "2021年10月31日",
        "12月底",
        "二〇二一年六月",
        "2项",
        "100%",
        "1,000",
        "5G",
    ],
)
def test_never_cut(whole: str) -> None:
    assert cut(f"按照{whole}，办", letters) == ["按", "照", whole, "，", "办"]


def test_the_cutter_sees_only_what_may_be_cut() -> None:
    seen: list[str] = []

    def words(run: str) -> list[str]:
        seen.append(run)
        return [run]

    assert cut("做好公开，落实《办法》。", words) == ["做好公开", "，", "落实", "《办法》", "。"]
    assert seen == ["做好公开", "落实"]


def test_nothing_to_cut() -> None:
    assert cut("", letters) == []


def test_the_general_dictionary_knows_words() -> None:
    assert cut("信息公开目录") == ["信息", "公开", "目录"]


def test_the_dictionary_is_silent_and_leaves_nothing_behind(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    general_words.cache_clear()
    assert cut("公开目录") and list(tmp_path.iterdir()) == []
    assert capfd.readouterr().err == ""
