from datetime import date

import pytest
from plan_builder import build_plan

from extractors.citations import find_citations, type_of_symbol
from extractors.legal_references import RULES, extract_legal_references
from models.facts import Facts, LegalReference, Metadata
from models.rule import Rule
from models.structure import Part

OWN = Facts(metadata=Metadata(document_number="118/KH-UBND", issued_on=date(2022, 3, 4)))
NEWS = Facts(metadata=Metadata(genre="news", document_number="118/KH-UBND"))

# (words, type, number, date, body, title) of the first document named
CITED = [
    (
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình;",
        ("Nghị quyết", "76/NQ-CP", date(2021, 7, 15), "Chính phủ", "Ban hành Chương trình"),
    ),
    (
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Đề án X;",
        ("Quyết định", "749/QĐ-TTg", date(2020, 6, 3), "Thủ tướng Chính phủ", "Phê duyệt Đề án X"),
    ),
    (
        "Căn cứ Công văn số 1120/BNV-CCHC ngày 5-4-2022 của Bộ Nội vụ về việc báo cáo kết quả;",
        ("Công văn", "1120/BNV-CCHC", date(2022, 4, 5), "Bộ Nội vụ", "Báo cáo kết quả"),
    ),
    (
        "tại Tờ trình số 88/SNV-TTr ngày 02 tháng 3 năm 2022,",
        ("Tờ trình", "88/SNV-TTr", date(2022, 3, 2), None, None),
    ),
    (
        "Tờ trình số 141/TTr-STP ngày 02/3/2022.",
        ("Tờ trình", "141/TTr-STP", date(2022, 3, 2), None, None),
    ),
    (
        "theo Văn bản số 412/UBND-KGVX ngày 9/2/2021 của UBND tỉnh;",
        ("Công văn", "412/UBND-KGVX", date(2021, 2, 9), "Ủy ban nhân dân tỉnh", None),
    ),
    (
        "Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ",
        ("Nghị quyết", "30c/NQ-CP", date(2011, 11, 8), "Chính phủ", None),
    ),
    (
        "Nghị quyết số 17-NQ/TU ngày 20/8/2021 của Tỉnh ủy;",
        ("Nghị quyết", "17-NQ/TU", date(2021, 8, 20), "Tỉnh ủy", None),
    ),
    ("Quy định số 66-QĐ/TW", ("Quy định", "66-QĐ/TW", None, None, None)),
    ("Chỉ thị 23/CT-TTg", ("Chỉ thị", "23/CT-TTg", None, "Thủ tướng Chính phủ", None)),
    ("theo Nghị định của Chính phủ số 61/2018/NĐ-CP ngày 23/4/2018", ("Nghị định", "61/2018/NĐ-CP", date(2018, 4, 23), "Chính phủ", None)),
    ("số 108/2020/NĐ-CP", ("Nghị định", "108/2020/NĐ-CP", None, "Chính phủ", None)),
    ("Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP ngày 06/5/2005", ("Thông tư liên tịch", "55/2005/TTLT-BNV-VPCP", date(2005, 5, 6), None, None)),
    ("Nghị quyết số 43/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh về phân bổ dự toán;", ("Nghị quyết", "43/NQ-HĐND", date(2021, 12, 10), "Hội đồng nhân dân tỉnh", "Phân bổ dự toán")),
    ("Nghị quyết số 76/NQ-CP của Chính phủ ngày 15/7/2021", ("Nghị quyết", "76/NQ-CP", date(2021, 7, 15), "Chính phủ", None)),
    ("Quyết định số 12/2020/QĐ-UBND, ký ngày 03/3/2020", ("Quyết định", "12/2020/QĐ-UBND", date(2020, 3, 3), None, None)),
    ("Kế hoạch 45/KH-SNV (ngày 03/3/2020)", ("Kế hoạch", "45/KH-SNV", date(2020, 3, 3), None, None)),
    ("Thông báo số 90/TB-VPCP ngày 15/13/2020", ("Thông báo", "90/TB-VPCP", None, "Văn phòng Chính phủ", None)),
    ("Luật số 64/2020/QH14 ngày 18/6/2020", ("Luật", "64/2020/QH14", date(2020, 6, 18), "Quốc hội", None)),
    ("Luật Đầu tư công số 39/2019/QH14 ngày 13 tháng 6 năm 2019", ("Luật", "39/2019/QH14", date(2019, 6, 13), "Quốc hội", "Luật Đầu tư công")),
    ("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;", ("Luật", None, date(2015, 6, 25), None, "Luật Ngân sách nhà nước")),
    ("Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11\nnăm 2008;", ("Luật", None, date(2008, 11, 13), None, "Luật Cán bộ, công chức")),
    (
        "Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25 tháng 11 năm 2019;",
        ("Luật", None, date(2019, 11, 25), None, "Luật Sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức"),
    ),
    ("Bộ luật Lao động năm 2019", ("Bộ luật", None, None, None, "Bộ luật Lao động năm 2019")),
    ("Căn cứ Pháp lệnh Dân quân tự vệ ngày 07/9/2004;", ("Pháp lệnh", None, date(2004, 9, 7), None, "Pháp lệnh Dân quân tự vệ")),
    ("Căn cứ Luật Viên chức;", ("Luật", None, None, None, "Luật Viên chức")),
    ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII", ("Nghị quyết", None, None, None, "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII")),
    ("theo hướng dẫn của Trung ương và Kế hoạch số 31/KH-UBND", ("Kế hoạch", "31/KH-UBND", None, None, None)),
    ("Kết luận ngày 12/3/2021 của Ban Thường vụ Tỉnh ủy về nhân sự;", ("Kết luận", None, date(2021, 3, 12), "Ban Thường vụ Tỉnh ủy", "Nhân sự")),
    ("Thông tư số 05/2019/TT-BVHTTDL của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch quy định chi tiết;", ("Thông tư", "05/2019/TT-BVHTTDL", None, "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Quy định chi tiết")),
    ("Nghị quyết 1211/2016/UBTVQH13", ("Nghị quyết", "1211/2016/UBTVQH13", None, "Ủy ban Thường vụ Quốc hội", None)),
    ("Thực hiện Chương trình số 09-CTr/TU ngày 08/10/2021 của Ban Chấp hành Đảng bộ tỉnh, Ủy ban nhân dân tỉnh", ("Chương trình", "09-CTr/TU", date(2021, 10, 8), "Ban Chấp hành Đảng bộ tỉnh", None)),
]  # fmt: skip

