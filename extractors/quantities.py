"""Numbers with their units in running text: where they stand, what they say, what they are not."""

from bisect import bisect_left
from dataclasses import replace

import regex

from extractors.numbers import NUMBER
from extractors.quantity_kinds import LEAST, READERS, Quantity
from models.spans import Span

_FROM = regex.compile(r"\btừ\s+(?:mức\s+)?(?:dưới\s+|trên\s+|khoảng\s+|gần\s+)?$", regex.IGNORECASE)
_RISE = regex.compile(
    r"(?:\s*/\s*(?:năm|tháng|quý))?\s*(?:\(?\s*(?:trong\s+|của\s+|cuối\s+|vào\s+|bình\s+quân\s+)*(?:năm\s+\d{4}|(?:giai\s+đoạn|thời\s+kỳ|các\s+năm|\d{1,2}\s+năm)\s+\d{4}\s*[-–—]\s*\d{4}|hiện\s+nay|hiện\s+tại)\s*\)?)?\s*,?\s*(?:tăng\s+|giảm\s+|nâng\s+)?(?:lên|xuống|còn)(?:\s+(?:còn|mức|khoảng|trên|dưới|đạt|tối\s+thiểu|tối\s+đa|ít\s+nhất|không\s+quá))*\s*",
    regex.IGNORECASE,
)
_YEARLY = regex.compile(
    r"\s*/\s*(?P<year>năm)|\s*/\s*(?P<quarter>quý)|\s*/\s*(?P<month>tháng)", regex.IGNORECASE
)
_UP_YEARLY = regex.compile(rf"\s*trở\s+(?:lên|xuống)(?:{_YEARLY.pattern})", regex.IGNORECASE)
_PER = regex.compile(
    rf"\s*(?:/\s*|trên\s+(?=\d))(?P<per>(?P<many>1?\d?(?:00|[.,]?000)\s+\p{{Ll}}+(?:\s+(?:(?:đẻ|sinh(?:\s+ra)?)\s+sống|em|nữ|gái|trai|số|bao|bệnh|gia\s+đình|động|viên|vị)\b)*)|(?:{NUMBER}\s+|1\s+)?(?:vạn\s+dân|người(?:/năm|/tháng)?|dân|hộ|ha|lượt(?:\s+(?:giao\s+dịch|khám(?:\s+bệnh)?|khách|hồ\s+sơ))?|hồ\s+sơ|lần|năm|tháng|ngày|km2|bệnh\s+nhân|học\s+sinh|lao\s+động|đơn\s+vị|xã|huyện)(?:/năm)?)",
    regex.VERBOSE | regex.IGNORECASE,
)
_BEHIND = regex.compile(r"\s*(?:/|trên\s)", regex.IGNORECASE)
"""What a denominator begins with; most numbers have none."""
_LISTED = regex.compile(r"\s*(?:,|và|,\s*và)\s*(?:ít\s+nhất\s+|tối\s+thiểu\s+)?")
_FIGURE = regex.compile(r"(?<![\d.,])\d[\d.,]*+\s*+(?:o/o|[%‰\p{L}]|[-–—/]\s*\d)")
# the same, but no day, month or year of a date and no span of years: most figures are those
_FIGURE_NOT_OF_DATE = regex.compile(
    r"""(?<![\d.,]) (?!(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?!\d)) \d[\d.,]*+\s*+
      (?: o/o | [%‰] | (?<!\d/\d{1,2})/\s*\d
        | (?!(?<=(?:19|20)\d\d\s?)[-–—]\s?(?:19|20)\d\d(?!\d))[-–—]\s*\d
        | (?!(?:của|tháng|là|và|trên|theo|tại|đến|về|trong|để|với|cho|từ)(?!\p{L})|năm\s+(?:19|20)\d\d)\p{L} )""",
    regex.VERBOSE,
)
_FIGURE_WORDS = ("%", "nhóm", "tốp", "top", "hạng", "vị trí", "gấp", "nửa", "phần", " một")


