"""Tables whose grid is known before any file is made of it: the oracle of the table readers.

Each grid stands in ``tables/NAME.json`` with merged cells repeated; the same grid is written as
HTML (rowspan, colspan), DOCX (vMerge, gridSpan) and a ruled PDF over several pages. The DOCX and
HTML say the words as they are; the PDF wraps them within the cells.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass

from formats import drawing, pages, word
from formats.content import ABOVE, HERE, LEFT

TABLE_FOLDER = HERE / "tables"
_WORDS = (
    "rà soát thủ tục đất đai", "báo cáo quý", "Sở Xây dựng", "cấp huyện", "kết nối dữ liệu",
    "Quý II/2024", "tập huấn", "đạt 85%", "văn bản điện tử", "Sở Y tế; Sở Công Thương", "1.250",
    "công khai kết quả giải quyết hồ sơ trên Cổng dịch vụ công của tỉnh", "≥ 70%", "x", "12/2025",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OracleTable:
    """A table: its printed grid with marks for merged cells, its widths, its header rows."""

    name: str
    header: int
    widths: tuple[int, ...]
    grid: tuple[tuple[str, ...], ...]
    height: int = 160

    def cells(self) -> list[list[str]]:
        """The grid with merged cells repeated: what a reader must give."""
        resolved: list[list[str]] = []
        for row in self.grid:
            line: list[str] = []
            for column, cell in enumerate(row):
                line.append(
                    resolved[-1][column] if cell == ABOVE else line[-1] if cell == LEFT else cell
                )
            resolved.append(line)
        return resolved


def _random_table(name: str, *, seed: int, rows: int, columns: int) -> OracleTable:
    """A table with merges downwards in two of its columns and section rows over all of it."""
    chance = random.Random(seed)
    head = tuple(f"Cột {column}" for column in range(1, columns + 1))
    grid: list[tuple[str, ...]] = [head]
    merged = set(chance.sample(range(1, columns), 2))
    fresh = True
    for number in range(1, rows + 1):
        if number % 9 == 4:
            grid.append((f"Phần {number}", *[LEFT] * (columns - 1)))
            fresh = True
            continue
        row = [str(number)]
        for column in range(1, columns):
            can_merge = column in merged and not fresh
            words = chance.choice(_WORDS)
            row.append(ABOVE if can_merge and chance.random() < 0.5 else f"{words} {number}")
        grid.append(tuple(row))
        fresh = False
    widths = (18, *[chance.choice((30, 38, 46)) for _ in range(columns - 1)])
    return OracleTable(name, 1, widths, tuple(grid))


_TWO_LEVELS = OracleTable(
    "hai_dong_tieu_de",
    2,
    (14, 52, 34, 40, 22, 22),
    (
        ("TT", "Nội dung", "Trách nhiệm", LEFT, "Thời gian", LEFT),
        (ABOVE, ABOVE, "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc"),
        ("A", "Nhóm việc thứ nhất", LEFT, LEFT, LEFT, LEFT),
        ("1", "Lập danh mục hồ sơ", "Sở Nội vụ", "Các sở, ban, ngành", "01/2024", "03/2024"),
        ("2", "Đo thời gian chờ\nở nơi tiếp nhận", ABOVE, "Bưu điện tỉnh", "02/2024", ABOVE),
        ("3", "Lấy ý kiến người dân", ABOVE, ABOVE, "04/2024", "06/2024"),
        ("B", "Nhóm việc thứ hai", LEFT, LEFT, LEFT, LEFT),
        ("4", "Sửa quy trình nội bộ", "Sở Tư pháp", "", "05/2024", "09/2024"),
        ("5", "", ABOVE, "Sở Tài chính", "", "12/2024"),
    ),
)
TABLES: tuple[OracleTable, ...] = (
    _TWO_LEVELS,
    _random_table("ngau_nhien_mot", seed=7, rows=24, columns=5),
    _random_table("ngau_nhien_hai", seed=11, rows=40, columns=7),
)


def save_tables(tables: Sequence[OracleTable], *, again: bool) -> None:
    """Writes each grid, then the files made of it."""
    TABLE_FOLDER.mkdir(exist_ok=True)
    for table in tables:
        target = TABLE_FOLDER / f"{table.name}.json"
        if target.exists() and not again:
            continue
        grid = json.dumps(table.cells(), ensure_ascii=False, indent=1)
        target.write_text(grid + "\n", "utf-8")
        target.with_suffix(".html").write_text(table_page(table), "utf-8")
        target.with_suffix(".docx").write_bytes(table_docx(table))
        target.with_suffix(".pdf").write_bytes(table_pdf(table))


def table_page(table: OracleTable) -> str:
    """The table as an HTML page."""
    words = pages.table_html(list(table.grid), header=table.header)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{words}\n</body></html>\n'


def table_docx(table: OracleTable) -> bytes:
    """The table as a DOCX."""
    return word.table_docx(list(table.grid), table.widths, header=table.header)


def table_pdf(table: OracleTable) -> bytes:
    """The table as a ruled PDF on low pages."""
    grid = list(table.grid)
    return drawing.table_pdf(grid, table.widths, header=table.header, height=table.height)
