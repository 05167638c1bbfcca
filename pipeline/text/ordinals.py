"""The signs of numbers in a notice: Chinese numerals, circled ones, and the ordinals that open a paragraph or a cell.

The one home of these expressions; :mod:`pipeline.text.labels` tells which style an ordinal is, and its number.
"""

from __future__ import annotations

ONES = "一二三四五六七八九"
HAN = f"{ONES}十"
"""Numerals that count, for use within [ ]: 一、 （十二）."""
HAN_DIGITS = f"〇○零{ONES}"
"""Numerals of a year that is written digit by digit: 二〇二一年. The first three are 0."""
CIRCLED = "①-⑳"
BRACKETED = "⑴-⒇"
"""Ranges for use within [ ]: ①, ⑴."""
COUNT = f"(?:\\d{{1,2}}|[{HAN}]{{1,3}})"
"""A small number in either script."""
HAN_NUMBER = f"[{HAN}百]+"
DOTTED = r"\d{1,2}[.．、](?!\d)"
"""1. or 1、, which is no decimal."""
HEADING = f"第{HAN_NUMBER}[章节部篇]|{HAN_NUMBER}[、.．]|（{HAN_NUMBER}）"
"""What a heading begins with: 第一章, 一、, （一）."""
