"""Numbering labels, and what only looks like one."""

import pytest

from pipeline.text.labels import Label, read_label


@pytest.mark.parametrize(
    ("text", "style", "number", "label"),
    [
        ("第一部分 总体要求", "part", 1, "第一部分"),
        ("第二章 组织领导", "chapter", 2, "第二章"),
        ("第三节 保障", "division", 3, "第三节"),
        ("第12条 本办法", "article", 12, "第12条"),
        ("一、深化公开", "han", 1, "一、"),
        ("十二．深化公开", "han", 12, "十二．"),
        ("（一）深化公开", "han_brackets", 1, "（一）"),
        ("〔三〕深化公开", "han_brackets", 3, "〔三〕"),
        ("㈢深化公开", "han_brackets", 3, "㈢"),
        ("1. 深化公开", "arabic", 1, "1."),
        ("4.10月底前公开", "arabic", 4, "4."),
        ("2.1深化公开", "second", 1, "2.1"),
        ("3.12“一网通办”", "second", 12, "3.12"),
        ("1.1组织领导", "second", 1, "1.1"),
        ("1.2公开内容", "second", 2, "1.2"),
        ("4.1年度目标", "second", 1, "4.1"),
        ("1.2.3深化公开", "third", 3, "1.2.3"),
        ("12．深化公开", "arabic", 12, "12．"),
        ("3、深化公开", "arabic", 3, "3、"),
        ("⒊深化公开", "arabic", 3, "⒊"),
        ("（1）深化公开", "arabic_brackets", 1, "（1）"),
        ("1）深化公开", "arabic_brackets", 1, "1）"),
        ("⑴深化公开", "arabic_brackets", 1, "⑴"),
        ("①深化公开", "circled", 1, "①"),
        ("一是深化公开", "spoken", 1, "一是"),
    ],
)
def test_every_style(text: str, style: str, number: int, label: str) -> None:
    assert read_label(text) == Label(style, number, len(label))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "深化公开",
        "第一，深化公开",
        "一号答题",
        "2021.深化公开",
        "2021年",
        "1.5万元",
        "1.5公里",
        "5.5级地震",
        "4.13月",
        "1.5个月内",
        "1.2公里",
        "0.5个工作日",
        "95.5%以上",
        "一、二、三产业",
        "1、2、3号楼",
        "（1",
        "（甲）",
        "一是否公开",
        "零、没有",
    ],
)
def test_no_label(text: str) -> None:
    assert read_label(text) is None
