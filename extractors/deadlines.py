"""When a task is due: the text of a time cell or label, and deadlines said in prose.

A cell is all time, so its bare figures count (`2021`, `6/2025`). In prose a phrase of time
is a deadline only with a sign that something is to be done by it: a bounding word, a verb of
completion, brackets, its place at the edge of a clause. The period in the name of a plan
(`Kế hoạch ... năm 2024`) and the date of a cited document are none.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import regex

from extractors import date_phrases, deadline_signs, recurrence_days, recurrences
from extractors.date_phrases import DatePhrase, find_date_phrases
from extractors.deadline_signs import (
    ADJECTIVE,
    COMPARED,
    DATELESS,
    DONE_BY,
    ENDS_CLAUSE,
    GOES_ON,
    NAMED,
    ONWARD,
    OPENS_CLAUSE,
    TITLE,
)
from extractors.recurrence_days import find_days
from extractors.recurrences import FoundRecurrence, find_recurrences
from models.dates import DateInterval, Deadline
from models.rule import Rule
from models.spans import Span

RULES: Final[tuple[Rule, ...]] = (
    *deadline_signs.RULES,
    *recurrences.RULES,
    *recurrence_days.RULES,
    *date_phrases.RULES,
)


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline and where its words stand."""

    span: Span
    deadline: Deadline


def parse_deadline(text: str, *, period: DateInterval | None = None) -> Deadline | None:
    """Read the text of a time cell or label; None where it says nothing about time.

    Words that say no date (`Theo tiến độ`, `Quý II` of an unknown year) leave all but the
    text empty. Several times are joined to one interval; a horizon beside another time is
    left out. `2024 và các năm tiếp theo` runs to the period's end, where that is known.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    words = " ".join(text.split())
    recurring = find_recurrences(words)
    phrases = _apart(find_date_phrases(words, period=period, bare=True), recurring)
    interval = _union([p for p in phrases if p.kind != "horizon"] or phrases)
    if interval and period and period.end > interval.end and ONWARD.first(words):
        interval = DateInterval(interval.start, period.end, "period")
    best = _leading([*find_days(words, recurring, len(words)), *recurring])
    if interval or best:
        return _deadline(words, interval, best)
    # Would it be a time if the year were known? Then it is one, without a date.
    leap = DateInterval.year(2000)
    if DATELESS.first(words) or find_date_phrases(words, period=leap, bare=True):
        return Deadline(words)
    return None


def find_deadlines(
    text: str, *, start: int = 0, end: int | None = None, period: DateInterval | None = None
) -> list[FoundDeadline]:
    """The deadlines said in the prose ``text[start:end]``, in reading order.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    stop = len(text) if end is None else end
    recurring = find_recurrences(text, start, stop)
    found = [
        FoundDeadline(one.span, _deadline(text[one.span.start : one.span.end], None, one))
        for one in recurring
        if _recurs_here(text, one, start)
    ]
    phrases = find_date_phrases(text, start=start, end=stop, period=period)
    for phrase in _apart(phrases, recurring):
        if _is_due(text, phrase, start, stop):
            quote = text[phrase.span.start : phrase.span.end]
            found.append(FoundDeadline(phrase.span, Deadline(quote, phrase.interval)))
    for day in find_days(text, recurring, stop):
        same = [one for one in found if one.span.overlaps(day.span)]
        found = [one for one in found if one not in same]
        interval = same[0].deadline.interval if same else None
        quote = text[day.span.start : day.span.end]
        found.append(FoundDeadline(day.span, _deadline(quote, interval, day)))
    return sorted(found, key=lambda one: one.span)


def _deadline(
    text: str, interval: DateInterval | None, recurring: FoundRecurrence | None
) -> Deadline:
    if recurring is None:
        return Deadline(text, interval)
    return Deadline(text, interval, recurring.recurrence, recurring.rule)


def _leading(recurring: list[FoundRecurrence]) -> FoundRecurrence | None:
    """The first with a rule (`Thường xuyên, hằng quý` is quarterly), its day named; else the first."""
    ruled = [one for one in recurring if one.rule]
    if not ruled:
        return recurring[0] if recurring else None
    same = (one for one in ruled if one.recurrence == ruled[0].recurrence)
    return next((one for one in same if "BY" in (one.rule or "")), ruled[0])


