"""Full forms of what officials shorten, for any place."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.registry.registry import load_registry
from tests import RULES
from tests.normalisers.units.reading import LANSHAN


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("区住房和城建局", "兰山区住房和城乡建设局"),
        ("区投促局", "兰山区投资促进局"),
        ("区公管局", "兰山区公共资源交易监督管理局"),
        ("区房地局", "兰山区房屋土地管理局"),
        ("区建设交通委", "兰山区城乡建设和交通委员会"),
        ("区通管办", "兰山区通信管理办公室"),
        ("市中医药局", "临沂市中医药局"),
    ],
)
def test_full_forms(short: str, full: str) -> None:
    assert load_registry(RULES, LANSHAN, None).identify(short).name == full


def test_a_body_that_says_its_level_itself_says_it_once() -> None:
    assert load_registry(RULES, None, None).identify("县直机关工委").name == "县直机关工作委员会"
    assert load_registry(RULES, None, None).identify("市市场监管局").name == "市市场监督管理局"
