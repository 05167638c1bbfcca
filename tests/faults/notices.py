"""Small notices as PDF, made by reportlab: a cover, sections with points, a task table; texts vary with the seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FONT = "STSong-Light"
_UNITS = ("区财政局", "区教育局", "区民政局", "区司法局", "区审计局", "区统计局", "区发展和改革局", "区自然资源局")
_TOPICS = ("政务公开", "营商环境", "财政预算", "公共服务", "行政执法", "重大项目", "稳岗就业", "基层治理")
_VERBS = ("全面推进", "持续深化", "依法做好", "及时发布", "切实加强")
_ENDS = ("信息公开", "政策解读", "平台建设", "监督检查", "数据共享")


def make_notice(
    path: Path, seed: int = 0, tasks: int = 4, year: int = 2021, change: Callable[[str], str] = lambda text: text
) -> None:
    """Write a notice with so many points and tasks. ``change`` may put anything into the texts."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    choice = random.Random(seed)
    body = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    big = ParagraphStyle("big", fontName=FONT, fontSize=18, leading=30, alignment=1)
    title = f"{year}年兰山区政务公开工作要点"
    story: list[Flowable] = [
        Paragraph(f"临沂市兰山区人民政府办公室<br/>关于印发{title}的通知", big),
        Spacer(1, 20),
        Paragraph("各镇人民政府、街道办事处，区政府各部门：", body),
        Paragraph(f"现将《{title}》印发给你们，请认真组织实施。", body),
        Paragraph("临沂市兰山区人民政府办公室", body),
        Paragraph(f"{year}年6月28日", body),
        PageBreak(),
        Paragraph(title, big),
        Paragraph("为做好今年的工作，制定本要点。", body),
    ]
    rows = [[Paragraph(name, cell) for name in ("工作任务", "具体要求", "责任单位", "完成时限")]]
    numerals = "一二三四五六七八九十"
    for number in range(tasks):
        if number % 2 == 0:
            story.append(Paragraph(f"{numerals[number // 2 % 10]}、{choice.choice(_VERBS)}{_TOPICS[number % 8]}", body))
        heading = f"{choice.choice(_VERBS)}{choice.choice(_TOPICS)}{choice.choice(_ENDS)}"
        text = change(f"{choice.choice(_VERBS)}{_TOPICS[number % 8]}{choice.choice(_ENDS)}第{choice.randrange(1000)}项")
        story.append(Paragraph(f"（{_numeral(number + 1)}）{heading}。{text}，做到应公开尽公开。", body))
        units = change("、".join(choice.sample(_UNITS, 2)))
        rows.append(
            [
                Paragraph(part, cell)
                for part in (heading, f"{text}。", units, f"{year}年{choice.randrange(7, 13)}月底前")
            ]
        )
    story += [PageBreak(), Paragraph(f"{title}任务分解表", big)]
    table = Table(rows, colWidths=(110, 190, 110, 80), repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    path.parent.mkdir(parents=True, exist_ok=True)
    # The same arguments give the same bytes.
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build([*story, table])


def _numeral(number: int) -> str:
    """1 to 9999 as they are written: 十, 十二, 一百零三, 一千二百."""
    digits = "零一二三四五六七八九"
    text, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + sign
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if 10 <= number < 20 else text
