"""The public face of datasets: many notices gathered into one, and questions to it. Wiring; nothing here prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.dataset.collecting import Gathered
    from pipeline.dataset.querying import Answer

AnyPath = str | PathLike[str]


def collect(
    outputs: AnyPath | Iterable[AnyPath], dataset: AnyPath = "dataset", *, rules: AnyPath | None = None
) -> Gathered:
    """All notices that were converted into the folders ``outputs``, gathered into Parquet files below ``dataset``.

    The tables and their columns are those that ``yaodian schema dataset`` prints. Only the years and provinces in
    which something changed are written again; what the dataset has from other folders stays. ``messages`` of what
    comes back tell what could not be taken. Raises UsageError (no such folder, no converted notice there, the extra
    ``dataset`` is not installed), SourceError (a broken dataset), OutputError, RulesError.

    >>> import yaodian
    >>> results = yaodian.convert("input", "output", exports=["json"])
    >>> gathered = yaodian.collect("output", "dataset")
    >>> gathered.notices, gathered.read
    (2, 2)
    >>> yaodian.collect("output", "dataset").written
    0
    >>> yaodian.query("SELECT year, count(*) FROM tasks GROUP BY year ORDER BY year", "dataset").rows
    ((2021, 34), (2022, 35))
    """
    from pipeline.batch.inputs import check_exists
    from pipeline.dataset.collecting import RulesAsked, collect_all
    from pipeline.known_bodies import bodies_of, units_named
    from pipeline.normalisers.units.registry.registry import Knowledge
    from pipeline.own_code import hash_program
    from pipeline.rules.loading import find_rules, hash_rules

    folders = [Path(one) for one in ([outputs] if isinstance(outputs, str | PathLike) else outputs)]
    for folder in folders:
        check_exists(folder)
        if not folder.is_dir():
            raise UsageError(f"{folder}：不是文件夹，请给出转换结果所在的文件夹，如 output/。")
    found = find_rules(None if rules is None else Path(rules))
    knowledge = Knowledge(found)
    sources = RulesAsked(
        f"{hash_rules(found)} {hash_program()}",
        lambda notice: units_named(notice, knowledge),
        lambda notices: bodies_of(notices, knowledge),
    )
    gathered = collect_all(folders, Path(dataset), sources)
    if not gathered.notices and not gathered.messages:
        where = "、".join(map(str, folders))
        raise UsageError(f"{where}：文件夹里没有 notice.json，请先用 yaodian convert 转换。")
    return gathered


def query(
    sql: str | None = None,
    dataset: AnyPath = "dataset",
    *,
    named: str | None = None,
    values: Mapping[str, str | int] | None = None,
    rules: AnyPath | None = None,
) -> Answer:
    """The answer of one SELECT over a dataset, or of a question that ``rules/queries/`` has by name.

    ``values`` are what the question asks for (year, province …), read in SQL as ``getvariable('year')``. The query
    sees the dataset's tables and nothing else. Raises UsageError (no dataset, SQL that does not work, an unknown name
    or value), SourceError (a broken file in the dataset), RulesError.

    >>> import yaodian
    >>> results = yaodian.convert("input", "output", exports=["json"])
    >>> gathered = yaodian.collect("output", "dataset")
    >>> answer = yaodian.query(named="牵头最多的单位", dataset="dataset", values={"year": 2021})
    >>> answer.columns
    ('单位', '牵头任务数', '通知数')
    """
    from pipeline.dataset.querying import ask
    from pipeline.dataset.questions import question
    from pipeline.rules.loading import find_rules

    if (sql is None) == (named is None):
        raise UsageError("请给出一句 SELECT，或用 --named 给出查询的名字，二者取一。")
    given = dict(values or {})
    if named is not None:
        asked = question(find_rules(None if rules is None else Path(rules)), named)
        unknown = sorted(given.keys() - asked.parameters.keys())
        if unknown:
            listed = tuple(f"  {name} = {about}" for name, about in asked.parameters.items())
            raise UsageError(f"查询“{named}”没有参数“{'、'.join(unknown)}”，可用的：", listed)
        sql = asked.sql
    return ask(Path(dataset), sql or "", given)
