"""The look and the script of the page: they fetch nothing, and close nothing early."""

import pytest

from pipeline.exporters.comparison.page_style import SCRIPT, STYLE


@pytest.mark.parametrize("text", [STYLE, SCRIPT])
def test_nothing_is_fetched_and_no_element_is_closed(text: str) -> None:
    for sign in ("http:", "https:", "url(", "@import", "fetch(", "XMLHttpRequest", "eval(", "</"):
        assert sign not in text


@pytest.mark.parametrize("pair", ["()", "{}", "[]"])
@pytest.mark.parametrize("text", [STYLE, SCRIPT])
def test_every_bracket_is_closed(text: str, pair: str) -> None:
    assert text.count(pair[0]) == text.count(pair[1]) > 0 or pair[0] not in text


def test_the_words_of_the_documents_never_become_elements() -> None:
    assert "innerHTML" not in SCRIPT and "document.write" not in SCRIPT
