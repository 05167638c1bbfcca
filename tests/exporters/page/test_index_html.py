"""The index: every notice and comparison a row, linked; nothing runs, nothing is fetched."""

from __future__ import annotations

import re

from pipeline.exporters.page.index_html import MADE_BY, IndexComparison, IndexFailure, IndexNotice, index_html
from tests.exporters.page.test_notice_html import Parts

NOTICES = [
    IndexNotice("2021年要点", "甲县", 2021, "a.pdf", "a/notice.html", "a/notice.xlsx", 2, 30, 9, 0, 3),
    IndexNotice("2022年要点", "甲县", 2022, "b.pdf", "b#1/notice.html", "", 2, 4, 9),
    IndexNotice("", "", None, "坏<b>.pdf", "", "javascript:x/notice.xlsx", 0, 0, 0, 1),
]


def page(*more: IndexNotice) -> str:
    comparisons = [IndexComparison("2022年要点：与2021年相比", "新增 2", "diff/diff.html", "diff/diff.xlsx")]
    return b"".join(index_html([*NOTICES, *more], comparisons, [IndexFailure("c.pdf", "密码不对")])).decode()


def test_by_place_the_newest_first() -> None:
    text = page()
    assert [m[0] for m in re.finditer(r"2022年要点(?!：)|2021年要点|未注明地区|甲县", text)] == [
        "未注明地区",
        "甲县",
        "2022年要点",
        "2021年要点",
    ]
    assert "3 份文件，34 项任务，其中 2 份有需要核对的意见。" in text
    assert MADE_BY in text[:400]


def test_what_leads_where() -> None:
    ways = [attrs["href"] for attrs, _ in Parts(page().encode()).all("a")]
    assert ways == [
        "./javascript%3Ax/notice.xlsx",
        "./javascript%3Ax/notice.xlsx",
        "./b%231/notice.html",
        "./a/notice.html",
        "./a/notice.html#view=review",
        "./a/notice.xlsx",
        "./diff/diff.html",
        "./diff/diff.xlsx",
    ]


def test_texts_stay_texts_and_nothing_runs() -> None:
    parts = Parts(page(IndexNotice("</style><script>alert(1)</script>\x07\ud83d", "地\"'&", 2020, "f")).encode())
    assert not parts.all("script") and not parts.all("b")
    (policy,) = [attrs["content"] for attrs, _ in parts.all("meta") if attrs.get("http-equiv")]
    assert policy is not None and policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_nothing_yet() -> None:
    assert "还没有转换好的文件。" in b"".join(index_html([], [], [])).decode()
