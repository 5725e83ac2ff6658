"""Table grids against an oracle: the grid is made first, then written as HTML with merged cells."""

from dataclasses import dataclass
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse import parse
from pipeline.readers import read
from tests.reading import raw_file

WORDS = ("Rà soát", "Sở Tư pháp", "Quý IV/2024", "80,5 %", "1.200", "a < b & c", "UBND các xã", "-")


@dataclass(frozen=True)
class Area:
    """One cell of the oracle: its top left seat, its size, and its words ("" for none)."""

    row: int
    column: int
    height: int
    width: int
    words: str


@dataclass(frozen=True)
class Oracle:
    """A grid of areas below a header of single cells; `groups` are the row counts of its bodies."""

    header: tuple[str, ...]
    areas: tuple[Area, ...]
    rows: int
    groups: tuple[int, ...]

    def grid(self) -> list[list[str]]:
        """Every seat with the words of the area that covers it."""
        seats = [["?"] * len(self.header) for _ in range(self.rows)]
        for area in self.areas:
            for row in range(area.row, area.row + area.height):
                for column in range(area.column, area.column + area.width):
                    seats[row][column] = area.words
        return [list(self.header), *seats]


@st.composite
def oracles(draw: st.DrawFn) -> Oracle:
    """Cuts a grid into rectangles, each within its group of rows."""
    columns = draw(st.integers(2, 6))
    groups = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)))
    areas: list[Area] = []
    start = 0
    for size in groups:
        taken: set[tuple[int, int]] = set()
        for row in range(start, start + size):
            areas += [
                _area(draw, row, column, start + size, columns, taken)
                for column in range(columns)
                if (row, column) not in taken
            ]
        start += size
    header = tuple(f"Cột {n}" for n in range(columns))
    first = areas[0]
    areas[0] = Area(first.row, first.column, first.height, first.width, "Công khai")
    return Oracle(header, tuple(areas), start, groups)


def _area(
    draw: st.DrawFn, row: int, column: int, last: int, columns: int, taken: set[tuple[int, int]]
) -> Area:
    height = draw(st.sampled_from([1, 1, 2, 3]))
    width = draw(st.sampled_from([1, 1, 2, 3]))
    height = min(height, last - row)
    free = next((c for c in range(column, columns) if (row, c) in taken), columns) - column
    width = min(width, free)
    for below in range(row, row + height):
        for beside in range(column, column + width):
            taken.add((below, beside))
    words = draw(st.sampled_from(["", *WORDS]))
    return Area(row, column, height, width, words)


@dataclass(frozen=True)
class Style:
    """Ways in which pages write the same table."""

    groups: bool
    close: bool
    paragraphs: bool
    quote: str
    overhang: int
    nested: bool


STYLES = st.builds(
    Style,
    groups=st.booleans(),
    close=st.booleans(),
    paragraphs=st.booleans(),
    quote=st.sampled_from(['"', "'", ""]),
    overhang=st.sampled_from([0, 0, 5, 70_000]),
    nested=st.booleans(),
)


def write(oracle: Oracle, style: Style) -> str:
    """The oracle as HTML; with `overhang` a rowspan that reaches its group's end runs beyond it."""
    rows = ["".join(f"<th>{words}{'</th>' if style.close else ''}" for words in oracle.header)]
    ends = [sum(oracle.groups[: n + 1]) for n in range(len(oracle.groups))]
    for row in range(oracle.rows):
        end = next(e for e in ends if row < e)
        rows.append("".join(_cell(a, style, end) for a in oracle.areas if a.row == row))
    lines = [f"<tr>{row}{'</tr>' if style.close else ''}\n" for row in rows]
    head, body = lines[0], lines[1:]
    starts = [0, *ends[:-1]]
    bodies = [f"<tbody>{''.join(body[a:b])}</tbody>" for a, b in zip(starts, ends, strict=True)]
    if not style.groups and len(oracle.groups) == 1:
        bodies, head = ["".join(body)], lines[0]
    else:
        head = f"<thead>{head}</thead>"
    table = f"<table border=1>{head}{''.join(bodies)}</table>"
    return f"<table><tr><td>{table}</td></tr></table>" if style.nested else table


def _cell(area: Area, style: Style, group_end: int) -> str:
    height = area.height
    if style.groups and height > 1 and area.row + height == group_end:
        height += style.overhang
    spans = "".join(
        f" {name}={style.quote}{size}{style.quote}"
        for name, size in (("rowspan", height), ("colspan", area.width))
        if size > 1
    )
    words = escape(area.words)
    if style.paragraphs and words:
        words = "".join(f"<p class=x><span>{word}</span></p>" for word in words.split(" ", 1))
    return f"<td{spans}>{words}{'</td>' if style.close else ''}"


def read_grids(table: str) -> list[list[list[str]]]:
    """The grids that the pipeline builds of a page with that table."""
    page = f"<!DOCTYPE html><meta charset=utf-8><body><p>Danh mục nhiệm vụ:</p>{table}<p>Hết.</p>"
    file = raw_file(page, path="a.html", media_type="text/html")
    plan, _ = parse(file, read(file))
    return [
        [
            [" ".join(plan.words(i) for i in range(cell.first, cell.last)) for cell in row]
            for row in found.rows
        ]
        for found in plan.tables
    ]


@settings(max_examples=200, deadline=None)
@given(oracles(), STYLES)
def test_grids_equal_the_oracle(oracle: Oracle, style: Style) -> None:
    wanted = oracle.grid()
    last = max(area.row for area in oracle.areas if area.words)
    del wanted[last + 2 :]  # rows at the end without a word of their own say nothing
    [found] = read_grids(write(oracle, style))
    assert found == wanted


def test_the_oracle_itself() -> None:
    areas = (
        Area(0, 0, 2, 1, "x"),
        Area(0, 1, 1, 2, "y"),
        Area(1, 1, 1, 1, "z"),
        Area(1, 2, 1, 1, ""),
    )
    oracle = Oracle(("a", "b", "c"), areas, 2, (2,))
    assert oracle.grid() == [["a", "b", "c"], ["x", "y", "y"], ["x", "z", ""]]
    plain = Style(groups=False, close=False, paragraphs=False, quote="", overhang=0, nested=False)
    assert "<td rowspan=2>x<td colspan=2>y" in write(oracle, plain)
