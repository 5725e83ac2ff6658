"""Where a table goes over a page: a row that was cut is one row, a row that begins is its own."""

import pytest

from models.text import RawBlock
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Page, Piece, Ruling

EDGES = (60.0, 100.0, 240.0, 340.0, 440.0)
PITCH, PADDING = 14.0, 4.0
Row = tuple[str, ...]
"""A row's words, cell by cell, lines parted by `/`."""
FULL = "Rà soát các thủ tục hành"
"""A line that fills the second column."""


def page(number: int, top: float, rows: tuple[Row, ...], *, lid: bool = True) -> Page:
    """A page whose table begins at `top`; a browser draws no `lid` over what goes on."""
    pieces, rulings, start = [], [], top
    for row in rows:
        bottom = top + 2 * PADDING + PITCH * max(words.count("/") + 1 for words in row)
        for left, words in zip(EDGES, row, strict=False):
            for at, line in enumerate(words.split("/")):
                y = top + PADDING + at * PITCH
                right = left + 5 + 5.3 * len(line)
                pieces += [Piece(line, (left + 5, y, right, y + 11), 10.0)] if line else []
        if lid or top > start:
            rulings.append(Ruling((EDGES[0], top, EDGES[-1], top)))
        top = bottom
    rulings.append(Ruling((EDGES[0], top, EDGES[-1], top)))
    rulings += [Ruling((edge, start, edge, top)) for edge in EDGES]
    return Page(number, 500, 700, tuple(pieces), tuple(rulings))


def table(blocks: tuple[RawBlock, ...]) -> list[list[str]]:
    """The words by row."""
    rows: dict[int, list[str]] = {}
    for block in blocks:
        assert block.cell is not None, block.text
        assert block.cell.table == 0
        rows.setdefault(block.cell.row, []).append(" ".join(block.text.split()))
    return [rows[row] for row in sorted(rows)]


HEAD: Row = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
FIRST: Row = ("1", "Kiểm tra công vụ", "Sở Nội vụ", "Quý I")


@pytest.mark.parametrize("lid", [True, False])
@pytest.mark.parametrize(
    ("above", "below", "is_cut"),
    [
        # small letters go on
        (("2", FULL, "Sở Y tế", "Quý II"), ("", "chính cấp xã", "", ""), True),
        # so does a name or a number that begins with neither, where the line above is full
        (("2", FULL, "Sở Y tế", "Quý II"), ("", "UBND cấp xã", "", ""), True),
        (("2", FULL, "Sở Y tế", "Quý II"), ("", "2025 và 2026", "", ""), True),
        # a number of its own, an item, room left in the line above: a row of its own
        (("2", FULL, "Sở Y tế", "Quý II"), ("3", "UBND cấp xã", "", ""), False),
        (("2", FULL, "Sở Y tế", "Quý II"), ("", "2.1. UBND cấp xã", "", ""), False),
        (("2", "Rà soát", "Sở Y tế", "Quý II"), ("", "UBND cấp xã", "", ""), False),
        (("2", FULL, "Sở Y tế", "Quý II"), ("II", "CẤP XÃ", "", ""), False),
    ],
)
def test_cut_rows(above: Row, below: Row, *, is_cut: bool, lid: bool) -> None:
    pages = [
        page(1, 400, (HEAD, FIRST, above)),
        page(2, 60, (below, ("9", "Báo cáo", "Sở Tài chính", "Quý IV")), lid=lid),
    ]
    found = table(lay_out(pages, path="x.pdf").blocks)
    words = [text for text in below if text]
    if is_cut:
        assert found[2] == ["2", f"{FULL} {words[0]}", "Sở Y tế", "Quý II"]
        assert found[3][0] == "9"
    else:
        assert found[3][-len(words) :] == words or found[3][: len(words)] == words


def test_the_last_row_goes_on_alone_on_a_page_that_a_browser_leaves_open() -> None:
    above: Row = ("2", f"{FULL}/chính của các cơ quan nhà", "Sở Y tế", "Quý II")
    pages = [page(1, 400, (HEAD, FIRST, above)), page(2, 60, (("", "nước", "", ""),), lid=False)]
    found = table(lay_out(pages, path="x.pdf").blocks)
    assert found[2][1].endswith("cơ quan nhà nước")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("others", "goes_on"), [("Các sở, ban, ngành", True), ("các sở, ban, ngành", False)]
)
def test_two_merged_rows_of_which_each_page_shows_one(others: str, *, goes_on: bool) -> None:
    """Small letters tell, unless the column's cells begin with them."""
    text = "Các cơ quan chuyên/môn, Ủy ban nhân/dân cấp huyện và/các tổ chức khác"
    pages = [
        page(1, 400, (HEAD, ("1", "Kiểm tra", others, "Quý I"), ("2", "Số hóa", text, ""))),
        page(2, 60, (("3", "Rà soát", "thuộc tỉnh", "Quý II"),)),
    ]
    found = table(lay_out(pages, path="x.pdf").blocks)
    assert (found[2][2].endswith("tổ chức khác thuộc tỉnh")) == goes_on


def test_words_that_stand_out_of_a_cell_left_open_at_the_foot() -> None:
    above = page(1, 400, (HEAD, FIRST, ("2", f"{FULL}/chính", "Sở Y tế", "Quý II")))
    foot = max(ruling.box[3] for ruling in above.rulings)
    out = Piece("và cấp xã", (105, foot - 1, 160, foot + 10), 10.0)
    lines = tuple(ruling for ruling in above.rulings if ruling.box[1] < foot)
    closed = tuple(Ruling((x, foot, x + 40, foot)) for x in (60, 240, 300, 340, 400))
    pages = [
        Page(1, 500, 700, (*above.pieces, out), (*lines, *closed)),
        page(2, 60, (("3", "Rà soát", "Sở Tư pháp", "Quý III"),)),
    ]
    found = table(lay_out(pages, path="x.pdf").blocks)
    assert found[2][1] == f"{FULL} chính và cấp xã"
    assert found[3][0] == "3"
