"""The kinds of quantities, each read by itself: shares, ranks, groups, rates, folds, counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import regex

from extractors.numbers import parse_number, parse_words
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
_LEFT = regex.compile(
    r"\b(?:khỏi|ngoài|không\s+(?:để\s+)?(?:nằm\s+|rơi\s+|xếp\s+)?(?:trong|vào|thuộc|ở)|cải\s+thiện\s+từ|vươn\s+lên\s+từ)\s+$",
    regex.IGNORECASE,
)
_HEIGHT = regex.compile(r"\s*mức\s+", regex.IGNORECASE)
LEAST = ("nhất", "thiểu")


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
    worded = any(text.find(bound, start, end) >= 0 for bound in LEAST)
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


# the readers, surest first, each with the signs without which it finds nothing
READERS: Final[
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
