"""Numbers that say how much is allowed, or what must hold before something is granted."""

from typing import Final

import regex

from models.rule import Rule, rule

_I: Final = regex.IGNORECASE

# `chỉ được sử dụng không quá 50% số biên chế`: what is allowed
ALLOWED = rule(
    "norm.allowed",
    r"(?<!\bmới\s)\bchỉ\s+được\s+(?:\p{Ll}+\s+){1,7}?(?:(?:không\s+(?:vượt\s+)?quá|tối\s+đa|nhiều\s+nhất|dưới)\s+)?\d",
    examples=(
        "chỉ được sử dụng không quá 50% số biên chế",
        "chỉ được yêu cầu bổ sung hồ sơ tối đa 1 lần",
    ),
    counter_examples=("mới chỉ được cấp 40% vốn", "năm 2022 chỉ được 40%", "chỉ tiêu đạt 5%"),
    flags=_I,
    signs=("chỉ được",),
)
# `mỗi lớp không quá 60 học viên`: how large each of them may be
EACH_AT_MOST = rule(
    "norm.each_at_most",
    r"\bmỗi\s+(?!(?:năm|tháng|quý|tuần|ngày|kỳ)\b)\p{Ll}[^;.\d]{0,60}?\b(?:không\s+(?:vượt\s+)?quá|tối\s+đa|nhiều\s+nhất)\s+\d[\d.,]*\s+(?!(?:ngày|giờ|phút)\b)\p{Ll}",
    examples=("mỗi lớp trực tiếp không quá 45 học viên", "mỗi xã được chọn tối đa 30 hộ"),
    counter_examples=("mỗi năm không quá 5 vụ", "mỗi huyện giảm tối đa 5%", "mỗi xã 2 hộ"),
    flags=_I,
    signs=("mỗi",),
)
# `có ít nhất 03 thành viên mới được hỗ trợ`: what must hold before something is granted
ONLY_THEN = rule(
    "norm.only_then",
    r"\d[^;.]{0,120}?\bmới\s+được\s+(?:hỗ\s+trợ|xét|công\s+nhận|hưởng|cấp|tham\s+gia|vay|bổ\s+nhiệm|đề\s+nghị|xếp|nhận|nghiệm\s+thu|thanh\s+toán)\b",
    examples=(
        "có tối thiểu 05 hộ liên kết mới được hỗ trợ",
        "đạt 80 điểm trở lên mới được xét tặng",
    ),
    counter_examples=("80% khách hàng mới được kết nạp", "mới được hỗ trợ 50%"),
    flags=_I,
    signs=("mới được",),
)
RULES: Final[tuple[Rule, ...]] = (ALLOWED, EACH_AT_MOST, ONLY_THEN)