NOT_CITED = [
    "theo quy định của pháp luật năm 2015",
    "Đoàn Luật sư tỉnh năm 2022",
    "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2022.",
    "ngày 15/7/2021 của Chính phủ",
    "24/7, nhóm 2/4, 100% hồ sơ",
    "gửi báo cáo ngày 15/12/2024 của đơn vị",
    "Điều 7 của Quy chế",
    "Đề án 06 của Chính phủ",
    "giai đoạn 2021-2025",
    "theo Luật định",
]


@pytest.mark.parametrize(("text", "cited"), CITED)
def test_a_citation_is_read_whole(text: str, cited: tuple[object, ...]) -> None:
    c = find_citations(text, 0, len(text))[0]
    assert (c.type, c.number, c.cited_on, c.body, c.title) == cited


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_names_no_document(text: str) -> None:
    assert find_citations(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("NQ/TU", "Nghị quyết"),
        ("SNV-TTr", "Tờ trình"),
        ("BNV-CCHC", "Công văn"),
        ("QH14", None),
        ("UBND-KH", "Công văn"),
    ],
)
def test_type_of_a_symbol(symbol: str, kind: str | None) -> None:
    assert type_of_symbol(symbol) == kind


def references(*lines: str, known: Facts = OWN, part: Part = Part.PLAN) -> list[LegalReference]:
    return list(extract_legal_references(build_plan(lines, part=part), known))


def relations(*lines: str, known: Facts = OWN, part: Part = Part.PLAN) -> list[tuple[str, str]]:
    found = references(*lines, known=known, part=part)
    return [(r.number or r.title or "", r.relation) for r in found]


