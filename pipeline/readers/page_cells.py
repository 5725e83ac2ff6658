"""The pieces inside a grid -> the lines of each cell."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.readers.page_grids import Grid
from pipeline.readers.page_lines import cut_piece, find_rows, join_parts
from pipeline.readers.page_seams import SeatedCell
from pipeline.readers.page_tables import TablePart
from pipeline.readers.pages import Page, Piece

OVER = 4.0
"""Points by which a piece may stick out of its cell before it is taken for words of two."""


def read_part(grid: Grid, pieces: Sequence[Piece], page: Page) -> TablePart:
    """What a page shows of a table; each piece goes where its middle lies."""
    held: list[list[Piece]] = [[] for _ in grid.regions]
    owner = _owners(grid)
    for whole in pieces:
        for piece in _parted(whole, grid, owner):
            held[owner[_seat(grid, piece)]].append(piece)
    cells = []
    for region, inside in zip(grid.regions, held, strict=True):
        rows = find_rows(inside, page.number, ocr=page.ocr)
        lines = [join_parts(row) for row in rows]
        left, top, right, bottom = grid.box_of(region)
        rows_of = region.row, region.row_end
        cells.append(SeatedCell(left, right, *rows_of, bottom - top, lines))
    return TablePart(list(grid.xs), len(grid.ys) - 1, cells)


def _owners(grid: Grid) -> dict[tuple[int, int], int]:
    return {
        (row, column): number
        for number, region in enumerate(grid.regions)
        for row in range(region.row, region.row_end)
        for column in range(region.column, region.column_end)
    }


def _seat(grid: Grid, piece: Piece) -> tuple[int, int]:
    left, top, right, bottom = piece.box
    row = bisect_right(grid.ys, (top + bottom) / 2) - 1
    column = bisect_right(grid.xs, (left + right) / 2) - 1
    last_row, last_column = len(grid.ys) - 2, len(grid.xs) - 2
    return min(max(row, 0), last_row), min(max(column, 0), last_column)


def _parted(piece: Piece, grid: Grid, owner: dict[tuple[int, int], int]) -> Iterator[Piece]:
    """A run that was printed over several cells, cut at the blank nearest to each wall."""
    left, _, right, _ = piece.box
    x0, _, x1, _ = grid.box_of(grid.regions[owner[_seat(grid, piece)]])
    if (left >= x0 - OVER and right <= x1 + OVER) or " " not in piece.text.strip():
        yield piece
        return
    row = _seat(grid, piece)[0]
    walls = [
        edge
        for column, edge in enumerate(grid.xs)
        if left + OVER < edge < right - OVER
        and 0 < column < len(grid.xs) - 1
        and owner[row, column - 1] != owner[row, column]
    ]
    blanks = {i for i, character in enumerate(piece.text) if character == " "}
    cuts = set()
    for wall in walls:
        place = (wall - left) / (right - left) * len(piece.text)
        cuts.add(min(blanks, key=lambda i: abs(i - place)))
    yield from cut_piece(piece, [(i, i + 1) for i in sorted(cuts)])
