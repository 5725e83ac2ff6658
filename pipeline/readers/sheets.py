"""A table of a dump being laid: rows of chunks seated under the columns that their words suit.

A dump prints a vertically merged cell once, so later rows have fewer cells than the header;
the free seats are merged with the row above.
"""

from dataclasses import dataclass, field
from itertools import combinations, takewhile

from models.columns import ColumnRole, column_role, fits
from models.spans import Place
from models.text import BlockKind, Cell, RawBlock
from models.values import built_fast

# what it costs to leave a column's seat to the row above: merged goals are common, merged tasks not
_CARRY_COST = {"objective": 0.1, "note": 0.1, "budget": 0.2, "product": 0.3, "coordinate": 0.3, "lead": 0.35, "agencies": 0.35, "time": 0.4, "task": 1.5}  # fmt: skip


@built_fast
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


@dataclass(slots=True)
class Seat:
    """A chunk in its place, and how far it reaches."""

    chunk: Chunk
    row: int
    column: int
    colspan: int = 1
    rowspan: int = 1


@dataclass(slots=True)
class Sheet:
    """A table being laid: seats in order, and who fills each column now.

    `merges` are the columns whose free seats are merged with the row above; None means all.
    """

    roles: tuple[ColumnRole | None, ...]
    merges: frozenset[ColumnRole] | None = None
    seats: list[Seat] = field(default_factory=list)
    open: dict[int, Seat] = field(default_factory=dict)
    row: int = 0

    @classmethod
    def under(cls, header: list[Chunk], merges: frozenset[ColumnRole] | None = None) -> "Sheet":
        """A table whose first row is `header`."""
        sheet = cls(tuple(column_role(cell.text) for cell in header), merges)
        for column, cell in enumerate(header):
            sheet.put(cell, column)
        sheet.end_row(carries=False)
        return sheet

    def put(self, chunk: Chunk, column: int, colspan: int = 1) -> None:
        """Seats a chunk in the row being laid."""
        seat = Seat(chunk, self.row, column, colspan)
        self.seats.append(seat)
        self.open[column] = seat

    def end_row(self, *, carries: bool) -> None:
        """Ends the row; where it carries, free seats of what it merges go to the row above."""
        here = takewhile(lambda seat: seat.row == self.row, reversed(self.seats))
        filled = {seat.column for seat in here}
        for column, seat in list(self.open.items()):
            if column in filled:
                continue
            if carries and (self.merges is None or self.roles[column] in self.merges):
                seat.rowspan += 1
            else:
                del self.open[column]
        if not carries:
            self.open.clear()
        self.row += 1

    def blocks(self, number: int) -> list[RawBlock]:
        """The cells laid so far as blocks of table `number`."""
        return [
            RawBlock(
                seat.chunk.text,
                Place(seat.chunk.start, seat.chunk.end),
                BlockKind.CELL,
                Cell(number, seat.row, seat.column, seat.rowspan, seat.colspan),
            )
            for seat in self.seats
        ]


def seat_row(sheet: Sheet, cells: list[Chunk]) -> None:
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
    whole = len(rest) == width - 1  # then there is but one way to seat them
    seats = range(width - 1) if whole else best_seats(sheet.roles[1:], rest)[0]
    for column, cell in zip(seats, rest, strict=True):
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
    suits = [fits(cell.text, roles) for cell in cells]
    costs = [_CARRY_COST.get(role or "", 0.5) for role in roles]

    def score(seats: tuple[int, ...]) -> float:
        left = sum([costs[c] for c in columns if c not in seats])
        return sum([row[c] for c, row in zip(seats, suits, strict=True)]) - left

    best = max(combinations(columns, len(cells)), key=score)
    return best, score(best)
