"""Phrases that say when: a unit of time with the words before it that bound it.

Years, spans, quarters, halves, months and days, each with its preposition: ``đến hết quý
II/2025`` is open at its start, ``trước tháng 6`` ends the day before June begins,
``tầm nhìn đến 2045`` is a horizon. The date of a cited document is no phrase.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

import regex

from extractors import date_patterns, full_dates
from extractors.date_units import Unit, find_units
from extractors.full_dates import (
    FoundDate,
    find_dates,
    follows_number,
    is_citation_date,
    parse_date,
)
from models.dates import DateInterval
from models.rule import Rule, rule
from models.spans import Span

__all__ = [
    "RULES",
    "DatePhrase",
    "FoundDate",
    "Kind",
    "find_date_phrases",
    "find_dates",
    "is_citation_date",
    "parse_date",
    "single_year",
]

Kind = Literal["within", "until", "before", "horizon", "since"]

_UNIT_NOUN = r"(?:\(?(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ|các|những|năm\s+học|hai|ba|bốn|0[2-5]|(?<=\b(?:trong|suốt|cả|kỳ)\s+)[2-5])\s+\(?)?"
LEAD: Final = rule(
    "phrase.lead",
    # Read backwards from the unit. `đầu`, `giữa` are vaguer than any interval: see `_read`.
    rf"""(?<!\p{{L}}) (?:
      (?P<horizon> (?:tầm\s+nhìn|định\s+hướng|hướng) (?:\s+(?:(?:đến|tới|cho)\s+)?)(?:hết\s+|cuối\s+)?)
    | (?P<until> (?: (?:tính\s+|từ\s+nay\s+|cho\s+|kéo\s+dài\s+|chậm\s+nhất\s+|muộn\s+nhất\s+)?
            (?:đến|tới)\s+(?:thời\s+điểm\s+|trước\s+)?(?:hết\s+|cuối\s+)?
        | (?:vào\s+|trong\s+|trước\s+)?(?<!hầu\s+|trước\s+)(?:hết|cuối)\s+
        | trước\s+(?:khi\s+)?(?:hết|kết\s+thúc|cuối)\s+ | kết\s+thúc\s+
        | (?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:(?:vào|trong|trước|hết|cuối)\s+)*
        | (?:vào\s+)?trước\s+(?:hoặc|và)\s+(?:trong|vào)\s+
        | không\s+(?:muộn|chậm)\s+(?:hơn|quá)\s+ | không\s+quá\s+
        | (?:thời\s+)?hạn\s+(?:cuối(?:\s+cùng)?|chót)(?:\s+là|\s*:)?\s+ ))
    | (?P<before> (?:xong\s+)?trước\s+(?:thời\s+(?:điểm|hạn)\s+)?)
    | (?P<after> (?<!trước\s+và\s+)sau\s+)
    | (?P<since> (?:kể\s+|bắt\s+đầu\s+|tính\s+|áp\s+dụng\s+)?từ\s+)
    | (?P<within> (?:ngay\s+|xuyên\s+suốt\s+)?(?:trong|vào|suốt)\s+(?:cả\s+)? | cả\s+)
    )? (?P<hour> \d{{1,2}}\s*(?:giờ|[hg])\s*(?:\d{{1,2}}\s*(?:phút\s*)?)?(?:(?:sáng|trưa|chiều|tối)\s+)?(?:,\s*|của\s+)? )?
       (?P<vague> (?:đầu|giữa)\s+)? (?P<noun> {_UNIT_NOUN})""",
    examples=("đến hết ", "trước ", "tầm nhìn đến ", "trong giai đoạn ", "chậm nhất là vào "),
    flags=regex.REVERSE | regex.IGNORECASE,
)
BLANK_DATE: Final = rule(
    "phrase.blank_date",
    r"ngày[\s.…_]+(?:tháng[\s.…_]+)?",
    examples=("ngày      ", "ngày ... tháng ... "),
    counter_examples=("ngày", "tháng 5"),
    flags=regex.REVERSE | regex.IGNORECASE,
)
RECURS: Final = rule(
    "phrase.recurs",
    r"\s*(?:của\s+)?(?:h[àằ]ng|mỗi|từng)\s+(?:năm|quý|tháng|tuần)\b",
    examples=(" hằng năm", " hàng năm"),
    counter_examples=("hàng hóa",),
    flags=regex.IGNORECASE,
)
JOINED: Final = rule(
    "phrase.joined",
    r"\s*[-–—]\s*|\s*[,;]?\s+",
    examples=(" - ", " ", ", "),
)
OWN_END: Final = rule(
    "phrase.own_end",
    r"\s(?:đến|tới)\s|[-–—−]",
    examples=("tháng 3 đến tháng 9", "2021 - 2025"),
    counter_examples=("năm 2024", "tháng 3, tháng 9"),
)
RULES: Final[tuple[Rule, ...]] = (
    LEAD, BLANK_DATE, RECURS, JOINED, OWN_END, *full_dates.RULES, *date_patterns.RULES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """One phrase of time; `span` covers its preposition.

    A `before` interval ends the day before the unit begins; `until`, `before` and `horizon`
    have no start. A `since` interval runs to the period's end if that is later, else it is
    the unit's own: only its start is said.
    """

    span: Span
    interval: DateInterval
    kind: Kind
    rule: str


def single_year(period: DateInterval | None) -> int | None:
    """The year of a period that is one calendar year: the year of what names none."""
    if period is None or period.start is None or period.start.year != period.end.year:
        return None
    return period.end.year


def find_date_phrases(
    text: str,
    *,
    start: int = 0,
    end: int | None = None,
    period: DateInterval | None = None,
    bare: bool = False,
) -> list[DatePhrase]:
    """All phrases of time in ``text[start:end]``, in reading order, none overlapping.

    Args:
        text: the text; `start` and `end` bound what is read of it.
        start: first offset.
        end: offset after the last.
        period: what the plan governs; where it is one year, units without a year take it.
        bare: also read figures that only a time cell makes a time (`2021`, `6/2025`, `30/6`).

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    stop = len(text) if end is None else end
    found: list[DatePhrase] = []
    floor = start
    for unit in find_units(text, start, stop, year=single_year(period), bare=bare):
        phrase = _read(text, unit, floor, period)
        floor = unit.end
        if phrase is None:
            continue
        if found and _is_range(text, found[-1], phrase):
            phrase = _joined(found.pop(), phrase)
        found.append(phrase)
    return found


