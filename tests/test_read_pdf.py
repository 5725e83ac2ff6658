"""PDFs as they come: seals, turned pages, odd text, scans, locks, broken files."""

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from models.issues import ReadError
from models.text import RawFile, RawText
from pipeline.document import read_document
from pipeline.readers import ocr
from pipeline.readers.pages import Page
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf_document import open_page, open_pdf
from pipeline.readers.pdf_geometry import Frame
from pipeline.readers.pdf_page import PageText, is_scan, read_page_text

PDFS = Path(__file__).parent / "pdf"
LINES = (
    "Thực hiện Chương trình công tác năm 2025, Ủy ban nhân dân tỉnh ban hành Kế hoạch",
    "1. Phấn đấu 92% hồ sơ thủ tục hành chính được giải quyết đúng hạn.",
)

_WAYS = ("vertical", "horizontal")


def as_file(data: bytes, name: str = "x.pdf") -> RawFile:
    return RawFile(name, data, hashlib.sha256(data).hexdigest(), "application/pdf")


def pdf(name: str) -> RawFile:
    return as_file((PDFS / f"{name}.pdf").read_bytes(), f"{name}.pdf")


def texts(raw: RawText) -> str:
    return "\n".join(block.text for block in raw.blocks)


def codes(raw: RawText) -> set[str]:
    return {issue.code for issue in raw.issues}


def found_pages(name: str) -> Iterator[PageText]:
    with open_pdf(pdf(name).data) as document:
        for index in range(len(document)):
            with open_page(document, index) as page:
                yield read_page_text(page, index + 1)


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "why_unavailable", lambda: "install tesseract-ocr")


@pytest.mark.parametrize(
    "name", ["plain", "signed", "typed", "sealed_long_ago", "cropped", "half_locked"]
)
def test_number_and_date_of_each_way_to_print_them(name: str) -> None:
    metadata = read_document(pdf(name)).facts.metadata
    assert metadata.document_number == "123/KH-UBND"
    assert metadata.issued_on is not None
    assert metadata.issued_on.isoformat() == "2024-10-09"
    assert metadata.issuing_body == "Ủy ban nhân dân tỉnh Khánh Hòa"


@pytest.mark.parametrize("name", ["signed", "sealed_long_ago"])
def test_the_words_of_a_seal_stand_apart_with_their_place(name: str) -> None:
    raw = read_pdf(pdf(name))
    seals = [block for block in raw.blocks if "Ký bởi" in block.text]
    (seal,) = seals
    assert seal.furniture_hint
    assert seal.place.page == 1
    assert seal.place.box is not None
    assert "21/12/2024 15:11:02 +07:00" in seal.text
    rest = texts(raw).replace(seal.text, "")
    assert "vanthu@" not in rest
    assert "15:11" not in rest


def test_fields_land_between_the_words_around_them() -> None:
    words = " ".join(texts(read_pdf(pdf("signed"))).split())
    assert "Số: 123 /KH-UBND" in words
    assert "ngày 09 tháng 10 năm 2024" in words


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_turned_pages_stand_upright(number: int) -> None:
    plain = next(found_pages("plain")).as_page()
    page = next(islice(found_pages("turned"), number - 1, None)).as_page()
    assert (page.width, page.height) == pytest.approx((plain.width, plain.height))
    assert [piece.text for piece in page.pieces] == [piece.text for piece in plain.pieces]
    for piece, other in zip(page.pieces, plain.pieces, strict=True):
        assert piece.box == pytest.approx(other.box, abs=1)


def test_text_outside_the_crop_box_is_left_out_with_an_issue() -> None:
    raw = read_pdf(pdf("cropped"))
    assert "Bản in thử" not in texts(raw)
    assert "text_outside_page" in codes(raw)
    plain, cropped = (next(found_pages(name)).as_page() for name in ("plain", "cropped"))
    assert cropped.pieces[0].box == pytest.approx(plain.pieces[0].box, abs=0.1)


@pytest.mark.parametrize(
    ("words", "is_read"),
    [
        ("I. MỤC TIÊU CHUNG", True),
        ("I. MỤC TIÊU CHUNG\nI. MỤC TIÊU CHUNG", False),
        ("Đậm bằng nét viền", True),
        ("Hạng mục file dữ liệu, e-office", True),
        ("Chữ trắng trên nền tối", True),
        ("Chữ trắng trên nền giấy", False),
        ("Chữ không ai nhìn thấy", False),
        ("BẢN SAO", False),
        ("lề trang", False),
    ],
)
def test_what_a_reader_sees_is_read_once(words: str, *, is_read: bool) -> None:
    page = next(found_pages("oddities")).as_page()
    assert (words in "\n".join(piece.text for piece in page.pieces)) == is_read


def test_left_out_words_are_issues_and_bold_is_known() -> None:
    assert {"slanted_text", "unseen_text"} <= codes(read_pdf(pdf("oddities")))
    pieces = next(found_pages("oddities")).as_page().pieces
    bold = {piece.text: piece.bold for piece in pieces}
    assert bold["I. MỤC TIÊU CHUNG"]
    assert bold["Đậm bằng nét viền"]
    assert not bold["Hạng mục file dữ liệu, e-office"]


