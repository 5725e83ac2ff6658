"""Web pages as blocks: text, tables, attribute tables, and the way back to the source."""

import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.issues import ReadError
from models.rule import Rule
from models.text import BlockKind, RawFile, RawText
from pipeline.readers.html import read_html
from pipeline.readers.html_layout import DATELINE, LETTERHEAD, NUMBER_LINE, SIGNATURE
from pipeline.readers.html_tables import CellDraft, RowDraft, place_cells

WORDS = "<p>Sở Nội vụ tham mưu việc rà soát thủ tục.</p>"

MARKUP = re.compile(
    r"<!--.*?-->|<script.*?</script>|<[a-z/!](?:'[^']*'|[^>])*>", re.DOTALL | re.IGNORECASE
)


def read(page: str | bytes) -> RawText:
    data = page.encode() if isinstance(page, str) else page
    return read_html(RawFile("a.html", data, "0", "text/html"))


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def squeeze(text: str) -> str:
    return "".join(text.split())


def assert_places(raw: RawText) -> None:
    """Each block's range of the source, without markup, holds the block's words."""
    for block in raw.blocks:
        piece = raw.source[block.place.start : block.place.end]
        piece = MARKUP.sub("", piece)
        words = squeeze(block.text)
        if block.kind is BlockKind.ITEM:
            words = squeeze(re.sub(r"\A(?:- |\w+[.)] )", "", block.text))
        assert words.replace(":", "") in squeeze(unescape(piece)).replace(":", "")


LEGAL_SITE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Kế hoạch 31/KH-UBND</title><link rel="canonical" href="https://luat.example/31">
<script>var a = "<p>không phải chữ</p>";</script></head><body class="has-sidebar">
<header><ul class="main-menu"><li>Trang chủ</li></ul></header>
<table><tr><td>Số hiệu:</td><td>31/KH-UBND</td><td>&nbsp;</td><td>Loại văn bản:</td><td>Kế hoạch</td>
</tr><tr><td>Nơi ban hành:</td><td>Tỉnh Tiền Giang</td><td></td><td>Người ký:</td><td>Lê Văn A</td>
</tr></table>
<table><tr><td><b>ỦY BAN NHÂN DÂN<br>TỈNH TIỀN GIANG</b></td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr>
<tr><td>Số: 31/KH-UBND</td><td>Tiền Giang, ngày 04 tháng 3 năm 2022</td></tr></table>
<p align=center><strong>KẾ HOẠCH</strong></p><p>Đến năm 2025 có <b>9</b>0% hồ&nbsp;sơ đúng hạn.</p>
<table><tr><th>TT<th>Nhiệm vụ<th>Cơ quan chủ trì</tr>
<tr><td>1<td>Rà soát thủ tục<td rowspan=2>Sở Tư pháp<tr><td>2<td>Công khai thủ tục</table>
<table><tr><td>Nơi nhận:<br>- Như trên;</td><td>KT. CHỦ TỊCH</td></tr></table>
<footer>Bản quyền</footer></body></html>"""

PORTAL = """<html><body><form id="aspnetForm" class="menu-page"><div class="breadcrumb">Tin tức</div>
<div id="content"><div><div>Số ký hiệu</div><div>7/CTr-UBND</div></div>
<div><div>Ngày ban hành</div><div>12/01/2024</div></div>
<div><div>Trích yếu</div><div>Về phát triển nhà ở</div></div>
<div><p>Mục tiêu chung<p>Xây dựng nhà ở&#8203; xã hội</div></div></form></body></html>"""

NEWS = """<html><head><meta property="og:title" content="Tỉnh ra kế hoạch">
<meta property="article:published_time" content="2023-02-02T19:34:00+07:00"></head><body>
<article><header><h1>Tỉnh ra kế hoạch</h1></header><div>Thứ năm, 02/02/2023</div>
<p style="FONT-WEIGHT: bold">Sáng nay, tỉnh họp.</p>Dòng không thẻ<div>Dòng sau</div></article>
<aside class="related-news"><a href="/x">Tin khác</a></aside></body></html>"""