LETTERHEAD = ("ỦY BAN NHÂN DÂN", "Số: 118/KH-UBND", "KẾ HOẠCH", "Cải cách hành chính năm 2022")

IN_CONTEXT = [
    # the preamble of a plan
    (
        ["Thực hiện Nghị quyết số 76/NQ-CP của Chính phủ; Kế hoạch số 90/KH-UBND ngày 1/2/2021 của UBND tỉnh về cải cách, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", "I. MỤC ĐÍCH", "1. Bám sát Nghị quyết số 17-NQ/TU."],
        [("76/NQ-CP", "basis"), ("90/KH-UBND", "basis"), ("17-NQ/TU", "mentions")],
    ),
    (
        ["Căn cứ Luật Đất đai ngày 29/11/2013; Luật Nhà ở ngày 25/11/2014;", "Căn cứ Luật Viên chức;", "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 2/3/2022,", "I. MỤC TIÊU"],
        [("Luật Đất đai", "basis"), ("Luật Nhà ở", "basis"), ("Luật Viên chức", "basis"), ("12/TTr-SNV", "basis")],
    ),
    (
        ["UBND tỉnh ban hành Kế hoạch triển khai Quyết định số 468/QĐ-TTg, cụ thể như sau:", "1. Mục đích"],
        [("468/QĐ-TTg", "basis")],
    ),
    (
        ["Căn cứ Nghị quyết số 1/NQ-CP, Nghị quyết số 2/NQ-CP và Nghị quyết số 3/NQ-CP của Chính phủ;"],
        [("1/NQ-CP", "basis"), ("2/NQ-CP", "basis"), ("3/NQ-CP", "basis")],
    ),
    # a document inside another's title is only mentioned
    (
        ["Căn cứ Công văn số 55/BTP-PLHS ngày 3/2/2022 của Bộ Tư pháp về hướng dẫn thực hiện Nghị định số 19/2020/NĐ-CP;"],
        [("55/BTP-PLHS", "basis"), ("19/2020/NĐ-CP", "mentions")],
    ),
    (
        ["Căn cứ Nghị định số 154/2020/NĐ-CP ngày 31/12/2020 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP;"],
        [("154/2020/NĐ-CP", "basis"), ("34/2016/NĐ-CP", "mentions")],
    ),
    # a title names documents without resting on them
    (
        ["KẾ HOẠCH", "Triển khai Quyết định số 06/QĐ-TTg ngày 6/1/2022 của Thủ tướng Chính phủ", "I. MỤC ĐÍCH"],
        [("06/QĐ-TTg", "mentions")],
    ),
    (
        ["KẾ HOẠCH", "Triển khai Quyết định số 06/QĐ-TTg trên địa bàn tỉnh", "Thực hiện Quyết định số 06/QĐ-TTg ngày 6/1/2022 của Thủ tướng Chính phủ, UBND tỉnh ban hành:"],
        [("06/QĐ-TTg", "basis")],
    ),
    # a căn cứ section is a basis too
    (
        ["I. CĂN CỨ PHÁP LÝ", "- Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị;", "II. MỤC TIÊU", "- Theo Nghị quyết số 50/NQ-CP."],
        [("52-NQ/TW", "basis"), ("50/NQ-CP", "mentions")],
    ),
    (
        ["Căn cứ:", "- Luật Đất đai ngày 18/01/2024;", "- Nghị quyết số 5/NQ-CP", "1. Mục đích theo Nghị quyết số 6/NQ-CP"],
        [("Luật Đất đai", "basis"), ("5/NQ-CP", "basis"), ("6/NQ-CP", "mentions")],
    ),
    # planned changes are mentions
    (
        ["II. NHIỆM VỤ", "Tham mưu ban hành quyết định thay thế Quyết định số 35/QĐ-UBND ngày 5/12/2014."],
        [("35/QĐ-UBND", "mentions")],
    ),
    (
        ["II. NHIỆM VỤ", "- Sửa đổi, bổ sung Quyết định số 35/QĐ-UBND cho phù hợp."],
        [("35/QĐ-UBND", "mentions")],
    ),
    (
        ["II. NHIỆM VỤ", "Rà soát, bãi bỏ Quyết định số 35/QĐ-UBND."],
        [("35/QĐ-UBND", "mentions")],
    ),
    # operative clauses
    (
        ["IV. TỔ CHỨC THỰC HIỆN", "Kế hoạch này thay thế Kế hoạch số 77/KH-UBND ngày 3/4/2020."],
        [("77/KH-UBND", "replaces")],
    ),
    # the document's own number
    (["(Kèm theo Kế hoạch số 118/KH-UBND ngày 04/3/2022 của UBND tỉnh)", "I. MỤC ĐÍCH"], []),
    (["I. MỤC ĐÍCH", "Kế hoạch số 118/KH-UBND ngày 04/3/2022 là căn cứ."], []),
    (["I. MỤC ĐÍCH", "Kế hoạch số 0118/KH- UBND."], []),
    (["I. MỤC ĐÍCH", "Kế hoạch số 118/KH-UBND ngày 2/3/2019."], [("118/KH-UBND", "mentions")]),
    # folding
    (
        ["Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021;", "I. MỤC ĐÍCH", "Theo Nghị quyết số 76/NQ-CP và Nghị quyết 76/NQ- CP."],
        [("76/NQ-CP", "basis")],
    ),
    (
        ["I. MỤC ĐÍCH", "Kế hoạch số 9/KH-UBND ngày 1/2/2020, Kế hoạch số 9/KH-UBND ngày 1/2/2021."],
        [("9/KH-UBND", "mentions"), ("9/KH-UBND", "mentions")],
    ),
    (
        ["Tuy nhiên, còn nhiều hồ sơ chậm. Theo Nghị định số 61/2018/NĐ-CP, cơ quan phải xin lỗi.", "1. Yêu cầu"],
        [("61/2018/NĐ-CP", "mentions")],
    ),
    # an undated law is named by its capitals; `Luật mới` is none, nor is one in another's title
    (
        ["I. MỤC ĐÍCH", "theo quy định của Luật Ngân sách nhà nước."],
        [("Luật Ngân sách nhà nước", "mentions")],
    ),
    (["I. MỤC ĐÍCH", "Phổ biến điểm mới của Luật sửa đổi và Luật mới."], []),
    (
        ["I. MỤC ĐÍCH", "Sở Y tế thực hiện Quyết định số 31, 32 và 40/QĐ-SYT ngày 4/3/2021."],
        [("31/QĐ-SYT", "mentions"), ("32/QĐ-SYT", "mentions"), ("40/QĐ-SYT", "mentions")],
    ),
    (["I. MỤC ĐÍCH", "Trực bão theo tổ số 5, 6 và 7/UB của xã."], []),
    (["I. MỤC ĐÍCH", "Thực hiện Chương trình số 12CTr/TU của Tỉnh ủy."], [("12-CTr/TU", "mentions")]),
    (
        ["I. MỤC ĐÍCH", "Quyết định số 77/QD-TTg và Nghị định số 5/2019/ND-CP còn áp dụng."],
        [("77/QĐ-TTg", "mentions"), ("5/2019/NĐ-CP", "mentions")],
    ),
    (["I. MỤC ĐÍCH", "theo Luật Đất đai ngày 29/11/2013."], [("Luật Đất đai", "mentions")]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), IN_CONTEXT)
