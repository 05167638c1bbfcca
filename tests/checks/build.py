"""Small made-up notices for the checks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import (
    Assignment,
    Char,
    Generator,
    Head,
    Layout,
    Line,
    Notice,
    Page,
    Point,
    RawHead,
    RawNotice,
    RawPoint,
    RawSection,
    RawTask,
    Section,
    Source,
    Task,
    Traced,
    UnitCell,
)

HEAD = Head(title="2021年工作要点", year=2021, issuers=("某某办公室",), issued_on="2021-06-28")


def point(number: int, heading: str, text: str, label: str | None = None) -> Point:
    return Point(number=number, label=f"（{number}）" if label is None else label, heading=heading, text=text)


def section(number: int, heading: str, *points: Point, label: str | None = None) -> Section:
    names = "一二三四五六七八九"
    return Section(number, f"{names[number - 1]}、" if label is None else label, heading, points=points)


def task(
    number: int, text: str, point: int | None, category: str = "", heading: str = "", label: str | None = None
) -> Task:
    return Task(
        id=f"x-{number}",
        key=str(number),
        number=number,
        label=label,
        category=category or None,
        task=heading or None,
        requirement=text,
        point=point,
        assignment=Assignment(raw="某局"),
    )


def notice(sections: Sequence[Section], tasks: Sequence[Task] = (), head: Head = HEAD) -> Notice:
    return Notice(
        generator=Generator(version="0", rules_sha256="0"),
        source=Source(file="a.pdf", sha256="0", format="pdf", pages=1),
        notice=head,
        sections=tuple(sections),
        tasks=tuple(tasks),
    )


class Print:
    """A page on which texts are printed one after the other, a line each; gives the trace of each."""

    def __init__(self) -> None:
        self.chars: list[Char] = []
        self._lines: dict[int, list[Line]] = {}
        self._line = 0

    def __call__(self, text: str, page: int = 1) -> Traced:
        start = len(self.chars)
        self._line += 1
        top = 20.0 * self._line
        self.chars += [Char(c, page, (10.0 * i, top, 10.0 * i + 10, top + 10)) for i, c in enumerate(text)]
        content = Traced(text, tuple(range(start, len(self.chars))))
        self._lines.setdefault(page, []).append(Line(page, (0.0, top, 10.0 * len(text), top + 10), content))
        return content

    def layout(self) -> Layout:
        pages = tuple(Page(number, 600.0, 800.0, tuple(lines)) for number, lines in self._lines.items())
        return Layout(format="pdf", pages=pages, chars=tuple(self.chars))


def printed() -> tuple[RawNotice, Layout]:
    """A notice of one point and two rows that share a merged category cell, all of it claimed."""
    put = Print()
    full = put("关于印发2021年工作要点的通知")
    label, heading = put("一、"), put("深化公开")
    number, name, text = put("（一）"), put("做好公开"), put("发布信息。梳理清单。")
    category, first, second = put("深化公开"), put("发布信息。"), put("梳理清单。")
    units = put("财政局")
    raw = RawNotice(
        head=RawHead(full_title=full, title=full.cut(4, -3)),
        sections=(RawSection(1, label, heading, points=(RawPoint(1, number, name, text),)),),
        tasks=tuple(
            RawTask(category, Traced(), requirement, units=(UnitCell("责任单位", "unspecified", units),))
            for requirement in (first, second)
        ),
    )
    return raw, put.layout()
