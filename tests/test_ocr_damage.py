"""Heads and figures as a scan leaves them: read by a key, or left out; never wrong."""

import pytest
from reading import plan_of

from extractors.date_phrases import find_date_phrases
from extractors.metadata import extract_metadata
from extractors.registry import extract_facts
from models.dates import DateInterval
from models.ocr_keys import fold_figures, fold_marks, near
from pipeline.damaged_labels import read_any_label

PAGE = """{body}
TỈNH BẮC KẠN
{nation}
Độc lập - Tự do - Hạnh phúc
{number}
Bắc Kạn, {date}

{type}
Phát triển cây dược liệu tỉnh Bắc Kạn năm 2022

Thực hiện Nghị quyết số 10/NQ-HĐND ngày 17/7/2021 của Hội đồng nhân dân tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển cây dược liệu như sau:

I. MỤC TIÊU
1. Tỷ lệ hộ trồng dược liệu có hợp đồng tiêu thụ đạt {share}.

II. NHIỆM VỤ
1. Sở Y tế chủ trì hướng dẫn kỹ thuật.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Thành
"""
WHOLE = {
    "body": "ỦY BAN NHÂN DÂN",
    "nation": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "number": "Số: 123/KH-UBND",
    "date": "ngày 14 tháng 3 năm 2022",
    "type": "KẾ HOẠCH",
    "share": "80%",
}
READ = ("123/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Bắc Kạn", "2022-03-14")


def head(part: str, printed: str) -> tuple[str | None, ...]:
    page = PAGE.format_map({**WHOLE, part: printed})
    found, _ = extract_metadata(plan_of(page))
    issued_on = found.issued_on.isoformat() if found.issued_on else None
    return found.document_number, found.document_type, found.issuing_body, issued_on


@pytest.mark.parametrize(
    ("part", "printed"),
    [
        ("number", "Số: l23/KH-UBND"),
        ("number", "Số: I23/KH-UBND"),
        ("number", "S0: 123/KH-UBND"),
        ("number", "Só: 123/KH-UBND"),
        ("number", "Sổ: 123/KH-UBND"),
        ("number", "Số : 123 /KH - UBND"),
        ("number", "Số: 123/KH-UBNĐ"),
        ("number", "Số: 123/KII-UBND"),
        ("number", "Số: 123/KH-UBNP"),
        ("number", "Số: 123/KH-ƯBND"),
        ("number", "Số: 12З/KH-UBND"),
        ("nation", "CỌNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT ÑAM"),
        ("body", "ỦY BAN NHẬN DÂN"),
        ("body", "ÚY BAN NHÂN DÂN"),
        ("type", "KÉ HOẠCH"),
        ("type", "KẺ HOẠCH"),
        ("type", ".KẾ HOẠCH"),
        ("date", "ngày 14 tháng 3 nặm 2022"),
        ("date", "ngày l4 thắng 3 năm 2022"),
        ("date", "ngày 14 tháng 3 năm 2O22"),
    ],
)
def test_damage_that_leaves_one_reading(part: str, printed: str) -> None:
    assert head(part, printed) == READ


@pytest.mark.parametrize(
    ("part", "printed", "field"),
    [
        ("number", "Số: 1 23/KH-UBND", 0),
        ("number", "Số: /23/KH-UBND", 0),
        ("number", "Số: /KH-UBND", 0),
        ("date", "ngày Í4 tháng 3 năm 2022", 3),
        ("date", "ngày 34 tháng 3 năm 2022", 3),
    ],
)
def test_damage_that_leaves_several_is_left_out(part: str, printed: str, field: int) -> None:
    found = head(part, printed)
    assert found[field] is None
    assert [v for i, v in enumerate(found) if i != field] == [
        v for i, v in enumerate(READ) if i != field
    ]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("1OO%", [100.0]),
        ("l00%", [100.0]),
        ("8O%", [80.0]),
        ("90 %", [90.0]),
        ("80 o/o", [80.0]),
        ("80o/o", [80.0]),
        ("B0%", []),
        ("§0%", []),
        ("S5%", []),
        ("8Ơ%", []),
    ],
)
def test_percentages(printed: str, values: list[float]) -> None:
    facts = extract_facts(plan_of(PAGE.format_map({**WHOLE, "share": printed})))
    assert [figure.value_low for figure in facts.figures] == values