def may_hold_quantity(text: str, small: str | None = None) -> bool:
    """A quick look: False where `find_quantities` would find nothing; `small` are small letters."""
    if _FIGURE.search(text):
        return True
    return _holds(text.lower() if small is None else small, _FIGURE_WORDS)


def _may_hold_here(said: str, small: str) -> bool:
    """As `may_hold_quantity`, but a time is no figure unless a number in words may stand by it."""
    if _holds(small, _FIGURE_WORDS) or _FIGURE_NOT_OF_DATE.search(said):
        return True
    return _holds(small, LEAST) and _FIGURE.search(said) is not None


def _holds(words: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 - half the time of `any`, thousands of times
        if sign in words:
            return True
    return False


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities of ``text[start:end]`` in reading order; where two overlap, the surer one.

    The order of sureness: points of percent, percent, groups, ranks, places, counts.
    """
    found: list[Quantity] = []
    said = text[start:end]
    words = said.lower()
    if not _may_hold_here(said, words):
        return found
    for signs, read in READERS:
        for sign in signs:
            if sign in words:
                break
        else:
            continue
        for quantity in read(text, start, end):
            at = bisect_left(found, quantity.span, key=_span)
            if not any(
                quantity.span.overlaps(other.span) for other in found[max(0, at - 1) : at + 1]
            ):
                found.insert(at, quantity)
    found = [_with_denominator(text, quantity, end) for quantity in found]
    if len(found) < 2:
        return found
    return _risen(text, _with_shared_denominator(text, found), start)


def _span(quantity: Quantity) -> Span:
    return quantity.span


def _risen(text: str, found: list[Quantity], start: int) -> list[Quantity]:
    """`từ 45% lên 60%` is one quantity that knows where it starts from."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            last
            and last.unit == quantity.unit
            and not last.is_range
            and _rises(text, last, quantity, start)
        ):
            past = Span(last.span.start, quantity.span.start)
            kept[-1] = replace(quantity, base=last.low, past=past)
        else:
            kept.append(quantity)
    return kept


def _rises(text: str, low: Quantity, high: Quantity, start: int) -> bool:
    before = text[max(start, low.span.start - 18) : low.span.start]
    return bool(_FROM.search(before)) and bool(_RISE.fullmatch(text, low.span.end, high.span.start))


def _with_denominator(text: str, quantity: Quantity, end: int) -> Quantity:
    """Adds what stands behind a slash: `%/năm`, `giường/10.000 dân`."""
    at = quantity.span.end
    if not _BEHIND.match(text, at, end):
        yearly = _UP_YEARLY.match(text, at, end)
        return replace(quantity, per_period=yearly.lastgroup) if yearly else quantity
    yearly = _YEARLY.match(text, at, end)
    if yearly and quantity.unit not in ("rank", "group"):
        period = yearly.lastgroup
        return replace(quantity, span=Span(quantity.span.start, yearly.end()), per_period=period)
    per = _PER.match(text, at, end)
    if per and quantity.unit not in ("percent", "rank", "group"):
        # so many of one thing on a round number of another is a measure, no plain count
        explicit = quantity.explicit or (bool(per["many"]) and quantity.unit != "vnd")
        words, span = " ".join(per["per"].split()), Span(quantity.span.start, per.end())
        return replace(quantity, span=span, per=words, explicit=explicit)
    return quantity


def _with_shared_denominator(text: str, found: list[Quantity]) -> list[Quantity]:
    """`10 bác sĩ, 2 dược sĩ và 16 điều dưỡng trên 10.000 dân`: the last one's words are of all."""
    for at in range(len(found) - 1, 0, -1):
        left, right = found[at - 1], found[at]
        if (
            right.per is not None
            and left.per is None
            and {left.unit, right.unit} <= {"count", "headcount"}
            and _LISTED.fullmatch(text, left.span.end, right.span.start)
        ):
            found[at - 1] = replace(left, per=right.per, explicit=right.explicit)
    return found
