"""Tables in dumps that print one cell a line-run, parted by lines holding only `|`.

Such a dump prints a vertically merged cell once, so later rows have fewer cells than the header.
Rows are told by their labels (1, 2, 3 ... under I, II ...); the cells of a short row are seated so
that their words suit the columns best, and the free seats are merged with the row above.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import regex

from models.columns import ColumnRole, column_role, fit
from models.spans import Place
from models.text import BlockKind, Cell, RawBlock

_LABEL = regex.compile(r"(?:\d{1,3}|(?:\d{1,2}\.){1,3}\d{1,2}|[IVX]{1,5}|\p{Lu}|[a-zđ])[.)]?")
_ROMAN = regex.compile(r"[IVX]{1,5}[.)]?|[A-H][.)]?")
MIN_COLUMNS, MAX_COLUMNS = 3, 12
MAX_HEADER = 90
# what it costs to leave a column's seat to the row above: merged goals are common, merged tasks not
_CARRY_COST = {"objective": 0.1, "note": 0.1, "budget": 0.2, "product": 0.3, "coordinate": 0.3, "lead": 0.35, "agencies": 0.35, "time": 0.4, "task": 1.5}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of lines of a dump: `piped` where a line of pipes ends it."""

    text: str
    start: int
    end: int
    piped: bool

    def tail(self, at: int) -> "Chunk":
        """The chunk from offset `at` of its text on."""
        return Chunk(self.text[at:], self.start + at, self.end, self.piped)


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table found: its blocks stand for chunks ``first .. after-1``."""

    first: int
    after: int
    blocks: tuple[RawBlock, ...]


@dataclass(slots=True)
class _Seat:
    chunk: Chunk
    row: int
    column: int
    colspan: int = 1
    rowspan: int = 1


@dataclass(slots=True)
class _Sheet:
    """A table being laid: seats in order, and who fills each column now."""

    roles: tuple[ColumnRole | None, ...]
    seats: list[_Seat] = field(default_factory=list)
    open: dict[int, _Seat] = field(default_factory=dict)
    row: int = 0

    def put(self, chunk: Chunk, column: int, colspan: int = 1) -> None:
        seat = _Seat(chunk, self.row, column, colspan)
        self.seats.append(seat)
        self.open[column] = seat

    def end_row(self, *, carries: bool) -> None:
        filled = {seat.column for seat in self.seats if seat.row == self.row}
        for column, seat in list(self.open.items()):
            if column in filled:
                continue
            if carries:
                seat.rowspan += 1
            else:
                del self.open[column]
        if not carries:
            self.open.clear()
        self.row += 1


def find_pipe_tables(chunks: list[Chunk], number: int = 0) -> Iterator[PipeTable]:
    """The tables of a dump, in order, counted from `number`."""
    index = 0
    while index < len(chunks):
        header = _header(chunks, index)
        if header is None:
            index += 1
            continue
        lead_in, cells, after = header
        table = _read_table(chunks, index, lead_in, cells, after, number)
        yield table
        number += 1
        index = table.after


def _header(chunks: list[Chunk], index: int) -> tuple[Chunk | None, list[Chunk], int] | None:
    """The header cells that begin at `index`: the last line of its chunk names the ordinals."""
    first = chunks[index]
    if not first.piped or not first.text:
        return None
    cut = first.text.rfind("\n") + 1
    if column_role(first.text[cut:]) != "ordinal":
        return None
    cells, after = [first.tail(cut)], index + 1
    while after < len(chunks) and len(cells) < MAX_COLUMNS:
        cell = chunks[after]
        if not cell.piped or len(cell.text) > MAX_HEADER or _LABEL.fullmatch(cell.text):
            break
        cells.append(cell)
        after += 1
    known = sum(column_role(cell.text) is not None for cell in cells)
    if len(cells) < MIN_COLUMNS or known < MIN_COLUMNS - 1:
        return None
    lead_in = None
    if cut:
        text = first.text[:cut].rstrip()
        lead_in = Chunk(text, first.start, first.start + len(text), False)
    return lead_in, cells, after


def _read_table(
    chunks: list[Chunk],
    first: int,
    lead_in: Chunk | None,
    header: list[Chunk],
    after: int,
    number: int,
) -> PipeTable:
    sheet = _Sheet(tuple(column_role(cell.text) for cell in header))
    for column, cell in enumerate(header):
        sheet.put(cell, column)
    sheet.end_row(carries=False)
    previous = 0
    while after < len(chunks):
        row = _row(chunks, after, len(header), previous)
        if row is None:
            break
        cells, after, previous = row
        if len(cells) == len(header) and _is_foreign(sheet, cells, chunks, after, previous):
            cells, after = cells[:-1], after - 1
        _seat_row(sheet, cells)
    blocks = [
        RawBlock(
            seat.chunk.text,
            Place(seat.chunk.start, seat.chunk.end),
            BlockKind.CELL,
            Cell(number, seat.row, seat.column, seat.rowspan, seat.colspan),
        )
        for seat in sheet.seats
    ]
    if lead_in:
        blocks.insert(0, RawBlock(lead_in.text, Place(lead_in.start, lead_in.end)))
    return PipeTable(first, after, tuple(blocks))


def _is_foreign(
    sheet: _Sheet, cells: list[Chunk], chunks: list[Chunk], after: int, previous: int
) -> bool:
    """True where the last cell of a last row is no cell but what the page prints next."""
    if len(cells) < MIN_COLUMNS or (after < len(chunks) and _starts_row(chunks, after, previous)):
        return False
    roles, texts = sheet.roles[1:], cells[1:]
    return best_seats(roles, texts[:-1])[1] > best_seats(roles, texts)[1]


def _row(
    chunks: list[Chunk], index: int, width: int, previous: int
) -> tuple[list[Chunk], int, int] | None:
    """The cells of the row that begins at `index`, where the next begins, and its number."""
    label = chunks[index].text
    if not chunks[index].piped or not _LABEL.fullmatch(label):
        return None
    number = int(label.strip(".)")) if label.strip(".)").isdigit() else None
    cells, after = [chunks[index]], index + 1
    while after < len(chunks) and len(cells) < width:
        chunk = chunks[after]
        if _starts_row(chunks, after, number if number is not None else previous):
            break
        cells.append(chunk)
        after += 1
        if not chunk.piped:  # the dump's cells end with a pipe: prose follows
            break
    return cells, after, number if number is not None else previous


def _starts_row(chunks: list[Chunk], index: int, number: int) -> bool:
    text = chunks[index].text
    if not _LABEL.fullmatch(text):
        return False
    bare = text.strip(".)")
    if bare.isdigit():
        return int(bare) in (number + 1, 1)
    if "." in bare:
        return True
    follower = chunks[index + 1].text if index + 1 < len(chunks) else ""
    return bool(_ROMAN.fullmatch(text)) and follower[:1].isupper()


def _seat_row(sheet: _Sheet, cells: list[Chunk]) -> None:
    """Seats the cells of one row: a heading over the whole width, or a row of columns."""
    width = len(sheet.roles)
    label, rest = cells[0], cells[1:]
    while rest and not rest[-1].text and len(rest) > width - 1:
        rest = rest[:-1]
    filled = [cell for cell in rest if cell.text]
    if len(filled) == 1 and len(rest) < width - 1:
        sheet.put(label, 0)
        sheet.put(filled[0], 1, colspan=width - 1)
        sheet.end_row(carries=False)
        return
    sheet.put(label, 0)
    for column, cell in zip(best_seats(sheet.roles[1:], rest)[0], rest, strict=True):
        sheet.put(cell, column + 1)
    sheet.end_row(carries=True)


def best_seats(
    roles: tuple[ColumnRole | None, ...], cells: list[Chunk]
) -> tuple[tuple[int, ...], float]:
    """The columns (0-based among `roles`) that suit the cells best, in order, and their score.

    The score of a seating is the fit of each cell's words to its column less the cost of
    each column left to the row above; the first best wins.
    """
    columns = range(len(roles))

    def score(seats: tuple[int, ...]) -> float:
        fits = sum(fit(cell.text, roles[c]) for c, cell in zip(seats, cells, strict=True))
        left = sum(_CARRY_COST.get(roles[c] or "", 0.5) for c in columns if c not in seats)
        return fits - left

    best = max(combinations(columns, len(cells)), key=score)
    return best, score(best)
