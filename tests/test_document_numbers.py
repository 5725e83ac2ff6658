import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document_numbers import (
    find_document_numbers,
    normalize_document_number,
    parse_document_number,
)
from extractors.number_forms import RULES
from models.rule import Rule

# (words, numbers as they must be read)
WILD = [
    ("Số: 318/KH-UBND", ["318/KH-UBND"]),
    ("số 0204/KH-UBND", ["0204/KH-UBND"]),
    ("theo Quyết định 2015/QĐ-UBND của tỉnh", ["2015/QĐ-UBND"]),
    ("Kế hoạch số 223/KH- UBND", ["223/KH-UBND"]),
    ("Kế hoạch số 223/KH -UBND", ["223/KH-UBND"]),
    ("Nghị định số 78/2021/NĐ -CP của Chính phủ", ["78/2021/NĐ-CP"]),
    ("Nghị định số 118/2025/NĐCP", ["118/2025/NĐ-CP"]),
    ("Kế hoạch 585/KHUBND năm 2021", ["585/KH-UBND"]),
    ("Quyết định số 136/2001/QĐ.TTg ngày 17/9/2001", ["136/2001/QĐ-TTg"]),
    ("Nghị quyết số 30c/NQ-CP ngày 08/11/2011", ["30c/NQ-CP"]),
    ("Quyết định số 15/2021/QĐ–UBND", ["15/2021/QĐ-UBND"]),
    ("Chỉ thị số 20-CT/TU, Kế hoạch 01-KH/BCĐTW", ["20-CT/TU", "01-KH/BCĐTW"]),
    ("Công văn số 706/UBND-VP7", ["706/UBND-VP7"]),
    ("văn bản số 2231/SNV-CCHC&PC", ["2231/SNV-CCHC&PC"]),
    ("Tờ trình số 566/SNV-TTr và 1494/TTr-SNV", ["566/SNV-TTr", "1494/TTr-SNV"]),
    ("Luật số 64/2020/QH14; Nghị quyết 1662/NQ-UBTVQH15", ["64/2020/QH14", "1662/NQ-UBTVQH15"]),
    ("Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP", ["55/2005/TTLT-BNV-VPCP"]),
    ("QÐ số 12/QÐ-UBND", ["12/QĐ-UBND"]),
    ("Nghị định số 61/2018/\nNĐ-CP ngày 23/4/2018", ["61/2018/NĐ-CP"]),
    ("Quyết định số 468/QĐ-\nTTg", ["468/QĐ-TTg"]),
    ("Số: 18\n/2025/QĐ-UBND", ["18/2025/QĐ-UBND"]),
    ("- 1Nghị định 63/2010/NĐ-CP về kiểm soát", ["63/2010/NĐ-CP"]),
    ("số260/KH-UBND", ["260/KH-UBND"]),
    ("Nghị quyết số 76/NQ-CPngày 15/7/2021", ["76/NQ-CP"]),
    ("Kế hoạch số 12/KH-SVHTT&DL", ["12/KH-SVHTT&DL"]),
    ("Báo cáo số 18/BCTĐ-STP", ["18/BCTĐ-STP"]),
    ("Quyết định số 1012/QĐ-CTUBND", ["1012/QĐ-CTUBND"]),
    ("Nghị quyết số 51 - NQ/TU", ["51-NQ/TU"]),
    ("Công văn số 2341/SNV ngày 02/8/2022", ["2341/SNV"]),
    ("Quyết định 899/QĐ-ttg", ["899/QĐ-ttg"]),
    ("Chương trình hành động số 09-CTrHĐ/TU", ["09-CTrHĐ/TU"]),
    ("Công văn số 5 123/UBND-NC", ["123/UBND-NC"]),
    ("Công văn số 412/XYZ-TH của đơn vị", ["412/XYZ-TH"]),
]
SYNTHETIC = [
    ("Kế hoạch 12/KH-UBND, Kế hoạch 13/KH-UBND; số 14/KH-UBND.", ["12", "13", "14"]),
    ("45/2020/NĐ-CP 107/2020/NĐ-CP", ["45", "107"]),
]
NEGATIVE = [
    "ngày 15/7/2021",
    "hoạt động 24/7",
    "nhóm 2/4 các tỉnh",
    "76/76 xã, phường",
    "điện thoại 0254.3852/Fax",
    "giai đoạn 2021-2025",
    "Số:        /KH-UBND",
    "trang 3\n/KH-UBND",
    "12 giường bệnh/10.000 dân",
    "1/ Sở Nội vụ - UBND tỉnh",
    "20.000 đồng/HĐ-LĐ",
    "ISO 9001:2015",
    "tỷ lệ 1/3 số huyện",
    "kênh 12/ABC-XYZ phát sóng",
    "COVID-19",
    "năm 2024/NĐ",
    "15/7/ 2021 của Chính phủ",
    "5 - CT MTQG",
]


