"""Markdown crawls: marks, links, escapes and pipe tables; the plan under them is the same."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import read_document
from pipeline.readers.markdown_tables import find_runs
from tests.reading import clean, plan_of, raw_file

CRAWL = r"""[Trang chủ](https://tinh.example.vn/) [Văn bản](/van-ban)

![](https://tinh.example.vn/logo.png)

| **ỦY BAN NHÂN
DÂN ** **THÀNH PHỐ HỒ CHÍ MINH** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** **Độc lập \- Tự do \- Hạnh phúc** |
| --- | --- |
| Số:
8124/KH-UBND | *Thành phố Hồ
Chí Minh, ngày 05 tháng
11 năm 2025* |

# **KẾ HOẠCH**

## **Phát triển thương mại điện tử năm 2026**

*Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;*

_Căn cứ [Quyết định số 645/QĐ-TTg](https://vb.example.vn/645(1).html) ngày 15 tháng 5 năm 2020 của Thủ tướng Chính phủ;_

Ủy ban nhân dân Thành phố ban hành Kế hoạch như sau:

**I. MỤC TIÊU**

1\. Có **5**5% doanh nghiệp nhỏ và vừa bán hàng trên sàn thương mại điện tử.

2\. Doanh số bán lẻ trực tuyến tăng **18&nbsp;\- 20%**/năm.

**II. NHIỆM VỤ**

| **TT** | **Nhiệm vụ** | **Cơ quan chủ trì** | **Cơ quan phối hợp** | **Thời gian** |
|:---:|---|---|---|---|
| 1 | Tổ chức **T**uần lễ mua sắm trực tuyến | **Sở Công Thương** | Sở Tài chính<br>Các xã, phường | Quý II/2026 |
| 2 | Đào tạo kỹ năng số cho hộ kinh doanh | Sở Khoa học và Công nghệ |  | Tháng 9/2026 |

Giao Sở Công Thương theo dõi, báo cáo kết quả./.

| ***Nơi nhận:*** - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN** **KT. CHỦ TỊCH** **PHÓ CHỦ TỊCH** **Nguyễn Văn Dũng** |
| --- | --- |
"""


def test_a_crawl_reads_like_the_plan_it_holds() -> None:
    record = read_document(raw_file(CRAWL))
    found = record.facts.metadata
    assert found.document_number == "8124/KH-UBND"
    assert str(found.issued_on) == "2025-11-05"
    assert found.title == "Phát triển thương mại điện tử năm 2026"
    assert found.province == "Hồ Chí Minh"
    assert found.signer == "Nguyễn Văn Dũng"
    values = [(f.value_low, f.value_high) for f in record.facts.figures if f.modality == "target"]
    assert values == [(55, 55), (18, 20)]
    numbers = [reference.number for reference in record.facts.references if reference.number]
    assert numbers == ["645/QĐ-TTg"]
    leads = [[a.agency.name for a in task.assignments] for task in record.facts.tasks]
    assert leads[:2] == [
        ["Sở Công Thương", "Sở Tài chính", "Các xã, phường"],
        ["Sở Khoa học và Công nghệ"],
    ]
    assert not any(mark in record.text for mark in ("**", "](", "\\", "&nbsp;", "<br>"))


NEWS = """* [Trang chủ](/)
* [Kinh tế](/kinh-te)

[Đăng nhập](/login) | [RSS](/rss)

# [Vĩnh Long: Mở rộng thanh toán không tiền mặt](https://bao.example.vn/1.html)

16/03/2024 08:05

**VLO - Tỉnh vừa ban hành kế hoạch thanh toán không tiền mặt năm 2024.**

Theo Kế hoạch số 33/KH-UBND của Ủy ban nhân dân tỉnh Vĩnh Long, đến cuối năm 2024 phấn đấu trên 60% người
trưởng thành dùng dịch vụ thanh toán qua điện thoại, tăng đều ở cả thành thị lẫn nông thôn trong tỉnh.

* [Ra quân tháng thanh niên, 92% đoàn viên tham gia hưởng ứng ngay tuần đầu tiên của tháng Ba](/2.html)
* [Giá lúa tăng 15%](/3.html)
"""


def test_an_article_between_lists_of_links() -> None:
    record = read_document(raw_file(NEWS))
    assert record.facts.metadata.title == "Vĩnh Long: Mở rộng thanh toán không tiền mặt"
    assert str(record.facts.metadata.published_on) == "2024-03-16"
    assert [figure.value_low for figure in record.facts.figures] == [60]


def tables(text: str) -> list[list[list[str]]]:
    plan = plan_of("Danh mục nhiệm vụ của các cơ quan như sau:\n\n" + text)
    return [
        [
            [" ".join(plan.words(i) for i in range(cell.first, cell.last)) for cell in row]
            for row in table.rows
        ]
        for table in plan.tables
    ]


TABLES = [
    pytest.param("| a | b |\n|---|---|\n| c | d |", [["a", "b"], ["c", "d"]], id="pipes"),
    pytest.param("a | b\n---|---\nc | d", [["a", "b"], ["c", "d"]], id="no edge pipes"),
    pytest.param("| a | b |\n| :-- | --: |\n| c | |\n", [["a", "b"], ["c", ""]], id="aligned"),
    pytest.param(r"| a \| b | c |" + "\n| d | e |", [[r"a | b", "c"], ["d", "e"]], id="escaped"),
    pytest.param("| a | b |\n| c c\nd | e |", [["a", "b"], ["c c d", "e"]], id="broken row"),
    pytest.param("| a | x<br>y |\n| c | d |", [["a", "x y"], ["c", "d"]], id="breaks in a cell"),
    pytest.param("| **a** | *b* |\n| [c](/c) | ![](d.png)e |", [["a", "b"], ["c", "e"]], id="marks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(text: str, expected: list[list[str]]) -> None:
    assert tables(text) == [expected]


NO_TABLES = ["a | b\nc | d", "| một ô |", "|\nSở A\n|\nSở B\n|", "| chưa đóng\n\n| dòng | sau"]


@pytest.mark.parametrize("text", NO_TABLES)
def test_lines_with_pipes_that_are_no_table(text: str) -> None:
    assert list(find_runs(text)) == []


WORDS = [
    ("**ỦY BAN NHÂN\nDÂN **", "ỦY BAN NHÂN DÂN"),
    ("**C**ổng dịch vụ công", "Cổng dịch vụ công"),
    ("***Nơi nhận:***", "Nơi nhận:"),
    ("### a) Mục tiêu", "a) Mục tiêu"),
    ("[![Ảnh](a.jpg)](https://x.vn)", "Ảnh"),
    ("Theo [Điều 5](#dieu_5) và [1]", "Theo Điều 5 và [1]"),
    ("Năm 2025 [...]", "Năm 2025 [...]"),
    ("a_b_c và x * y * z", "a_b_c và x * y * z"),
    ("R&amp;D &quot;số&quot;", 'R&D "số"'),
    ("10\\-15 \\(mười\\)", "10-15 (mười)"),
    ("(*) Ghi chú: số liệu (**) năm 2020", "(*) Ghi chú: số liệu (**) năm 2020"),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_marks_around_words(text: str, expected: str) -> None:
    assert clean(text).text == expected


def test_places_lead_back_to_the_crawl() -> None:
    text = "Theo [Nghị quyết số 5/NQ-HĐND](https://x.vn/5) của tỉnh.\n\nĐạt **9**0% số xã.\n"
    found = clean(text)
    first, second = found.blocks
    assert text[first.place.start : first.place.end] == text.split("\n")[0]
    assert text[second.place.start : second.place.end] == "Đạt **9**0% số xã."


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="|ab -\n*[](\\", max_size=200))
def test_any_signs_are_read(text: str) -> None:
    runs = list(find_runs(text))
    assert all(a.end <= b.start for a, b in pairwise(runs))
    clean("từ ngữ " + text)
