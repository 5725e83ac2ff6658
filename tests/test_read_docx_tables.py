"""Tables of Word files as grids, against an oracle that made them: merges of all kinds."""

import io
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import raw_file
from word_files import ABOVE, LEFT, MEDIA_TYPE, cell, paragraph, table, word_file

from models.text import RawText
from pipeline.clean import clean_text
from pipeline.readers.word import read_word
from pipeline.tables import build_tables

Grid = list[list[str]]


def read(data: bytes) -> RawText:
    return read_word(raw_file(data, media_type=MEDIA_TYPE))


def grids(raw: RawText) -> list[Grid]:
    """The tables as the extractors see them, merged cells repeated."""
    clean = clean_text(raw)
    return [
        [
            ["\n".join(clean.words(b) for b in clean.blocks[c.first : c.last]) for c in row]
            for row in found.rows
        ]
        for found in build_tables(clean.blocks)
    ]


def grid_of(body: str) -> Grid:
    found = grids(read(word_file(paragraph("Trước") + body + paragraph("Sau"))))
    assert len(found) == 1
    return found[0]


def rows(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cells(*words: str) -> str:
    return "".join(cell(paragraph(word)) for word in words)


MERGED = '<w:vMerge w:val="restart"/>'
GRIDS = [
    pytest.param(table([["TT", "Việc", "Cơ quan"], ["I", "THỂ CHẾ", LEFT], ["1", "a", "Sở A"], ["2", "b", ABOVE]]),
        [["TT", "Việc", "Cơ quan"], ["I", "THỂ CHẾ", "THỂ CHẾ"], ["1", "a", "Sở A"], ["2", "b", "Sở A"]], id="section row and merge down"),
    pytest.param(table([["A", "B", "C"], ["I. MỘT", LEFT, LEFT], ["1", "a", "b"]]),
        [["A", "B", "C"], ["I. MỘT"] * 3, ["1", "a", "b"]], id="section over the whole row"),
    pytest.param(table([["A", "B", "C"], ["1", "một\nhai", "x"], ["2", "", "y"]]),
        [["A", "B", "C"], ["1", "một\nhai", "x"], ["2", "", "y"]], id="paragraphs, empty cell"),
    pytest.param(table([["A", "B", "C"], ["1", "a", "b"], ["", "", ""]]),
        [["A", "B", "C"], ["1", "a", "b"]], id="empty last row"),
    pytest.param(rows(cells("A", "B", "C"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cells("b", "c"), cells("1", "2", "3")),
        [["A", "B", "C"], ["", "b", "c"], ["1", "2", "3"]], id="seats before a row"),
    pytest.param(rows(cells("A", "B", "C"), cells("1") + cell(paragraph("x"), merge='<w:hMerge w:val="restart"/>') + cell(paragraph("bỏ"), merge="<w:hMerge/>"), cells("2", "3", "4")),
        [["A", "B", "C"], ["1", "x", "x"], ["2", "3", "4"]], id="old merge to the right"),
    pytest.param(rows(cells("A", "B", "C"), cell(paragraph("a"), merge=MERGED) + cells("b", "c"), cell(paragraph("bị che"), merge="<w:vMerge/>") + cells("d", "e")),
        [["A", "B", "C"], ["a", "b", "c"], ["a", "d", "e"]], id="covered words are not printed"),
    pytest.param(rows(cells("A", "B", "C"), cell(paragraph("a"), merge="<w:vMerge/>") + cells("b", "c"), cells("1", "2", "3")),
        [["A", "B", "C"], ["a", "b", "c"], ["1", "2", "3"]], id="goes on with nothing"),
    pytest.param(rows(cells("A", "B", "C"), "<w:trPr><w:del w:id='1'/></w:trPr>" + cells("x", "y", "z"), cells("1", "2", "3")),
        [["A", "B", "C"], ["1", "2", "3"]], id="deleted row"),
    pytest.param(table([["A", "B", "C"], ["1", "", "c"], ["2", "x", "y"]]).replace("<w:p/>", table([["p", "q"], ["r", "s"]]) + "<w:p/>", 1),
        [["A", "B", "C"], ["1", "p q\nr s", "c"], ["2", "x", "y"]], id="a table in a cell"),
    pytest.param(f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cells('A', 'B', 'C')}</w:tr></w:sdtContent></w:sdt><w:tr>{cells('1', '2')}<w:sdt><w:sdtContent>{cells('3')}</w:sdtContent></w:sdt></w:tr></w:tbl>",
        [["A", "B", "C"], ["1", "2", "3"]], id="controls around rows and cells"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), GRIDS)
def test_grids(body: str, expected: Grid) -> None:
    assert grid_of(body) == expected


def test_borders_drawn_unevenly_are_one() -> None:
    """An author pulled the border of one row by 2 mm: the file's grid has a column more."""
    widths = [600, 100, 3000, 2000]
    head = cell(paragraph("TT"), span=2) + cells("Việc", "Cơ quan")
    row = cell(paragraph("1")) + cell(paragraph("Rà soát"), span=2) + cells("Sở A")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = rows(head, row, row).replace("<w:tbl>", f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>")
    assert grid_of(body) == [["TT", "Việc", "Cơ quan"], *[["1", "Rà soát", "Sở A"]] * 2]


def test_a_narrow_column_of_its_own_stays() -> None:
    body = table([["A", "B", "C"], ["1", "x", "c"]], widths=[600, 100, 3000])
    assert grid_of(body) == [["A", "B", "C"], ["1", "x", "c"]]


def test_a_signature_right_under_a_table_is_no_row() -> None:
    task = [["TT", "Việc", "Cơ quan"], ["1", "a", "Sở A"], ["2", "b", "Sở B"]]
    raw = read(
        word_file(table([*task, ["Nơi nhận:\n- Lưu: VT.", LEFT, "KT. CHỦ TỊCH\nLê Văn An"]]))
    )
    assert grids(raw) == [task]
    assert [block.text for block in raw.blocks if block.cell is None] == [
        "Nơi nhận:", "- Lưu: VT.", "KT. CHỦ TỊCH", "Lê Văn An",
    ]  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A grid with merges: rectangles that do not meet, and the words of every seat."""

    merges: tuple[tuple[int, int, int, int], ...]
    words: Grid

    @property
    def seen(self) -> Grid:
        """What a reader must see: the rows down to the last in which a cell begins."""
        last = max(
            r for r, row in enumerate(self.words) for c in range(len(row)) if not self.covers(r, c)
        )
        return self.words[: last + 1]

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """The first seat of the cell that holds a seat."""
        for top, left, bottom, right in self.merges:
            if top <= row <= bottom and left <= column <= right:
                return top, left
        return row, column

    def covers(self, row: int, column: int) -> bool:
        return self.origin(row, column) != (row, column)


@st.composite
def made_grids(draw: st.DrawFn) -> Made:
    height, width = draw(st.integers(3, 7)), draw(st.integers(3, 6))
    merges: list[tuple[int, int, int, int]] = []  # below the head: one cell is a box, no table
    taken: set[tuple[int, int]] = set()
    for _ in range(draw(st.integers(0, 5))):
        top, left = draw(st.integers(1, height - 1)), draw(st.integers(0, width - 1))
        bottom = draw(st.integers(top, min(top + 3, height - 1)))
        right = draw(st.integers(left, width - 1))
        seats = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if len(seats) > 1 and not seats & taken:
            taken |= seats
            merges.append((top, left, bottom, right))
    blank = Made(tuple(merges), [])
    words = [["o{}.{}".format(*blank.origin(r, c)) for c in range(width)] for r in range(height)]
    return Made(tuple(merges), words)


def file_of(made: Made) -> bytes:
    """The grid written by python-docx with its own merges, not by the code under test."""
    from docx import Document

    document = Document()
    document.add_paragraph("Trước")
    height, width = len(made.words), len(made.words[0])
    found = document.add_table(height, width)
    for row in range(height):
        for column in range(width):
            if not made.covers(row, column):
                found.cell(row, column).text = made.words[row][column]
    for top, left, bottom, right in made.merges:
        found.cell(top, left).merge(found.cell(bottom, right))
    document.add_paragraph("Sau")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@settings(max_examples=30, deadline=None)
@given(made_grids())
def test_random_grids_equal_their_oracle(made: Made) -> None:
    found = grids(read(file_of(made)))
    assert found == [made.seen]
