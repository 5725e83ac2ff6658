"""A body at the head of a sentence, followed by any verb, does what the sentence says.

No list holds all verbs of all fields (`lắp 90 biển báo`, `cắm mốc`), so within a section
a word counts as one unless it is known as none: a sign of the past, of a level reached, of place.
"""

from functools import cache

import regex

from models.lexicon import load_toml
from models.rule import Rule, rule

# `tăng`, `giảm` tell of a result before a figure or a comparison, else they are what is to be done
_GREW = r"(?:tăng|giảm)\s(?:\d|(?:mạnh|nhẹ|lên|xuống|dần|đều|bậc|hạng|điểm|so|từ|khoảng|gần|hơn|trên|bình|đáng|nhanh|thêm\s\d|được)\b|[^.;]{0,60}\bso\s+với\b)"


@cache
def acting_rule() -> Rule:
    """What follows a body that acts: a small word that is no particle, or a list label and a sentence."""
    words = sorted(load_toml("task_words")["no_verbs"], key=len, reverse=True)
    nothing = "|".join(regex.escape(word) for word in words)
    return rule(
        "task.acting",
        rf"^\s*(?:\([^()]{{0,80}}\)\s*)?(?:\b(?!(?:{nothing})\b|{_GREW})\p{{Ll}}+\s | (?:[-–+•]|\(?(?:a|1)[).])\s*\p{{Lu}}\p{{Ll}}+\s\p{{Ll}})",
        examples=(
            " lắp 90 biển báo",
            " (phòng A) cắm mốc",
            " - Xúc tiến viện trợ",
            " a)Chủ trì, phối hợp",
            " tăng thời lượng phát sóng",
        ),
        counter_examples=(
            " đã lắp",
            " đạt 95%",
            ", Sở Y tế",
            " tại tỉnh",
            " tăng 3 bậc",
            " giảm số đơn vị so với năm trước",
        ),
    )


@cache
def joined_heading_rule() -> Rule:
    """What follows a body whose heading was joined with the text below it: a capital, or a label."""
    return rule(
        "task.joined_heading",
        r"^\s*(?:[-–+•:]\s*|\(?(?:a|1)[).]\s*)?\p{Lu}\p{Ll}+,?\s\p{Ll}",
        examples=(" Chủ trì tham mưu", " a)Chủ trì", " - Rà soát"),
        counter_examples=(" chủ trì", ", Sở Y tế", " Hà Nội"),
    )


@cache
def presents_rule() -> Rule:
    """The issuer who presents his plan: `Sở A ban hành Kế hoạch ... như sau:`."""
    return rule(
        "task.presents",
        r"""\b(?:xây\s+dựng|ban\s+hành|triển\s+khai|đề\s+ra|lập|tổ\s+chức|thực\s+hiện|thông\s+báo|phê\s+duyệt|hướng\s+dẫn)\b[^:;]{0,300}?
        \b(?:kế\s+hoạch|chương\s+trình|đề\s+án|phương\s+án|nghị\s+quyết|chỉ\s+thị|quyết\s+định|chiến\s+lược)\b[^:]{0,400}
        \b(?:như\s+sau|sau\s+đây|sau|dưới\s+đây|cụ\s+thể|gồm|chủ\s+yếu)\W*:?\s*\Z""",
        examples=("Sở Y tế xây dựng Kế hoạch phòng dịch như sau:",),
        counter_examples=("Giao Sở Y tế chủ trì:", "Sở Y tế xây dựng Kế hoạch phòng dịch."),
        flags=regex.IGNORECASE,
    )
