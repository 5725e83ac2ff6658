"""Tables without lines: read where header and numbers make sure of them, else left as lines."""

import pytest
from drawn_tables import wrap
from test_page_layout import LONG, Drawn, page, paragraph, put, read

from models.text import RawBlock
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Page

LEFTS = (60.0, 95.0, 290.0, 420.0)
WIDTHS = (25.0, 180.0, 115.0, 90.0)
HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
ROWS = (
    ("1", "Rà soát quy trình nội bộ của các cơ quan chuyên môn", "Sở Nội vụ", "Quý I/2024"),
    ("2", "Số hóa tài liệu lưu trữ", "Văn phòng Ủy ban nhân dân tỉnh", "Năm 2024"),
    ("3", "Kiểm tra kỷ luật, kỷ cương tại các huyện, thành phố trong tỉnh", "Sở Nội vụ", ""),
)  # fmt: skip
MORE_ROWS = (
    ("4", "Bồi dưỡng kỹ năng số cho cán bộ, công chức cấp xã", "Sở Nội vụ", "Quý II/2024"),
    ("5", "Công khai dự toán", "Sở Tài chính", "Thường xuyên"),
)


def table(rows: tuple[tuple[str, ...], ...], top: float) -> tuple[Drawn, float]:
    """Cells at fixed places, their words wrapped; the height below the last row."""
    drawn: Drawn = []
    for row in rows:
        low = top
        for text, left, width in zip(row, LEFTS, WIDTHS, strict=True):
            for number, line in enumerate(wrap(text, width)):
                drawn += put(line, left, top + 12 * number, 10)
                low = max(low, top + 12 * number)
        top = low + 20
    return drawn, top


def grid(*pages: Page) -> list[list[str]]:
    blocks: tuple[RawBlock, ...] = lay_out(pages, path="x.pdf").blocks
    cells = [(b.cell.row, b.cell.column, b) for b in blocks if b.cell]
    rows = [[""] * len(LEFTS) for _ in range(max((row for row, _, _ in cells), default=-1) + 1)]
    for row, column, block in cells:
        rows[row][column] = " ".join(block.text.split())
    return rows


def test_a_table_between_paragraphs() -> None:
    drawn, low = table((HEADER, *ROWS), 200)
    sheet = page(paragraph(LONG, 100), drawn, paragraph(LONG, low + 40))
    assert grid(sheet) == [list(row) for row in (HEADER, *ROWS)]
    assert (read(sheet)[0], read(sheet)[-1]) == (LONG, LONG)


@pytest.mark.parametrize("header", [(), (HEADER,)])
def test_it_goes_on_over_the_page(header: tuple[tuple[str, ...], ...]) -> None:
    first, _ = table((HEADER, *ROWS), 600)
    second, low = table((*header, *MORE_ROWS), 60)
    sheets = page(first), page(second, paragraph(LONG, low + 40), number=2)
    assert grid(*sheets) == [list(row) for row in (HEADER, *ROWS, *MORE_ROWS)]


def test_a_heading_over_its_columns() -> None:
    head = put("I", 60, 130, 10) + put(
        "CẢI CÁCH THỂ CHẾ VÀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH", 95, 130, 10
    )
    top, _ = table((HEADER,), 110)
    drawn, _ = table(ROWS, 150)
    found = grid(page(top, head, drawn))
    assert found[1][:2] == ["I", "CẢI CÁCH THỂ CHẾ VÀ CẢI CÁCH THỦ TỤC HÀNH CHÍNH"]
    assert found[2:] == [list(row) for row in ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        (ROWS[0], ROWS[1]),
        (("Nội dung", "Kết quả", "Năm 2023", "Năm 2024"), ROWS[0], ROWS[1]),
        (HEADER, ROWS[0]),
        (HEADER, ROWS[1], ROWS[0]),
    ],
    ids=["no header", "unnamed columns", "one row", "numbers that do not count"],
)
def test_what_is_not_sure_stays_lines(rows: tuple[tuple[str, ...], ...]) -> None:
    sheet = page(table(rows, 100)[0])
    assert grid(sheet) == []
    named = rows[0] == HEADER
    assert [i.code for i in lay_out([sheet], path="x.pdf").issues] == [
        "table_without_lines"
    ] * named
