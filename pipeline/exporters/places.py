"""Where something stands in the source, in the few characters that a table has room for."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Evidence


def pages(evidence: Iterable[Evidence]) -> int | str | None:
    """The pages: a number, or several (10-11、14); in a source without pages the lines (第3-5行); None if unknown."""
    places = list(evidence)
    numbers = sorted({place.page for place in places if place.page})
    if len(numbers) == 1:
        return numbers[0]
    if numbers:
        return "、".join(_runs(numbers))
    lines = [number for place in places if isinstance(place.lines, tuple) for number in place.lines]
    if not lines:
        return None
    first, last = min(lines), max(lines)
    return f"第{first}行" if first == last else f"第{first}-{last}行"


def _runs(numbers: list[int]) -> list[str]:
    """Numbers in a row as first-last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