@pytest.mark.parametrize("printed", ["B0%", "§0%", "S5%", "8Ơ%", "8o%"])
def test_damaged_percentages_are_told(printed: str) -> None:
    plan = plan_of(PAGE.format_map({**WHOLE, "share": printed}))
    (issue,) = (one for one in extract_facts(plan).issues if one.code == "damaged_number")
    assert issue.span
    assert plan.text[issue.span.start : issue.span.end] == printed


@pytest.mark.parametrize("printed", ["80%", "8O%", "l00%", "80 o/o", "12,5%"])
def test_percentages_that_read_are_no_issue(printed: str) -> None:
    plan = plan_of(PAGE.format_map({**WHOLE, "share": printed}))
    assert all(issue.code != "damaged_number" for issue in extract_facts(plan).issues)


def test_a_symbol_that_may_be_of_several_bodies_is_left_out() -> None:
    assert near("SLĐI", {"SLĐT", "SLĐY"}) == {"SLĐT"}
    assert near("SLOT", {"SLĐT", "SLDT"}) == {"SLĐT", "SLDT"}
    assert near("PGDĐT", {"BGDĐT"}) == set()


@pytest.mark.parametrize("text", ["QUYÉT ĐỊNH", "Đắk Lắk", "ﬁ ½ ²", "", "e\u0301"])
def test_keys_keep_offsets(text: str) -> None:
    assert len(fold_marks(text)) == len(text) == len(fold_figures(text))


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("Quý IH/2024", 9),
        ("quý HI năm 2024", 9),
        ("Quý IIl/2024", 9),
        ("Quý 1V/2024", 12),
        ("Quý II/2024", 6),
    ],
)
def test_damaged_quarters(printed: str, month: int) -> None:
    (phrase,) = find_date_phrases(f"Hoàn thành {printed}.")
    assert isinstance(phrase.interval, DateInterval)
    assert (phrase.interval.end.year, phrase.interval.end.month) == (2024, month)


@pytest.mark.parametrize("printed", ["quý hiếm", "Quý H/2024", "quý VH/2024", "quý HIV"])
def test_what_is_no_quarter(printed: str) -> None:
    assert all(one.rule != "unit.quarter" for one in find_date_phrases(printed))


@pytest.mark.parametrize(
    ("words", "open_", "ocr", "text", "rest"),
    [
        ("HI. NHIỆM VỤ", {}, False, "III", "NHIỆM VỤ"),
        ("1V. KINH PHÍ", {}, False, "IV", "KINH PHÍ"),
        ("VIH. TỔ CHỨC", {}, False, "VIII", "TỔ CHỨC"),
        ("II. NHIỆM VỤ", {"roman": "II"}, True, "III", "NHIỆM VỤ"),
        ("II. NHIỆM VỤ", {"roman": "II"}, False, "II", "NHIỆM VỤ"),
        ("II. NHIỆM VỤ", {"roman": "I"}, True, "II", "NHIỆM VỤ"),
        ("H. NHIỆM VỤ", {"roman": "I"}, True, "II", "NHIỆM VỤ"),
        ("H. NHIỆM VỤ", {"capital": "G", "roman": "I"}, True, "H", "NHIỆM VỤ"),
        ("I. Sở Nội vụ", {"roman": "IV"}, True, "1", "Sở Nội vụ"),
        ("I. MỤC TIÊU", {"roman": "IV"}, True, "I", "MỤC TIÊU"),
        ("ở) Rà soát", {"letter": "d"}, False, "đ", "Rà soát"),
        ("c) Rà soát", {"letter": "b"}, True, "c", "Rà soát"),
    ],
)
def test_damaged_labels(
    words: str, open_: dict[str, str], *, ocr: bool, text: str, rest: str
) -> None:
    label = read_any_label(words, open_, ocr=ocr)
    assert label is not None
    assert (label.text, words[label.length :]) == (text, rest)


@pytest.mark.parametrize("words", ["ở) Rà soát", "HIV. Phòng", "HI Rà soát"])
def test_what_is_no_damaged_label(words: str) -> None:
    assert read_any_label(words, {"letter": "b"}, ocr=True) is None
