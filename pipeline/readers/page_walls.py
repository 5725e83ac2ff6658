"""Walls between the seats of a grid -> which seats are one cell.

A seat is walled off where lines cover most of its side; seats that no wall parts are a cell.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.page_rulings import Line

COVERED, HINTED = 0.6, 0.25
"""The share of a side that a line must cover to wall it off; to be asked about it again."""


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of one page: the seats it covers (half-open ranges of rows and columns)."""

    row: int
    row_end: int
    column: int
    column_end: int


def cover(lines: list[Line], positions: list[float], edges: list[float]) -> list[list[float]]:
    """For each position and each stretch between edges the share that lines cover."""
    covered = [[0.0] * (len(edges) - 1) for _ in positions]
    for line in lines:
        nearest = min(range(len(positions)), key=lambda i: abs(positions[i] - line.at))
        shares = covered[nearest]
        first = max(0, bisect_right(edges, line.start) - 1)
        for i in range(first, len(shares)):
            if edges[i] >= line.end:
                break
            shared = min(edges[i + 1], line.end) - max(edges[i], line.start)
            shares[i] += max(0.0, shared) / (edges[i + 1] - edges[i])
    return covered


@dataclass(slots=True)
class Walls:
    """How much of each side is ruled: `above[row][column]` and `before[column][row]`."""

    above: list[list[float]]
    before: list[list[float]]

    def regions(self, rows: int, columns: int) -> list[Region]:
        """Seats that no wall parts, as rectangles."""
        seats = {(row, column) for row in range(rows) for column in range(columns)}
        return [region for part in self._parts(seats, COVERED) for region in self._tiles(part)]

    def _tiles(self, part: list[tuple[int, int]]) -> list[Region]:
        """A part as it is if it is a rectangle; else cut at weaker walls, at last row by row."""
        whole = _bounds(part)
        if _area(whole) == len(part):
            return [whole]
        pieces = self._parts(set(part), HINTED)
        return [
            tile
            for piece in pieces
            for tile in ([_bounds(piece)] if _area(_bounds(piece)) == len(piece) else _runs(piece))
        ]

    def _parts(self, seats: set[tuple[int, int]], share: float) -> list[list[tuple[int, int]]]:
        left = set(seats)
        parts = []
        while left:
            part = [left.pop()]
            for row, column in part:
                steps = (
                    ((row, column + 1), self.before[column + 1][row]),
                    ((row, column - 1), self.before[column][row]),
                    ((row + 1, column), self.above[row + 1][column]),
                    ((row - 1, column), self.above[row][column]),
                )
                for seat, wall in steps:
                    if seat in left and wall < share:
                        left.remove(seat)
                        part.append(seat)
            parts.append(part)
        return parts


def _bounds(seats: Sequence[tuple[int, int]]) -> Region:
    rows = [row for row, _ in seats]
    columns = [column for _, column in seats]
    return Region(min(rows), max(rows) + 1, min(columns), max(columns) + 1)


def _area(region: Region) -> int:
    return (region.row_end - region.row) * (region.column_end - region.column)


def _runs(seats: list[tuple[int, int]]) -> list[Region]:
    """A part of odd shape: the runs of each row, equal ones of neighbouring rows together."""
    runs: list[Region] = []
    for row, column in sorted(seats):
        last = runs[-1] if runs else None
        if last and last.row == row and last.column_end == column:
            runs[-1] = Region(row, row + 1, last.column, column + 1)
        else:
            runs.append(Region(row, row + 1, column, column + 1))
    tiles: dict[tuple[int, int, int], Region] = {}
    for run in runs:
        above = tiles.pop((run.row, run.column, run.column_end), None)
        row = above.row if above else run.row
        tile = Region(row, run.row_end, run.column, run.column_end)
        tiles[run.row_end, run.column, run.column_end] = tile
    return list(tiles.values())
