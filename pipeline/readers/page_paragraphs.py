"""Printed lines -> paragraphs: where a line's end is the page's width's, and where a new one begins.

Geometry decides before words: a line that had room for the next word was ended on purpose, an
indented line begins a paragraph where the page indents, centred lines of one look are one title.
Words decide where geometry is silent: small letters go on, items and forms begin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from models.spans import join_places
from models.text import BlockKind, Cell, RawBlock
from pipeline.furniture import TYPE_LINE
from pipeline.readers.page_lines import PrintedLine
from pipeline.wrapping import ITEM, OPEN, STOP

INDENT, DEEPEST = 8.0, 90.0
"""Points: a first line's indent lies between these."""
SIZES, OCR_SIZES = 0.12, 0.4
"""Letters that differ in size by a larger share are of different paragraphs."""
SPACED, SPACED_A_LITTLE = 1.3, 1.1
"""Lines further apart than so many line pitches are of different paragraphs.

The smaller number holds on printed pages that part paragraphs by a few points.
"""
FEWEST_PARTED = 3
CENTRED, SHORT = 8.0, 20.0
"""Points: how far a centred line's middle may be off, and what it leaves free on each side."""
LONGEST_LABEL, END = 80, 20
"""Characters: no type of document, no label is longer; so near its end shows what a line ends with."""
_LABEL_ALONE = regex.compile(
    r"(?:Phụ\s+lục|Biểu|Mẫu|Phần|Chương|Mục|Điều)(?:\s+(?:số|thứ))?(?:\s+(?:[IVXL]+|\d+|[A-Z]|\p{L}{2,5}))?(?:[-/.]\p{Lu}{2,6})?\s*[.:]?",
    regex.IGNORECASE,
)
_CAPITALS_WRAPPED = regex.compile(r"\b(?:CHỦ\s+NGHĨA|BAN\s+NHÂN|ĐỒNG\s+NHÂN)$")
_CAPITALS_REST = regex.compile(r"(?:VIỆT\s+NAM|DÂN)\b")
_WORD = regex.compile(r"[\p{L}\d]")
_NOTE = regex.compile(r"\((?:Ban\s+hành|Kèm|Đính\s+kèm|Theo|Phụ\s+lục|Trích)\b", regex.IGNORECASE)
_LETTER_LABEL = regex.compile(r"[a-zđ]{1,2}[).]\s")


@dataclass(frozen=True, slots=True)
class Margins:
    """The column's edges and line pitch (points), and how paragraphs are told apart.

    `indents`: by their first line's indent; `spaces`: by a little more height between them.
    """

    left: float
    right: float
    pitch: float
    indents: bool
    spaces: bool

    def has_room(self, line: PrintedLine, follower: PrintedLine) -> bool:
        """True if the next line's first word would have fitted behind the line."""
        word = follower.text.partition(" ")[0]
        letters = max(1, len(follower.text))
        breadth = (follower.right - follower.left) * (len(word) + 1) / letters
        return line.right + breadth + 0.3 * line.size < self.right

    def is_indented(self, line: PrintedLine) -> bool:
        """True where the line begins right of the edge, as first lines do."""
        return INDENT < line.left - self.left < DEEPEST

    def is_centred(self, line: PrintedLine) -> bool:
        """True where the line leaves the same room on both sides."""
        before, after = line.left - self.left, self.right - line.right
        return min(before, after) > SHORT and abs(before - after) < 2 * CENTRED


