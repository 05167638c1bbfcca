"""Text that stands in a file's pages but that no viewer shows: kept out by the source, and told of here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.model import Finding, Layout
from pipeline.model.evidence import evidence_of, in_words

UNSEEN: Final[dict[str, str]] = {
    "unpainted": "只有文字而不显示（扫描件文字层或透明字）",
    "same_color": "与底色相同",
    "covered": "被后画的色块盖住",
    "clipped": "在显示范围之外被裁去",
    "layer_off": "所在图层没有打开",
    "off_page": "在页面之外",
    "hidden": "设为隐藏，或在隐藏的行、被合并的格里",
}
"""The reasons why text is not seen, by the furniture that it makes, in words."""
_SHOWN: Final = 60
"""Characters of the text that the message gives."""


def check_unseen(layout: Layout) -> Iterator[Finding]:
    """A finding ``text.unseen`` for each stretch of such text: where, what it says, why it cannot be seen."""
    for item in layout.furniture:
        if item.reason in UNSEEN:
            for ids in _stretches(item.ids):
                text = "".join(layout.chars[one].text for one in ids)
                evidence = evidence_of(layout.chars, ids)
                said = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……（共 {len(text)} 字）"
                message = (
                    f"{in_words(evidence[0])}有打开文件时看不见的文字（{UNSEEN[item.reason]}）：“{said}”，"
                    "没有读入。请核对原件，确有效力的，请补进台账。"
                )
                yield Finding.of("text.unseen", message, evidence=evidence)


def _stretches(ids: Sequence[int]) -> Iterator[list[int]]:
    """Ids that follow each other, the order in which the file writes them."""
    for _, run in groupby(enumerate(ids), key=lambda pair: pair[1] - pair[0]):
        yield [one for _, one in run]