def _read(text: str, unit: Unit, floor: int, period: DateInterval | None) -> DatePhrase | None:
    """The unit with its lead; None where it has no days, recurs, or dates a document."""
    if unit.interval is None:
        return None
    # `quý IV hằng năm` recurs; `giai đoạn 2023 - 2025 mỗi năm` bounds what does
    if unit.interval.precision not in ("year", "period") and RECURS.pattern.match(text, unit.end):
        return None
    lead = LEAD.at(text, max(floor, unit.start - 60), unit.start)
    if lead is None or lead["after"]:
        return None
    word = next((k for k in ("horizon", "until", "before", "since", "within") if lead[k]), None)
    if word in (None, "since") and _dates_a_document(text, unit):
        return None
    # `đến giữa năm 2025` bounds it by no day that the words give.
    if lead["vague"] and word in ("until", "before"):
        return None
    # before an hour of a day is on that day
    kind: Kind = "until" if word == "before" and lead["hour"] else word or "within"  # type: ignore[assignment]
    if unit.rule == "unit.year_of_the_plan" and text[lead.start() : unit.start].lower() == "đầu ":
        kind = "within"
    own = text[unit.start : unit.end]
    if kind == "since" and unit.rule.startswith("unit.") and OWN_END.first(own):
        kind = "within"
    end = unit.end + ("(" in lead["noun"] and text.startswith(")", unit.end))
    interval = _bounded(unit.interval, kind, period)
    return DatePhrase(Span(lead.start(), end), interval, kind, unit.rule)


def _dates_a_document(text: str, unit: Unit) -> bool:
    if BLANK_DATE.pattern.match(text, max(0, unit.start - 40), unit.start):
        return True
    if unit.rule.startswith("date."):
        return is_citation_date(text, Span(unit.start, unit.end))
    return unit.rule in ("unit.year", "unit.month") and follows_number(text, unit.start)


def _bounded(unit: DateInterval, kind: Kind, period: DateInterval | None) -> DateInterval:
    if kind in ("until", "horizon"):
        return unit.until
    if unit.start is None or kind == "within":
        return unit
    if kind == "before":
        return DateInterval(None, unit.start - timedelta(days=1), unit.precision)
    if period and period.end > unit.end:
        return DateInterval(unit.start, period.end, unit.precision)
    return unit


def _is_range(text: str, first: DatePhrase, last: DatePhrase) -> bool:
    """True for ``từ X đến Y`` and, of two dates or months with their years, ``X - Y``."""
    between = JOINED.pattern.fullmatch(text, first.span.end, last.span.start)
    if between is None or first.interval.start is None:
        return False
    if first.interval.start > last.interval.end:
        return False
    if first.kind == "since":
        return last.kind == "until" or (last.kind == "within" and "," not in between[0].strip())
    dashed = between[0].strip() in ("-", "–", "—")
    return dashed and first.kind == "within" == last.kind and first.rule == last.rule


def _joined(first: DatePhrase, last: DatePhrase) -> DatePhrase:
    same = first.interval.precision == last.interval.precision and first.rule == last.rule
    precision = last.interval.precision if same else "period"
    if precision == "year":
        precision = "period"
    interval = DateInterval(first.interval.start, last.interval.end, precision)
    return DatePhrase(Span(first.span.start, last.span.end), interval, "within", last.rule)
