"""The document among its furniture, its parts, and the ladder of headings."""

import pytest
from reading import LETTERHEAD, plan_of

from models.structure import Part
from pipeline.labels import read_label


@pytest.mark.parametrize(
    ("words", "style", "text"),
    [
        ("I. MỤC TIÊU", "roman", "I"),
        ("II- Nhiệm vụ", "roman", "II"),
        ("1. Cải cách", "arabic", "1"),
        ("2.10. Sở Nội vụ", "dotted", "2.10"),
        ("1.1 Cấp tỉnh", "dotted", "1.1"),
        ("a) Tham mưu", "letter", "a"),
        ("đ) Kiểm tra", "letter", "đ"),
        ("- Phấn đấu", "dash", "-"),
        ("+ Đến năm", "plus", "+"),
        ("Điều 3. Hiệu lực", "article", "Điều 3"),
        ("Chương II QUY ĐỊNH", "chapter", "Chương II"),
        ("Phần thứ nhất", "part", "Phần thứ nhất"),
        ("A. Mục tiêu", "capital", "A"),
        ("1) Rà soát", "paren", "1"),
        ("5. 80% hồ sơ", "arabic", "5"),
    ],
)
def test_label(words: str, style: str, text: str) -> None:
    label = read_label(words)
    assert label is not None
    assert (label.style, label.text) == (style, text)


@pytest.mark.parametrize(
    "words",
    [
        "2024. Trong năm",
        "15/7/2021 là hạn",
        "46.200 tấn",
        "92,5% hộ dân",
        "Năm 2024",
        "TP. Huế",
        "T. Anh",
        "Mục tiêu",
    ],
)
def test_no_label(words: str) -> None:
    assert read_label(words) is None


def test_ladder_with_gaps_and_restarts() -> None:
    plan = plan_of(
        LETTERHEAD
        + "\nI. MỤC TIÊU\n\n1. Chung\n\na) Một.\n\nb) Hai.\n\n2. Riêng\n\n- Ba.\n\n+ Bốn.\n\nIV. TỔ CHỨC\n\n1. Sở Y tế\n\n1.1. Việc thứ nhất."
    )
    paths = [s.path for s in plan.sections]
    assert paths == [
        "I",
        "I > 1",
        "I > 1 > a",
        "I > 1 > b",
        "I > 2",
        "I > 2",
        "I > 2",
        "IV",
        "IV > 1",
        "IV > 1 > 1.1",
    ]
    for section in plan.sections:
        if section.parent is not None:
            assert plan.sections[section.parent].span.holds(section.span)


def test_star_heading_stands_above_dashes() -> None:
    plan = plan_of(
        LETTERHEAD + "\nI. MỤC TIÊU\n\n* Đến năm 2025\n\n- Đạt 80%.\n\n* Đến năm 2030\n\n- Đạt 90%."
    )
    parents = [
        plan.sections[s.parent].title
        for s in plan.sections
        if s.label == "-" and s.parent is not None
    ]
    assert parents == ["Đến năm 2025", "Đến năm 2030"]


