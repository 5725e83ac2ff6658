"""When a task is due: the text of a time cell or label, and deadlines said in prose.

A cell is all time, so its bare figures count (`2021`, `6/2025`). In prose a phrase of time
is a deadline only with a sign that something is to be done by it: a bounding word, a verb of
completion, brackets, its place at the edge of a clause. The period in the name of a plan
(`Kế hoạch ... năm 2024`) and the date of a cited document are none.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from extractors import (
    date_phrases,
    deadline_signs,
    impossible_dates,
    recurrence_days,
    recurrences,
    relative_times,
)
from extractors.date_phrases import DatePhrase, find_date_phrases
from extractors.deadline_places import is_due, recurs_here
from extractors.deadline_signs import DATELESS, ONWARD, PRODUCT
from extractors.impossible_dates import find_impossible, impossible_deadlines
from extractors.recurrence_days import find_days
from extractors.recurrences import FoundRecurrence, find_recurrences
from models.dates import DateInterval, Deadline
from models.rule import Rule
from models.spans import Span

MAX_BESIDE: Final = 3
"""Characters between what recurs and its years."""
RULES: Final[tuple[Rule, ...]] = (
    *deadline_signs.RULES,
    *recurrences.RULES,
    *recurrence_days.RULES,
    *date_phrases.RULES,
    *relative_times.rules(),
    *impossible_dates.RULES,
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
    if PRODUCT.first(words):  # a report of a year is a product, its bound a time
        phrases = [p for p in phrases if p.kind in ("until", "before")]
    interval = _union([p for p in phrases if p.kind != "horizon"] or phrases)
    if interval and period and period.end > interval.end and ONWARD.first(words):
        interval = DateInterval(interval.start, period.end, "period")
    best = _leading([*find_days(words, recurring, len(words)), *recurring])
    if interval or best:
        return _deadline(words, interval, best)
    # Would it be a time if the year were known? Then it is one, without a date.
    leap = DateInterval.year(2000)
    if PRODUCT.first(words):
        return None
    if DATELESS.first(words) or find_date_phrases(words, period=leap, bare=True):
        return Deadline(words)
    return Deadline(words) if any(find_impossible(words, 0, len(words))) else None


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
        if recurs_here(text, one, start)
    ]
    phrases = find_date_phrases(text, start=start, end=stop, period=period)
    for phrase in _apart(phrases, recurring):
        if is_due(text, phrase, start, stop, period):
            quote = text[phrase.span.start : phrase.span.end]
            found.append(FoundDeadline(phrase.span, Deadline(quote, phrase.interval)))
    for span in impossible_deadlines(text, start, stop):
        if not any(one.span.overlaps(span) for one in found):
            found.append(FoundDeadline(span, Deadline(text[span.start : span.end])))
    for day in find_days(text, recurring, stop):
        same = [one for one in found if one.span.overlaps(day.span)]
        found = [one for one in found if one not in same]
        interval = same[0].deadline.interval if same else None
        quote = text[day.span.start : day.span.end]
        found.append(FoundDeadline(day.span, _deadline(quote, interval, day)))
    if not found:
        spans = relative_times.find_relative_times(text, start, stop)
        return [FoundDeadline(span, Deadline(text[span.start : span.end])) for span in spans]
    return _bounded(text, sorted(found, key=lambda one: one.span))


def _bounded(text: str, found: list[FoundDeadline]) -> list[FoundDeadline]:
    """What recurs with the years right beside it, in which it does: `hằng năm, giai đoạn 2022 - 2025`."""
    kept: list[FoundDeadline] = []
    for one in found:
        last = kept[-1] if kept else None
        interval = one.deadline.interval
        broad = interval is not None and interval.precision in ("year", "period")
        if last and broad and last.deadline.recurrence and last.deadline.interval is None:
            between = text[last.span.end : one.span.start]
            if between.strip(" ,") == "" and len(between) <= MAX_BESIDE:
                span = Span(last.span.start, one.span.end)
                words = text[span.start : span.end]
                kept[-1] = FoundDeadline(
                    span, replace(last.deadline, text=words, interval=interval)
                )
                continue
        kept.append(one)
    return kept


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
