"""Where something stands in the source, in the few characters that a table has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Evidence, Place


def pages(evidence: Iterable[Evidence]) -> int | str | None:
    """The pages: a number, or several (10-11、14); None if unknown.

    In a source without pages the lines (第3-5行), in one that has paragraphs and cells the first of these (第12段,
    表1第3行).
    """
    places = list(evidence)
    numbers = sorted({place.page for place in places if place.page})
    if len(numbers) == 1:
        return numbers[0]
    if numbers:
        return runs(numbers)
    lines = [number for place in places if isinstance(place.lines, tuple) for number in place.lines]
    if not lines:
        named = [place.place for place in places if isinstance(place.place, Place)]
        return _named(named[0]) if named else None
    first, last = min(lines), max(lines)
    return f"第{first}行" if first == last else f"第{first}-{last}行"


def _named(place: Place) -> str:
    """A paragraph, or the row of a table: a cell's column is seen there."""
    file = f"“{place.file}”" if place.file else ""
    if place.table is None:
        return f"{file}第{place.paragraph}段"
    return f"{file}表{place.table}" + (f"第{place.row}行" if place.row else "")


def own_places(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    """The places of a table row's own cells, without the cells beside it that are merged over many rows.

    A row's own places come first, page after page, each under the last; a merged cell stands beside them, often pages
    before: whoever looks the row up does not want to be sent there. In a source with places a row is told without a
    column, a merged cell with one.
    """
    rows = [one for one in evidence if isinstance(one.place, Place) and one.place.column is None]
    if rows:
        return rows
    for index in range(1, len(evidence)):
        before, place = evidence[index - 1], evidence[index]
        if (place.page or 0) <= (before.page or 0) or _beside(evidence[0], place):
            return evidence[:index] if evidence[0].page else evidence
    return evidence


def _beside(one: Evidence, other: Evidence) -> bool:
    if one.bbox is None or other.bbox is None:
        return False
    return one.bbox[2] <= other.bbox[0] or other.bbox[2] <= one.bbox[0]


def runs(numbers: Sequence[int]) -> str:
    """Ascending numbers, those that follow each other as first-last: 2-5、9."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in found)
