"""Numbers with their units in running text: where they stand, what they say, what they are not."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import regex

from extractors.numbers import NUMBER, parse_number, parse_words
from extractors.quantity_patterns import (
    BARE_RATE,
    FOLD,
    FRACTION,
    GROUP,
    GROUPS,
    HALF,
    IDENTIFIER,
    MEASURED_ON,
    PERCENT,
    PERCENT_IN_WORDS,
    PLACES,
    POINTS_OF_PERCENT,
    RANK,
    RATE,
    TOP,
    YEARS_LIVED,
    count_pattern,
)
from extractors.unit_words import scale_of, unit_codes
from models.rule import Rule
from models.spans import NOWHERE, Span

_AREA = regex.compile(r"ha|héc\s+ta|hecta", regex.IGNORECASE)
_EACH = regex.compile(r"\b(?:trên|mỗi|bình\s+quân|cho|tính\s+trên)\s+$", regex.IGNORECASE)
_AGE = regex.compile(r"(?:năm\s+)?tuổi", regex.IGNORECASE)
_LIFE = regex.compile(r"tuổi\s+thọ|tuổi\s+kết\s+hôn|độ\s+tuổi\s+bình\s+quân", regex.IGNORECASE)
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


_LEFT = regex.compile(
    r"\b(?:khỏi|ngoài|không\s+(?:để\s+)?(?:nằm\s+|rơi\s+|xếp\s+)?(?:trong|vào|thuộc|ở)|cải\s+thiện\s+từ|vươn\s+lên\s+từ)\s+$",
    regex.IGNORECASE,
)
_BEHIND = regex.compile(r"\s*(?:/|trên\s)", regex.IGNORECASE)
"""What a denominator begins with; most numbers have none."""
_HEIGHT = regex.compile(r"\s*mức\s+", regex.IGNORECASE)
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
_LEAST = ("nhất", "thiểu")
_FIGURE_WORDS = ("%", "nhóm", "tốp", "top", "hạng", "vị trí", "gấp", "nửa", "phần", " một")


@dataclass(slots=True)
class Quantity:
    """One number (or range) with its unit; `span` covers number and unit.

    `explicit` is False for plain counts of things, which count as aims only beside a word
    of aim. `top` marks a rank that is an upper bound (`tốp 15`); `base` is the starting value
    of `từ 45% lên 60%`, and `past` covers its words.
    """

    span: Span
    low: float
    high: float
    unit: str
    rule: str
    unit_text: str | None = None
    per: str | None = None
    per_period: str | None = None
    top: bool = False
    explicit: bool = True
    base: float | None = None
    past: Span = NOWHERE

    @property
    def is_range(self) -> bool:
        """True where two bounds are given."""
        return self.low != self.high


def may_hold_quantity(text: str, small: str | None = None) -> bool:
    """A quick look: False where `find_quantities` would find nothing; `small` are small letters."""
    if _FIGURE.search(text):
        return True
    return _holds(text.lower() if small is None else small, _FIGURE_WORDS)


def _may_hold_here(said: str, small: str) -> bool:
    """As `may_hold_quantity`, but a time is no figure unless a number in words may stand by it."""
    if _holds(small, _FIGURE_WORDS) or _FIGURE_NOT_OF_DATE.search(said):
        return True
    return _holds(small, _LEAST) and _FIGURE.search(said) is not None


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
    for signs, read in _READERS:
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


def _bounds(low_text: str, high_text: str | None) -> tuple[float, float] | None:
    low = _parse(low_text)
    high = _parse(high_text) if high_text else low
    return (low, high) if low is not None and high is not None and low <= high else None


def _in_full(word: str) -> tuple[float, float] | None:
    number = parse_words(word)
    return (number, number) if number is not None else None


@lru_cache(maxsize=4096)
def _parse(text: str) -> float | None:
    return parse_number(text, lenient=True)


def _read(found: Rule, unit: str, text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in found.find(text, start, end):
        groups = match.groupdict()
        one = groups.get("one") or groups.get("two") or groups.get("three") or groups["low"]
        bounds = _bounds(one, groups.get("high"))
        if bounds is None or (
            text[match.start()].isdigit() and _is_name(text, match.start(), start)
        ):
            continue
        words = groups.get("unit")
        unit_text = " ".join(words.split()) if words else None
        yield Quantity(Span(*match.span()), *bounds, unit, found.name, unit_text)


def _is_name(text: str, at: int, start: int) -> bool:
    found = IDENTIFIER.at(text, max(start, at - 24), at)
    # `ở mức 110 bé trai`: no level has two digits
    return found is not None and not (_HEIGHT.fullmatch(found[0]) and text[at : at + 2].isdigit())


def _points(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _read(POINTS_OF_PERCENT, "percentage_point", text, start, end)


def _percents(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in PERCENT.find(text, start, end):
        one, low, high_text = match.group("one", "low", "high")
        bounds, first = _bounds(one or low, high_text), match.start()
        if bounds is None and high_text:  # `ISO 9001:2008 đến 100%` is no range
            high, first = _parse(high_text), match.start("high")
            bounds = (high, high) if high is not None else None
        if bounds:
            yield Quantity(Span(first, match.end()), *bounds, "percent", PERCENT.name, "%")


def _tops(text: str, start: int, end: int) -> Iterator[Quantity]:
    for quantity in _read(TOP, "rank", text, start, end):
        yield replace(quantity, top=True)


def _ranks(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _read(RANK, "rank", text, start, end)


def _places(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _read(PLACES, "rank_places", text, start, end)


def _rates(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in RATE.find(text, start, end):
        bounds = _bounds(match["low"], match["high"])
        if bounds and not _is_name(text, match.start(), start):
            per = " ".join(match["per"].split())
            yield Quantity(Span(*match.span()), *bounds, "other", RATE.name, None, per)


def _bare_rates(text: str, start: int, end: int) -> Iterator[Quantity]:
    """`tỷ suất ... trên 1.000 trẻ đẻ sống đến năm 2025 xuống còn 14,5 và đến năm 2030 dưới 12`."""
    on = MEASURED_ON.first(text, start, end)
    if on is None:
        return
    per = " ".join(on["per"].split())
    stop = text.find(";", on.end(), end)
    for match in BARE_RATE.find(text, on.end(), stop if stop >= 0 else end):
        bounds = _bounds(match["low"], None)
        if bounds:
            yield Quantity(Span(*match.span("low")), *bounds, "other", BARE_RATE.name, None, per)


def _parts(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Fractions of a number of things as percent: `3/4 số xã` 75, `12/12 huyện` 100."""
    for match in FRACTION.find(text, start, end):
        part, whole = int(match["part"]), int(match["whole"])
        of_all = match["noun"].split()[0].casefold() in ("số", "tổng")
        if (
            0 < part <= whole
            and (of_all or part == whole)
            and not _is_name(text, match.start(), start)
        ):
            value = round(100 * part / whole, 2)
            yield Quantity(
                Span(match.start(), match.start("noun")),
                value,
                value,
                "percent",
                FRACTION.name,
                "%",
            )


