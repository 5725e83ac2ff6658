"""The seam between two pages of a table: was a row cut there, do merged cells go on?

Words decide with the help of geometry: a cell's words go on only where the cell above the page's
end was full, and a row's number begins a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from pipeline.readers.page_lines import PrintedLine

SAME_EDGE = 5.0
"""Points by which a column's edge may be off on the next page."""
PADDINGS = 13.0
"""Points that a cell leaves free on both sides of its words together."""
ROOM = 1.9
"""Letter sizes: no more is left below words that go on, even where two lines are kept together."""
_LABEL = regex.compile(r"(?:(?:\d{1,3}\.)*\d{1,3}|[IVXL]{1,6}|\p{Lu}|[a-zđ])[.)]?")
_GOES_ON = regex.compile(r"[,;.:)\]”%]|[\"“‘'(]?\p{Ll}(?!\p{L}{0,1}[).]\s)")
_UNFINISHED = regex.compile(r"(?:[,(–/-]|\b(?:và|của|các|với|hoặc|cho|về|tại|do))$")
_ITEM_MARK = regex.compile(r"[-–+*•]\s|\d{1,2}[.)]\s|(?:\d{1,2}\.){1,3}\d{1,2}[.)]?\s|[a-zđ][.)]\s")


@dataclass(slots=True)
class SeatedCell:
    """A cell of a table: its edges left and right (points), rows from `row` to before `end`.

    `height` is that of its last part, on one page.
    """

    left: float
    right: float
    row: int
    end: int
    height: float
    lines: list[PrintedLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)

    def spans(self, other: "SeatedCell") -> bool:
        """True if both stand between the same edges."""
        return abs(self.left - other.left) <= SAME_EDGE and (
            abs(self.right - other.right) <= SAME_EDGE
        )


Pairs = Sequence[tuple[SeatedCell | None, SeatedCell]]
"""The cells at the top of a part, each with the one of its columns above the page's end."""


def is_cut(pairs: Pairs, known: Sequence[SeatedCell]) -> bool:
    """True if the page's end cut a row: words go on, and nothing begins a row of its own."""
    _, label = min(pairs, key=lambda pair: pair[1].left)
    if _LABEL.fullmatch(label.text) or any(above is None and cell.lines for above, cell in pairs):
        return False
    worded = [(above, cell) for above, cell in pairs if above is not None and cell.lines]
    # a cell that is merged over rows goes on whether the row is cut or not
    single = [pair for pair in worded if not _is_tall(*pair)]
    going = {_continues(*pair) for pair in single}
    if not going or any(_continues(*pair) == "no" for pair in worded):
        return False
    if "yes" in going:
        return True
    # words that may go on: only if the row could not stand by itself
    if any(above.text.isupper() != cell.text.isupper() for above, cell in single):
        return False
    left_out = [
        cell
        for above, cell in pairs
        if above and above.lines and not cell.lines
        if not (_is_tall(above, cell) or _is_sparse(cell, known))
    ]
    return bool(left_out) or all(cell.text.isupper() for _, cell in single)


def _continues(above: SeatedCell, cell: SeatedCell) -> str:
    """Whether the words of a cell go on with those above: ``yes``, ``no`` or ``maybe``."""
    if not above.lines or not _is_filled(above):
        return "no"
    last, first = above.lines[-1], cell.lines[0]
    if regex.match(r"[-–]\s?\p{Ll}", first.text) and not last.text.endswith((".", ";", ":")):
        return "yes"
    if _ITEM_MARK.match(first.text):
        return "maybe" if last.text.endswith((".", ";", ":")) else "no"
    if _GOES_ON.match(first.text) or _UNFINISHED.search(last.text):
        return "yes"
    return "maybe" if _is_full(above, first) or last.text.endswith(".") else "no"


def _is_filled(cell: SeatedCell) -> bool:
    """True if there is no room for words below those of the cell's last part."""
    last = cell.lines[-1]
    top = min(line.top for line in cell.lines if line.page == last.page)
    return cell.height - (last.bottom - top) < ROOM * last.size + PADDINGS


def _is_full(above: SeatedCell, first: PrintedLine) -> bool:
    """True if the first word of a line would not have fitted behind the cell's last line."""
    last = above.lines[-1]
    word = first.text.partition(" ")[0]
    breadth = (first.right - first.left) * (len(word) + 1) / max(1, len(first.text))
    ink = max(line.right - line.left for line in above.lines)
    return last.right - last.left + breadth > max(ink, above.right - above.left - PADDINGS)


def is_merged(above: SeatedCell, cell: SeatedCell, known: Sequence[SeatedCell]) -> bool:
    """True if two cells on both sides of a page's end are one that is merged over rows.

    An empty cell below one with words is its rest, unless cells are left empty in that column.
    """
    tall = _is_tall(above, cell)
    if above.lines and cell.lines:
        # of two rows each page may show one: small letters tell, where others begin with none
        may_be = tall or (cell.text[0].islower() and not _begins_small(cell, known))
        return may_be and _continues(above, cell) == "yes" and _is_full(above, cell.lines[0])
    if cell.lines:
        return above.end - above.row > 1 and not _LABEL.fullmatch(cell.text)
    if not above.lines:
        return False
    return tall or not _is_sparse(cell, known)


def _is_sparse(cell: SeatedCell, known: Sequence[SeatedCell]) -> bool:
    """True if cells of its column are left empty elsewhere."""
    return any(
        not other.lines and other.spans(cell) and other.end - other.row == 1 for other in known
    )


def _begins_small(cell: SeatedCell, known: Sequence[SeatedCell]) -> bool:
    """True if words of its column begin with small letters elsewhere."""
    others = (other for other in known if other is not cell and other.spans(cell))
    return any(other.lines and other.text[0].islower() for other in others)


def _is_tall(above: SeatedCell, cell: SeatedCell) -> bool:
    return above.end - above.row > 1 or cell.end - cell.row > 1
