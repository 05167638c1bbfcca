"""Who answers in running text: which words of which sentences say it, and how sure that is."""

from __future__ import annotations

import pytest

from pipeline.extractors.body.spoken_clauses import SpokenSigns
from tests.extractors.reading import DOCUMENT, ROLES, reads_like_units

SIGNS = SpokenSigns(ROLES, DOCUMENT.due, reads_like_units, DOCUMENT.titles.organ_end)


def found(text: str) -> list[tuple[str, bool]]:
    return [(text[one.start : one.end], one.sure) for one in SIGNS.find(text, (len(text),))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("改造乡道。县交通局牵头，县财政局配合，年底前完成。", [("县交通局牵头，县财政局配合", True)]),
        ("县公安局牵头，各乡镇配合，进行排查。", [("县公安局牵头，各乡镇配合", False)]),
        ("建成站点，县商务局、县邮政局负责，各乡镇组织实施。", [("县商务局、县邮政局负责，各乡镇组织实施", False)]),
        ("县教育局牵头；县公安局、县民政局，各乡镇配合。", [("县教育局牵头；县公安局、县民政局，各乡镇配合", True)]),
        ("县财政局负责资金统筹，县审计局负责监督。", [("县财政局负责资金统筹，县审计局负责监督", True)]),
        ("改造管网。由县水务局、县住建局按职责分工负责。", [("由县水务局、县住建局按职责分工负责", True)]),
        ("改造管网。由县水务局会同县财政局开展。", [("由县水务局会同县财政局开展", True)]),
        ("改造管网，由县水务局牵头开展排查。", [("由县水务局牵头开展排查", False)]),
        ("县财政局落实资金，县水务局组织实施。", [("县财政局落实资金，县水务局组织实施", False)]),
        ("由各相关单位负责。", [("由各相关单位负责", True)]),
        ("做好甲事，县财政局牵头。做好乙事，县审计局牵头。", [("县财政局牵头", False), ("县审计局牵头", False)]),
    ],
)
def test_what_says_who_answers(text: str, told: list[tuple[str, bool]]) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "建立政府主导、部门配合、社会参与的机制。",
        "各部门要高度重视，密切配合，确保取得实效。",
        "本要点由县交通局负责解释。",
        "县财政局、县审计局要加强协作。",
        "各相关单位要加强配合，统筹推进各项工作。",
        "自印发之日起施行，由县交通局负责解释。",
        "县财政局落实资金五百万元。",
        "县督查室督办，定期通报情况。",
    ],
)
def test_what_does_not(text: str) -> None:
    assert found(text) == []


def test_a_paragraph_ends_a_sentence() -> None:
    text = "做好甲事县财政局牵头，县审计局配合"
    assert [(one.start, one.end) for one in SIGNS.find(text, (4, len(text)))] == [(4, len(text))]
