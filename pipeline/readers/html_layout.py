"""Which tables of a page hold no data: boxes, columns of a page, letterheads, signatures."""

import unicodedata

from models.rule import rule
from models.text import BlockKind
from pipeline.readers.html_draft import Draft

Cells = list[list[list[Draft]]]  # rows, cells, paragraphs

LETTERHEAD = rule(
    "letterhead",
    r"""
    C [ỘO]NG \s* H [ÒOÕ] [AÀ]? \s* X [ÃA] \s* H [ỘO][Il1|]  # quốc hiệu
    | (?i: Đ[ộo]c \s+ l[ậa]p \s* [-–—] \s* T[ựu] \s+ do )      # tiêu ngữ
    | ĐẢNG \s+ CỘNG \s+ SẢN \s+ VIỆT \s+ NAM    # but not a newspaper's masthead
      (?<! (?: CỦA | BÁO | TỬ | ĐẢNG \s+ BỘ ) \s+ ĐẢNG \s+ CỘNG \s+ SẢN \s+ VIỆT \s+ NAM )
    """,
    examples=(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI",
        "Độc lập - Tự do",
        "TỈNH ỦY THÁI BÌNH ĐẢNG CỘNG SẢN VIỆT NAM",
    ),
    counter_examples=(
        "Sở Lao động - Thương binh và Xã hội",
        "cộng hòa",
        "CƠ QUAN CỦA ĐẢNG BỘ ĐẢNG CỘNG SẢN VIỆT NAM TỈNH THÁI BÌNH",
        "BÁO ĐIỆN TỬ ĐẢNG CỘNG SẢN VIỆT NAM",
    ),
)
NUMBER_LINE = rule(
    "number_line",
    r"^ \s* Số \s* : .{0,30} / ",
    examples=("Số: 15/KH-UBND", "Số:      /KH-UBND"),
    counter_examples=("Số lượng: 12", "Số: 15"),
)
DATELINE = rule(
    "dateline",
    r"(?i: ,? \s* ngày \s* [\d.…\s]* tháng \s* [\d.…\s]* năm )",
    examples=("Cà Mau, ngày 05 tháng 3 năm 2022", "Huế, ngày    tháng 12 năm 2025"),
    counter_examples=("trước ngày 05 hằng tháng",),
)
SIGNATURE = rule(
    "signature_block",
    r"""
    ^ \s* (?: (?i: Nơi \s+ nhận) \s* :
    | (?: TM | KT | TL | TUQ | T/M | K/T | T/L | Q (?=\.) ) \b [./]? \s* \p{Lu}{2} )
    """,
    examples=(
        "Nơi nhận:",
        "KT. CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN",
        "T/M BAN THƯỜNG VỤ",
        "Q. CHỦ TỊCH",
    ),
    counter_examples=("TMĐT", "KT-XH", "KT - XH", "Nơi nhận hồ sơ"),
)
_LETTERHEAD_ROWS = 8
_SIGNATURE_ROWS = 6
_PAGE_CELLS = 6  # a table of a few cells ...
_PAGE_PARAGRAPHS = 12  # ... one of which holds so much is a page's columns
_LOOKED_AT = 400  # characters of a cell


def is_layout(cells: Cells, nested: int) -> bool:
    """True where a table's cells are paragraphs of the page; `nested` letters are of tables in it.

    Args:
        cells: rows of cells of paragraphs.
        nested: letters that tables inside the cells hold.
    """
    rows = [[cell for cell in row if cell] for row in cells]
    rows = [row for row in rows if row]
    columns = max(map(len, rows), default=0)
    if columns <= 1 and (len(rows) <= 1 or max(map(len, cells)) <= 1):
        return True
    filled = [cell for row in rows for cell in row]
    if nested and _mostly_nested(filled, nested):
        return True
    return _is_letterhead(rows, columns) or _is_signature(rows, columns) or _is_page(rows, columns)


def _mostly_nested(filled: list[list[Draft]], nested: int) -> bool:
    """A page's frame: few cells, or the tables inside outweigh the words beside them."""
    letters = sum(len(draft.text) for cell in filled for draft in cell)
    return len(filled) <= 2 or nested * 2 > letters


def _is_letterhead(rows: Cells, columns: int) -> bool:
    if columns > 3 or len(rows) > _LETTERHEAD_ROWS:
        return False
    text = "\n".join(_head(cell) for row in rows for cell in row)
    if LETTERHEAD.first(text):
        return True
    lines = text.split("\n")
    return any(map(NUMBER_LINE.first, lines)) and DATELINE.first(text) is not None


def _is_signature(rows: Cells, columns: int) -> bool:
    if columns > 3 or len(rows) > _SIGNATURE_ROWS:
        return False
    lines = (line for row in rows for cell in row for line in _head(cell).split("\n"))
    return any(map(SIGNATURE.first, lines))


def _is_page(rows: Cells, columns: int) -> bool:
    """Columns of a page: a few cells, one of them long or with a heading of its own."""
    filled = [cell for row in rows for cell in row]
    if len(filled) > _PAGE_CELLS:
        return False
    if len(rows) == 1 and columns <= 2:
        return True
    headed = any(draft.kind is BlockKind.HEADING for cell in filled for draft in cell)
    return headed or max(map(len, filled)) >= _PAGE_PARAGRAPHS


def _head(cell: list[Draft]) -> str:
    """The first words of a cell."""
    text = ""
    for draft in cell:
        text += draft.text + "\n"
        if len(text) > _LOOKED_AT:
            break
    return unicodedata.normalize("NFC", text[:_LOOKED_AT])
