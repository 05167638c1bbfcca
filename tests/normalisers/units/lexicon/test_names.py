"""Complete names: where the place ends and the body begins."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import reader


@pytest.mark.parametrize(
    ("text", "head", "core"),
    [
        ("济南市公安局", "济南市", "公安局"),  # 公安 is a county too
        ("嘉祥县公安局", "嘉祥县", "公安局"),
        ("石阡县委宣传部", "石阡县", "宣传部"),
        ("济南市高新区财政局", "济南市高新区", "财政局"),
        ("平潭综合实验区财政局", "平潭综合实验区", "财政局"),
    ],
)
def test_place_and_body(text: str, head: str, core: str) -> None:
    name = reader()._registry.names.read(text)
    assert name is not None
    assert (name.head, name.core) == (head, core)


@pytest.mark.parametrize(("text", "office"), [("厅办公室", True), ("管委会办公室", True), ("区执法局", False)])
def test_an_office_within_a_body(text: str, office: bool) -> None:
    assert reader()._registry.names.is_office(text) is office
