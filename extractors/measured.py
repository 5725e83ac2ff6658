"""The words that say what a number measures, and those that say what it does not."""

from typing import Final

import regex

from extractors.clause_patterns import (
    MEASURE,
    ONLY_ACTS,
    ONLY_WHO,
    VERB,
    WHOLE,
    WORD,
)
from extractors.clauses import Clause, Order, without_purpose
from extractors.numbers import MAGNITUDES
from extractors.qualifiers import BASELINE, EXCLUSION
from models.spans import Span

# `cấp thẻ cho 100% hộ nghèo`: what is measured begins before the number
_RECIPIENT = regex.compile(r"(?i)\b(cho|tại|ở|với|đối\s+với)\b")
_SCOPE = regex.compile(r"(?i)\b(?:đối\s+với|về|cho)\s+")
# up to the next mark, but `huyện, thị xã, thành phố` are one thing
_UP_TO_MARK = regex.compile(
    r"(?:[^,;:.()]|,(?=\s*(?:thị|thành\s+phố|phường|ngành|ban|đặc\s+khu)\b))*+", regex.IGNORECASE
)
_MARKS = ' \t,;:.“”"-–+*•'
_BY_WORD = r"(?:phấn\s+đấu|tiếp\s+tục|đảm\s+bảo|bảo\s+đảm|nâng|cải\s+thiện|đến|hết|trong|riêng|giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}|(?:cuối\s+)?năm\s+(?:học\s+)?\d{4}(?:\s*[-–]\s*\d{4})?|quý\s+[IVX\d]+(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?|tháng\s+\d{1,2}(?:\s*/\s*\d{4})?|ngày\s+\d{1,2}/\d{1,2}(?:/\d{4})?)\b[\s,:]*"
_OPENING = regex.compile(
    rf"""(?: \[\d{{1,3}}\]\s*)? (?: Về\s[^,;:.\d]{{2,60}}:\s* )? (?: .{{0,160}}\bphấn\s+đấu\s+(?=\p{{L}}) | .{{0,120}}(?:mục\s+tiêu|phấn\s+đấu|cụ\s+thể|chỉ\s+tiêu)[^:]{{0,60}}:\s*
      | {_BY_WORD} )*""",
    regex.VERBOSE | regex.IGNORECASE,
)
# what is left of it where neither a colon nor `phấn đấu` stands in the words
_SHORT_OPENING = regex.compile(rf"(?:\[\d{{1,3}}\]\s*)?(?:{_BY_WORD})*", regex.IGNORECASE)
_OPENS: Final = frozenset(
    ("ti", "đả", "bả", "nâ", "cả", "đế", "hế", "tr", "ri", "gi", "cu", "nă", "qu", "th", "ng")
)
"""The first two letters of what it may begin with."""


# units that only say how much of a thing is meant
_EXTENTS: Final = frozenset(("ha", "héc ta", "hecta", "km", "km2", "m2", "m3", "mét"))
_LISTED_ON: Final = regex.compile(
    r"(?i)\s*(?:,|và|,\s*và)\s*(?:(?:tối\s+thiểu|ít\s+nhất|khoảng|trên|có|từ)\s*)*"
)
# `chi phí trong năm 2023`: when is no part of what
_AT_LAST: Final = regex.compile(
    r"(?i)(?<=\p{L})\s+(?:(?:trong|vào|đến|hết|cuối)\s+)+năm\s+(?:19|20)\d\d\Z"
)
# `Tỷ lệ hồ sơ đúng hạn: cấp tỉnh 98%, cấp xã 99%`
_LAST_LEVEL: Final = regex.compile(
    r"(?i)\s*[:;]\s*(?:ở\s+|tại\s+)?(?:các\s+)?cấp\s+(?:tỉnh|huyện|xã|sở)\s*\Z"
)
_LEVEL_CLOSED: Final = regex.compile(
    r"(?i)\A\s*\(?\s*(?:(?:đối\s+với|ở|tại)\s+)?(?:các\s+)?(?:cấp|sở|huyện|xã)\b[^()]{0,40}\)"
)
_ABOUT: Final = regex.compile(r"(?i)[^,;.()]{0,60}?\b(về\s+[^,;.()]{4,80})")


def scope_words(words: str) -> str:
    """Who a number is for, where nothing else says what it measures: `đối với ...`, `về ...`."""
    found = _SCOPE.search(words)
    return BASELINE.drop(words[found.end() :]) if found else ""


