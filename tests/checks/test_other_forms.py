"""Two forms of one notice: silence where only typing differs, each other word named where it stands."""

from __future__ import annotations

from itertools import count

from msgspec.structs import replace

from pipeline.checks.other_forms import compare_forms
from pipeline.model import Evidence, Finding, RawHead, RawNotice, RawPoint, RawSection, RawTask, Traced, UnitCell

TEXTS = ("按时公开部门预算、决算，接受社会监督。", "及时公布重大项目审批结果。", "每半年举办一次政府开放日活动。")
PLACE = (Evidence(7),)


def _traced(text: str) -> Traced:
    return Traced(text, tuple(range(len(text))))


def _made(*texts: str, heading: str = "公开财政信息", title: str = "2031年要点") -> RawNotice:
    numbers = count(1)
    point = RawPoint(1, _traced("（一）"), _traced(heading), _traced(TEXTS[0]))
    tasks = [
        RawTask(
            _traced("深化公开"),
            _traced(f"事项{next(numbers)}"),
            _traced(text),
            units=(UnitCell("责任单位", "responsible", _traced("县财政局")),),
            evidence=PLACE,
        )
        for text in texts
    ]
    section = RawSection(1, _traced("一、"), _traced("公开"), points=(point,))
    return RawNotice(RawHead(title=_traced(title)), (section,), tuple(tasks))


def _compared(one: RawNotice, other: RawNotice) -> list[Finding]:
    return compare_forms(one, other, "a.docx", lambda text: PLACE if text else ())


def test_the_same_words_in_other_typing() -> None:
    other = _made(*(text.replace("，", ",").replace("。", "。 ") for text in TEXTS))
    assert _compared(_made(*TEXTS), other) == []


def test_each_word_is_named_where_it_stands() -> None:
    other = _made(TEXTS[0].replace("决算", "结算"), *TEXTS[1:], heading="公开财政资讯", title="2032年要点")
    title, point, task = _compared(_made(*TEXTS), other)
    assert [one.code for one in (title, point, task)] == ["form.differs"] * 3
    assert "标题与“a.docx”不同" in title.message and title.evidence == PLACE
    assert point.point == 1 and "资讯" in point.message
    assert task.task == 1 and "决算" in task.message and "结算" in task.message and task.evidence == PLACE


def test_what_one_of_them_lacks_at_an_end_is_told() -> None:
    (told,) = _compared(_made(*TEXTS), _made(TEXTS[0].removesuffix("，接受社会监督。"), *TEXTS[1:]))
    assert "接受社会监督" in told.message


def test_what_only_one_form_has() -> None:
    (gone,) = _compared(_made(*TEXTS), _made(*TEXTS[:2]))
    assert gone.task == 3 and "在“a.docx”里没有" in gone.message
    (more,) = _compared(_made(*TEXTS[:2]), _made(*TEXTS))
    assert more.task is None and "“a.docx”里多出任务第 3 项" in more.message


def test_rows_in_another_order_are_the_same() -> None:
    shuffled = _made(*TEXTS)
    assert _compared(_made(*TEXTS), replace(shuffled, tasks=shuffled.tasks[::-1])) == []


def test_another_document_of_the_same_name_is_one_finding() -> None:
    other = replace(_made("组织义务植树。", "修缮农村公路。", "整治背街小巷。"), sections=())
    other = replace(other, tasks=tuple(replace(one, category=_traced(""), units=()) for one in other.tasks))
    (told,) = _compared(_made(*TEXTS), other)
    assert "内容大不相同" in told.message
