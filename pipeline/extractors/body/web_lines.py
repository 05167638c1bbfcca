"""Lines of the web page that a notice was copied from: what the site says about it, and the page's own buttons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extractors.body.forms import Forms, Mark
from pipeline.model import Traced
from pipeline.rules.document import WebWords
from pipeline.rules.expressions import expression
from pipeline.rules.words import any_of
from pipeline.text.labels import read_label

_TIME = r"\d{4}-\d{1,2}-\d{1,2}\s*\d{1,2}:\d{2}(?::\d{2})?"
"""When the page was put up, with the hour; the site may say behind it who did."""
_EDGES = r"[【\[［（|】\]］）]"
_BULLETS = "•·●▪■◆※"
_CRUMBS = r"[^<《，。：]{0,20}(?:[>＞»›]+[^<>《，。]{1,40}){2,}|[>＞»›]+[^<《，。]+"
"""Where the page stands in the site: 首页 > 政务公开 > 文件."""
_CELL = 16
"""Characters of a name and a value that stood in cells, where no other pair stands beside them."""
_SITE = "[^，。：《]{4,40}"
"""The name of the site, before what it says of the page: 甲县政府网 发布时间：2021-01-05 10:00."""
_FEWEST = 3
"""Names on lines of their own from which on they were cells, each with its value below it."""
_AFTER = frozenset[Mark]({"imprint", "note", "date"})


class WebLines:
    """The lines that the words of ``rules/document.yaml`` tell."""

    def __init__(self, words: WebWords, forms: Forms) -> None:
        names = any_of(words.number, words.issuer, words.issued, words.title, words.others)
        buttons = f"(?:{any_of(words.buttons)}|{any_of(words.buttons_with)}.{{0,16}})"
        self._forms = forms
        before = rf"(?:{_EDGES}*(?:{buttons}{_EDGES}*)*|[{_BULLETS}]\s*)"
        self._line = expression(rf"{before}{names}[：:].*|{_TIME}.{{0,30}}|{_CRUMBS}|{_SITE}{names}[：:]\s*{_TIME}.*")
        self._entry = expression(rf"(?P<name>{names})[：:](?P<value>.*?)(?={names}[：:]|$)")
        self._name = expression(names)
        self._in_cell = expression(rf"(?P<name>{names})(?P<value>.+?)(?={names}|$)")
        self._buttons = expression(rf"{_EDGES}*(?:{buttons}{_EDGES}*)+")
        said = {"number": words.number, "issuer": words.issuer, "issued": words.issued, "title": words.title}
        self._fields = {field: frozenset(labels.split()) for field, labels in said.items()}

    def is_line(self, text: str) -> bool:
        """Whether the text has the form of a line about the page; where it stands is the caller's to ask."""
        if len(text) > 300:
            return False
        return any(one.fullmatch(text) for one in (self._line, self._buttons)) or self._in_cells(text)

    def is_name(self, text: str) -> bool:
        """Whether the text is nothing but what the site calls something; its value may stand below it."""
        return self._name.fullmatch(text) is not None

    def _in_cells(self, text: str) -> bool:
        """Whether it is names and values that stood in cells, copied without colons; one name may begin a title."""
        if any(mark in text for mark in "，。：；《"):
            return False
        names = [one.span() for one in self._name.finditer(text)]
        return len(names) > 1 and names[0][0] == 0 and names[1][0] > names[0][1] + 1

    def _ends_cells(self, above: str, text: str) -> bool:
        """Whether a line under names and values in cells is one name more and its value."""
        plain = len(text) <= _CELL and not any(mark in text for mark in "，。：；《")
        return plain and self._in_cells(above) and self._name.match(text) is not None

    def find(self, texts: Sequence[str]) -> list[int]:
        """Indexes of such lines before the text begins and after it ends; the same words in the text mean something."""
        found = self._below_each_other(texts)
        for index, text in enumerate(texts):
            if index in found:
                continue
            if self.is_line(text) or (index - 1 in found and self._ends_cells(texts[index - 1], text)):
                found.append(index)
            elif read_label(text) or "。" in text:
                break
        for index in range(len(texts) - 1, len(found), -1):
            if self.is_line(texts[index]):
                found.append(index)
            elif self._forms.mark_of(texts[index]) not in _AFTER:
                break
        return sorted(set(found))

    def _below_each_other(self, texts: Sequence[str]) -> list[int]:
        """Names that stand on lines of their own before the text begins, and the value below each."""
        found: list[int] = []
        for index, (text, below) in enumerate(pairwise(texts)):
            if "。" in text:
                break
            if index not in found and self.is_name(text):
                found += [index] if self.is_name(below) else [index, index + 1]
        return found if sum(self.is_name(texts[index]) for index in found) >= _FEWEST else []

    def title(self, texts: Sequence[str]) -> str:
        """The title that the lines name; empty if they name none."""
        entries = (entry for text in texts for entry in self._entry.finditer(text))
        return next((entry["value"] for entry in entries if entry["name"] in self._fields["title"]), "")

    def read(self, lines: Sequence[Traced]) -> dict[str, Traced]:
        """What the lines say: the first ``number``, ``issuer``, date ``issued`` and ``title``."""
        said: dict[str, Traced] = {}
        for line, below in pairwise([*lines, Traced()]):
            if below and self.is_name(line.text) and not self.is_name(below.text):
                self._say(said, line.text, below)
            entries = self._in_cell if self._in_cells(line.text) else self._entry
            for entry in entries.finditer(line.text):
                self._say(said, entry["name"], line.cut(*entry.span("value")))
        return said

    def _say(self, said: dict[str, Traced], name: str, value: Traced) -> None:
        for field, names in self._fields.items():
            # A document without a number has 无 there.
            told = field != "number" or any(map(str.isdigit, value.text))
            if value and told and name in names:
                said.setdefault(field, value)
