"""Times that name no day: so long after an event, before or after one, by the progress of a work.

They are kept as words with their anchor (`trong vòng 15 ngày kể từ ngày ban hành`), and only where
a sentence says no other time.
"""

from functools import cache

import regex

from models.alternation import either
from models.lexicon import load_toml
from models.rule import Rule, rule
from models.spans import Span

_I = regex.IGNORECASE
_TAIL = r"(?:(?!\s+(?:để|nhằm|phải|làm\s+cơ\s+sở|làm\s+căn\s+cứ)\b)[^,.;:()\n]){0,120}"
_EDGE = r"(?=\s*(?:[,.;:()\n]|\Z)|\s+(?:để|nhằm|phải|làm\s+cơ\s+sở|làm\s+căn\s+cứ)\b)"
_LENGTH = r"\d{1,3}\s+(?:ngày(?:\s+làm\s+việc)?|tháng|tuần|giờ|năm)\b"


def _words(name: str) -> str:
    return either(load_toml("deadline_words")[name])


@cache
def anchored_rule() -> Rule:
    """A length of time from an event on, or up to one."""
    return rule(
        "relative.length_from_event",
        rf"""\b(?:ngay\s+)?(?: trong\s+(?:vòng|thời\s+(?:hạn|gian)|khoảng)(?:\s+(?:tối\s+đa|không\s+quá))?
              | (?:chậm|muộn)\s+nhất(?:\s+là)?(?:\s+(?:sau|trong))?(?:\s+vòng)? | không\s+quá | tối\s+đa | sau | trước(?:\s+ít\s+nhất)? )
            \s+ {_LENGTH} \s*,?\s* (?:kể\s+từ|tính\s+từ|từ|sau|trước)\s+(?:khi|ngày|thời\s+điểm|lúc)\b{_TAIL}""",
        examples=(
            "Trong vòng 15 ngày kể từ ngày ban hành",
            "chậm nhất 10 ngày làm việc sau khi kết thúc",
        ),
        counter_examples=("từ 15 ngày xuống còn 10 ngày", "sau 15 ngày", "trong 5 ngày làm việc"),
        flags=_I,
        signs=("ngày", "tháng", "tuần", "giờ", "năm"),
    )


@cache
def awaited_rule() -> Rule:
    """After or at an event: a paper that must be there, an approval."""
    return rule(
        "relative.after_event",
        rf"""\b(?:ngay\s+)?(?: (?:sau\s+)?khi\s+có\s+(?i:{_words("awaited")})\b{_TAIL}
            | sau\s+khi\s+(?:được|kết\s+thúc|hoàn\s+thành|ban\s+hành)\s+{_TAIL}
            | sau\s+khi\s+(?:(?!\s+(?:để|nhằm)\b)[^,.;:()\n]){{1,100}}?\b
                (?:được\s+(?:phê\s+duyệt|ban\s+hành|thông\s+qua|duyệt|công\s+nhận|chấp\s+thuận|giao|phân\s+bổ|kiện\s+toàn)
                  |có\s+hiệu\s+lực|kết\s+thúc|hoàn\s+thành)(?:\s+thi\s+hành)? ){_EDGE}""",
        examples=("khi có hướng dẫn của Trung ương", "sau khi quy hoạch tỉnh được phê duyệt."),
        counter_examples=(
            "khi có yêu cầu",
            "dôi dư sau khi tổ chức chính quyền hai cấp",
            "khi có dịch",
        ),
        flags=_I,
        signs=("khi",),
    )


@cache
def before_event_rule() -> Rule:
    """Before an event, or before something that a completed work must precede."""
    return rule(
        "relative.before_event",
        rf"""\b(?<!so\s+với\s+) trước\s+ (?:(?:thời\s+điểm|ngày|dịp|mỗi)\s+)? (?-i:{_words("events")})\b{_TAIL}
            | (?<=\b(?:hoàn\s+thành|hoàn\s+tất|xong|kết\s+thúc)\s+)trước\s+khi\s+{_TAIL}""",
        examples=(
            "trước kỳ họp giữa năm",
            "trước Tết Nguyên đán",
            "hoàn thành trước khi khai giảng",
        ),
        counter_examples=("lấy ý kiến trước khi trình", "trước hết", "trước ngày 15/6"),
        flags=_I,
        signs=("trước",),
    )


@cache
def progress_rule() -> Rule:
    """As a work goes on, and what recurs in more than one year."""
    return rule(
        "relative.progress",
        rf"""\btheo\s+(?:đúng\s+)?(?:tiến\s+độ|lộ\s+trình)\b{_TAIL}
            | \b(?:mỗi\s+)?(?:0?[2-9]|hai|ba|bốn|năm)\s+(?:năm|tháng|tuần)(?:\s*/\s*|\s+(?=một|0?1))(?:(?:một|0?1)\s+)?lần\b""",
        examples=("theo tiến độ của dự án", "02 năm một lần", "theo đúng lộ trình"),
        counter_examples=("đẩy nhanh tiến độ", "năm một lần", "theo quy định"),
        flags=_I,
        signs=("theo", "lần"),
    )


def rules() -> tuple[Rule, ...]:
    """All rules, in the order tried."""
    return anchored_rule(), awaited_rule(), before_event_rule(), progress_rule()


def find_relative_times(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The relative times of ``text[start:end]`` in reading order, none overlapping another.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    stop = len(text) if end is None else end
    found = sorted(Span(*match.span()) for one in rules() for match in one.find(text, start, stop))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(Span(span.start, span.start + len(text[span.start : span.end].rstrip())))
    return kept
