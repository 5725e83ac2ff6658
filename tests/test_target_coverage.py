"""What the target sentences cover: fields, classes of wording with traps, and no sentence twice."""

from collections import Counter
from typing import Any

import pytest
import regex
from target_cases import load_cases

FILES = ("targets_independent.toml", "targets_classes.toml", "targets_fresh.toml")
CASES = [case for name in FILES for case in load_cases(name)]
POSITIVE = [case for case in CASES if case.get("target")]
NEGATIVE = [case for case in CASES if not case.get("target")]
THREE = 3

FIELDS = {
    "reform": r"hồ sơ|thủ tục hành chính|một cửa|SIPAS|PAR INDEX",
    "digital": r"chuyển đổi số|trực tuyến|ký số|dữ liệu|an toàn thông tin|Internet",
    "health": r"y tế|bệnh|tiêm|bác sĩ|giường",
    "education": r"trường|học sinh|giáo viên|mầm non|tốt nghiệp",
    "farming": r"nông nghiệp|lúa|nông sản|chăn nuôi|trồng trọt|thủy sản|rừng",
    "countryside": r"nông thôn mới|hợp tác xã|OCOP|hộ nghèo",
    "environment": r"rác|chất thải|nước sạch|môi trường|nước thải",
    "labour": r"lao động|việc làm|bảo hiểm|đào tạo nghề",
    "gender and children": r"\bnữ\b|phụ nữ|trẻ em|bình đẳng",
    "tourism and culture": r"du lịch|văn hóa|di tích|di sản|lễ hội|thể thao",
    "finance": r"giải ngân|ngân sách|vốn|tỷ đồng|thu nhập",
    "justice and order": r"thi hành án|khiếu nại|pháp luật|tai nạn|tội phạm|cháy",
    "ranks": r"\b(?:PCI|PAPI|DTI|PGI)\b",
}

# name of the class -> what its sentences look like -> what looks so and is another thing
WORDINGS = {
    "value first": (r"^[-\s]*\d[\d,]*\s?% \p{Ll}", r"đạt \d[\d,]*\s?%"),
    "value last": (r"[Tt]ỷ lệ [^;]*đạt[^;]*\d\s?%", r"^[-\s]*\d+\s?% "),
    "at least": (r"tối thiểu|ít nhất|không dưới|không thấp hơn", r"tối đa|không quá"),
    "or more": (r"\d\s?% trở lên", r"người mắc trở lên|người chết trở lên|sao trở lên"),
    "discontinuous or more": (r"từ \d[\d,]*\s?% [^,;]+ trở lên", r"từ \d+ \p{Ll}+ \p{Ll}+ trở lên"),
    "above": (r"\btrên \d", r"\btrên (?:địa bàn|tổng|môi trường|phạm vi|10\.000)"),
    "below": (r"\bdưới \d", r"dưới \d+ tuổi"),
    "at most": (r"không quá|tối đa|nhiều nhất|không vượt quá", r"tối thiểu"),
    "about": (r"khoảng|xấp xỉ|gần \d", r"từ \d+ - \d+|từ \d+ đến \d+"),
    "range": (r"\d\s?%?\s?(?:-|–|đến)\s?\d[\d,]*\s?%", r"giai đoạn \d{4}\s?[-–]\s?\d{4}"),
    "mean": (r"bình quân|trung bình", r"[Tt]rung bình cao"),
    "maintain": (r"duy trì|giữ vững|giữ ổn định", r"[Tt]iếp tục"),
    "top": (r"\b(?:tốp|top|Top|nhóm) \d+", r"nhóm \d/\d|nhóm [“\"]?[Tt]rung bình"),
    "places": (r"\d+ bậc", r"bậc học|mức độ \d"),
    "each year until": (r"[Mm]ỗi năm (?:tăng|giảm)|hằng năm (?:tăng|giảm)", r"[Hh]ằng năm"),
    "decrease": (r"giảm[^;]*so với", r"giảm (?:còn|xuống)|xuống còn"),
    "rise to": (r"từ \d[\d,]*\s?%[^;]*lên|nâng[^;]*lên", r"tăng thêm|tăng ít nhất"),
    "fold": (r"gấp [\d,]+ lần|gấp đôi|gấp \d", r"\d+ lần/năm|một lần"),
    "fraction": (r"\d+/\d+ (?:số|xã|huyện|chợ|thôn|\p{Ll}+)|một nửa|phần (?:ba|tư)", r"24/7|nhóm \d/\d|ngày \d+/\d+"),
    "in turn": (r"tương ứng|lần lượt|theo thứ tự", r"\d\s?%;[^;]*\d\s?%"),
    "levels in a list": (r"cấp tỉnh[^;]*cấp (?:huyện|xã)", r"cấp phép|giấy phép|cấp thẻ"),
    "list of indexes": (r"(?:SIPAS|PAPI|PCI|DTI|PGI)[^;]*(?:,|và)[^;]*(?:SIPAS|PAPI|PCI|DTI|PGI|PII|chuyển đổi số)", r"[Cc]hỉ số"),
    "subset": (r"[Tt]rong (?:số )?đó|riêng", r"trong năm|trong đó không"),
    "exclusion": (r"\b(?:trừ|không bao gồm|không tính|không kể)\b", r"trừ \d|bị trừ|khấu trừ"),
    "condition": (r"đủ điều kiện|thuộc diện|nghĩa vụ tài chính|có phát sinh", r"điều kiện"),
    "semicolons": (r"\d[^;]*;[^;]*\d", r";[^\d]*$"),
    "decimal comma": (r"\d,\d", r"\d{1,3}\.\d{3}"),
    "number in words": (r"(?:ít nhất|tối thiểu) (?:có )?(?:một|hai|ba)|phần trăm", r"một cửa|một phần|hai cấp"),
    "points of percent": (r"điểm (?:%|phần trăm)", r"\d+ điểm\b(?! (?:%|phần))"),
    "count": (r"\d+ (?:mô hình|hợp tác xã|xã|trường|hộ|sản phẩm|lớp|dự án)", r"\d+ (?:xã|thôn|huyện)"),
    "per people": (r"/\s?10\.?000 dân|/100\.000|/1\.000|/100 dân|vạn dân", r"\d+/\d+ "),
    "days and minutes": (r"\d+ (?:ngày|phút|giờ)", r"24/7|ngày \d+ tháng|\d+ ngày làm việc"),
    "due by": (r"[Đđ]ến (?:hết |cuối )?năm \d{4}|[Hh]ết năm", r"so với năm \d{4}"),
    "due before": (r"[Tt]rước (?:ngày|tháng|năm|quý)", r"năm trước|thời gian trước|trước đây"),
    "quarter or half": (r"[Qq]uý|\d tháng đầu năm|[Ss]áu tháng", r"hằng quý|mỗi quý|[Mm]ỗi quý"),
    "period": (r"giai đoạn \d{4}\s?[-–]\s?\d{4}", r"so với (?:\p{L}+ )?giai đoạn"),
}  # fmt: skip

