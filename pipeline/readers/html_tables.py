"""Tables of a page: seats for the cells of data, plain paragraphs where a table is layout."""

from dataclasses import dataclass, field
from itertools import groupby

from models.text import BlockKind, Cell
from pipeline.readers.html_draft import Draft, join_drafts
from pipeline.readers.html_layout import is_layout
from pipeline.readers.html_site import Pair, find_pairs

MAX_SPAN = 1000  # as the HTML standard for colspan
MAX_SEATS = 200_000  # seats of all grids of a page together


@dataclass(slots=True)
class CellDraft:
    """A cell as read; `nested` counts the letters of tables inside it."""

    rowspan: int = 1
    colspan: int = 1
    drafts: list[Draft] = field(default_factory=list)
    nested: int = 0


@dataclass(slots=True)
class RowDraft:
    """A row; spans end with its group (thead, tbody, tfoot)."""

    group: int
    cells: list[CellDraft] = field(default_factory=list)


@dataclass(slots=True)
class TableDraft:
    """A table that is being read; `loose` is what stands in no cell (a caption)."""

    presentation: bool = False
    rows: list[RowDraft] = field(default_factory=list)
    loose: list[Draft] = field(default_factory=list)
    _group: int = 0
    _cell: CellDraft | None = None

    def open_group(self) -> None:
        """A new thead, tbody or tfoot begins."""
        self._group += 1
        self._cell = None

    def open_row(self) -> None:
        """A new row begins."""
        self.rows.append(RowDraft(self._group))
        self._cell = None

    def open_cell(self, rowspan: str | None, colspan: str | None) -> None:
        """A new cell begins, in a row of its own if none is open."""
        if not self.rows:
            self.open_row()
        self._cell = CellDraft(_span(rowspan), max(_span(colspan), 1))
        self.rows[-1].cells.append(self._cell)

    def close_cell(self) -> None:
        """The cell ends."""
        self._cell = None

    def add(self, drafts: list[Draft], *, nested: bool) -> None:
        """Paragraphs of the open cell; `nested` where a table inside it gave them."""
        if self._cell is None:
            self.loose.extend(drafts)
            return
        self._cell.drafts.extend(drafts)
        if nested:
            self._cell.nested += sum(len(draft.text) for draft in drafts)


@dataclass
class TableResolver:
    """Makes paragraphs of tables that were read whole; counts tables and seats of the page.

    `pairs` are the keys and values of a site's attribute tables; `too_large` counts tables
    that were flattened because their grids would be larger than `MAX_SEATS`.
    """

    pairs: list[Pair] = field(default_factory=list)
    too_large: int = 0
    _tables: int = 0
    _seats: int = 0

    def resolve(self, table: TableDraft) -> list[Draft]:
        """The paragraphs of a table in reading order: row by row, left cell before right."""
        cells = [[cell.drafts for cell in row.cells] for row in table.rows]
        pairs = find_pairs(cells)
        if pairs is not None:
            self.pairs += [pair for pair in pairs if pair.key]
            return table.loose + [pair.draft for pair in pairs]
        nested = sum(cell.nested for row in table.rows for cell in row.cells)
        if table.presentation or is_layout(cells, nested):
            return table.loose + _flat(cells)
        seats = self._seat(table)
        if seats is None:
            self.too_large += 1
            return table.loose + [draft for row in cells for c in row for draft in _lines(c)]
        return table.loose + seats

    def _seat(self, table: TableDraft) -> list[Draft] | None:
        left = MAX_SEATS - self._seats
        number = self._tables
        grid = place_cells(table.rows, left, number)
        if grid is None:  # spans out of all measure: a cell a seat, as far as that goes
            plain = [
                RowDraft(row.group, [CellDraft(drafts=cell.drafts) for cell in row.cells])
                for row in table.rows
            ]
            grid = place_cells(plain, left, number)
            self.too_large += grid is not None
        if grid is None:
            return None
        self._tables += 1
        self._seats += grid[1]
        return [_seated(draft, seat) for cell, seat in grid[0] for draft in _lines(cell.drafts)]


def place_cells(
    rows: list[RowDraft], max_seats: int = MAX_SEATS, table: int = 0
) -> tuple[list[tuple[CellDraft, Cell]], int] | None:
    """Each cell with its seat, and rows x columns; None where that exceeds `max_seats`.

    Follows the HTML standard (4.9.12, forming a table): a cell takes the first free column,
    a rowspan ends with its row group; 0 means the rest of the group.
    """
    placed: list[tuple[CellDraft, Cell]] = []
    width, last_row, busy = 0, _last_rows(rows), dict[int, int]()
    work = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while busy.get(column, -1) >= number:
                column += 1
            rowspan = cell.rowspan or MAX_SPAN
            rowspan = min(rowspan, last_row[number] - number + 1)
            placed.append((cell, Cell(table, number, column, rowspan, cell.colspan)))
            if rowspan > 1:
                for taken in range(column, column + cell.colspan):
                    busy[taken] = max(busy.get(taken, 0), number + rowspan - 1)
            column += cell.colspan
            if column > max_seats:
                return None
        width = max(width, column)
        work += column
        if max(work, width * len(rows)) > max_seats:
            return None
    return placed, width * len(rows)


def _last_rows(rows: list[RowDraft]) -> list[int]:
    """For each row the last row of its group."""
    last = list(range(len(rows)))
    for number in range(len(rows) - 2, -1, -1):
        if rows[number].group == rows[number + 1].group:
            last[number] = last[number + 1]
    return last


def _span(value: str | None) -> int:
    """A span as browsers read it: leading digits, 1 where there are none, at most 1000."""
    if value is None:
        return 1
    digits = ""
    for character in value.strip():
        if character not in "0123456789" or len(digits) > 6:
            break
        digits += character
    return min(int(digits), MAX_SPAN) if digits else 1


def _seated(draft: Draft, seat: Cell) -> Draft:
    """The draft as one of a cell: its table is resolved once, so it is changed in place."""
    draft.kind, draft.level, draft.seat = BlockKind.CELL, None, seat
    return draft


def _flat(cells: list[list[list[Draft]]]) -> list[Draft]:
    return [draft for row in cells for cell in row for draft in cell]


def _lines(drafts: list[Draft]) -> list[Draft]:
    """A cell's paragraphs; a row of a table inside the cell becomes one line."""
    if not any(draft.seat for draft in drafts):
        return drafts
    lines: list[Draft] = []
    for seat, group in groupby(drafts, key=lambda d: d.seat and (d.seat.table, d.seat.row)):
        members = list(group)
        lines += members if seat is None else [join_drafts(members, " ")]
    return lines
