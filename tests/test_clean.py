"""Cleaning: each fix on its examples, joined lines, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import clean

from models.spans import Place, Span
from models.syllables import is_syllable, split_glued
from models.text import RawBlock, RawText
from pipeline.clean import FIXES, clean_text
from pipeline.fixes import Fix, MappedText

EXAMPLES = [(fix, before, after) for fix in FIXES for before, after in fix.examples]


@pytest.mark.parametrize(
    ("fix", "before", "after"), EXAMPLES, ids=lambda v: getattr(v, "name", None)
)
def test_fix(fix: Fix, before: str, after: str) -> None:
    text = MappedText(before)
    times = text.apply(fix)
    assert text.text == after
    assert (times > 0) == (before != after), "a fix counts what it does"


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ("a) Rà soát quy trình tiếp nhận\nhồ sơ trên hệ thống;\nb) Công khai kết quả.", 2),
        ("2.3. Sở Y tế\nChủ trì hướng dẫn các bệnh viện.", 2),
        ("TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH", 2),
        ("III. TỔ CHỨC THỰC\nHIỆN", 1),
        ("Mức độ đạt được của (theo Bộ chỉ\nsố mới) là 80%.", 1),
        ("Số hiệu 12/KH-UBND\nNgày ban hành 05/01/2024", 2),
        ("Kết thúc câu thứ nhất ở đây.\nCâu thứ hai bắt đầu.", 2),
        ("một dòng dài vừa đủ để bị ngắt ở giữa chừng ngày 12 tháng\n3 năm 2024 của tỉnh.", 1),
        ("được xử lý hoàn toàn trên môi trường mạng\n(trừ hồ sơ mật theo quy định).", 1),
        ("CẢI CÁCH HÀNH CHÍNH TỈNH AN GIANG NĂM 2024\n(Kèm theo Quyết định số 5/QĐ-UBND)", 2),
        ("KẾ HOẠCH\nthực hiện cải cách hành chính năm 2024", 2),
        ("QUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.", 2),
    ],
)
def test_wrapped_lines(lines: str, blocks: int) -> None:
    assert len(clean(lines).blocks) == blocks


@pytest.mark.parametrize(
    "word", ["nghiêng", "khuỷu", "quý", "gìn", "thuở", "ủy", "uỷ", "yêu", "khuya"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert split_glued(word) is None


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("nướcta", ("nước", "ta")),
        ("kếhoạch", ("kế", "hoạch")),
        ("internet", None),
        ("dữliệu", ("dữ", "liệu")),
    ],
)
def test_glued(word: str, halves: tuple[str, str] | None) -> None:
    assert split_glued(word) == halves


TEXTS = st.text(
    alphabet=st.sampled_from("aăấbđ ộuyQXH,.;:-–\u00a0\u200b\u0301\r\n\t0123%()|\ufeff"),
    max_size=120,
)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_block_knows_its_source(pieces: list[str]) -> None:
    source = "¶".join(pieces)
    blocks, at = [], 0
    for piece in pieces:
        blocks.append(RawBlock(piece, Place(at, at + len(piece))))
        at += len(piece) + 1
    done = clean_text(RawText(tuple(blocks), source, "text/plain"))
    last = 0
    for block in done.blocks:
        assert done.words(block).strip() == done.words(block) != ""
        assert block.span.start >= last
        last = block.span.end
        assert block.place.start is not None
        assert block.place.end is not None
        origin = source[block.place.start : block.place.end]
        squeezed = [c for c in done.words(block) if c.isdigit()]
        assert [c for c in origin if c.isdigit()] == squeezed


@pytest.mark.parametrize("pages", [1, 3])
def test_lines_of_a_text_that_no_page_broke_are_paragraphs(pages: int) -> None:
    title = "Huyện Mẫu tập trung cải cách hành chính ngay từ đầu năm"
    sentence = "Ủy ban nhân dân huyện giao từng phòng rà soát quy trình, công khai kết quả."
    story = " ".join([sentence] * 3)
    cleaned = clean("\n".join([title, story] * pages))
    assert [cleaned.words(block) for block in cleaned.blocks] == [title, story] * pages


def test_nothing_breaks_the_text_for_a_database() -> None:
    done = clean_text(
        RawText((RawBlock("a\x00b\ud800c", Place(0, 5)),), "a\x00b\ud800c", "text/plain")
    )
    assert done.text == "abc"
    assert done.fixes["controls"] == 2


def test_a_paged_block_keeps_the_place_of_each_line() -> None:
    """A paragraph over two pages, its first line end joined, its second kept."""
    first, second, third = (
        Place(page=p, box=b)
        for p, b in [(4, (70, 700, 500, 712)), (5, (70, 60, 400, 72)), (5, (70, 75, 300, 87))]
    )
    text = "Tỷ lệ  hồ sơ được giải\nquyết đúng hạn đạt 95%.\n- Chủ trì: Sở Nội vụ"
    raw = RawBlock(text, first, lines=(first, second, third))
    clean = clean_text(RawText((raw,), "", "application/pdf"))
    paragraph, item = clean.blocks
    assert [clean.text[line.start :][:5] for line in paragraph.lines] == ["Tỷ lệ", "quyết"]
    assert [line.place for line in item.lines] == [third]
    assert (paragraph.place, item.place) == (first, third)
    at = clean.text.index("95%")
    assert paragraph.place_of(Span(at, at + 3)) == second
    assert paragraph.place_of(paragraph.span) == first


SIGNS = ("\x1e", "\n", " ", "*", "**", "_", "```", "#", ">", "[", "](", ")", "|", "\\", "-", "<br>")


@given(st.lists(st.sampled_from((*SIGNS, "a", "Bộ", "1.", "&amp;", "việc;", "(**)")), max_size=30))
def test_no_fix_takes_the_border_of_blocks(pieces: list[str]) -> None:
    mapped = MappedText("".join(pieces))
    for fix in FIXES:
        mapped.apply(fix)
        assert mapped.text.count("\x1e") == pieces.count("\x1e"), fix.name


def test_a_fence_leaves_the_block_behind_it() -> None:
    blocks = [RawBlock(words, Place()) for words in ("```", "Đạt 80%", "```sh", "Đạt 90%")]
    assert clean_text(RawText(tuple(blocks), "", "text/plain")).text == "Đạt 80%\nĐạt 90%"
