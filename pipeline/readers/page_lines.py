"""Pieces of text on a page -> printed lines, parted where a wide gap opens.

A row holds what stands at one height; its parts are what a gap wider than a letter keeps
apart, which page_columns.py reads as columns or puts together again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from models.spans import Place
from pipeline.readers.page_letters import (
    RAISED,
    THIN,
    main_size,
    raised,
    size_of,
    spread,
    unspaced,
)
from pipeline.readers.pages import Piece

WIDE = 1.2
"""Gaps of more than so many letter sizes part a row; justified words lie closer."""
SAME_HEIGHT = 0.5
"""Pieces are of one row if they share so much of the lower one's height."""
LEVEL, OVERPRINT = 0.8, 3.0
"""A piece that shares less of the height than this may not lie over another by so many points."""
OPEN_ROWS = 5
"""So many of the last rows may still take pieces: two columns of different pitch."""
_BLANKS = regex.compile(r"[^\S\n]{3,}|\t+")


@dataclass(slots=True)
class PrintedLine:
    """A line, or a part of one: its words, box (points from the top left) and look.

    `bold` is True where all of its letters are; `size` is that of most letters.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    page: int
    ocr: bool

    @property
    def place(self) -> Place:
        """Page and box."""
        box = (self.left, self.top, self.right, self.bottom)
        return Place(page=self.page, box=box, ocr=self.ocr)

    @property
    def centre(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2


Row = list[PrintedLine]
"""The parts of a row from left to right, never empty."""


@dataclass(slots=True)
class _Heap:
    """The pieces of one row while they are gathered; `top`, `bottom` are of the tallest."""

    top: float
    bottom: float
    pieces: list[Piece]


def find_rows(pieces: Iterable[Piece], page: int, *, ocr: bool = False) -> list[Row]:
    """The rows of a page from top to bottom, whatever order the pieces come in."""
    heaps: list[_Heap] = []
    lowest = float("-inf")
    for piece in sorted(_parted(pieces), key=lambda piece: piece.box[1]):
        _, top, _, bottom = piece.box
        heap = _heap_of(heaps, piece) if top < lowest else None
        lowest = max(lowest, bottom)
        if heap is None:
            heaps.append(_Heap(top, bottom, [piece]))
            continue
        heap.pieces.append(piece)
        if bottom - top > heap.bottom - heap.top:
            heap.top, heap.bottom = top, bottom
    heaps.sort(key=lambda heap: heap.top + heap.bottom)
    return [row for heap in heaps if (row := _row(heap, page, ocr))]


def join_parts(row: Row) -> PrintedLine:
    """All parts of a row as one line."""
    if len(row) == 1:
        return row[0]
    first = row[0]
    return PrintedLine(
        " ".join(part.text for part in row),
        first.left,
        min(part.top for part in row),
        max(part.right for part in row),
        max(part.bottom for part in row),
        max(row, key=lambda part: len(part.text)).size,
        all(part.bold for part in row),
        first.page,
        first.ocr,
    )


def _heap_of(heaps: list[_Heap], piece: Piece) -> _Heap | None:
    """The row that shares most of the piece's height, if nothing else stands in its place there."""
    left, top, right, bottom = piece.box
    best, most = None, 0.0
    for heap in heaps[-OPEN_ROWS:]:
        shared = min(bottom, heap.bottom) - max(top, heap.top)
        lower = min(bottom - top, heap.bottom - heap.top)
        if shared <= most or shared < SAME_HEIGHT * lower:
            continue
        if shared < LEVEL * lower and any(
            min(right, other.box[2]) - max(left, other.box[0]) > OVERPRINT for other in heap.pieces
        ):
            continue
        best, most = heap, shared
    return best


def _parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with words, those with blanks to fill in (`Số:      /KH-UBND`) cut there."""
    for piece in pieces:
        text = piece.text
        if "\n" in text or "\r" in text:
            text = " ".join(text.split())
        if not text.strip():
            continue
        if not text.isascii() and "\t" not in text and "   " not in text:
            yield piece
        elif _BLANKS.search(text.strip()):
            yield from cut_piece(piece, [m.span() for m in _BLANKS.finditer(text)])
        else:
            yield piece


def cut_piece(piece: Piece, blanks: list[tuple[int, int]]) -> Iterator[Piece]:
    """A piece in parts, each with its share of the box by the breadth of its characters."""
    left, top, right, bottom = piece.box
    ends = [0.0]
    for character in piece.text:
        ends.append(ends[-1] + _breadth(character))
    scale = (right - left) / (ends[-1] or 1.0)
    at = 0
    for start, stop in (*blanks, (len(piece.text), len(piece.text))):
        words = piece.text[at:start]
        if words.strip():
            box = (left + ends[at] * scale, top, left + ends[start] * scale, bottom)
            yield Piece(words, box, piece.size, piece.bold, piece.italic)
        at = stop


def _breadth(character: str) -> float:
    """In sizes, about as in Times: capitals, small letters and digits, blanks."""
    if character.isspace() or character in ".,:;'’ilI|":
        return 0.27
    return 0.68 if character.isupper() else 0.48


def _row(heap: _Heap, page: int, ocr: bool) -> Row:
    pieces = heap.pieces
    if len(pieces) == 1:
        piece = pieces[0]
        left, top, right, bottom = piece.box
        text = unspaced(piece.text.strip())
        size = piece.size or size_of(piece.box)
        return [PrintedLine(text, left, top, right, bottom, size, piece.bold, page, ocr)]
    pieces.sort(key=lambda piece: piece.box[0])
    size = main_size(pieces)
    if len(pieces) > 3 and all(len(piece.text.strip()) == 1 for piece in pieces):
        return [_line(spread(pieces), pieces, size, page, ocr)]
    floor = heap.bottom - RAISED * size
    row: Row = []
    words: list[str] = []
    part: list[Piece] = []
    end = pieces[0].box[0]
    for piece in pieces:
        gap = piece.box[0] - end
        if part and gap > WIDE * size:
            row.append(_line("".join(words), part, size, page, ocr))
            words, part = [], []
        mark = None if ocr else raised(piece, size, floor, words)
        if part and mark is None and (gap > THIN * size or ocr):
            words.append(" ")
        words.append(piece.text if mark is None else mark)
        part.append(piece)
        end = max(end, piece.box[2]) if part else piece.box[2]
    row.append(_line("".join(words), part, size, page, ocr))
    return row


def _line(text: str, part: list[Piece], size: float, page: int, ocr: bool) -> PrintedLine:
    boxes = [piece.box for piece in part]
    bold = all(piece.bold for piece in part if any(map(str.isalpha, piece.text)))
    return PrintedLine(
        unspaced(" ".join(text.split())),
        boxes[0][0],
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        main_size(part) if len(part) > 1 else (part[0].size or size),
        bold and any(piece.bold for piece in part),
        page,
        ocr,
    )
