"""Words beside an aim that tell how things stand: brackets, answers of those asked."""

from typing import Final

import regex

from models.rule import Rule, rule
from models.spans import Span

_I: Final = regex.IGNORECASE

# `đạt 12% (hiện nay là 3,6%)`, `Mỗi tổ (toàn tỉnh có 706 tổ)`
ASIDE = rule(
    "aside.state",
    r"\(\s*(?:hiện\s+(?:nay|tại|có|đang|mới|đạt|là)|(?:toàn|cả)\s+(?:tỉnh|huyện|ngành)\s+(?:hiện\s+)?(?:có|còn)|(?:thực\s+hiện\s+)?năm\s+(?P<year>(?:19|20)\d\d)\s+(?:là|đạt|có|còn|mới|chỉ|được)|đến\s+nay|(?:đã|mới|nay)\s+(?:đạt|có|là))(?!\p{L})[^()]*\)",
    examples=("(hiện nay là 3,6%)", "(toàn tỉnh có 706 tổ)", "(năm 2015 là 2.187 lượt)"),
    counter_examples=("(năm 2025 phấn đấu 40%)", "(toàn tỉnh giảm 5%)", "(hiện đại hóa)"),
    flags=_I,
    signs=("hiện", "tỉnh", "huyện", "ngành", "năm", "nay", "đã", "mới"),
)
# `41% người dân được hỏi cho biết`
ANSWER = rule(
    "aside.answer",
    r"\d\s?%(?:\s+\p{Ll}+){0,9}?\s+(?:cho\s+(?:biết|rằng|hay)|thừa\s+nhận|phàn\s+nàn)\b",
    examples=("41% cho biết phải đi lại", "60% người được khảo sát cho rằng"),
    counter_examples=("ông Nam cho biết sẽ đạt 41%", "90% ý kiến; dân cho biết"),
    flags=_I,
    signs=("cho biết", "cho rằng", "cho hay", "thừa nhận", "phàn nàn"),
)
# `yêu cầu năm nay phải vào tốp 30`: what somebody of the province demands in an article
DEMAND = rule(
    "aside.demand",
    r"\b(?:yêu\s+cầu|chỉ\s+đạo|cam\s+kết)\b[^.;\d]{0,100}?\bphải\b",
    examples=("lãnh đạo tỉnh yêu cầu năm nay phải", "chỉ đạo các sở phải"),
    counter_examples=("theo yêu cầu. Phải", "yêu cầu 3 xã phải"),
    flags=_I,
    signs=("phải",),
)
RULES: Final[tuple[Rule, ...]] = (ASIDE, ANSWER, DEMAND)
_DIGIT: Final = regex.compile(r"\d")


def find_asides(text: str, start: int, end: int, first_year: int | None) -> list[Span]:
    """The brackets that tell how things stand; a year from the plan's first on is none of them."""
    return [
        Span(*found.span())
        for found in ASIDE.find(text, start, end)
        if not (found["year"] and first_year and int(found["year"]) >= first_year)
    ]


def without_asides(sentence: str, first_year: int | None) -> str:
    """The sentence without the brackets that tell how things stand, if more than they has numbers."""
    rest = sentence
    for span in reversed(find_asides(sentence, 0, len(sentence), first_year)):
        rest = rest[: span.start] + rest[span.end :]
    return rest if rest != sentence and _DIGIT.search(rest) else sentence


# what opens a promise of its own behind or before a norm or a forecast
_ACT: Final = regex.compile(
    r"(?i)\W*(?:tổ\s+chức|xây\s+dựng|xây\s+mới|thành\s+lập|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|trồng|cung\s+cấp|cấp\s+phát|hỗ\s+trợ|thanh\s+tra|kiểm\s+tra|phấn\s+đấu|hoàn\s+thành|nâng|giảm|tăng|mở|đầu\s+tư|lắp\s+đặt)(?!\p{L})"
)
# `theo đó, năm 2016 toàn tỉnh phải`: who takes over what was set above
_OWN_DUTY: Final = regex.compile(
    r"(?i)\W*(?:[^;%\d]|năm\s+\d{4}){0,60}\b(?:tỉnh|thành\s+phố|địa\s+phương)\s+(?:ta\s+)?(?:phải|cần|phấn\s+đấu|đặt|giao|giảm|tăng|thực\s+hiện)\s"
)


def opens_own(zone: str, *, quoted: bool) -> bool:
    """True where a part of a sentence opens with an act, or behind a quoted aim with who acts."""
    return bool((_OWN_DUTY if quoted else _ACT).match(zone))
