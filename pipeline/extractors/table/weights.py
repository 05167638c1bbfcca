"""All evidence about page breaks in one table: what is looked at, how much it weighs, and why.

Weights are differences of log-likelihood (natural logarithm): positive for two pieces of one cell, negative for two
cells; 3 is twenty to one. A sign with a value (lines of room, a logarithm) is its weight times the value. Pure data.
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    """What one unit of a sign weighs, and why."""

    weight: float
    why: str


WEIGHTS: dict[str, Weight] = {
    # What the rules show.
    "open": Weight(7, "no rule closes the cell at the break, in a table that closes finished ones"),
    "closed": Weight(-7, "a rule closes the cell at the break, in a table that leaves cut ones open"),
    # Which piece is empty. Values: -log of the share of the column's own cells that are empty.
    "empty below": Weight(1, "a cell of its own is seldom empty; the text of a cut one may all stand above"),
    "empty above": Weight(1, "the same; the text of a cut cell stands below only where it is centred or the piece low"),
    "all below": Weight(-1.5, "a cut cell has its text above the break more often than below"),
    "no heading yet": Weight(6, "an empty heading stands for the one above it; where there is none, for the one below"),
    "both filled": Weight(-1, "a short text is cut by a page break less often than it stands on one side of it"),
    # Where the lines stand. Values: lines that would still go in, three at most.
    "room above": Weight(-2.5, "the text of a cut cell runs on down to the break before it goes on below"),
    "room below": Weight(-2, "it goes on at the top of the page"),
    "centred below": Weight(-1.5, "in a column of centred texts; but some producers centre what goes on, too"),
    "fills merged": Weight(2, "a text seldom fills a cell over several rows by chance"),
    "hangs": Weight(3, "centred texts leave as much room above as below; this one only above: it goes on"),
    "stands": Weight(3, "the same below the break: room only under it"),
    # The last line above. Values: logarithms, of how seldom others follow such a line within a cell, of the characters
    # in a full one.
    "short line": Weight(-1, "a line that stops before the cell's edge ends a paragraph, and mostly the text"),
    "full line": Weight(1, "the last line of a cell is full by chance once in as many lines as it has characters"),
    # The words. Values: 1; for the ending and the pair the logarithm of how much oftener they are seen
    # at a cut than at an end.
    "ending": Weight(1, "what the text above ends in, against what the column's whole cells end in"),
    "pair": Weight(1, "the last character above and the first below follow each other elsewhere, too: one word"),
    "begins nowhere": Weight(6, "no text begins with a comma or a closing bracket"),
    "next item": Weight(4, "1. … | 2. …: a list that goes on"),
    "next row's item": Weight(-4, "the same where requirements are numbered from row to row"),
    "list runs on": Weight(6, "a joining word at the break: the list is not finished"),
    "name cut": Weight(5, "the words on both sides are one unit only together"),
    "names whole": Weight(-5, "a unit on either side and nothing that joins them: two lists"),
    "times whole": Weight(-5, "a deadline that has come to its end, and another: two"),
    "known together": Weight(6, "only together the pieces are a text that the column or the body has"),
    "known apart": Weight(-5, "each, or one of them, is a text that the column or the body has"),
    "same heading": Weight(5, "a heading that is printed again on the next page"),
    "same text": Weight(-5, "equal neighbours; a cell that goes on does not repeat itself"),
    "two numbers": Weight(-8, "either side has a heading number or an ordinal of its own"),
    "no number below": Weight(3, "all headings of the column have a number, this one has none"),
    "ordinal cut": Weight(10, "2 | 9 after 28: one number in two pieces"),
    # The row as a whole.
    "row left room": Weight(3, "rows as high as their text leave room for a line only where it would not be parted"),
    "cut row": Weight(-0.5, "page breaks fall between rows a little more often than into one"),
}

Pseudo = tuple[float, float]
MERGING: dict[tuple[str, bool | None], Pseudo] = {
    # Rows seen beforehand, as it were, before the table's own are counted: (cells that begin, cells that go on), by
    # what the column is and whether the heading at its left goes on (None: there is none).
    ("head", None): (1.0, 1.0),
    ("head", True): (1.0, 1.0),
    ("head", False): (4.0, 0.05),
    # Columns found by alignment show no merged cells: an empty heading there is the one above anyway.
    ("head, no rules", None): (20.0, 0.2),
    ("head, no rules", True): (20.0, 0.2),
    ("head, no rules", False): (20.0, 0.2),
    ("number", None): (5.0, 0.1),
    ("number", True): (5.0, 0.2),
    ("number", False): (5.0, 0.02),
    ("requirement", None): (6.0, 0.05),
    ("requirement", True): (6.0, 0.1),
    ("requirement", False): (6.0, 0.02),
    ("other", None): (3.0, 0.3),
    ("other", True): (2.5, 0.5),
    ("other", False): (3.0, 0.1),
}
EMPTY: dict[str, Pseudo] = {
    # The same for cells of one row: (filled, empty).
    "head": (5.0, 0.05),
    "head, no rules": (2.0, 1.0),
    "number": (5.0, 0.01),
    "requirement": (5.0, 0.01),
    "units": (5.0, 0.02),
    "deadline": (5.0, 0.05),
    "extra": (1.0, 0.5),
}
SHORT_INSIDE: Pseudo = (0.1, 5.0)
"""The same for lines of a cell that others follow: (short ones, full ones)."""
SHORT_OTHERS = 6.0
"""Lines of its own cell that those of the others in the column count for, at most."""
PAIRS: tuple[Pseudo, Pseudo] = ((12.0, 12.0), (0.1, 8.0))
"""The same for two characters: (seen elsewhere, not seen), within a text and of two cells."""
ENDINGS: dict[str, Pseudo] = {
    # The same for the last character of a text by its class: (of whole cells, of cut ones).
    "。": (2.0, 0.03),
    "；": (0.6, 0.02),
    "，": (0.1, 0.05),
    "": (0.6, 0.9),
}
DOUBT = 4.4
"""A reading less than this ahead of another is doubtful: eighty to one, as the weights are no exact science."""
