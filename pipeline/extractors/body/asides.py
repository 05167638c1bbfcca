"""Lines beside a responsibility clause that name persons and no bodies: 牵头领导：张三, 联系人：李四."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Traced
from pipeline.rules.document import DueWords
from pipeline.rules.expressions import expression
from pipeline.rules.words import any_of
from pipeline.text.punctuation import STOPS

Named = tuple[tuple[str, Traced], ...]
"""Label and persons, one for each line."""


class Asides:
    """How such lines are told; ``labels``: an expression for whatever else may follow one without a stop."""

    def __init__(self, due: DueWords, labels: str) -> None:
        plain = "[^。；，、：:（）]"
        label = rf"(?P<label>{plain}{{0,8}}?{any_of(due.persons)}{plain}{{0,4}})[：:]"
        self._one = expression(rf"{label}(?P<named>[^。；：:]{{1,40}}?)(?=$|[。；]|{labels})[。；]?")

    def past(self, text: str, at: int, breaks: Sequence[int] = ()) -> int:
        """The index after all such lines that stand at ``at``; each ends where its paragraph does (``breaks``)."""
        while found := self._one.match(text, at, next((one for one in breaks if one > at), len(text))):
            at = found.end()
        return at

    def apart(self, text: Traced, breaks: Sequence[int]) -> tuple[Traced, Named]:
        """The words before the lines with which the text ends, and what those say; ``breaks``: ends of paragraphs."""
        begins = sorted({0, *breaks, *(at + 1 for at, sign in enumerate(text.text) if sign in STOPS)})
        fit = (at for at in begins if 0 <= at < len(text) and self.past(text.text, at, breaks) == len(text))
        start = next(fit, len(text))
        return text.cut(0, start), tuple(self.read(text.cut(start), [at - start for at in breaks]))

    def read(self, text: Traced, breaks: Sequence[int] = ()) -> Iterator[tuple[str, Traced]]:
        """Label and persons of each line of a text that is nothing else."""
        at = 0
        while found := self._one.match(text.text, at, next((one for one in breaks if one > at), len(text))):
            yield found["label"], text.cut(*found.span("named"))
            at = found.end()