def test_a_legal_site() -> None:
    raw = read(LEGAL_SITE)
    assert [block.text for block in raw.blocks] == [
        "- Trang chủ",
        "Số hiệu: 31/KH-UBND",
        "Loại văn bản: Kế hoạch",
        "Nơi ban hành: Tỉnh Tiền Giang",
        "Người ký: Lê Văn A",
        "ỦY BAN NHÂN DÂN\nTỈNH TIỀN GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 31/KH-UBND",
        "Tiền Giang, ngày 04 tháng 3 năm 2022",
        "KẾ HOẠCH",
        "Đến năm 2025 có 90% hồ\u00a0sơ đúng hạn.",
        *["TT", "Nhiệm vụ", "Cơ quan chủ trì", "1", "Rà soát thủ tục", "Sở Tư pháp"],
        *["2", "Công khai thủ tục", "Nơi nhận:\n- Như trên;", "KT. CHỦ TỊCH", "Bản quyền"],
    ]
    assert raw.url == "https://luat.example/31"
    assert raw.site["Nơi ban hành"] == "Tỉnh Tiền Giang"
    assert [b.text for b in raw.blocks if b.furniture_hint] == ["- Trang chủ", "Bản quyền"]
    assert [b.text for b in raw.blocks if b.bold and not b.cell] == [
        "ỦY BAN NHÂN DÂN\nTỈNH TIỀN GIANG",
        "KẾ HOẠCH",
    ]
    assert_places(raw)


def test_a_portal_of_boxes() -> None:
    raw = read(PORTAL)
    assert raw.site == {
        "Số ký hiệu": "7/CTr-UBND",
        "Ngày ban hành": "12/01/2024",
        "Trích yếu": "Về phát triển nhà ở",
    }
    assert [block.text for block in raw.blocks][1:] == [
        "Số ký hiệu: 7/CTr-UBND",
        "Ngày ban hành: 12/01/2024",
        "Trích yếu: Về phát triển nhà ở",
        "Mục tiêu chung",
        "Xây dựng nhà ở\u200b xã hội",
    ]
    assert [block.furniture_hint for block in raw.blocks] == [True] + [False] * 5
    assert_places(raw)


def test_a_news_page() -> None:
    raw = read(NEWS)
    assert [(b.kind, b.level, b.bold, b.furniture_hint, b.text) for b in raw.blocks] == [
        (BlockKind.HEADING, 1, False, False, "Tỉnh ra kế hoạch"),
        (BlockKind.PARAGRAPH, None, False, False, "Thứ năm, 02/02/2023"),
        (BlockKind.PARAGRAPH, None, True, False, "Sáng nay, tỉnh họp."),
        (BlockKind.PARAGRAPH, None, False, False, "Dòng không thẻ"),
        (BlockKind.PARAGRAPH, None, False, False, "Dòng sau"),
        (BlockKind.PARAGRAPH, None, False, True, "Tin khác"),
    ]
    assert raw.site["article:published_time"] == "2023-02-02T19:34:00+07:00"
    assert_places(raw)