def _apart(phrases: list[DatePhrase], recurring: list[FoundRecurrence]) -> list[DatePhrase]:
    """The phrases that are no part of a recurrence; both lists are in reading order."""
    kept, at = [], 0
    for phrase in phrases:
        while at < len(recurring) and recurring[at].span.end <= phrase.span.start:
            at += 1
        if at == len(recurring) or not recurring[at].span.overlaps(phrase.span):
            kept.append(phrase)
    return kept


def _union(phrases: list[DatePhrase]) -> DateInterval | None:
    if not phrases:
        return None
    if len(phrases) == 1:
        return phrases[0].interval
    intervals = [phrase.interval for phrase in phrases]
    starts: list[date] = [one.start for one in intervals if one.start]
    start = min(starts) if len(starts) == len(intervals) or intervals[0].start else None
    precisions = {one.precision for one in intervals}
    precision = precisions.pop() if len(precisions) == 1 else "period"
    end = max(one.end for one in intervals)
    if precision == "year" and start and start.year != end.year:
        precision = "period"
    return DateInterval(start, end, precision)


def _clause_before(text: str, at: int, floor: int) -> str:
    """The words from the last clause mark up to `at`, at most 160 characters."""
    return _CLAUSE_MARK.split(text[max(floor, at - 160) : at])[-1]


_CLAUSE_MARK = regex.compile(r"[.;:]\s|[()]|\n\s*[-+•]")


def _in_name(text: str, span: Span, floor: int) -> bool:
    return TITLE.first(_clause_before(text, span.start, floor)) is not None


def _recurs_here(text: str, one: FoundRecurrence, floor: int) -> bool:
    """A recurrence with its own day always says when; `hằng năm` may only qualify a noun."""
    if one.name == "recurrence.ad_hoc":
        return not text[one.span.start : one.span.end].lower().startswith("theo")
    if one.name not in ("recurrence.every", "recurrence.continuous"):
        return True
    if ADJECTIVE.pattern.match(text, max(floor, one.span.start - 20), one.span.start):
        return False
    quoted = text[one.span.start : one.span.end].lower()
    return quoted.startswith("định") or not _in_name(text, one.span, floor)


def _is_due(text: str, phrase: DatePhrase, floor: int, stop: int) -> bool:
    span, broad = phrase.span, phrase.interval.precision in ("year", "period")
    words = text[span.start : span.end].lower()
    if phrase.kind in ("horizon", "since") or words.startswith("tính"):
        return False
    if NAMED.pattern.match(text, span.end, stop):
        return False
    if COMPARED.pattern.match(text, max(floor, span.start - 20), span.start):
        return False
    if DONE_BY.pattern.match(text, max(floor, span.start - 80), span.start):
        return True
    named = broad and _in_name(text, span, floor)
    if phrase.kind in ("until", "before"):
        loose = words.startswith("đến") and not words.startswith(("đến hết", "đến cuối"))
        return not (named and loose)
    if words.startswith(("trong", "vào", "ngay")):
        return not named
    return _at_edge(text, phrase, floor, stop)


def _at_edge(text: str, phrase: DatePhrase, floor: int, stop: int) -> bool:
    """True for a phrase in brackets, at the head of a clause, or, if not of years, at its end."""
    span, broad = phrase.span, phrase.interval.precision in ("year", "period")
    if text[max(floor, span.start - 1) : span.start] == "(":
        before = text[max(floor, span.start - 160) : span.start - 1]
        return not (broad and _in_name(before, Span(len(before), len(before)), 0))
    if OPENS_CLAUSE.pattern.match(text, max(floor, span.start - 8), span.start):
        # `Ngày 15/12/2023, UBND tỉnh ...` at the head of a sentence is news.
        day = phrase.interval.precision == "day"
        return not day and GOES_ON.pattern.match(text, span.end, stop) is not None
    if broad or phrase.interval.precision == "day":
        return False
    ends = ENDS_CLAUSE.pattern.match(text, span.end, stop) is not None
    return ends and not _in_name(text, span, floor)
