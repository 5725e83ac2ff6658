"""What a unit of time means: which days, and how precisely it is said.

A unit is read where it starts, without the words before it (`đến hết`, `trước`), which
`date_phrases` folds in. A unit without a year takes the year it is given, or has no
interval: never a guess.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

import regex

from extractors import date_patterns as shapes
from extractors.full_dates import IN_FIGURES, IN_WORDS, read_date
from models.dates import DateInterval, Precision
from models.rule import Rule


class Unit(NamedTuple):
    """A unit at ``text[start:end]``; no interval where the calendar or the year is wanting."""

    start: int
    end: int
    interval: DateInterval | None
    rule: str


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int, precision: Precision) -> DateInterval:
    """From the first day of month `first` to the last day of month `last` of one year."""
    return DateInterval(date(year, first, 1), month_end(year, last), precision)


def _full_date(match: regex.Match[str], year: int | None) -> DateInterval | None:  # noqa: ARG001
    day = read_date(match)
    return DateInterval(day, day, "day") if day else None


def _two_years(match: regex.Match[str], year: int | None) -> DateInterval | None:  # noqa: ARG001
    first, last = int(match["first"]), int(match["last"])
    return DateInterval.years(first, last) if first <= last <= first + 50 else None


def _all_years(match: regex.Match[str], year: int | None) -> DateInterval | None:  # noqa: ARG001
    named = [int(one) for one in match.captures("y")]
    return DateInterval.years(min(named), max(named))


def _plan_year(match: regex.Match[str], year: int | None) -> DateInterval | None:  # noqa: ARG001
    return DateInterval.year(year) if year else None


def _quarters(match: regex.Match[str], year: int | None) -> DateInterval | None:
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4}
    named = [
        shapes.DAMAGED_QUARTERS.get(one) or roman.get(one.upper()) or int(one)
        for one in match.captures("q")
    ]
    of = int(match["year"] or year or 0)
    return months(of, 3 * min(named) - 2, 3 * max(named), "quarter") if of else None


def _part(match: regex.Match[str], year: int | None) -> DateInterval | None:
    of = int(match["year"] or year or 0)
    count = 9 if match["nine"] else 3 if match["three"] else int(match["n"] or 6)
    sizes: dict[int, Precision] = {6: "half", 3: "quarter"}
    first = 1 if match["first"] else 13 - count
    return months(of, first, first + count - 1, sizes.get(count, "month")) if of else None


def _months(match: regex.Match[str], year: int | None) -> DateInterval | None:
    named = [int(one) for one in match.captures("m")]
    of = int(match["year"] or year or 0)
    return months(of, min(named), max(named), "month") if of else None


def _day(match: regex.Match[str], year: int | None) -> DateInterval | None:
    try:
        day = date(year or 0, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return DateInterval(day, day, "day")


_WORDS: Final = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")  # fmt: skip


def _named_month(match: regex.Match[str], year: int | None) -> DateInterval | None:
    month = _WORDS.index(" ".join(match["word"].lower().split())) + 1
    of = int(match["year"] or year or 0)
    return months(of, month, month, "month") if of else None


def _end_quarter(match: regex.Match[str], year: int | None) -> DateInterval | None:
    of = int(match["year"] or year or 0)
    last = 3 if match["first"] else 12
    return months(of, last - 2, last, "quarter") if of else None


def _day_span(match: regex.Match[str], year: int | None) -> DateInterval | None:
    """Days that share their year, and perhaps their month; a first month that is later is of the year before."""
    of = int(match["year"] or year or 0)
    last, (day, until) = int(match["m"]), map(int, match.captures("d"))
    first = int(match["first"] or last)
    try:
        start, end = date(of - (first > last), first, day), date(of, last, until)
    except ValueError:
        return None
    return DateInterval(start, end, "day") if start <= end else None


# what each unit begins with or stands beside: most sentences with a number name no time
_MAY_NAME_TIME = re.compile(
    r"[nN][ăĂ][mM]|[tT][hH][áảÁẢ]|[nN][gG][àÀ]|[qQ]|đầu|cuối|(?:19|20)\d|\d\s?[/.–-]\s?\d|T\d|\d\s+(?:đến|tới)"
)
Read = Callable[[regex.Match[str], int | None], DateInterval | None]
# By the sign a unit starts with, in the order tried: the most specific first.
_UNITS: Final[dict[str, tuple[tuple[Rule, Read], ...]]] = {
    "day": (
        (shapes.DAY_SPAN, _day_span),
        (IN_WORDS, _full_date),
        (IN_FIGURES, _full_date),
        (shapes.DAY_OF_MONTH, _day),
    ),
    "month": ((shapes.MONTH, _months), (shapes.NAMED_MONTH, _named_month)),
    "quarter": ((shapes.QUARTER, _quarters), (shapes.END_QUARTER, _end_quarter)),
    "part": ((shapes.PART, _part),),
    "year": (
        (shapes.YEARS, _two_years),
        (shapes.YEARS_IN_WORDS, _two_years),
        (shapes.YEAR_LIST, _all_years),
        (shapes.ONE_YEAR, _all_years),
        (shapes.THIS_YEAR, _plan_year),
    ),
    "figures": (
        (shapes.DAY_SPAN, _day_span),
        (IN_FIGURES, _full_date),
        (shapes.DAY_OF_MONTH, _day),
        (shapes.LED_MONTH, _months),
    ),
    "worded": ((IN_WORDS, _full_date), (shapes.PART, _part)),
    "four": (
        (shapes.LOST_DASH, _two_years),
        (shapes.YEARS, _two_years),
        (shapes.YEARS_IN_WORDS, _two_years),
        (shapes.LED_YEAR, _all_years),
    ),
}
_BARE: Final[dict[str, tuple[tuple[Rule, Read], ...]]] = {
    "figures": (
        (shapes.BARE_MONTH, _months),
        (shapes.BARE_DAY_SPAN, _day_span),
        (shapes.BARE_DAY, _day),
    ),
    "month": ((shapes.BARE_T_MONTH, _months),),
    "four": ((shapes.BARE_YEARS, _all_years),),
}


def find_units(
    text: str, start: int, end: int, *, year: int | None = None, bare: bool = False
) -> Iterator[Unit]:
    """The units of time in ``text[start:end]``, in reading order, none overlapping.

    Args:
        text: the text, read no further than `end`.
        start: first offset.
        end: where reading stops.
        year: the year of a unit that names none.
        bare: also read figures that only a time cell makes a time (`2021`, `6/2025`, `30/6`).

    Raises:
        TimeoutError: if a pattern runs longer than `TIMEOUT_S` seconds.
    """
    done = start
    if not _MAY_NAME_TIME.search(text, start, end):
        return
    for anchor in shapes.ANCHOR.find(text, start, end):
        at, sign = anchor.start(), anchor.lastgroup or ""
        readers = _UNITS[sign] + _BARE.get(sign, ()) if bare else _UNITS[sign]
        for shape, read in readers if at >= done else ():
            match = shape.at(text, at, end)
            if match:
                done = match.end()
                yield Unit(at, done, read(match, year), shape.name)
                break