def tidy(words: str) -> str:
    """The words that say what is measured: no exclusion, baseline, purpose or opening verbs."""
    words = BASELINE.drop(EXCLUSION.drop(words))
    words = " ".join(without_purpose(words).split()).replace(" ,", ",").strip(_MARKS)
    words = words[_opening(words) :].strip(_MARKS)
    words = _AT_LAST.sub("", words) if words[-4:].isdigit() else words
    if words.startswith("(") and ")" not in words:
        words = words[1:]
    return words[:-1].strip(_MARKS) if words.endswith(")") and "(" not in words else words


def without_level(words: str) -> str:
    """The words behind a level in brackets, of which the first may be cut off already."""
    return _LEVEL_CLOSED.sub("", words, count=1) if ")" in words else words


def _opening(words: str) -> int:
    """How many characters the verbs and times take that open a clause."""
    small = words.lower()
    if ":" in words or "phấn" in small:
        found = _OPENING.match(words)
    else:
        found = _SHORT_OPENING.match(words) if small[:2] in _OPENS or small[:1] == "[" else None
    return found.end() if found else 0


def indicator_words(text: str, clause: Clause, said_before: str) -> str:
    """What a clause measures: its own words, else those said before, else whom it is for."""
    words = text[clause.measured.start : clause.measured.end]
    if clause.order is Order.FIRST:
        words = without_level(words)
    elif clause.order is Order.LAST and (":" in words or ";" in words):
        words = _LAST_LEVEL.sub("", words)
    lead = text[clause.lead.start : clause.lead.end]
    unit, head = _things(clause), text[clause.head.start : clause.head.end]
    tidied = None
    if clause.order is Order.FIRST:
        recipient = _RECIPIENT.search(lead) if head else None
        extent = unit.casefold() in _EXTENTS and WORD.search(tidy(head))
        words = f"{head} {words}" if extent else f"{unit} {words}"
        if recipient:
            words = f"{head} {recipient[1]} {words}"
        elif WHOLE.match(text, clause.quantity.span.end):
            words = f"{tidy(head) or said_before} {words}"  # `giải ngân đạt 50% kế hoạch vốn`
    elif unit and _names_nothing(tidied := tidy(words)):
        words = f"{words} {_things_and_more(clause, text) or unit}"  # `đón 8 triệu lượt khách`
        tidied = None
    elif clause.order is Order.NONE and unit and _LISTED_ON.fullmatch(lead):
        known = unit.casefold() in said_before.casefold()
        words = "" if known else _things_and_more(clause, text)
        tidied = None
    if clause.quantity.unit in ("rank", "group") and not MEASURE.first(words):
        about = _ABOUT.match(text, clause.after.start, clause.after.end)
        if about:
            words, tidied = f"{tidy(words)} {about[1]}", None  # `đứng đầu vùng về tổng thu`
    return (
        (tidy(words) if tidied is None else tidied)
        or said_before
        or tidy(scope_words(text[clause.after.start : clause.after.end]))
        or _things_and_more(clause, text)
        or tidy(text[clause.span.start : clause.span.end])
    )


def _names_nothing(words: str) -> bool:
    """True for words that only say what is done, or who does it."""
    return bool(ONLY_ACTS.fullmatch(words) or ONLY_WHO.fullmatch(words))


def _things(clause: Clause) -> str:
    """What a plain count counts (`lượt khách` of `8 triệu lượt khách`), else nothing."""
    quantity = clause.quantity
    if quantity.unit not in ("count", "headcount"):
        return "" if quantity.explicit else quantity.unit_text or ""
    words = (quantity.unit_text or "").split()
    return " ".join(word for word in words if word.casefold() not in MAGNITUDES)


def _things_and_more(clause: Clause, text: str) -> str:
    """What a plain count counts with what is said of it (`xã đạt chuẩn`), up to the next mark."""
    if clause.quantity.unit not in ("count", "headcount") or not _things(clause):
        return ""
    more = _UP_TO_MARK.match(text, clause.after.start, clause.after.end)
    return tidy(f"{_things(clause)} {more[0] if more else ''}")


def with_predicate(words: str, text: str, shared: Clause) -> str:
    """The words with the predicate they borrow from a later clause."""
    said = shared.measured if len(shared.measured) else shared.after
    measured = text[said.start : said.end]
    verb = VERB.first(measured)
    return tidy(f"{words} {measured[verb.start() :] if verb else measured}")


def exclusion_words(text: str, span: Span, sentence: Span) -> str | None:
    """The exclusion said in a clause or right behind it (`trừ văn bản mật`)."""
    found = EXCLUSION.first(text, span.start, min(sentence.end, span.end + 160))
    if not found:
        return None
    return " ".join((found["words"] or found["words2"] or found["words3"]).split())