def edges(page: Page) -> tuple[set[int], set[int]]:
    """Where the middle of each line lies: across for upright ones, down for level ones."""
    boxes = {way: [r.box for r in page.rulings if r.direction == way] for way in _WAYS}
    across = {round((x0 + x1) / 2) for x0, _, x1, _ in boxes["vertical"]}
    return across, {round((top + bottom) / 2) for _, top, _, bottom in boxes["horizontal"]}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_ruled_lines_however_they_are_drawn(number: int) -> None:
    page = next(islice(found_pages("ruled"), number - 1, None)).as_page()
    assert edges(page) == ({60, 100, 350, 530}, {142, 182, 222})


def test_ruled_cells() -> None:
    cells = [block for block in read_pdf(pdf("ruled")).blocks if block.cell]
    assert [cell.text for cell in cells][:6] == [
        "TT",
        "Nhiệm vụ",
        "Chủ trì",
        "1",
        "Rà soát thủ tục",
        "Sở Nội vụ",
    ]


def test_scans_are_told_from_text() -> None:
    assert [is_scan(page) for page in found_pages("scanned")] == [True, True, False, False]
    assert [page.is_layer for page in found_pages("scanned")] == [False, True, True, False]


@pytest.mark.usefixtures("no_ocr")
def test_without_ocr_the_pages_with_text_are_read() -> None:
    raw = read_pdf(pdf("scanned"))
    assert raw.text_source == "mixed"
    assert {block.place.ocr for block in raw.blocks} == {True, False}
    (issue,) = [issue for issue in raw.issues if issue.code == "ocr_missing"]
    assert "install tesseract-ocr (pages 1-2)" in issue.message


@pytest.mark.usefixtures("no_ocr")
def test_a_document_of_scans_alone_needs_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.pdf.is_scan", lambda page: True)
    with pytest.raises(ReadError, match="install tesseract-ocr") as caught:
        read_pdf(pdf("scanned"))
    assert caught.value.code == "ocr_missing"


@pytest.mark.skipif(ocr.why_unavailable() is not None, reason=ocr.why_unavailable() or "")
def test_a_scan_is_read_off_its_picture() -> None:
    raw = read_pdf(pdf("scanned"))
    first = " ".join(block.text for block in raw.blocks if block.place.page == 1)
    assert "92% hồ sơ thủ tục hành chính" in first
    assert raw.text_source == "mixed"


def test_old_encodings_by_the_fonts_name() -> None:
    raw = read_pdf(pdf("old_font"))
    assert "Phê duyệt kế hoạch cải cách hành chính của tỉnh năm 2008," in texts(raw)
    assert "legacy_encoding" in codes(raw)


def test_torn_words_are_read_by_pdfplumber() -> None:
    raw = read_pdf(pdf("torn"))
    assert LINES[1] in texts(raw)
    assert "torn_words" not in codes(raw)


def test_attachments_are_an_issue() -> None:
    assert "attachments_ignored" in codes(read_pdf(pdf("attached")))


def test_a_file_that_breaks_off_gives_what_it_has() -> None:
    data = pdf("turned").data
    raw = read_pdf(as_file(data[: data.rindex(b"startxref")]))
    assert LINES[1] in texts(raw)
    assert "truncated_pdf" in codes(raw)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\n", "broken_pdf"),
        (b"%PDF-1.7\n" + bytes(2000), "broken_pdf"),
        (pdf("plain").data[:3000], "broken_pdf"),
        (pdf("locked").data, "encrypted_pdf"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(as_file(data))
    assert caught.value.code == code


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.pdf_document.MAX_PAGES", 3)
    with pytest.raises(ReadError) as caught:
        read_pdf(pdf("turned"))
    assert caught.value.code == "too_many_pages"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.97])
@pytest.mark.parametrize("name", ["signed", "ruled", "scanned"])
@pytest.mark.usefixtures("no_ocr")
def test_torn_files_never_raise_anything_else(name: str, share: float) -> None:
    data = pdf(name).data
    damaged = data[: int(len(data) * share)] + b"\nendobj\n" + data[int(len(data) * share) + 400 :]
    try:
        read_pdf(as_file(damaged))
    except ReadError as error:
        assert error.code in {"broken_pdf", "no_words", "ocr_missing"}  # noqa: PT017


def test_frames_turn_boxes_upright() -> None:
    box = (10, 20, 40, 30)  # left, bottom, right, top on a page of 200 x 100
    found = {turn: Frame(0, 0, 200, 100, turn) for turn in (0, 90, 180, 270)}
    assert {turn: frame.upright()(*box) for turn, frame in found.items()} == {
        0: (10, 70, 40, 80),
        90: (20, 10, 30, 40),
        180: (160, 20, 190, 30),
        270: (70, 160, 80, 190),
    }
    assert found[90].size == (100, 200)
