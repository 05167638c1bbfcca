"""Whether the numbers of a notice's labels run on."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from pipeline.text.labels import Label

_SLIP = 3
"""Numbers that an author may leave out by mistake; more only where the numbers run on behind the gap."""


class RunningNumbers:
    """Whether the numbers of each style run on, so that a chance numeral is no label.

    A number is believed if it is 1, goes on from the last of its style (small gaps and one repeat are the author's
    slips), or stands at most third where its style is new. One behind a wide gap (（十五） to （二十）) is if the next
    of its style goes on from it: what stands between was left out. ``labels``: all that will be asked about, in order.
    """

    def __init__(self, labels: Iterable[Label] = ()) -> None:
        self._last: dict[str, int] = {}
        self._to_come: dict[str, deque[int]] = defaultdict(deque)
        for label in labels:
            self._to_come[label.style].append(label.number)

    def takes(self, label: Label) -> bool:
        """Whether the label fits; if so it is the last of its style from now on."""
        to_come = self._to_come[label.style]
        if to_come:
            to_come.popleft()
        last = self._last.get(label.style)
        fits = label.number == 1 or (label.number <= _SLIP if last is None else -1 <= label.number - last - 1 <= _SLIP)
        if not fits and last is not None:
            resumed = label.number > last and bool(to_come) and to_come[0] == label.number + 1
            fits = resumed or label.number == 2 < last
        if fits:
            self._last[label.style] = label.number
        return fits
