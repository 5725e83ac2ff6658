"""Tables that are made first and drawn afterwards, over as many pages as they need.

The drawing knows rows, cells and lines of text as any word processor does, and nothing of how
pages are read: it wraps each cell's words, gives each row its height, moves a row that does not
fit to the next page or cuts it, closes every open cell at the page's end and opens it again on
the next page below the header. What comes out are texts and lines with their places, for
synthetic pages and for reportlab alike.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

SIZE, PITCH, PADDING = 10.0, 12.0, 4.0
LEFT, TOP = 60.0, 70.0
_WORDS = [
    *("rà", "soát", "quy", "trình", "nội", "bộ", "cắt", "giảm", "thời", "gian", "giải", "quyết"),
    *("thủ", "tục", "hồ", "sơ", "kiểm", "tra", "kỷ", "luật", "công", "vụ", "huyện", "thành", "phố"),
    *("báo", "cáo", "kết", "quả", "bồi", "dưỡng", "kỹ", "năng", "số", "cán", "cấp", "xã", "hóa"),
    *("tài", "liệu", "lưu", "trữ", "chuẩn", "dữ", "dân", "cư", "đất", "đai", "khai", "dự", "toán"),
]
_NAMES = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Ghi chú")


@dataclass(frozen=True)
class MadeCell:
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True)
class MadeTable:
    """Cells that cover the grid once; the first `headers` rows are its header."""

    widths: tuple[float, ...]
    rows: int
    headers: int
    cells: tuple[MadeCell, ...]

    def seats(self) -> dict[tuple[int, int], str]:
        """The text of every seat, merged cells repeated: what a reader must find."""
        return {
            (row, column): cell.text
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }


@dataclass
class DrawnPage:
    """Texts as (left, baseline, words), cell outlines as (left, top, right, bottom)."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    outlines: list[tuple[float, float, float, float]] = field(default_factory=list)


def make_table(seed: int, *, merges: int = 6, rows: int = 24) -> MadeTable:
    """A task table: numbered rows, section rows, cells merged down and across, notes left out."""
    chance = random.Random(seed)
    columns = chance.randint(3, 7)
    widths = (26.0, *(chance.uniform(55, 110) for _ in range(columns - 1)))
    headers = chance.choice((1, 1, 2))
    taken: set[tuple[int, int]] = set()
    cells: list[MadeCell] = []

    def put(row: int, column: int, rowspan: int, colspan: int, text: str) -> bool:
        seats = {(r, c) for r in range(row, row + rowspan) for c in range(column, column + colspan)}
        if taken & seats:
            return False
        taken.update(seats)
        cells.append(MadeCell(row, column, rowspan, colspan, text))
        return True

    if headers == 2:
        pair = chance.randint(1, columns - 2)
        put(0, pair, 1, 2, "Cơ quan thực hiện")
        put(1, pair, 1, 1, "Chủ trì")
        put(1, pair + 1, 1, 1, "Phối hợp")
    for column in range(columns):
        put(
            0,
            column,
            headers,
            1,
            _NAMES[column],
        )
    for row in range(headers, rows):
        if row > headers and chance.random() < 0.08:
            put(row, 0, 1, 1, "I" * chance.randint(1, 3))
            put(row, 1, 1, columns - 1, _phrase(chance, 5).upper())
    for _ in range(merges):
        row = chance.randint(headers, rows - 1)
        column = chance.randint(0, columns - 2)
        rowspan = min(chance.choice((1, 2, 2, 3, 4, 6)), rows - row)
        colspan = 1 if column == 0 else min(chance.choice((1, 1, 2)), columns - column)
        if column + colspan == columns:
            rowspan = 1  # one column shows where each row ends
        if rowspan * colspan > 1:
            # of two rows a page may show one each: whose words go over could nobody tell
            words = 1 if rowspan == 2 else chance.randint(2, 14)
            put(row, column, rowspan, colspan, str(row) if column == 0 else _phrase(chance, words))
    for row in range(headers, rows):
        bare = all((row, column) in taken for column in range(columns - 1))
        for column in range(columns):
            note = column == columns - 1 and (row == headers or chance.random() < 0.5) and not bare
            words = _phrase(chance, chance.randint(1, 16))
            put(row, column, 1, 1, str(row) if column == 0 else "" if note else words)
    return MadeTable(tuple(widths), rows, headers, tuple(cells))


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize()


def breadth(text: str) -> float:
    """Points; a little more than any serif face needs at this size."""
    return sum(0.3 if c in " ijlt.,;:'" else 0.75 if c.isupper() else 0.52 for c in text) * SIZE


