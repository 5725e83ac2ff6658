"""The day that a plain recurrence names later in its clause: `Hằng năm báo cáo ... trước ngày 15/11`."""

from typing import Final

import regex

from extractors.recurrences import FoundRecurrence, day_of_month, day_of_year, part_of_year
from models.rule import Rule, rule
from models.spans import Span

_BOUND = r"\b(?:(?P<before>trước)|(?:chậm|muộn)\s+nhất(?:\s+là)?|không\s+(?:muộn|chậm)\s+hơn|vào|trong|xong)(?:\s+(?:vào|trong))?\s+"
_YEARLESS = r"(?!\s*[/.–-]\s*\d|\s*,?\s*năm\b|\s+(?:của\s+)?(?:h[ằà]ng|mỗi|từng|năm|đầu|cuối)\b)"
_I = regex.IGNORECASE
MAX_GAP = 160

YEARLY: Final = rule(
    "recurrence.day_in_clause",
    rf"""{_BOUND} (?: (?:ngày\s+)?(?P<d>\d{{1,2}})(?:/|\s+tháng\s+)(?P<m>\d{{1,2}})(?!\d){_YEARLESS}
        | q(?:uý|úy|uí)\s+(?P<q>IV|I{{1,3}}|[1-4])\b{_YEARLESS} | tháng\s+(?P<m>\d{{1,2}})(?!\d){_YEARLESS} )""",
    examples=("trước ngày 15/11 để tổng hợp", "trong quý I", "vào tháng 10"),
    counter_examples=("trước ngày 15/11/2023", "trong quý I năm 2024", "ngày 15/11"),
    flags=_I,
    signs=("ngày", "quý", "qúy", "tháng", "/"),
)
MONTHLY: Final = rule(
    "recurrence.day_of_month_in_clause",
    rf"{_BOUND} ngày\s+(?P<day>\d{{1,2}})(?!\d|\s*[/.-]\s*\d|\s+(?:của\s+)?tháng\b)",
    examples=("trước ngày 25",),
    counter_examples=("trước ngày 25/6", "trước ngày 20 của tháng cuối quý"),
    flags=_I,
    signs=("ngày",),
)
RULES: Final = (YEARLY, MONTHLY)
_CLAUSE: Final = regex.compile(r"[^.;:\n]*(?:(?<=\d)[.:](?=\d)[^.;:\n]*)*")
_SHAPE_OF: Final[dict[str, Rule]] = {"FREQ=YEARLY": YEARLY, "FREQ=MONTHLY": MONTHLY}


def find_days(text: str, recurring: list[FoundRecurrence], end: int) -> list[FoundRecurrence]:
    """The days of those of `recurring` that have none, each where its words stand.

    Args:
        text: The text they were found in.
        recurring: The recurrences, in reading order.
        end: Where the search stops.
    """
    found: list[FoundRecurrence] = []
    for at, one in enumerate(recurring):
        shape = _SHAPE_OF.get(one.rule or "")
        if shape is None:
            continue
        stop = recurring[at + 1].span.start if at + 1 < len(recurring) else end
        clause = _CLAUSE.match(text, one.span.end, min(stop, one.span.end + MAX_GAP))
        match = shape.first(text[one.span.end : clause.end()]) if clause else None
        if match is None:
            continue
        read = day_of_month if shape is MONTHLY else day_of_year if match["d"] else part_of_year
        recurrence, words = read(match)
        if words:
            left, right = match.span()
            span = Span(one.span.end + left, one.span.end + right)
            found.append(FoundRecurrence(span, recurrence, words, shape.name))
    return found