def test_relations_in_a_plan(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert relations(*LETTERHEAD, *lines) == expected


IN_DECISION = [
    (["QUYẾT ĐỊNH:", "Điều 1. Bãi bỏ Quyết định số 35/QĐ-UBND ngày 5/12/2014."], [("35/QĐ-UBND", "repeals")]),
    (
        ["QUYẾT ĐỊNH:", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 8/QĐ-UBND ngày 2/3/2015, Quyết định số 9/QĐ-UBND."],
        [("8/QĐ-UBND", "replaces"), ("9/QĐ-UBND", "replaces")],
    ),
    (
        ["QUYẾT ĐỊNH:", "Điều 2. Quyết định có hiệu lực thi hành kể từ ngày ký và thay thế Quyết định số 8/QĐ-UBND."],
        [("8/QĐ-UBND", "replaces")],
    ),
    (
        ["QUYẾT ĐỊNH:", "Điều 1. Sửa đổi, bổ sung Điều 3 Quy chế ban hành kèm theo Quyết định số 8/2015/QĐ-UBND như sau:"],
        [("8/2015/QĐ-UBND", "amends")],
    ),
    (
        ["QUYẾT ĐỊNH:", "Điều 1. Bãi bỏ các văn bản sau:", "1. Quyết định số 8/QĐ-UBND;", "2. Chỉ thị số 9/CT-UBND.", "Điều 2. Giao Sở Nội vụ theo Quyết định số 10/QĐ-UBND."],
        [("8/QĐ-UBND", "repeals"), ("9/CT-UBND", "repeals"), ("10/QĐ-UBND", "mentions")],
    ),
    (
        ["QUYẾT ĐỊNH:", "Điều 3. Quyết định số 8/QĐ-UBND ngày 1/1/2010 hết hiệu lực kể từ ngày Quyết định này có hiệu lực."],
        [("8/QĐ-UBND", "repeals")],
    ),
    (
        ["QUYẾT ĐỊNH:", "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Nghị quyết số 8/NQ-HĐND."],
        [("8/NQ-HĐND", "mentions")],
    ),
    (
        ["QUYẾT ĐỊNH:", "Điều 1. Phê duyệt Kế hoạch số 8/KH-SNV ngày 3/4/2022 của Sở Nội vụ."],
        [("8/KH-SNV", "promulgates")],
    ),
    (
        ["QUYẾT ĐỊNH", "Về việc sửa đổi, bổ sung Quyết định số 8/QĐ-UBND", "Căn cứ Luật Nhà ở;"],
        [("8/QĐ-UBND", "amends"), ("Luật Nhà ở", "basis")],
    ),
    (
        ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;", "Xét đề nghị của Sở Tư pháp tại Tờ trình số 5/TTr-STP ngày 3/3/2022.", "QUYẾT ĐỊNH:", "Điều 1. Như Quyết định số 6/QĐ-UBND."],
        [("Luật Tổ chức chính quyền địa phương", "basis"), ("5/TTr-STP", "basis"), ("6/QĐ-UBND", "mentions")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), IN_DECISION)
def test_relations_in_a_decision(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert relations(*lines, part=Part.DECISION) == expected


def test_in_news_everything_is_a_mention_and_the_reported_plan_none() -> None:
    text = "Căn cứ Nghị quyết số 76/NQ-CP, UBND tỉnh ban hành Kế hoạch số 118/KH-UBND."
    assert relations(text, known=NEWS, part=Part.ARTICLE) == [("76/NQ-CP", "mentions")]


def test_furniture_names_nothing() -> None:
    assert relations("Nghị định 13/2023/NĐ-CP về bảo vệ dữ liệu", part=Part.FURNITURE) == []


def test_an_attached_plan_without_known_number_is_no_reference_to_its_decision() -> None:
    line = "(Ban hành kèm theo Quyết định số 66/QĐ-UBND ngày 2/3/2022 của UBND tỉnh)"
    assert relations("KẾ HOẠCH", line, known=Facts()) == []


def test_the_attached_plan_has_a_preamble_of_its_own() -> None:
    lines = ["Căn cứ Luật Nhà ở;", "Điều 1. Ban hành.", "KẾ HOẠCH", "Thực hiện Nghị quyết số 5/NQ-CP, UBND tỉnh yêu cầu:", "I. MỤC ĐÍCH"]  # fmt: skip
    parts = [Part.DECISION] * 2 + [Part.PLAN] * 3
    found = extract_legal_references(build_plan(lines, parts=parts), OWN)
    assert [r.relation for r in found] == ["basis", "basis"]


def test_the_quote_covers_type_number_and_date() -> None:
    (found,) = references("Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;")
    assert found.evidence.quote == "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021"


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.name)
def test_rules_hold_their_examples(each: Rule) -> None:
    assert [e for e in each.examples if not each.first(e)] == []
    assert [e for e in each.counter_examples if each.first(e)] == []