PARAGRAPHS = [
    pytest.param("<p>C<b>ổ</b>ng dịch<i> vụ</i></p>", ["Cổng dịch vụ"], id="inline joins"),
    pytest.param("<p>a\n  b\t c</p>", ["a b c"], id="white space collapses"),
    pytest.param("<p>một<br>hai<br/> <br>ba</p>", ["một\nhai", "ba"], id="one break, two breaks"),
    pytest.param("<p>một<br>&nbsp;<br>hai</p>", ["một", "hai"], id="break, blank, break"),
    pytest.param("<p>một<p>hai</p>ba</p>bốn</p>năm", ["một", "hai", "ba", "bốn", "năm"], id="ends"),
    pytest.param("<p>&lt;a&gt; &amp; &#7875; &ocirc;", ["<a> & ể ô"], id="entities"),
    pytest.param("<p>2 < 3 và 5 > 4", ["2 < 3 và 5 > 4"], id="lone signs"),
    pytest.param("<p>a<!-- <p>x --><![if !a]>b<![endif]></p>", ["ab"], id="comments"),
    pytest.param("<pre>một\nhai\n\nba</pre>", ["một\nhai", "ba"], id="preformatted"),
    pytest.param("<p>m<sup>2</sup> đất</p>", ["m2 đất"], id="superscript"),
    pytest.param("<div>a<table><caption>Bảng 1</caption><tr><td>x</table>b", ["a", "Bảng 1", "x", "b"], id="caption"),
    pytest.param("<p>thấy</p><p hidden>x</p><p style='display: none'>x</p>", ["thấy"], id="hidden"),
    pytest.param("<p>a<span aria-hidden=true>*</span></p>", ["a"], id="decoration"),
    pytest.param("<div aria-hidden=true>thân bài</div>", ["thân bài"], id="behind a dialog"),
    pytest.param("<p>a<select><option>Chọn</select><textarea>b</textarea></p>", ["a"], id="form"),
    pytest.param("<p>a<noscript>x</noscript><template>y</template></p>", ["a"], id="unseen"),
    pytest.param("<p title='a > b'>c</p>", ["c"], id="sign in an attribute"),
    pytest.param("<o:p>a</o:p><st1:place>b</st1:place>", None, id="names with a colon"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PARAGRAPHS)
def test_paragraphs(page: str, expected: list[str] | None) -> None:
    raw = read("<body>" + page)
    assert expected is None or [block.text for block in raw.blocks] == expected
    assert_places(raw)


LISTS = [
    pytest.param("<ul><li>a<li>b</ul>", ["- a", "- b"], id="bullets"),
    pytest.param("<ol start=3><li>a<li value=7>b<li>c</ol>", ["3. a", "7. b", "8. c"], id="start"),
    pytest.param("<ol type=a><li>x<li>y</ol>", ["a) x", "b) y"], id="letters"),
    pytest.param("<ol type=I><li>x<li>y</ol>", ["I. x", "II. y"], id="roman"),
    pytest.param("<ul><li>- a<li>+ b<li>2.1. c</ul>", ["- a", "+ b", "2.1. c"], id="own markers"),
    pytest.param("<ul><li>a<ol><li>b</ol><li>c</ul>", ["- a", "1. b", "- c"], id="nested"),
    pytest.param("<ol><li><p>a</p><p>b</p><li>c</ol>", ["1. a", "b", "2. c"], id="paragraphs"),
    pytest.param("<ul style='list-style:none'><li>a</ul>", ["a"], id="no marker"),
]


@pytest.mark.parametrize(("page", "expected"), LISTS)
def test_lists(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def _seats(page: str) -> list[tuple[str, int, int, int, int, int]]:
    return [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.rowspan, b.cell.colspan)
        for b in read(page).blocks
        if b.cell
    ]


def test_spans_and_the_paragraphs_of_a_cell() -> None:
    page = """<table><thead><tr><th rowspan=2>TT</th><th colspan=2>Kết quả</th></tr>
    <tr><th>2021</th><th>2022</th></tr></thead><tbody><tr><td rowspan="50%">1</td><td><p>x<p>y</td>
    <td colspan=0>z</td></tr><tr><td>u</td></tr></tbody></table>
    <table><tr><td>a<td>b<tr><td>c<td>d</table>"""
    assert _seats(page) == [
        ("TT", 0, 0, 0, 2, 1),
        ("Kết quả", 0, 0, 1, 1, 2),
        ("2021", 0, 1, 1, 1, 1),
        ("2022", 0, 1, 2, 1, 1),
        ("1", 0, 2, 0, 2, 1),
        ("x", 0, 2, 1, 1, 1),
        ("y", 0, 2, 1, 1, 1),
        ("z", 0, 2, 2, 1, 1),
        ("u", 0, 3, 1, 1, 1),
        ("a", 1, 0, 0, 1, 1),
        ("b", 1, 0, 1, 1, 1),
        ("c", 1, 1, 0, 1, 1),
        ("d", 1, 1, 1, 1, 1),
    ]


DATA = "<table><tr><th>TT<th>Việc<th>Ai<tr><td>1<td>Rà soát<td>Sở A<tr><td>2<td>Báo cáo<td>Sở B</table>"
LAYOUTS = [
    pytest.param(f"<table><tr><td>trái</td><td>{DATA}</td></tr></table>", 9, id="frame of a page"),
    pytest.param(f"<table><tr><td><table><tr><td>{DATA}</table></table>", 9, id="frame in a frame"),
    pytest.param(DATA.replace("Rà soát", "Rà soát<table><tr><td>a<td>b<tr><td>c<td>d</table>"), 11, id="in a cell"),
    pytest.param("<table><tr><td>một ô</td></tr></table>", 0, id="one cell"),
    pytest.param("<table><tr><td>a<tr><td>b</table>", 0, id="one column"),
    pytest.param(DATA.replace("<table", "<table role=presentation"), 0, id="told so"),
    pytest.param("<table><tr><td>UBND TỈNH X<td>Độc lập - Tự do<tr><td>a<td>b</table>", 0, id="head"),
    pytest.param("<table><tr><td>Nơi nhận:<td>TM. BAN CHỈ ĐẠO<tr><td>a<td>b</table>", 0, id="foot"),
    pytest.param(
        "<table><tr><th>Số hiệu<th>Ngày ban hành<th>Trích yếu<tr><td>1<td>2<td>3</table>", 6,
        id="a list of documents is data",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "cells"), LAYOUTS)
def test_layout_tables_are_flattened(page: str, cells: int) -> None:
    raw = read(page + WORDS)
    assert sum(block.kind is BlockKind.CELL for block in raw.blocks) == cells
    assert_places(raw)


def test_a_grid_out_of_measure_keeps_its_words() -> None:
    rows = "<tr><td>ô</td><td>b</td></tr>" * 300
    raw = read(
        f"<table><tr><td colspan=9999>đầu bảng<td colspan=9999>sau</tr>{rows}</table>" + WORDS
    )
    assert [issue.code for issue in raw.issues] == ["table_too_large"]
    assert sum(block.text == "ô" for block in raw.blocks) == 300
    assert raw.blocks[0].cell
    assert raw.blocks[0].cell.colspan == 1


CHARSETS = [
    pytest.param(WORDS.encode(), id="undeclared utf-8"),
    pytest.param(b"<meta charset=iso-8859-1>" + WORDS.encode(), id="utf-8 declared latin"),
    pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), id="utf-8 mark"),
    pytest.param(WORDS.encode("utf-16"), id="utf-16 mark"),
    pytest.param(WORDS.encode("utf-16-be"), id="utf-16 bare"),
]


