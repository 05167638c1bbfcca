"""From a government notice (工作要点) to an accountable ledger (台账): what other programs call.

:func:`read` a file into a Notice, :func:`convert` files into ledgers, :func:`compare` two years, :func:`load` what was
converted before, :func:`packs` for the units' lists, :func:`merge` for those that came back, :func:`report` how the
year's work stands, :func:`frames` for tables in pandas; :func:`collect` many notices into a dataset, :func:`query` it;
:func:`learn` what a place's own file should say.
``EXPORTS`` and ``FORMATS`` are the tables of what is written and read, ``COLUMNS`` the columns of the tables for
pandas. Every error is a :class:`YaodianError` whose message tells people, in Chinese, what to do.

>>> import yaodian
>>> notice = yaodian.read("input/2021-兰山区政务公开工作要点.pdf")
>>> len(notice.points()), len(notice.tasks)
(20, 34)
"""

from pipeline import __version__
from pipeline.comparing import compare
from pipeline.errors import (
    CorrectionsError,
    OutputError,
    PasswordError,
    RulesError,
    SourceError,
    UsageError,
    YaodianError,
)
from pipeline.exporters.exports import EXPORTS
from pipeline.exporters.notice_tables import COLUMNS
from pipeline.face import convert, frames, load, read
from pipeline.gathering import collect, query
from pipeline.model import Notice
from pipeline.oversight import coverage
from pipeline.proposing import learn
from pipeline.returns import merge, packs
from pipeline.sources.readers import FORMATS
from pipeline.year_report import report, review

__all__ = [
    "COLUMNS",
    "EXPORTS",
    "FORMATS",
    "CorrectionsError",
    "Notice",
    "OutputError",
    "PasswordError",
    "RulesError",
    "SourceError",
    "UsageError",
    "YaodianError",
    "__version__",
    "collect",
    "compare",
    "convert",
    "coverage",
    "frames",
    "learn",
    "load",
    "merge",
    "packs",
    "query",
    "read",
    "report",
    "review",
]
