"""Ruled tables: what was made first is what is read, seat for seat, however it was drawn."""

import random
import re
from collections.abc import Callable, Iterable

import pytest
from drawn_tables import DrawnPage, MadeTable, breadth, draw, make_table
from hypothesis import given, settings
from hypothesis import strategies as st

from models.text import RawBlock
from pipeline.readers.page_grids import find_grids
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Box, Page, Piece, Ruling

WIDTH, HEIGHT = 760.0, 640.0
Pen = Callable[[float, float, float, float, random.Random], Iterable[Box]]
"""How one straight line is drawn: the boxes that a PDF or a scan holds of it."""


def solid(x0: float, y0: float, x1: float, y1: float, _: random.Random) -> Iterable[Box]:
    yield x0, y0, x1, y1


def thin_boxes(x0: float, y0: float, x1: float, y1: float, _: random.Random) -> Iterable[Box]:
    yield x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25


def doubled(x0: float, y0: float, x1: float, y1: float, _: random.Random) -> Iterable[Box]:
    across = y0 == y1
    yield x0, y0, x1, y1
    yield (x0, y0 + 1.5, x1, y1 + 1.5) if across else (x0 + 1.5, y0, x1 + 1.5, y1)


def dashed(x0: float, y0: float, x1: float, y1: float, _: random.Random) -> Iterable[Box]:
    across = y0 == y1
    at, end = (x0, x1) if across else (y0, y1)
    while at < end:
        stop = min(at + 3, end)
        yield (at, y0, stop, y1) if across else (x0, at, x1, stop)
        at += 6


def scanned(x0: float, y0: float, x1: float, y1: float, chance: random.Random) -> Iterable[Box]:
    """Off by up to 1.5 points on each side, with a gap."""
    across = y0 == y1
    at, end = (x0, x1) if across else (y0, y1)
    off, start, stop = chance.uniform(-1, 1), at + chance.uniform(-1.5, 1.5), end
    middle = chance.uniform(start, stop)
    for a, b in ((start, middle - 1.5), (middle + 1.5, stop + chance.uniform(-1.5, 1.5))):
        if b > a:
            yield (a, y0 + off, b, y0 + off) if across else (x0 + off, a, x0 + off, b)


PENS = {pen.__name__: pen for pen in (solid, thin_boxes, doubled, dashed, scanned)}


def as_page(number: int, drawn: DrawnPage, pen: Pen, *, words: bool = False) -> Page:
    chance = random.Random(number)
    pieces = []
    for left, baseline, text in drawn.texts:
        for start, part in _words(text) if words else [(0.0, text)]:
            box = (left + start, baseline - 9, left + start + breadth(part), baseline + 2.5)
            pieces.append(Piece(part, box, 10.0))
    chance.shuffle(pieces)
    rulings = [
        Ruling(box)
        for x0, y0, x1, y1 in drawn.outlines
        for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
        for box in pen(*side, chance)
    ]
    return Page(number, WIDTH, HEIGHT, tuple(pieces), tuple(rulings), ocr=pen is scanned)


def _words(text: str) -> Iterable[tuple[float, str]]:
    at = 0.0
    for word in text.split():
        yield at, word
        at += breadth(word + " ")


def seats(blocks: Iterable[RawBlock]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for block in blocks:
        seat = block.cell
        assert seat is not None, block.text
        assert seat.table == 0, "one table became several"
        for row in range(seat.row, seat.row + seat.rowspan):
            for column in range(seat.column, seat.column + seat.colspan):
                words = " ".join(block.text.split())
                found[row, column] = f"{found.get((row, column), '')} {words}".strip()
    return found


def wanted(table: MadeTable) -> dict[tuple[int, int], str]:
    return {seat: text for seat, text in table.seats().items() if text}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 10**6),
    merges=st.integers(0, 14),
    cuts=st.booleans(),
    repeats=st.booleans(),
    pen=st.sampled_from(sorted(PENS)),
    words=st.booleans(),
)
def test_every_seat_of_a_drawn_table(
    seed: int, merges: int, *, cuts: bool, repeats: bool, pen: str, words: bool
) -> None:
    table = make_table(seed, merges=merges)
    drawn = draw(table, cuts=cuts, repeats=repeats)
    pages = [as_page(i, page, PENS[pen], words=words) for i, page in enumerate(drawn, 1)]
    assert seats(lay_out(pages, path="x.pdf").blocks) == wanted(table)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6), lines=st.integers(0, 120), words=st.integers(0, 40))
def test_any_lines_and_words_are_read_without_loss(seed: int, lines: int, words: int) -> None:
    chance = random.Random(seed)
    rulings = []
    for _ in range(lines):
        x, y, long = chance.uniform(-60, 500), chance.uniform(-60, 600), chance.uniform(0, 200)
        across = chance.random() < 0.5
        rulings.append(Ruling((x, y, x + long, y) if across else (x, y, x, y + long)))
    pieces = []
    for number in range(words):
        x, y = chance.uniform(0, 700), chance.uniform(100, 500)
        pieces.append(Piece(f"từ{number}x", (x, y, x + 30, y + 11), 10.0))
    blocks = lay_out([Page(1, WIDTH, HEIGHT, tuple(pieces), tuple(rulings))], path="x.pdf").blocks
    found = sorted(re.findall(r"từ\d+x", " ".join(block.text for block in blocks)))
    assert found == sorted(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("strip", "columns", "rows"),
    [
        (11.1, 6, 3),  # 9 point print has room in a row that heads a section
        (10.0, 4, 3),
        (12.0, 3, 3),
        (8.0, 6, 2),  # two lines that were meant to be one
        (6.0, 5, 2),
    ],
)
def test_a_low_row_over_all_columns(strip: float, columns: int, rows: int) -> None:
    """A row of one cell between two rows of many is a row where print has room in it."""
    ys = (50.0, 90.0, 90.0 + strip, 130.0 + strip)
    xs = [60.0 + 70 * column for column in range(columns + 1)]
    across = [Ruling((xs[0], y, xs[-1], y)) for y in ys]
    sides = [Ruling((x, ys[0], x, ys[-1])) for x in (xs[0], xs[1], xs[-1])]
    inner = [Ruling((x, a, x, b)) for x in xs[2:-1] for a, b in ((ys[0], ys[1]), (ys[2], ys[3]))]
    (grid,) = find_grids(Page(1, WIDTH, HEIGHT, (), (*across, *sides, *inner)))
    assert len(grid.ys) - 1 == rows