def _in_words(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in HALF.find(text, start, end):
        part = parse_words(match["words"])
        if part is not None:
            value = round(100 * part, 2)
            yield Quantity(Span(*match.span("words")), value, value, "percent", HALF.name, "%")
    for match in PERCENT_IN_WORDS.find(text, start, end):
        number = parse_words(match["words"])
        if number is not None:
            yield Quantity(
                Span(*match.span()), number, number, "percent", PERCENT_IN_WORDS.name, "%"
            )


def _folds(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in FOLD.find(text, start, end):
        words = {"đôi": 2.0, "hai": 2.0, "ba": 3.0}
        low = words.get(match["low"].casefold()) or parse_number(match["low"])
        high = parse_number(match["high"]) if match["high"] else low
        if low is not None and high is not None:
            yield Quantity(Span(*match.span()), low, high, "times", FOLD.name, "lần")


def _groups(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Ordinal groups; a name with its number right behind it is one quantity."""
    previous: Quantity | None = None
    for match in GROUP.find(text, start, end):
        if _LEFT.search(text, max(start, match.start() - 24), match.start()):
            continue  # `thoát khỏi nhóm thấp`
        name = match["name"]
        value = float(GROUPS[" ".join(name.casefold().split())] if name else match["one"])
        quantity = Quantity(
            Span(*match.span()), value, value, "group", GROUP.name, match[0].strip()
        )
        if previous and quantity.span.start - previous.span.end <= 4:
            previous = replace(quantity, span=Span(previous.span.start, quantity.span.end))
            continue
        if previous:
            yield previous
        previous = quantity
    if previous:
        yield previous


def _lived(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in YEARS_LIVED.find(text, start, end):
        number = parse_number(match["low"])
        if number is not None:
            span = Span(match.start("low"), match.end("unit"))
            yield Quantity(span, number, number, "other", YEARS_LIVED.name, "năm")


def _counts(text: str, start: int, end: int) -> Iterator[Quantity]:
    worded = any(text.find(bound, start, end) >= 0 for bound in _LEAST)
    for match in count_pattern(worded=worded).finditer(text, start, end):
        word = match["word"] if worded else None
        bounds = _bounds(match["low"], match["high"]) if word is None else _in_full(word)
        if bounds is None or _is_name(text, match.start(), start):
            continue
        if bounds[0] == bounds[1] == 1 and (
            _AREA.fullmatch(match["unit"])
            or _EACH.search(text, max(start, match.start() - 16), match.start())
        ):
            continue  # `trên 01 ha`, `mỗi 01 hộ`: what a value is counted on
        if match["low"] and match["low"].endswith("00") and _is_base(text, match.start(), start):
            continue  # `tỷ suất ... trên 1.000 trẻ`
        if _AGE.fullmatch(match["unit"]) and not _LIFE.search(
            text, max(start, match.start() - 80), match.start()
        ):
            continue
        unit_text = " ".join(((match["scale"] or "") + match["unit"]).split())
        code = unit_codes().get(" ".join(match["unit"].casefold().split()), "count")
        # all is counted in full: 3,5 tỷ đồng = 3.500.000.000, 300 nghìn tấn = 300.000
        scale = scale_of(unit_text)
        low, high = (round(bound * scale, 6) for bound in bounds)
        yield Quantity(
            Span(*match.span()), low, high, code, "quantity.count", unit_text, explicit=False
        )


def _is_base(text: str, at: int, start: int) -> bool:
    """True for the number of those on whom a rate is counted."""
    if not text.endswith("trên ", start, at):
        return False
    on = MEASURED_ON.first(text, max(start, at - 120), at + 60)
    return on is not None and on.start("per") == at


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


# the readers, surest first, each with the signs without which it finds nothing
_READERS: Final[
    tuple[tuple[tuple[str, ...], Callable[[str, int, int], Iterator[Quantity]]], ...]
] = (
    (("điểm",), _points),
    (("%", "phần trăm", "o/o"), _percents),
    (("nhóm",), _groups),
    (("nhóm", "tốp", "top", "đầu", "nhất"), _tops),
    (("hạng", "thứ", "vị trí"), _ranks),
    (("bậc", "hạng"), _places),
    (("000", "vạn"), _rates),
    (("suất", "tỷ số", "tỉ số"), _bare_rates),
    (("gấp",), _folds),
    (("/",), _parts),
    (("nửa", "phần"), _in_words),
    (("số năm", "sống kh", "tuổi thọ"), _lived),
    (("",), _counts),
)
