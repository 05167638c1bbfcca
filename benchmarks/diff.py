"""How long a comparison takes: two notices of 60 tasks, and two of 2,000. Run as ``python -m benchmarks.diff``.

Made-up tasks, reworded, dropped and shuffled for the second year. Loading and importing are not counted.
"""

from __future__ import annotations

import random
import resource
import sys
import time

from pipeline.diff.comparison import compare
from pipeline.exporters.comparison.diff_html import diff_html
from pipeline.exporters.comparison.diff_json import diff_json
from pipeline.exporters.comparison.diff_xlsx import diff_xlsx
from pipeline.matching.words import general_words
from pipeline.model import Assignment, Generator, Head, Notice, Party, Source, Task

VERBS = ("及时公开", "集中发布", "动态更新", "全面梳理", "统筹做好", "规范编制", "主动公布", "深入解读")
FIELDS = ("社会救助", "养老服务", "稳岗扩岗", "涉农补贴", "住房保障", "城市更新", "财政预决算", "生态环境保护",
          "医疗卫生", "粮食安全", "安全生产执法", "重大行政决策", "政务新媒体", "公共资源交易", "义务教育招生",
          "耕地保护")  # fmt: skip
THINGS = ("政策清单及办理流程", "工作进展情况", "领域执法检查结果", "典型案例", "事项目录", "资金分配结果", "责任清单")
ENDS = ("做到标准统一、内容准确。", "公开率达到100%。", "确保公众看得懂、用得上。", "每季度至少更新1次。")
LIMITS = {60: (0.5, None), 2000: (4.0, 300)}
"""Seconds of processor time for the comparison, and MiB at most, by number of tasks."""


def main() -> int:
    """Prints one line a size; exit status 1 if a limit is passed."""
    general_words()("热身")
    compare(_notice(5, 0), _next_year(_notice(5, 0), 0))
    failed = False
    for count, (seconds, memory) in LIMITS.items():
        old = _notice(count, seed=1)
        new = _next_year(old, seed=2)
        began = time.process_time()
        comparison = compare(old, new)
        compared = time.process_time() - began
        began = time.process_time()
        sizes = [len(content) for content in (diff_json(comparison.diff), diff_xlsx(comparison), diff_html(comparison))]
        written = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        over = compared > seconds or (memory is not None and peak > memory)
        failed = failed or over
        print(
            f"{count} × {len(new.tasks)} tasks: compared {compared:.2f} s (limit {seconds}), views {written:.2f} s, "
            f"{sum(sizes) / 1e6:.1f} MB, peak {peak:.0f} MiB{'  OVER' if over else ''}"
        )
    return int(failed)


def _notice(count: int, seed: int) -> Notice:
    rnd = random.Random(seed)
    tasks = tuple(_task(number, rnd) for number in range(1, count + 1))
    return Notice(
        generator=Generator("0", ""), source=Source("a.pdf", str(seed), "pdf", 1), notice=Head(year=2021), tasks=tasks
    )


def _task(number: int, rnd: random.Random) -> Task:
    requirement = "".join(_sentence(rnd) for _ in range(rnd.randint(1, 3)))
    names = rnd.sample([f"区{field}局" for field in FIELDS], rnd.randint(1, 4))
    parties = tuple(Party(name, name, (0, 0), "unit", "unspecified", f"区/{name}", name) for name in names)
    return Task(
        id=str(number),
        key=str(number),
        number=number,
        label=None,
        category=f"深化{rnd.choice(FIELDS)}公开",
        task=f"推进{rnd.choice(FIELDS)}信息公开",
        requirement=requirement,
        point=None,
        assignment=Assignment("、".join(names), parties),
    )


def _sentence(rnd: random.Random) -> str:
    parts = (rnd.choice(choice) for choice in (VERBS, FIELDS, THINGS, VERBS, FIELDS, THINGS, ENDS))
    one, two, three, four, five, six, end = parts
    return f"{one}{two}{three}，{four}{five}{six}，{end}"


def _next_year(old: Notice, seed: int) -> Notice:
    rnd = random.Random(seed)
    tasks = []
    for task in old.tasks:
        chance = rnd.random()
        if chance < 0.1:
            continue
        requirement = task.requirement
        if chance < 0.3:
            requirement = rnd.choice(VERBS) + requirement[4:]
        elif chance < 0.4:
            requirement += _sentence(rnd)
        tasks.append((requirement, task))
    rnd.shuffle(tasks)
    renumbered = tuple(
        Task(str(at), task.key, at, None, task.category, task.task, requirement, None, task.assignment)
        for at, (requirement, task) in enumerate(tasks, 1)
    )
    return Notice(
        generator=old.generator, source=Source("b.pdf", "b", "pdf", 1), notice=Head(year=2022), tasks=renumbered
    )


if __name__ == "__main__":
    sys.exit(main())