def wrap(text: str, width: float) -> list[str]:
    """The words in lines no wider than a cell's inside."""
    lines: list[str] = []
    for word in text.split():
        if lines and breadth(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def draw(table: MadeTable, *, height: float = 500.0, cuts: bool, repeats: bool) -> list[DrawnPage]:
    """The table on pages whose inside is `height` points high.

    Args:
        table: what to draw.
        height: points between the first row's top and the last row's bottom.
        cuts: a row that does not fit is cut, if a line of it fits.
        repeats: the header is drawn again on every page.
    """
    return list(_Drawing(table, height, cuts=cuts, repeats=repeats).pages())


@dataclass
class _Strip:
    """A row, or the part of a cut row, that one page shows."""

    row: int
    top: float
    bottom: float


class _Drawing:
    def __init__(self, table: MadeTable, height: float, *, cuts: bool, repeats: bool) -> None:
        self.table, self.height, self.cuts, self.repeats = table, height, cuts, repeats
        self.xs = [LEFT]
        for width in table.widths:
            self.xs.append(self.xs[-1] + width)
        self.lines = {cell: self._wrapped(cell) for cell in table.cells}
        self.heights = self._heights()

    def _wrapped(self, cell: MadeCell) -> list[str]:
        width = self.xs[cell.column + cell.colspan] - self.xs[cell.column] - 2 * PADDING
        return wrap(cell.text, width)

    def _heights(self) -> list[float]:
        heights = [PITCH + 2 * PADDING] * self.table.rows
        for cell in sorted(self.table.cells, key=lambda cell: cell.row + cell.rowspan):
            last = cell.row + cell.rowspan
            need = len(self.lines[cell]) * PITCH + 2 * PADDING
            if cell.rowspan > 1:  # each page's end costs a merged cell its paddings and a line
                need += 2 * (PITCH + 2 * PADDING)
            have = sum(heights[cell.row : last])
            heights[last - 1] += max(0.0, need - have)
        return heights

    def pages(self) -> Iterator[DrawnPage]:
        told = dict.fromkeys(self.table.cells, 0)
        for strips in self._strips():
            page = DrawnPage()
            if self.repeats and strips[0].row >= self.table.headers:
                header = [cell for cell in self.table.cells if cell.row < self.table.headers]
                tops = [_Strip(row, top, bottom) for row, top, bottom in self._header()]
                self._draw(page, tops, header, dict.fromkeys(header, 0))
            self._draw(page, strips, self.table.cells, told)
            yield page
        assert all(told[cell] == len(self.lines[cell]) for cell in self.table.cells)

    def _header(self) -> Iterator[tuple[int, float, float]]:
        top = TOP
        for row in range(self.table.headers):
            yield row, top, top + self.heights[row]
            top += self.heights[row]

    def _strips(self) -> Iterator[list[_Strip]]:
        start = TOP + (sum(self.heights[: self.table.headers]) if self.repeats else 0.0)
        end = TOP + self.height
        strips: list[_Strip] = []
        top = TOP
        for row, height in enumerate(self.heights):
            left = height
            while top + left > end:
                fits = int((end - top - 2 * PADDING) // PITCH)
                if self.cuts and row >= self.table.headers and fits > 0:
                    part = fits * PITCH + 2 * PADDING
                    rest = left - fits * PITCH
                    if rest < PITCH + 2 * PADDING:
                        rest = PITCH + 2 * PADDING
                    # a cut shows where words are left for the next page; else the row moves on
                    if self._is_parted(row, fits):
                        strips.append(_Strip(row, top, top + part))
                        left = rest
                yield strips
                strips, top = [], start
            strips.append(_Strip(row, top, top + left))
            top += left
        yield strips

    def _is_parted(self, row: int, fits: int) -> bool:
        single = [c for c in self.table.cells if c.row == row and c.rowspan == 1 and c.text]
        return any(len(self.lines[cell]) > fits for cell in single)

    def _draw(
        self,
        page: DrawnPage,
        strips: list[_Strip],
        cells: "tuple[MadeCell, ...] | list[MadeCell]",
        told: dict[MadeCell, int],
    ) -> None:
        for cell in cells:
            mine = [s for s in strips if cell.row <= s.row < cell.row + cell.rowspan]
            if not mine:
                continue
            left, right = self.xs[cell.column], self.xs[cell.column + cell.colspan]
            top, bottom = mine[0].top, mine[-1].bottom
            page.outlines.append((left, top, right, bottom))
            room = int((bottom - top - 2 * PADDING + 0.01) // PITCH)
            lines = self.lines[cell][told[cell] : told[cell] + room]
            told[cell] += len(lines)
            for number, line in enumerate(lines):
                page.texts.append((left + PADDING, top + PADDING + (number + 0.85) * PITCH, line))
