"""What recurs: `hằng quý`, `trước ngày 20 của tháng cuối quý`, with its RFC 5545 rule.

A rule names the printed day (`trước ngày 20 của tháng cuối quý` is 20/3, 20/6, 20/9, 20/12);
where a whole month or quarter is printed, the last day allowed: `quý IV hằng năm` is the last
of December. The last day of a month is ``BYMONTHDAY=-1``. Months of a rule are those of a year
(``FREQ=YEARLY;BYMONTH=``): every third month would be counted from an unknown first one.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import regex

from extractors import recurrence_patterns as shapes
from models.dates import Recurrence
from models.rule import Rule
from models.spans import Span


@dataclass(frozen=True, slots=True)
class FoundRecurrence:
    """A recurrence where it stands; `rule` is RFC 5545 text, or None where words give none."""

    span: Span
    recurrence: Recurrence
    rule: str | None
    name: str


Reading = tuple[Recurrence, str | None]
_PLAIN: Final[dict[str, Reading]] = {
    "năm": ("yearly", "FREQ=YEARLY"),
    "sáu": ("half_yearly", "FREQ=MONTHLY;INTERVAL=6"),
    "quý": ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
    "tháng": ("monthly", "FREQ=MONTHLY"),
    "tuần": ("weekly", "FREQ=WEEKLY"),
}
_WEEK: Final = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_WEEKDAYS: Final = {"hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _by_day(match: regex.Match[str]) -> str:
    """``BYMONTHDAY`` of the day named, else of the last."""
    day = match["day"]
    return f"BYMONTHDAY={int(day) if day and day.isdigit() else -1}"


def _quarter_month(match: regex.Match[str]) -> Reading:
    first = 1 if match["first"] else 3
    if match["before"] and match["day"] is None:  # the end of the month before
        first -= 1
    named = [(first + step - 1) % 12 + 1 for step in (0, 3, 6, 9)]
    return "quarterly", f"FREQ=YEARLY;BYMONTH={_listed(named)};{_by_day(match)}"


def day_of_year(match: regex.Match[str]) -> Reading:
    """A day of every year; no rule where the days of several months differ."""
    days = [int(day) for day in match.captures("d")]
    named = [int(month) for month in match.captures("m")]
    real = all(
        1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]
        for day, month in zip(days, named, strict=True)
    )
    if len(set(days)) > 1 or not real:
        return "yearly", None
    return "yearly", f"FREQ=YEARLY;BYMONTH={_listed(named)};BYMONTHDAY={days[0]}"


def part_of_year(match: regex.Match[str]) -> Reading:
    """A quarter or month of every year: its last day."""
    quarters = [_ROMAN.get(one.upper()) or int(one) for one in match.captures("q")]
    named = [3 * quarter for quarter in quarters] or [int(m) for m in match.captures("m")]
    if not all(1 <= month <= 12 for month in named):
        return "yearly", None
    if match["before"]:
        step = 3 if quarters else 1
        named = [(month - step - 1) % 12 + 1 for month in named]
    return "yearly", f"FREQ=YEARLY;BYMONTH={_listed(named)};BYMONTHDAY=-1"


def _listed(named: list[int]) -> str:
    return ",".join(str(month) for month in sorted(set(named)))


def day_of_month(match: regex.Match[str]) -> Reading:
    """A day of every month."""
    return "monthly", f"FREQ=MONTHLY;{_by_day(match)}"


def _day_of_week(match: regex.Match[str]) -> Reading:
    word = (match["weekday"] or "").lower()
    day = 0 if match["sunday"] else _WEEKDAYS.get(word) or int(word) - 1
    return "weekly", f"FREQ=WEEKLY;BYDAY={_WEEK[day]}"


def _every(match: regex.Match[str]) -> Reading:
    unit = "sáu" if match["half"] else match["unit"].lower()
    return _PLAIN["quý" if unit.startswith("q") else unit]


def _times(match: regex.Match[str]) -> Reading:
    if match["once"]:
        return _PLAIN[match["once"].lower()]
    if match["per"] is None:
        return _PLAIN["quý" if match["three"] or match["every"] == "3" else "sáu"]
    count = {"một": 1, "hai": 2, "bốn": 4}.get(match["n"].lower()) or int(match["n"])
    if match["per"].lower() == "năm":
        return _PLAIN[{1: "năm", 2: "sáu", 4: "quý"}.get(count, "năm")]
    return _PLAIN[match["per"].lower()]


# Each with words of which its text must hold one: most sentences are passed over unsearched.
_EACH: Final = ("hằng", "hàng", "mỗi", "từng")
_READERS: Final[tuple[tuple[Rule, tuple[str, ...], Callable[[regex.Match[str]], Reading]], ...]] = (
    (shapes.QUARTER_MONTH, ("cuối", "đầu"), _quarter_month),
    (shapes.DAY_OF_YEAR, _EACH, day_of_year),
    (shapes.PART_OF_YEAR, _EACH, part_of_year),
    (shapes.DAY_OF_MONTH, (*_EACH, "sau", "tiếp", "liền"), day_of_month),
    (shapes.DAY_OF_WEEK, _EACH, _day_of_week),
    (shapes.TIMES, ("lần",), _times),
    (shapes.EVERY, (*_EACH, "định kỳ", "lần"), _every),
    (shapes.CONTINUOUS, ("thường", "liên"), lambda _: ("continuous", None)),
    (shapes.AD_HOC, ("xuất", "khi", "theo"), lambda _: ("ad_hoc", None)),
)
RULES: Final[tuple[Rule, ...]] = tuple(one for one, _, _ in _READERS)


def find_recurrences(text: str, start: int = 0, end: int | None = None) -> list[FoundRecurrence]:
    """All recurrences in ``text[start:end]``, in reading order, none overlapping.

    Of two that overlap the one that begins first stands, then the longer.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    words = " ".join(text[start:end].lower().split())
    found = [
        FoundRecurrence(Span(*match.span()), *read(match), shape.name)
        for shape, signs, read in _READERS
        if any(sign in words for sign in signs)
        for match in shape.find(text, start, end)
    ]
    kept: list[FoundRecurrence] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
