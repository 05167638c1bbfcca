"""What CONTRIBUTING.md shows is what stands in the code, and the places it names are there."""

from __future__ import annotations

import re

from tests import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SNIPPET = re.compile(r"^<!-- from: (\S+) -->\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"`((?:pipeline|rules|tests|benchmarks)/[\w./]+\.\w+|\.ci/run)`")


def test_snippets_are_the_code() -> None:
    found = SNIPPET.findall(GUIDE)
    assert len(found) >= 8
    for path, text in found:
        assert text in (ROOT / path).read_text(encoding="utf-8"), f"{path} has changed: take its code into the guide"


def test_named_places_exist() -> None:
    named = set(PLACE.findall(GUIDE))
    assert len(named) >= 12
    assert not [place for place in named if not (ROOT / place).exists()]
