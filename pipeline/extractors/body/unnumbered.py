"""Work points without any numbers: each paragraph is a point."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.extractors.body.parts import NoticePart

_OPENING = re.compile(r"^(?:为|根据|按照|依据|现就|今年|\d{4}年).*(?:制定|现|如下|总体要求|特制定)")


def read_unnumbered(parts: Sequence[NoticePart]) -> tuple[list[NoticePart], list[NoticePart]]:
    """The parts with the outline of the work points found, and those that hold work points.

    Only where the text of a part is more than what hands it over or introduces a table: three paragraphs that hold
    sentences. The first is the preamble if it says why or on what ground.
    """
    parts = list(parts)
    for index in sorted(range(len(parts)), key=lambda one: -sum(len(p.text) for p in parts[one].intro)):
        part = parts[index]
        if sum("。" in one.text for one in part.intro) < 3:
            continue
        first = 1 if _OPENING.search(part.intro[0].text) else 0
        parts[index] = replace(part, intro=part.intro[:first], outline=part.intro[first:])
        return parts, [parts[index]]
    return parts, []
