"""A small report: four tasks of two sections, one overdue."""

from __future__ import annotations

from datetime import date

from pipeline.exporters.report.report_files import Report
from pipeline.exporters.report.report_values import Subject
from pipeline.model.progress import Entry
from pipeline.progress.figures import Belonging, Places, YearFigures, figures
from tests import RULES

ON = date(2030, 10, 8)
SUBJECT = Subject(
    "2030年甲县工作要点",
    "甲县人民政府办公室关于印发2030年甲县工作要点的通知",
    "甲政办〔2030〕3号",
    "甲县人民政府办公室",
    "2030",
)


def example(more: int = 0, long: str = "") -> YearFigures:
    """``more`` overdue tasks, each of a unit and a section of its own, with names that end in ``long``."""
    places = {
        "a": Belonging("公开", ("甲县财政局",), "甲县财政局"),
        "b": Belonging("公开", ("甲县财政局", "甲县审计局"), "甲县财政局、甲县审计局"),
        "c": Belonging("解读", ("东镇",), "各镇"),
        "d": Belonging("解读", ("甲县审计局",), "甲县审计局"),
    }
    entries = [
        Entry(key="a", sheet="任务台账", row=2, number="1", task="公开预算", requirement="按时公开预算。",
              due=date(2030, 9, 30), progress="正在办\n等数据", leader="张三", contact="李四 8012345"),
        Entry(key="b", sheet="任务台账", row=3, number="2", task="公开决算",
              due=date(2030, 9, 30), done_on=date(2030, 9, 1)),
        Entry(key="c", sheet="任务台账", row=4, number="3", task="=解读政策", due=date(2030, 10, 20)),
        Entry(key="d", sheet="任务台账", row=5, number="4", task="答复", progress="已完成"),
    ]  # fmt: skip
    for number in range(more):
        places[f"m{number}"] = Belonging(f"第{number}类{long}", (f"第{number}局{long}",), f"第{number}局{long}")
        entries.append(
            Entry(key=f"m{number}", sheet="任务台账", row=6 + number, number=str(5 + number),
                  task=f"事项{number}{long}", due=date(2030, 9, 1))
        )  # fmt: skip
    return figures(entries, Places(places, ["甲县财政局", "甲县审计局", "东镇"]), ON)


def report(more: int = 0, long: str = "") -> Report:
    return Report(SUBJECT, example(more, long), RULES)