@pytest.mark.parametrize("data", CHARSETS)
def test_charsets(data: bytes) -> None:
    raw = read(data)
    assert [block.text for block in raw.blocks] == ["Sở Nội vụ tham mưu việc rà soát thủ tục."]
    assert_places(raw)


def test_a_declared_charset_is_believed_where_the_bytes_are_no_utf8() -> None:
    page = "<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>Кадры города"
    assert read(page.encode("koi8-r")).blocks[0].text == "Кадры города"


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body></body></html>", "no_words"),
        ("<!-- chỉ có ghi chú -->", "no_words"),
        ("<html><script>var x = 'chữ';</script>", "no_words"),
        ("<p>" + "a" * 500_000, "no_words"),
        ("<p>Sở Nội vụ".encode("utf-16")[:-1], "bad_encoding"),
    ],
)
def test_pages_that_hold_nothing(page: str | bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(page)
    assert caught.value.code == code


@pytest.mark.parametrize("tag", ["div", "span", "b", "table><tr><td", "ul><li"])
def test_tags_nested_without_end_keep_their_words(tag: str) -> None:
    page = f"<{tag}>" * 4_000 + "lời ở đáy" + "</div>" * 10 + "<p>lời sau cùng</p>"
    found = "".join(texts(page))
    assert "lời ở đáy" in found
    assert "lời sau cùng" in found


def test_a_page_that_only_a_script_would_show_is_read() -> None:
    raw = read(f"<p>Đang tải</p><div style='display:none'>{WORDS * 80}</div>")
    assert len(raw.blocks) == 81
    assert [issue.code for issue in raw.issues] == ["hidden_text_read"]


def test_the_same_words_twice_have_two_places() -> None:
    raw = read(
        "<div title='Sở Tư pháp'><!-- Sở Tư pháp --><p hidden>Sở Tư pháp</p>" + "<p>Sở Tư pháp" * 3
    )
    assert [raw.source[b.place.start : b.place.end] for b in raw.blocks] == ["Sở Tư pháp"] * 3
    assert len({b.place.start for b in raw.blocks}) == 3
    assert raw.source.count("Sở Tư pháp", 0, raw.blocks[0].place.start) == 3


FURNITURE = [
    ('class="page-footer"', True),
    ('id="mainMenu"', True),
    ('role="navigation"', True),
    ('class="col-md-3 sidebar"', True),
    ('class="content-with-sidebar"', False),
    ('class="MsoCommentText"', False),
    ('class="vanban"', False),
]


@pytest.mark.parametrize(("attribute", "expected"), FURNITURE)
def test_furniture_is_what_the_tree_calls_so(attribute: str, expected: bool) -> None:
    raw = read(f"<div {attribute}>Lượt xem</div>" + WORDS * 2)
    assert [block.furniture_hint for block in raw.blocks] == [expected, False, False]


def test_furniture_that_holds_most_of_the_page_is_none() -> None:
    raw = read(f'<div class="menu">{WORDS * 2}</div>' + WORDS)
    assert not any(block.furniture_hint for block in raw.blocks)


def test_pages_in_nfd_are_known_too() -> None:
    raw = read(unicodedata.normalize("NFD", LEGAL_SITE))
    assert "Số hiệu" in {unicodedata.normalize("NFC", key) for key in raw.site}
    assert sum(block.kind is BlockKind.CELL for block in raw.blocks) == 8
    assert_places(raw)


@pytest.mark.parametrize("found", [LETTERHEAD, NUMBER_LINE, DATELINE, SIGNATURE])
def test_layout_rules(found: Rule) -> None:
    assert all(map(found.first, found.examples))
    assert not any(map(found.first, found.counter_examples))


SPAN = st.integers(1, 4)
ROWS = st.lists(st.lists(st.tuples(SPAN, SPAN), max_size=4), min_size=1, max_size=5)


def _oracle(rows: list[list[tuple[int, int]]]) -> list[tuple[int, int, int]]:
    """Row, column and rowspan of each cell, by filling a set of taken seats."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, cells in enumerate(rows):
        column = 0
        for down, across in cells:
            while (row, column) in taken:
                column += 1
            height = min(down, len(rows) - row)
            taken |= {(row + r, column + c) for r in range(height) for c in range(across)}
            placed.append((row, column, height))
            column += across
    return placed


@given(ROWS)
def test_seats_agree_with_a_simple_filling(rows: list[list[tuple[int, int]]]) -> None:
    drafts = [RowDraft(0, [CellDraft(down, across) for down, across in cells]) for cells in rows]
    grid = place_cells(drafts)
    assert grid
    assert [(c.row, c.column, c.rowspan) for _, c in grid[0]] == _oracle(rows)


# fmt: off
PIECES = st.sampled_from([
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<table>", "<tr>", "<td>", "</table>",
    "<ul>", "<li>", "</ul>", "Sở Nội vụ ", "năm\r\n2025", "&nbsp;", "&amp;", " < ", "<!-- x -->",
    "<script>a<b</script>", "<p hidden>ẩn</p>", "</foo>", "<a title='x>y'>", "95%", "\n",
])
# fmt: on


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_soup_of_tags_keeps_words_and_places(pieces: list[str]) -> None:
    raw = read(WORDS + "".join(pieces))
    assert_places(raw)
    starts = [block.place.start for block in raw.blocks if block.cell is None]
    assert all(start is not None for start in starts)
    words = squeeze("".join(block.text for block in raw.blocks))
    assert words.count("95%") >= pieces.count("95%") - pieces.count("<p hidden>ẩn</p>")


def test_a_picture_as_data_costs_nothing_and_hides_nothing() -> None:
    picture = "<img alt='x' src='data:image/png;base64," + "QUJD" * 20_000 + "'>"
    raw = read(f"<p>trước {picture}sau</p>" + WORDS)
    assert raw.blocks[0].text == "trước sau"
    assert_places(raw)


def test_a_tag_of_countless_attributes_is_read_in_time() -> None:
    attributes = " ".join(f"a{number}={number}" for number in range(60_000))
    assert texts(WORDS + f"<p {attributes}>lời")[1] == "lời"
