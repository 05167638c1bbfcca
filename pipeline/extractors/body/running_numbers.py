"""Whether the numbers of a notice's labels run on."""

from __future__ import annotations

from pipeline.text.labels import Label


class RunningNumbers:
    """Whether the numbers of each style run on, so that a chance numeral is no label.

    A number is believed if it is 1, goes on from the last of its style (small gaps and one repeat are the author's
    slips), or stands at most third where its style is new.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def takes(self, label: Label) -> bool:
        """Whether the label fits; if so it is the last of its style from now on."""
        last = self._last.get(label.style)
        fits = label.number == 1 or (label.number <= 3 if last is None else -1 <= label.number - last - 1 <= 3)
        if not fits and last is not None and label.number < last:
            fits = label.number == 2
        if fits:
            self._last[label.style] = label.number
        return fits
