"""The domain: what a source gives (Layout), what a notice says as printed (RawNotice), what it means (Notice).

Knows no files, no PDFs, no rules. Everything is a typed, immutable ``msgspec.Struct``.
"""

from pipeline.model.finding import Evidence, Finding, Place, Places
from pipeline.model.finding_codes import Severity
from pipeline.model.layout import Box, Cell, Char, Furniture, Grid, Layout, Line, Page, ReadBy
from pipeline.model.notice import (
    Assignment,
    Basis,
    Coverage,
    Deadline,
    Extra,
    Generator,
    Head,
    HeadWhere,
    Jurisdiction,
    Notice,
    NumberedWhere,
    OpenEnd,
    Party,
    Point,
    PointWhere,
    Remark,
    Section,
    Source,
    SubPoint,
    Task,
    TaskWhere,
)
from pipeline.model.raw import RawHead, RawNotice, RawPoint, RawSection, RawTask, Structure, UnitCell
from pipeline.model.traced import Traced
from pipeline.model.unit import Unit, UnitType

__all__ = [
    "Assignment",
    "Basis",
    "Box",
    "Cell",
    "Char",
    "Coverage",
    "Deadline",
    "Evidence",
    "Extra",
    "Finding",
    "Furniture",
    "Generator",
    "Grid",
    "Head",
    "HeadWhere",
    "Jurisdiction",
    "Layout",
    "Line",
    "Notice",
    "NumberedWhere",
    "OpenEnd",
    "Page",
    "Party",
    "Place",
    "Places",
    "Point",
    "PointWhere",
    "RawHead",
    "RawNotice",
    "RawPoint",
    "RawSection",
    "RawTask",
    "ReadBy",
    "Remark",
    "Section",
    "Severity",
    "Source",
    "Structure",
    "SubPoint",
    "Task",
    "TaskWhere",
    "Traced",
    "Unit",
    "UnitCell",
    "UnitType",
]
