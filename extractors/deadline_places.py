"""Whether a phrase of time in prose is a deadline, by what stands around it."""

from typing import Final

import regex

from extractors.date_phrases import DatePhrase
from extractors.deadline_signs import (
    ADJECTIVE,
    COMPARED,
    DOING,
    DONE_BEFORE,
    DONE_BY,
    ENDS_CLAUSE,
    GOES_ON,
    NAMED,
    OF_OTHERS,
    OPENS_CLAUSE,
    OWN_SPAN,
    RECURRING,
    REVIEWED,
    SCOPE,
    TITLE,
    TOLD,
)
from extractors.recurrences import FoundRecurrence
from models.dates import DateInterval
from models.spans import Span

_CLAUSE_MARK: Final = regex.compile(r"[.;:]\s|[()]|\n\s*[-+•]")
_BROAD: Final = ("year", "period")
# after these a verb of doing is no part of a name
_OWN_VERB: Final = (",", "(", "được", "sẽ", "phải")
_LOOK_BACK: Final = 160


def is_due(
    text: str, phrase: DatePhrase, floor: int, stop: int, period: DateInterval | None
) -> bool:
    """True where something is to be done by the time of `phrase`.

    Args:
        text: The text.
        phrase: A phrase of it.
        floor: Where its sentence begins.
        stop: Where its sentence ends.
        period: The years of the plan; years before it are told, not set.
    """
    span, broad = phrase.span, phrase.interval.precision in _BROAD
    words = text[span.start : span.end].lower()
    if phrase.kind in ("horizon", "since") or words.startswith("tính"):
        return False
    if broad and period and period.start and phrase.interval.end < period.start:
        return False
    if NAMED.pattern.match(text, span.end, stop) or _is_told(text, span, floor, stop):
        return False
    if COMPARED.pattern.match(text, max(floor, span.start - 20), span.start):
        return False
    if DONE_BY.pattern.match(text, max(floor, span.start - 80), span.start):
        return True
    named = broad and _in_name(text, span, floor)
    doing = DOING.pattern.match(text, max(floor, span.start - 40), span.start)
    if doing:
        own = text[floor : doing.start()].rstrip().endswith(_OWN_VERB)
        return own or not named or words.startswith("từ")
    if phrase.kind in ("until", "before"):
        loose = words.startswith("đến") and not words.startswith(("đến hết", "đến cuối"))
        return not (named and loose)
    if words.startswith(("trong", "vào", "ngay")):
        return not named
    if words.startswith("từ") and not broad:
        return SCOPE.pattern.match(text, max(floor, span.start - 40), span.start) is None
    return _at_edge(text, phrase, floor, stop) or _spans_the_plan(text, phrase, floor, stop, period)


def recurs_here(text: str, one: FoundRecurrence, floor: int) -> bool:
    """A recurrence with its own day always says when; `hằng năm` may only qualify a noun."""
    if OF_OTHERS.first(text, max(floor, one.span.start - _LOOK_BACK), one.span.start):
        return False
    if one.name == "recurrence.ad_hoc":
        return not text[one.span.start : one.span.end].lower().startswith("theo")
    if one.name not in ("recurrence.every", "recurrence.continuous"):
        return True
    if ADJECTIVE.pattern.match(text, max(floor, one.span.start - 20), one.span.start):
        return False
    quoted = text[one.span.start : one.span.end].lower()
    return quoted.startswith("định") or not _in_name(text, one.span, floor)


def _is_told(text: str, span: Span, floor: int, stop: int) -> bool:
    """True for the time of what has happened, or of what somebody above does."""
    if OF_OTHERS.first(text, max(floor, span.start - _LOOK_BACK), span.start):
        return True
    if DONE_BEFORE.pattern.match(text, max(floor, span.start - 40), span.start):
        return True
    opens = _opens(text, span.start, floor)
    return bool(opens and TOLD.pattern.match(text, span.end, min(stop, span.end + 80)))


def _spans_the_plan(
    text: str, phrase: DatePhrase, floor: int, stop: int, period: DateInterval | None
) -> bool:
    """True for a span of the plan's years that closes a clause which names no paper.

    All of them say no more than the plan does, unless it is for how long something recurs.
    """
    start, span = phrase.interval.start, phrase.span
    if period is None or period.start is None or start is None or phrase.interval.end > period.end:
        return False
    if (start, phrase.interval.end) == (period.start, period.end):
        return RECURRING.pattern.match(text, max(floor, span.start - 20), span.start) is not None
    if start < period.start or not OWN_SPAN.pattern.match(text, span.start):
        return False
    before = _clause_before(text, span.start, floor)
    if REVIEWED.first(before) or _in_name(text, span, floor):
        return False
    return bool(
        ENDS_CLAUSE.pattern.match(text, span.end, stop) or text.startswith(" theo ", span.end)
    )


def _opens(text: str, start: int, floor: int) -> bool:
    """True at the head of the sentence or of a clause."""
    if not text[floor:start].strip():
        return True
    return OPENS_CLAUSE.pattern.match(text, max(floor, start - 8), start) is not None


def _clause_before(text: str, at: int, floor: int) -> str:
    """The words from the last clause mark up to `at`, at most 160 characters."""
    return _CLAUSE_MARK.split(text[max(floor, at - _LOOK_BACK) : at])[-1]


def _in_name(text: str, span: Span, floor: int) -> bool:
    return TITLE.first(_clause_before(text, span.start, floor)) is not None


def _at_edge(text: str, phrase: DatePhrase, floor: int, stop: int) -> bool:
    """True for a phrase in brackets, at the head of a clause, or, if not of years, at its end."""
    span, broad = phrase.span, phrase.interval.precision in _BROAD
    if text[max(floor, span.start - 1) : span.start] == "(":
        before = text[max(floor, span.start - 160) : span.start - 1]
        return not (broad and _in_name(before, Span(len(before), len(before)), 0))
    if _opens(text, span.start, floor):
        # `Ngày 15/12/2023, UBND tỉnh ...` at the head of a sentence is news.
        day = phrase.interval.precision == "day"
        return not day and GOES_ON.pattern.match(text, span.end, stop) is not None
    if broad or phrase.interval.precision == "day":
        return False
    ends = ENDS_CLAUSE.pattern.match(text, span.end, stop) is not None
    return ends and not _in_name(text, span, floor)
