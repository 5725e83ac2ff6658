"""Pages drawn line by line: the blocks that a reader of the paper would see, in his order."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn_tables import breadth

from models.text import RawBlock, RawText
from pipeline.clean import clean_text
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Page, Piece, Ruling

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, INDENT = 85.0, 540.0, 36.0
MIDDLE = (LEFT + RIGHT) / 2
Drawn = list[Piece]


def put(text: str, left: float, top: float, size: float = 13.0, *, bold: bool = False) -> Drawn:
    """Words from a left edge."""
    right = left + breadth(text) * size / 10
    return [Piece(text, (left, top, right, top + 1.15 * size), size, bold)]


def centred(text: str, top: float, size: float = 13.0, at: float = MIDDLE) -> Drawn:
    """Bold words around a middle."""
    return put(text, at - breadth(text) * size / 20, top, size, bold=True)


def paragraph(words: str, top: float, *, size: float = 13.0, pitch: float = 18.0) -> Drawn:
    """A justified paragraph with its first line indented; lines end where the page does."""
    pieces: Drawn = []
    line, left = "", LEFT + INDENT
    for word in words.split():
        if line and left + breadth(f"{line} {word}") * size / 10 > RIGHT:
            box = (left, top, RIGHT, top + 1.15 * size)
            pieces.append(Piece(line, box, size))
            line, left, top = word, LEFT, top + pitch
        else:
            line = f"{line} {word}".strip()
    return pieces + put(line, left, top, size)


def page(*drawn: Drawn, number: int = 1, rulings: Sequence[Ruling] = ()) -> Page:
    pieces = [piece for part in drawn for piece in part]
    random.Random(number).shuffle(pieces)
    return Page(number, WIDTH, HEIGHT, tuple(pieces), tuple(rulings))


def across(left: float, right: float, top: float) -> Ruling:
    return Ruling((left, top, right, top))


def shown(block: RawBlock) -> str:
    return ("~ " if block.furniture_hint else "") + " ".join(block.text.split())


def read(*pages: Page) -> list[str]:
    return [shown(block) for block in lay_out(pages, path="x.pdf").blocks]


LONG = (
    "Tăng cường kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính tại các cơ quan chuyên môn "
    "thuộc Ủy ban nhân dân tỉnh và Ủy ban nhân dân các huyện, thị xã; kịp thời chấn chỉnh những "
    "nơi để hồ sơ quá hạn mà không có văn bản xin lỗi người dân."
)
MORE = (
    "Đẩy mạnh số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực, kết nối với cơ sở dữ liệu "
    "dân cư để người dân không phải nộp lại giấy tờ đã có trong hệ thống của tỉnh, của huyện."
)


def letterhead(*, lower: float = 0.0) -> Drawn:
    """Issuer and number at the left, quốc hiệu and date at the right, on heights of their own."""
    left, right = 160.0, 420.0
    return [
        *centred("ỦY BAN NHÂN DÂN", 60, 12, left),
        *centred("TỈNH HÀ GIANG", 75, 12, left),
        *centred("Số: 88/KH-UBND", 100, 13, left),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60 + lower, 11, right),
        *centred("Độc lập - Tự do - Hạnh phúc", 76 + lower, 13, right),
        *centred("Hà Giang, ngày 09 tháng 02 năm 2024", 100 + lower, 13, right),
    ]


HEAD = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH HÀ GIANG",
    "Số: 88/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hà Giang, ngày 09 tháng 02 năm 2024",
]
RULES_OF_HEAD = (across(120, 200, 93), across(340, 500, 95))


@pytest.mark.parametrize("lower", [0.0, 3.0, 7.0])
def test_letterhead_is_read_column_by_column(lower: float) -> None:
    title = centred("KẾ HOẠCH", 140, 14) + centred("Cải cách hành chính năm 2024", 158, 14)
    found = read(page(letterhead(lower=lower), title, paragraph(LONG, 190), rulings=RULES_OF_HEAD))
    assert found == [*HEAD, "KẾ HOẠCH", "Cải cách hành chính năm 2024", LONG]


def test_letterhead_wraps_in_its_columns() -> None:
    head = [
        *centred("VĂN PHÒNG ỦY BAN NHÂN", 60, 12, 160),
        *centred("DÂN THÀNH PHỐ", 75, 12, 160),
        *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 60, 12, 420),
        *centred("VIỆT NAM", 75, 12, 420),
        *centred("Số: 5/KH-VP", 100, 13, 160),
        *centred("Thành phố Hồ Chí Minh, ngày 05", 100, 13, 420),
        *centred("tháng 11 năm 2025", 116, 13, 420),
    ]
    assert read(page(head, paragraph(LONG, 190))) == [
        "VĂN PHÒNG ỦY BAN NHÂN DÂN THÀNH PHỐ",
        "Số: 5/KH-VP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Thành phố Hồ Chí Minh, ngày 05 tháng 11 năm 2025",
        LONG,
    ]


def test_number_filled_into_its_blank() -> None:
    head = [
        *put("Số:", 110, 100),
        *put("/KH-UBND", 160, 100),
        *put("417", 132, 101, 12),
        *centred("Hà Giang, ngày 09 tháng 02 năm 2024", 100, 13, 420),
    ]
    assert read(page(head))[0] == "Số: 417 /KH-UBND"


@pytest.mark.parametrize("lower", [0.0, 5.0, 9.0])
def test_signature_is_read_column_by_column(lower: float) -> None:
    recipients = [
        "Nơi nhận:",
        "- Bộ Nội vụ;",
        "- Chủ tịch, các PCT;",
        "- Các sở, ngành;",
        "- Lưu: VT.",
    ]
    left = [p for i, t in enumerate(recipients) for p in put(t, LEFT, 300 + 13 * i, 11)]
    signer = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    right = [p for i, t in enumerate(signer) for p in centred(t, 300 + lower + 16 * i, 13, 430)]
    right += centred("Hoàng Thị Mai", 420, 13, 430)
    found = read(page(paragraph(LONG, 220), left, right))
    assert found == [LONG, *recipients, *signer, "Hoàng Thị Mai"]


def test_prose_in_two_columns() -> None:
    lines = [f"dòng thứ {n} của cột này còn nối sang dòng" for n in range(1, 9)]
    left = [p for i, t in enumerate(lines) for p in put(f"Bên trái {t}", 60, 100 + 15 * i, 10)]
    right = [p for i, t in enumerate(lines) for p in put(f"bên phải {t}", 320, 100 + 15 * i, 10)]
    found = " ".join(read(page(left, right)))
    assert found.index("Bên trái dòng thứ 8") < found.index("bên phải dòng thứ 1")


def test_date_in_a_sentence_makes_no_columns() -> None:
    item = put("b)", 103, 118) + put("Trước ngày 30 tháng 9 năm 2024, nộp báo cáo.", 130, 118)
    assert read(page(put("a) Rà soát hồ sơ.", 103, 100), item)) == [
        "a) Rà soát hồ sơ.",
        "b) Trước ngày 30 tháng 9 năm 2024, nộp báo cáo.",
    ]


def test_paragraph_runs_over_the_page() -> None:
    whole = paragraph(f"{LONG} {MORE}", 700)
    first = [piece for piece in whole if piece.box[1] < 750]
    second = [
        replace(piece, box=(x0, top - 690, x1, bottom - 690))
        for piece in whole
        if (box := piece.box) and (x0 := box[0], top := box[1], x1 := box[2], bottom := box[3])
        and top >= 750
    ]  # fmt: skip
    found = read(
        page(paragraph(LONG, 600), first, put("1", MIDDLE, 800), number=1),
        page(put("2", MIDDLE, 30), second, paragraph(MORE, 150), number=2),
    )
    assert found == ["~ 1", LONG, f"{LONG} {MORE}", "~ 2", MORE]


def test_footnote_waits_and_its_digit_is_no_number() -> None:
    rest = "cán bộ cấp xã được bồi dưỡng kỹ năng số trong năm 2024."
    body = put("Bảo đảm 90%", LEFT + INDENT, 600)
    mark = put("1", body[0].box[2] + 0.5, 599, 8)
    tail = put(rest, mark[0].box[2] + 3, 600)
    note = put("1 Theo Nghị quyết của Tỉnh ủy về chuyển đổi số.", LEFT, 762, 10)
    found = read(
        page(paragraph(LONG, 500), body, mark, tail, note, rulings=[across(LEFT, LEFT + 144, 755)]),
        page(paragraph(MORE, 60), number=2),
    )
    assert found == [
        LONG,
        f"Bảo đảm 90% {rest}",
        "1 Theo Nghị quyết của Tỉnh ủy về chuyển đổi số.",
        MORE,
    ]


def test_power_stays_with_its_unit() -> None:
    body = put("diện tích 25 m", LEFT, 100)
    power = put("2", body[0].box[2] + 0.3, 99, 8)
    assert read(page(body, power, put("sàn", power[0].box[2] + 3, 100))) == ["diện tích 25 m2 sàn"]


def test_running_heads_of_even_and_odd_pages() -> None:
    heads = {0: "CÔNG BÁO/Số 18/Ngày 12-01-2024", 1: "Hà Giang - Văn bản hành chính"}
    pages = [
        page(
            put(f"{heads[n % 2]}", 200, 40, 11),
            put(str(n), 500, 40, 11),
            paragraph(LONG, 80),
            number=n,
        )
        for n in range(2, 6)
    ]
    found = read(*pages)
    assert [text for text in found if not text.startswith("~")] == [LONG] * 4
    assert len(found) == 8


@pytest.mark.parametrize(
    "text",
    [
        "- Thời gian: Thường xuyên.",
        "ỦY BAN NHÂN DÂN",
        "PHỤ LỤC I",
        "1. Sở Nội vụ",
        "Số: 12/KH-UBND",
    ],
)
def test_repeated_lines_that_are_no_running_heads(text: str) -> None:
    pages = [page(put(text, LEFT, 60), paragraph(LONG, 120), number=n) for n in (1, 2, 3)]
    assert read(*pages) == [text, LONG] * 3


@pytest.mark.parametrize("text", ["- 2 -", "2", "Trang 2/5", "2.", "iv", "| 12"])
def test_page_numbers(text: str) -> None:
    assert read(page(put(text, MIDDLE, 35), paragraph(LONG, 120))) == [f"~ {text}", LONG]
    assert read(page(paragraph(LONG, 120), put(text, MIDDLE, 800))) == [f"~ {text}", LONG]


@pytest.mark.parametrize(
    ("text", "top"), [("2", 400), ("12%", 35), ("2024/QĐ", 35), ("Điều 2", 800)]
)
def test_what_is_no_page_number(text: str, top: float) -> None:
    assert text in read(page(put(text, MIDDLE, top), paragraph(LONG, 120)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("K Ế  H O Ạ C H", "KẾ HOẠCH"),
        ("Q U Y Ế T  Đ Ị N H", "QUYẾT ĐỊNH"),
        ("K Ế H O Ạ C H", "KẾ HOẠCH"),
        ("A B C D E", "A B C D E"),
    ],
)
def test_letters_set_wide(text: str, meant: str) -> None:
    assert read(page(centred(text, 100, 14), paragraph(LONG, 140))) == [meant, LONG]


def test_letters_printed_one_by_one() -> None:
    pieces, at = [], 200.0
    for letter in "KẾ HOẠCH":
        if letter != " ":
            pieces += put(letter, at, 100, 14)
        at += 14.0
    assert read(page(pieces)) == ["KẾ HOẠCH"]


def test_titles_items_and_notes() -> None:
    found = read(
        page(
            centred("KẾ HOẠCH", 60, 14),
            centred("Nâng cao chất lượng dịch vụ công trên", 78, 14),
            centred("địa bàn tỉnh giai đoạn 2024 - 2026", 96, 14),
            centred("(Kèm theo Quyết định số 8/QĐ-UBND)", 114, 14),
            put("I. MỤC TIÊU", LEFT + INDENT, 150, bold=True),
            paragraph(LONG, 170),
            paragraph(f"a) {MORE}", 240),
            paragraph(f"- {MORE}", 300),
        )
    )
    assert found == [
        "KẾ HOẠCH",
        "Nâng cao chất lượng dịch vụ công trên địa bàn tỉnh giai đoạn 2024 - 2026",
        "(Kèm theo Quyết định số 8/QĐ-UBND)",
        "I. MỤC TIÊU",
        LONG,
        f"a) {MORE}",
        f"- {MORE}",
    ]


def test_a_line_that_begins_like_an_item_but_goes_on() -> None:
    lines = [
        *put("Giai đoạn", LEFT + INDENT, 100),
        Piece(
            "Thực hiện chương trình phát triển đô thị thông minh giai đoạn 2021",
            (LEFT + INDENT, 100, RIGHT, 115),
            13.0,
        ),
        *put("- 2025 theo quy định.", LEFT, 118),
    ][1:]
    found = read(page(paragraph(LONG, 40), lines, paragraph(MORE, 140)))
    assert found[1] == (
        "Thực hiện chương trình phát triển đô thị thông minh giai đoạn 2021 - 2025 theo quy định."
    )


def test_a_frame_is_no_table_and_an_underline_no_border() -> None:
    frame = [
        across(200, 400, 90), across(200, 400, 130),
        Ruling((200, 90, 200, 130)), Ruling((400, 90, 400, 130)), across(220, 300, 116),
    ]  # fmt: skip
    drawn = put("ĐẾN Số: 412", 220, 100), paragraph(LONG, 150)
    blocks = lay_out([page(*drawn, rulings=frame)], path="x.pdf").blocks
    assert [shown(block) for block in blocks] == ["ĐẾN Số: 412", LONG]
    assert not any(block.cell for block in blocks)


def test_every_line_has_its_place_and_paragraphs_stay_whole() -> None:
    blocks = lay_out(
        [page(paragraph(LONG, 100)), page(paragraph(MORE, 100), number=2)], path="x.pdf"
    ).blocks
    clean = clean_text(RawText(blocks, "", "application/pdf"))
    assert [clean.words(block) for block in clean.blocks] == [LONG, MORE]
    assert [block.place.page for block in clean.blocks] == [1, 2]
    assert all(len(block.lines) > 1 for block in clean.blocks)


def test_pages_are_taken_one_by_one() -> None:
    taken: list[int] = []

    def pages():  # type: ignore[no-untyped-def]
        for number in range(1, 30):
            taken.append(number)
            yield page(paragraph(LONG, 100), number=number)

    assert len(lay_out(pages(), path="x.pdf").blocks) == 29
    assert taken == list(range(1, 30))