@pytest.mark.parametrize(("text", "numbers"), WILD)
def test_numbers_are_found_and_normalised(text: str, numbers: list[str]) -> None:
    assert [n.text for n in find_document_numbers(text)] == numbers


@pytest.mark.parametrize(("text", "numbers"), SYNTHETIC)
def test_every_number_of_a_line_is_found(text: str, numbers: list[str]) -> None:
    assert [n.number for n in find_document_numbers(text)] == numbers


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_is_no_number_is_left(text: str) -> None:
    assert find_document_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "number", "symbol", "year"),
    [
        ("260/KH-UBND", "260", "KH-UBND", None),
        ("15/2021/QĐ-UBND", "15", "QĐ-UBND", 2021),
        ("64/2020/QH14", "64", "QH14", 2020),
        ("51-NQ/TU", "51", "NQ/TU", None),
        ("30c/NQ-CP", "30c", "NQ-CP", None),
        ("585/KHUBND", "585", "KH-UBND", None),
        ("01/2014/TTLT/BNV-BTC", "01", "TTLT/BNV-BTC", 2014),
    ],
)
def test_parts_of_a_number(text: str, number: str, symbol: str, year: int | None) -> None:
    parsed = parse_document_number(text)
    assert parsed is not None
    assert (parsed.number, parsed.symbol, parsed.year) == (number, symbol, year)


@pytest.mark.parametrize(
    "text", ["Đang cập nhật", "15/7/2021", "", "260/KH-UBND ngày 3", "/KH-UBND"]
)
def test_what_is_more_or_less_than_a_number(text: str) -> None:
    assert parse_document_number(text) is None


def test_offsets_count_in_the_whole_text() -> None:
    text = "Kế hoạch số 7/KH-UBND và số 9/KH-UBND"
    (number,) = find_document_numbers(text, 22)
    assert text[number.span.start : number.span.end] == "9/KH-UBND"


def test_normalising_what_is_no_number_only_cleans_it() -> None:
    assert normalize_document_number("12 / ABC – X") == "12/ABC-X"


SYMBOLS = st.sampled_from(["KH-UBND", "QĐ-UBND", "NQ-HĐND", "TTr-SNV", "UBND-KGVX", "CT-TTg"])
BLANKS = st.sampled_from(["", " ", "\n"])


@given(st.integers(1, 99999), SYMBOLS, BLANKS, st.sampled_from("-–"))
def test_damage_never_changes_what_is_read(n: int, symbol: str, blank: str, dash: str) -> None:
    first, second = symbol.split("-")
    printed = f"số {n}/{blank}{first}{dash}{second} ngày"
    assert [x.text for x in find_document_numbers(printed)] == [f"{n}/{symbol}"]


@given(st.text(alphabet=string.digits + "/-. \nKHQĐUBNDngày", max_size=60))
def test_any_text_gives_ordered_spans_of_itself(text: str) -> None:
    found = find_document_numbers(text)
    ends = [0, *(n.span.end for n in found)]
    assert all(n.span.start >= end for n, end in zip(found, ends, strict=False))
    assert all(normalize_document_number(n.text) == n.text for n in found)


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.name)
def test_rules_hold_their_examples(each: Rule) -> None:
    assert [e for e in each.examples if not each.first(e)] == []
    assert [e for e in each.counter_examples if each.first(e)] == []