# what a number is when nobody promises it -> how the counter-examples word it
OTHERS = {
    "result": r"\bđã\b|đạt được|kết quả|ước đạt|tính đến|đến nay|hiện nay",
    "national": r"Thủ tướng|Chính phủ|quốc gia|Trung ương|cả nước|Bộ \p{Lu}",
    "forecast": r"[Dd]ự báo|khả năng|[Nn]hận định|[Dd]ự kiến",
    "score": r"điểm",
    "price or payment": r"đồng|mức chi|hỗ trợ \d|tiền|học phí|lệ phí",
    "identifier": r"Điều \d|ISO|mức độ \d|Đề án|24/7|phiên bản|Quyết định số",
    "technical": r"độ phân giải|dung lượng|kích thước|cỡ chữ",
    "election or vote": r"phiếu|tán thành|thông qua|đại biểu",
    "prohibition": r"[Kk]hông để|[Tt]uyệt đối|nghiêm cấm",
    "description": r"diện tích|dân số|gồm \d|có \d+ (?:xã|thôn|dân tộc|huyện)",
}


def skeleton(text: str) -> str:
    """A sentence without its numbers and names."""
    text = regex.sub(r"(?<=[\p{Ll},;] )\p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*", "N", text)
    return regex.sub(r"\d[\d.,/–-]*", "0", " ".join(text.split()))


def test_no_two_sentences_differ_only_in_names_or_numbers() -> None:
    twice = [words for words, n in Counter(skeleton(c["text"]) for c in CASES).items() if n > 1]
    assert not twice


def test_ids_are_single() -> None:
    assert not [i for i, n in Counter(case["id"] for case in CASES).items() if n > 1]


def test_enough_sentences() -> None:
    assert len(POSITIVE) >= 300
    assert len(NEGATIVE) >= 90


@pytest.mark.parametrize("field", FIELDS)
def test_field(field: str) -> None:
    assert len(_told(POSITIVE, FIELDS[field])) >= THREE


@pytest.mark.parametrize("name", WORDINGS)
def test_wording_with_its_trap(name: str) -> None:
    """Three sentences with targets, and one where the same words are no such thing."""
    wording, trap = WORDINGS[name]
    assert len(_told(POSITIVE, wording)) >= THREE
    assert _told(CASES, trap)


@pytest.mark.parametrize("kind", OTHERS)
def test_kind_of_number_that_nobody_promises(kind: str) -> None:
    assert len(_told(NEGATIVE, OTHERS[kind])) >= THREE


def _told(cases: list[dict[str, Any]], words: str) -> list[str]:
    pattern = regex.compile(words)
    return [case["id"] for case in cases if pattern.search(case["text"])]
