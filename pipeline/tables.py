"""Cells -> grids: merged cells repeated in every seat they cover."""

from collections.abc import Sequence

from models.spans import Span
from models.structure import GridCell, Table
from models.text import Block, Cell

MAX_SEATS = 200_000
_EMPTY = GridCell()


def build_tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    """The tables among the blocks, in order of their first cell."""
    groups: dict[int, list[Block]] = {}
    for block in blocks:
        if block.cell is not None:
            groups.setdefault(block.cell.table, []).append(block)
    return tuple(_build(number, group) for number, group in sorted(groups.items()))


def _build(number: int, blocks: list[Block]) -> Table:
    seats: dict[tuple[int, int], GridCell] = {}
    for cell, first, last in _cells(blocks):
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                if len(seats) < MAX_SEATS:
                    carried = (row, column) != (cell.row, cell.column)
                    seats.setdefault((row, column), GridCell(first, last, carried))
    # from the first to the last row with words of its own: a rowspan past it makes none
    own = sorted({block.cell.row for block in blocks if block.cell})
    width = max(column for _, column in seats) + 1
    rows: Sequence[int] = range(own[0], own[-1] + 1)
    if len(rows) * width > MAX_SEATS:
        rows = own
    grid = tuple(tuple(seats.get((row, column), _EMPTY) for column in range(width)) for row in rows)
    return Table(number, Span(blocks[0].span.start, blocks[-1].span.end), grid)


def _cells(blocks: list[Block]) -> list[tuple[Cell, int, int]]:
    """Each cell with the half-open range of its blocks (a cell may hold several paragraphs)."""
    cells: list[tuple[Cell, int, int]] = []
    for block in blocks:
        assert block.cell is not None
        if cells and cells[-1][0] == block.cell and cells[-1][2] == block.index:
            cells[-1] = (block.cell, cells[-1][1], block.index + 1)
        else:
            cells.append((block.cell, block.index, block.index + 1))
    return cells
