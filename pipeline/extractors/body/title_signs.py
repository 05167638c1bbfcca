"""What a title, an organ's name and the words that hand a document over look like."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.rules.document import TitleWords
from pipeline.rules.expressions import expression
from pipeline.rules.words import any_of, listed
from pipeline.text.labels import read_label
from pipeline.text.ordinals import HAN_DIGITS

_SHORTER = 30
"""Characters that the second line of a title has at most."""
_LINES = 4
"""Lines over which a title runs at most, where it is known from elsewhere."""
_SHORTEST, _LONGEST = 10, 60
"""Characters of a title that only its words tell: a heading (主要任务) is shorter."""
_BRACKET = "(?:（[^（）]+）)?"
ORDER_NUMBER = rf"(?:\d{{4}}年)?第[\d{HAN_DIGITS}]{{1,5}}号"
"""The number of an order or an announcement, which names no year in brackets."""


class TitleSigns:
    """The expressions that the words of ``rules/document.yaml`` make."""

    def __init__(self, words: TitleWords) -> None:
        hands, notices = any_of(words.hands_over), any_of(words.notices)
        handed = any_of(words.hands_over, words.gives)
        publishes = any_of(words.hands_over, words.publishes)
        about = any_of(words.about)
        self._hands = expression(publishes)
        self.red_heads = tuple(listed(words.red_head))
        """What stands behind the organs over the document (发文机关标志)."""
        self.orders = tuple(listed(words.order))
        """What the title of an order ends with."""
        self.about = expression(about)
        """What stands before that with which a document deals."""
        order = any_of(words.order)
        self.document = expression(f"(?:{any_of(words.kinds)}{_BRACKET}|{order}{ORDER_NUMBER})$")
        """A text that ends as a document's title does."""
        self.goes_on = expression(f"{hands}(?!.*{notices}$)|{about}.*{any_of(words.waiting)}$")
        """A title's beginning that waits for its 通知, though it ends with a word that could end it."""
        self.notice_end = expression(f"^[^，。：《》]{{0,40}}{any_of(words.notices, words.also_notices)}{_BRACKET}$")
        inside = "[^《》]+(?:《[^《》]+》[^《》]*)*"
        self.handed = expression(f"《({inside})》[^。]{{0,30}}?{handed}")
        """A title in 《》 that a document hands over."""
        self._said = expression(f"{hands}了?《({inside})》")
        self.organ_end = any_of(words.organ_endings)
        self.organ = expression(f"{self.organ_end}$")
        """A text that ends as an organ's name does."""
        self.official = expression(
            f"{any_of(words.officials)}(?:(?!.*{self.organ.pattern})[一-龥]{{2,4}}|[一-龥]+(?:·[一-龥]+)+)"
        )
        """An office with the name of the person who holds it."""
        self.order = expression(f"^(.{{2,60}}{order})({ORDER_NUMBER})$")
        """The title of an order with its number in one line."""
        self.sealed = expression(f"（?{any_of(words.seals)}）?")
        """What stands under an organ's name where another's seal, or none yet, is set."""
        self.introduces = expression(f"{any_of(words.introduces)}：$|^{any_of(words.grounds)}")
        """A line that is no list of addressees, though it may end with a colon."""
        end = f"(?:的{notices})?{_BRACKET}$"
        self.issues = expression(f"{publishes}(?:(?P<named>《)(?={inside}》{end}))?(?P<title>.+?)(?(named)》){end}")
        """A title with another document's ``title`` in it; 《X》任务分工 is one with a name in it."""
        self.issuer = expression(f"^(.{{2,60}}?)(?:{about}|{order}$)")
        """Whom a title names before what it is about, or as the one who orders."""
        given = any_of(words.hands_over, words.publishes, words.gives)
        self.hands_over = expression(
            f"{given}[^。，]{{0,6}}给?{any_of(words.receivers)}|{words.now}[^。]*{publishes}|{words.asks}"
        )
        """A paragraph that hands another document over."""
        self.opens = expression(rf"^(?:{any_of(words.opens)}|\d{{4}}年).*{any_of(words.opens_with)}")
        """A first paragraph that says why or on what ground."""
        self._notice = expression(any_of(words.notice))

    def handed_over(self, text: str) -> list[str]:
        """The titles in 《》 that a text says are handed over: 《X》印发给你们, or 印发《X》."""
        return [title for one in (self.handed, self._said) for title in one.findall(text)]

    def names_notice(self, title: str) -> bool:
        """Whether the end of a title says that it is an official document."""
        return self._notice.search(title[-8:]) is not None

    def cut_short(self, above: str, below: str) -> bool:
        """Whether a line that ends as a title does goes on with the next: …反馈意见 | 问题整改措施清单.

        Not where it says what it is about, nor where the next says anew whose or of which year it is.
        """
        if self.about.search(above) or self.handed.search(below) or self._notice.search(above[-8:]):
            return False
        anew = below[:2] == above[:2] or below[:1].isdigit() or self.about.search(below) or len(below) > _SHORTER
        return not anew and self.document.search(below) is not None

    def over_title(self, lines: Sequence[str]) -> int:
        """How many of a title's lines stand over it: an organ's name in red, or one that a later line says once more,
        as the head of a site does (甲县人民政府 | 政务公开 | 甲县人民政府关于…的通知)."""
        taken = self._under_red_head(lines)
        while taken < len(lines) - 1:
            below = self._title_below(lines, taken)
            if below is None:
                break
            taken = below
        return taken

    def _under_red_head(self, lines: Sequence[str]) -> int:
        """How many lines stand up to the last red head over the title (…领导小组文件), what a site prints included."""
        about = next((at for at, line in enumerate(lines) if self.about.search(line)), len(lines) - 1)
        heads = [at for at, line in enumerate(lines[: min(about, len(lines) - 1)]) if line.endswith(self.red_heads)]
        return heads[-1] + 1 if heads else 0

    def _title_below(self, lines: Sequence[str], at: int) -> int | None:
        """The line below with which the title begins, if this one is an organ's or the site's name over it, or what a
        browser calls the page: the title with the name of the site behind it."""
        text, below = lines[at], range(at + 1, len(lines))
        if self.organ.search(text):
            return next((one for one in below if lines[one].startswith(text)), None)
        opens = self._opens_title(text)
        whole = (one for one in below if self.is_whole(lines[one]))
        return next((one for one in whole if not opens or text.startswith(lines[one])), None)

    def _opens_title(self, text: str) -> bool:
        """Whether a line can be a title's beginning: it says what is done, or about what it is."""
        return any(one.search(text) for one in (self.about, self._hands)) or "《" in text

    def is_whole(self, text: str) -> bool:
        """Whether a line says a whole title: who, about what, and of what kind it is."""
        who = self.issuer.match(text)
        return who is not None and self.organ.search(who[1]) is not None and self.document.search(text) is not None

    def begins_document(self, lines: Sequence[str], known: frozenset[str]) -> bool:
        """Whether the first line, or several together, are one of the known titles; or it is one by its words, with
        numbered paragraphs right below it."""
        if any("".join(lines[:count]) in known for count in range(1, _LINES + 1)):
            return True
        if len(lines) < 2 or not _SHORTEST <= len(lines[0]) <= _LONGEST or any(sign in lines[0] for sign in "，。：；"):
            return False
        named = self.document.search(lines[0]) is not None and read_label(lines[0]) is None
        below = read_label(lines[1]) if named else None
        return below is not None and below.number == 1

    def without_red_head(self, text: str) -> int:
        """The length of the organ's name, without the word in red behind it."""
        return len(text) - next((len(end) for end in self.red_heads if text.endswith(end)), 0)


def title_again(lines: Sequence[str], title: str) -> int:
    """How many lines under a title print it once more, in one or in several."""
    said, taken = "", 0
    for index, line in enumerate(lines):
        said += line
        if not title or not title.startswith(said):
            break
        if said == title:
            said, taken = "", index + 1
    return taken