DECISION = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 7/QĐ-UBND
An Giang, ngày 05 tháng 01 năm 2024
QUYẾT ĐỊNH
Ban hành Kế hoạch thử nghiệm
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thử nghiệm.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
KẾ HOẠCH
THỬ NGHIỆM NĂM 2024
I. MỤC TIÊU
Đạt 80% hồ sơ trực tuyến.
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Quyết định số 7/QĐ-UBND)
"""


def test_parts_of_a_decision() -> None:
    plan = plan_of(DECISION.replace("\n", "\n\n"))
    parts = {plan.words(b): part for b, part in zip(plan.blocks, plan.parts, strict=True)}
    assert parts["QUYẾT ĐỊNH"] is Part.DECISION
    assert parts["I. MỤC TIÊU"] is Part.PLAN
    assert parts["DANH MỤC NHIỆM VỤ"] is Part.APPENDIX


def test_furniture_is_kept_with_its_offsets() -> None:
    plan = plan_of(
        "Trang chủ\n\nVăn bản\n\n"
        + LETTERHEAD
        + "\nI. MỤC TIÊU\n\nĐạt 80% hồ sơ trực tuyến./.\n\nTin liên quan\n\nĐạt 99% ở nơi khác."
    )
    furniture = [
        plan.words(b) for b, p in zip(plan.blocks, plan.parts, strict=True) if p is Part.FURNITURE
    ]
    assert furniture == ["Trang chủ", "Văn bản", "Tin liên quan", "Đạt 99% ở nơi khác."]
    assert all(plan.text[b.span.start : b.span.end] == plan.words(b) for b in plan.blocks)


def test_a_cut_text_is_incomplete() -> None:
    assert not plan_of(LETTERHEAD + "\nI. MỤC TIÊU\n\nĐạt 80% hồ sơ.\n\n[...]").is_complete


@pytest.mark.parametrize(
    "text",
    [
        # letterhead in small capitals: the page's style made them capitals
        "Ủy ban nhân dân tỉnh An Giang\n\nCộng hòa xã hội chủ nghĩa Việt Nam\n\nSố: 3/KH-UBND\n\nKẾ HOẠCH\n\nI. MỤC TIÊU\n\nĐạt 80% hồ sơ.",
        # letterhead and type line lost
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nCăn cứ Nghị quyết số 5/NQ-CP;\n\nI. MỤC TIÊU\n\nĐạt 80% hồ sơ.",
        # only the sections are left
        "Thực hiện Kế hoạch của tỉnh, huyện ban hành kế hoạch sau:\n\nI. MỤC TIÊU\n\nĐạt 80% hồ sơ.\n\nII. NHIỆM VỤ\n\nRà soát quy trình.",
    ],
)
def test_a_formal_text_is_found_without_a_proper_letterhead(text: str) -> None:
    plan = plan_of(text)
    assert Part.PLAN in plan.parts
    assert plan.sections[0].title == "MỤC TIÊU"


def test_a_cut_within_a_paragraph_is_a_cut() -> None:
    plan = plan_of(LETTERHEAD + "\nI. MỤC TIÊU\n\nĐạt 80% hồ sơ trực tuyến và [...]\n\nĐăng nhập")
    assert not plan.is_complete
    assert plan.words(plan.body[-1]).endswith("[...]")


HEADLINE = "Tỉnh Mẫu phấn đấu vào nhóm 20 địa phương dẫn đầu về cải cách hành chính"
SAPO = "Tỉnh Mẫu đặt mục tiêu 70% hồ sơ được nộp qua mạng trong năm nay, tăng so với mức mà các ngành và địa phương của tỉnh đã làm được."
STORY = "Theo kế hoạch vừa ban hành, các sở, ngành sẽ rà soát quy trình, cắt giảm thời gian xử lý hồ sơ và công khai kết quả cho người dân."


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [
        (["Trang chủ / Chính trị / Cải cách hành chính"], [], ["Các tin khác"]),
        (["Thời sự | Chính trị | Kinh tế | Xã hội"], ["Tin tức › Cải cách › Hồ sơ"], ["Tin mới"]),
        (["Lượt xem: 1.204", "Chia sẻ:"], [], ["Tags: hồ sơ, qua mạng"]),
        (["Từ khóa: hồ sơ"], ["Chia sẻ", "Lượt đọc: 88"], ["Ý kiến bạn đọc"]),
        (["Tin liên quan"], ["Đánh giá bài viết"], ["Bản quyền thuộc Báo Mẫu"]),
    ],
)
def test_buttons_over_an_article_are_not_its_end(
    before: list[str], between: list[str], after: list[str]
) -> None:
    blocks = [HEADLINE, *before, SAPO, *between, STORY, *after, "Nơi khác đạt 99% hồ sơ."]
    plan = plan_of("\n\n".join(blocks))
    assert [plan.words(block) for block in plan.body] == [HEADLINE, SAPO, STORY]