def measure(
    lines: Sequence[PrintedLine],
    column: tuple[float, float] | None = None,
    before: Margins | None = None,
) -> Margins:
    """The margins of a column; a page with little text takes those of the page before.

    Args:
        lines: the column's lines.
        column: its edges where they are known.
        before: the margins of the page before.
    """
    left, right = column or (min(x.left for x in lines), max(x.right for x in lines))
    wide = [line for line in lines if line.right - line.left > 0.6 * (right - left)]
    lefts = sorted(line.left for line in wide)
    edge = next((a for a, b in pairwise(lefts) if b - a < 3), None)
    if before and (edge is None or INDENT < edge - before.left < DEEPEST):
        edge, right = before.left, max(right, before.right)
    if edge is None:
        edge = left
    steps = [step for a, b in pairwise(lines) for step in [_step(a, b)] if 0 < step < 3 * a.size]
    pitch = sorted(steps)[2 * len(steps) // 5] if steps else 0.0
    first = sum(INDENT < line.left - edge < DEEPEST for line in wide)
    at_edge = sum(abs(line.left - edge) < INDENT / 2 for line in wide)
    indents = (first > 0 and at_edge > 0) if wide and at_edge else bool(before and before.indents)
    parted = sum(SPACED_A_LITTLE < step / pitch < 2 for step in steps)
    spaces = parted >= FEWEST_PARTED and 8 * parted >= len(steps)
    spaces = spaces and not (indents or lines[0].ocr)
    return Margins(edge, right, pitch, indents, spaces)


def _step(line: PrintedLine, follower: PrintedLine) -> float:
    """How much lower the next line stands; boxes may hold the ink alone, so the nearer edge."""
    return min(follower.top - line.top, follower.bottom - line.bottom)


def goes_on(
    line: PrintedLine, follower: PrintedLine, margins: Margins, *, over_break: bool = False
) -> bool:
    """True if the next line belongs to the paragraph of this one.

    Args:
        line: the last line so far.
        follower: the next line.
        margins: those of the follower's column.
        over_break: the lines stand on two pages or in two columns.
    """
    words, next_words = line.text, follower.text
    if _differ(line, follower) or (len(words) < LONGEST_LABEL and _stands_alone(words)):
        return False
    if not (_has_word(words) and _has_word(next_words)):
        return False
    if next_words[0] == "(" and _NOTE.match(next_words):
        return False
    small = next_words.lstrip("“\"(‘'")[:1].islower() and not _LETTER_LABEL.match(next_words)
    stopped = not words[-1].isalnum() and bool(STOP.search(words, max(0, len(words) - END)))
    apart = 0.0 if over_break or not margins.pitch else (
        _step(line, follower) / margins.pitch
    )  # fmt: skip
    limit = SPACED_A_LITTLE if margins.spaces else SPACED
    if apart > (2 * SPACED if small and not stopped else limit):
        return False
    if not over_break and margins.is_centred(line) and margins.is_centred(follower):
        return _is_title(line, follower, small=small)
    return _flows(line, follower, margins, small=small, stopped=stopped)


def _has_word(text: str) -> bool:
    return text[0].isalnum() or bool(_WORD.search(text))


def _stands_alone(words: str) -> bool:
    """True for `KẾ HOẠCH` and `Phụ lục II`, which end with their line."""
    return bool(TYPE_LINE.fullmatch(words) or _LABEL_ALONE.fullmatch(words))


def goes_on_in_form(line: PrintedLine, follower: PrintedLine) -> bool:
    """The same for lines of letterhead and signature, each of which stands for itself."""
    words, next_words = line.text, follower.text
    if _CAPITALS_WRAPPED.search(words) and follower.top - line.bottom < line.size:
        return bool(_CAPITALS_REST.match(next_words))
    if ITEM.match(next_words) or _differ(line, follower) or STOP.search(words):
        return False
    if not _WORD.search(words):
        return False
    first = next_words.lstrip('“"(')[:1]
    if follower.top - line.bottom > line.size:
        return False
    return first.islower() or (first.isdigit() and "ngày" in words) or words.endswith((",", "-"))


def goes_on_in_cell(line: PrintedLine, follower: PrintedLine, right: float) -> bool:
    """The same inside a table's cell, whose lines are seldom justified and often centred."""
    words, next_words = line.text, follower.text
    if ITEM.match(next_words):
        dash = next_words[0] in "-–" and next_words.lstrip("-– ")[:1].islower()
        if STOP.search(words) or not (dash or next_words[0].isdigit()):
            return False
        return dash or bool(OPEN.search(words))
    if next_words[:1].islower() or not words.endswith((".", "!", "?")):
        return True
    return line.right > right - 2 * line.size


def paragraph(
    lines: Sequence[PrintedLine], cell: Cell | None = None, *, furniture: bool = False
) -> RawBlock:
    """The block of a paragraph's lines."""
    places = tuple(line.place for line in lines)
    place = places[0] if len(places) == 1 else join_places(places)
    assert place is not None
    return RawBlock(
        "\n".join(line.text for line in lines),
        place,
        BlockKind.CELL if cell else BlockKind.PARAGRAPH,
        cell,
        bold=all(line.bold for line in lines),
        furniture_hint=furniture,
        lines=places,
        whole=True,
    )


def _differ(line: PrintedLine, follower: PrintedLine) -> bool:
    share = OCR_SIZES if line.ocr else SIZES
    return abs(line.size - follower.size) > share * max(line.size, follower.size)


def _is_title(line: PrintedLine, follower: PrintedLine, *, small: bool) -> bool:
    """Centred lines of one look are one title; a note in brackets and a form's word are apart."""
    if line.text.startswith("(") and not line.text.endswith(")"):
        return True
    if line.bold != follower.bold or ITEM.match(follower.text) or follower.text.startswith("("):
        return False
    return small or line.text.isupper() == follower.text.isupper()


def _flows(
    line: PrintedLine, follower: PrintedLine, margins: Margins, *, small: bool, stopped: bool
) -> bool:
    words = line.text
    room = margins.has_room(line, follower)
    indented = margins.indents and margins.is_indented(follower)
    hangs = indented and ITEM.match(words) and 3 < follower.left - line.left < 3 * line.size
    if small:
        return not stopped or not (room or indented) or bool(hangs and not room)
    if ITEM.match(follower.text):
        return margins.indents and not indented and not room and not stopped
    if line.bold and not follower.bold and (room or stopped):
        return False
    if room or (indented and not hangs):  # ended on purpose: only words that cannot end go on
        open_word = OPEN.search(words, max(0, len(words) - END)) and not words.endswith(",")
        return bool(open_word) and not (stopped or words.isupper())
    return margins.indents or margins.spaces or not stopped
