"""Tables that are set in columns without lines, where header and row numbers make sure of them.

A header row names columns (`STT`, `Nhiệm vụ`, `Cơ quan chủ trì`), numbers in the first column
count the rows, and no word stands across a gutter. Where one of these fails the rows stay lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from models.columns import column_role
from pipeline.readers.page_lines import PrintedLine, Row, join_parts
from pipeline.readers.page_seams import SeatedCell
from pipeline.readers.page_tables import TablePart

COLUMNS, ROWS = 3, 2
"""A table has at least so many named columns and numbered rows."""
FAR = 3.0
"""Letter sizes: an empty height of so much ends a table."""
_NUMBER = regex.compile(r"(\d{1,3})[.)]?")
_LABEL = regex.compile(r"\d{1,3}[.)]?|[IVXL]{1,5}[.)]?|\p{Lu}[.)]?")


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table found: its rows' range among the page's (half-open), and what it holds."""

    first: int
    last: int
    part: TablePart


@dataclass(slots=True)
class _Draft:
    """The columns as wide as their words so far, and the lines of each row by column."""

    columns: list[tuple[float, float]]
    rows: list[dict[int, list[PrintedLine]]] = field(default_factory=lambda: [{}])
    spans: dict[int, int] = field(default_factory=dict)

    def seats(self, row: Row) -> list[int] | None:
        """The column of each part, or None if a part stands in none or across two."""
        seats = []
        for part in row:
            met = [
                i for i, (a, b) in enumerate(self.columns) if min(b, part.right) > max(a, part.left)
            ]
            if len(met) > 1:
                return None
            seats.append(met[0] if met else self._nearest(part))
        return seats if len(set(seats)) == len(seats) else None

    def _nearest(self, part: PrintedLine) -> int:
        return min(
            range(len(self.columns)),
            key=lambda i: max(self.columns[i][0] - part.right, part.left - self.columns[i][1]),
        )

    def put(self, row: Row, seats: Sequence[int]) -> None:
        """Adds the parts to the last row."""
        for part, seat in zip(row, seats, strict=True):
            left, right = self.columns[seat]
            self.columns[seat] = min(left, part.left), max(right, part.right)
            self.rows[-1].setdefault(seat, []).append(part)


def find_unruled(
    rows: Sequence[Row], known: Sequence[tuple[float, float]] | None = None
) -> Unruled | None:
    """The first table among the rows.

    Args:
        rows: rows of a page from top to bottom.
        known: the columns of a table that was open at the end of the page before.
    """
    for first, row in enumerate(rows):
        if is_header(row):
            found = _read(rows, first, _Draft([(part.left, part.right) for part in row]), 0)
            if found:
                return found
    if known and rows:
        return _read(rows, 0, _Draft(list(known)), None)
    return None


def is_header(row: Row) -> bool:
    """True for a row of column names that begins with the ordinal's."""
    if len(row) < COLUMNS or column_role(row[0].text) != "ordinal":
        return False
    return sum(column_role(part.text) is not None for part in row) >= COLUMNS


def _read(rows: Sequence[Row], first: int, draft: _Draft, number: int | None) -> Unruled | None:
    """Reads on from the header; `number` is that of the last row, None where it is not known."""
    numbered = level = 0
    at = first
    while at < len(rows):
        row = rows[at]
        if at > first and row[0].top - rows[at - 1][0].bottom > FAR * row[0].size:
            break
        labelled = _is_labelled(row, draft) and (at > first or number is None)
        seats = draft.seats(row)
        if seats is None and not (labelled and len(row) == 2):
            break
        count = _NUMBER.fullmatch(row[0].text) if labelled else None
        if count:
            if number is not None and int(count[1]) != number + 1:
                break
            number = int(count[1])
            numbered += 1
            level += len(row) > COLUMNS - 1
        if labelled and (at > first):
            draft.rows.append({})
        if seats is None:  # a heading over several columns
            draft.spans[len(draft.rows) - 1] = 1
            draft.rows[-1].update({0: [row[0]], 1: [join_parts(row[1:])]})
        else:
            draft.put(row, seats)
        at += 1
    if numbered < ROWS or 10 * level < 7 * numbered:
        return None
    return Unruled(first, at, _part(draft))


def _is_labelled(row: Row, draft: _Draft) -> bool:
    left, right = draft.columns[0]
    part = row[0]
    stands = part.right > left - part.size and part.left < right + part.size
    return stands and part.right < draft.columns[1][0] and bool(_LABEL.fullmatch(part.text))


def _part(draft: _Draft) -> TablePart:
    columns = draft.columns
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    edges = [columns[0][0] - 4, *middles, columns[-1][1] + 4]
    cells = []
    for number, row in enumerate(draft.rows):
        last = len(columns) - 1
        for column in range(len(columns)):
            if number in draft.spans and column > 1:
                continue
            right = edges[last + 1] if number in draft.spans and column == 1 else edges[column + 1]
            lines = row.get(column, [])
            height = lines[-1].bottom - lines[0].top if lines else 0.0
            cells.append(SeatedCell(edges[column], right, number, number + 1, height, lines))
    return TablePart(edges, len(draft.rows), cells, ruled=False)
