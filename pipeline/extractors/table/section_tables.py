"""The category of tasks whose table stands right under a section's heading: a table for each part of a notice.

Touches only the model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.model import Grid, Layout, Line, RawSection, RawTask, Traced


def under_headings(tasks: tuple[RawTask, ...], layout: Layout, sections: Sequence[RawSection]) -> tuple[RawTask, ...]:
    """The tasks; where none of those under a heading names a category, in that of the heading.

    A table that goes on over a page goes on under its heading; after any other line it is under none.
    """
    begins = {one.heading.ids[-1]: one.heading for one in _bare(sections) if one.heading.ids}
    heading_of = dict(_cells_under(layout, begins)) if begins else {}
    if not heading_of:
        return tasks
    under: dict[Traced, list[int]] = defaultdict(list)
    for index, task in enumerate(tasks):
        heading = heading_of.get(next(iter(task.requirement.ids), -1))
        if heading is not None:
            under[heading].append(index)
    found = list(tasks)
    for heading, indexes in under.items():
        if not any(tasks[index].category for index in indexes):
            for index in indexes:
                found[index] = replace(tasks[index], category=heading)
    return tuple(found)


def _bare(sections: Sequence[RawSection]) -> Iterator[RawSection]:
    """The sections that head neither points nor others."""
    for section in sections:
        yield from _bare(section.sections)
        if not section.sections and not section.points:
            yield section


def _cells_under(layout: Layout, begins: dict[int, Traced]) -> Iterator[tuple[int, Traced]]:
    """The characters of the tables under each heading; ``begins``: the last character of each."""
    heading: Traced | None = None
    for page in layout.pages:
        for block in page.blocks:
            if isinstance(block, Line):
                heading = next((begins[one] for one in reversed(block.content.ids) if one in begins), None)
            elif isinstance(block, Grid) and heading is not None:
                for cell in block.cells:
                    for line in cell.lines:
                        yield from ((one, heading) for one in line.content.ids)
