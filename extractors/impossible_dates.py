"""Days that no calendar has (`31/11/2024`): told in an issue, their words kept, never guessed."""

from calendar import monthrange
from collections.abc import Iterator
from typing import Final

import regex

from models.issues import Issue
from models.plan import Plan
from models.rule import Rule, rule
from models.spans import Span

LONG_DAY: Final = rule(
    "date.long_day",
    # a day that some months have not, before one of these months
    r"""(?<![\d/.,-])(?P<day>29|30|31) (?:\s?(?P<sep>[/.-])\s?|\s+tháng\s+) (?P<month>0?[2469]|11)(?!\d)
        (?:(?:\s?(?P=sep)\s?|\s+năm\s+)(?P<year>(?:19|20)\d\d)(?!\d)|(?!\s?[/.,-]\s?[\d\p{Lu}]|\s?%))""",
    examples=("trước ngày 31/11/2024", "30 tháng 02 năm 2024", "31/9", "đến hết ngày 31/6"),
    counter_examples=("30/12/2024", "31/10", "131/11/2024", "31/11/KH", "1.31/2", "31/2 %"),
)
DUE_BY: Final = rule(
    "date.due_by",
    # read backwards from the day
    r"""(?<!\p{L})(?:chậm\ nhất|muộn\ nhất|trước|đến|hạn(?:\ cuối)?)(?:\ (?:là|vào|hết|trước))?:?\ (?:ngày\ )?""",
    examples=("trước ngày ", "chậm nhất là ngày ", "Hạn: "),
    counter_examples=("trong ngày ", "ngày "),
    flags=regex.REVERSE | regex.IGNORECASE,
)
RULES: Final[tuple[Rule, ...]] = (LONG_DAY, DUE_BY)
_SURE_LEAP: Final = 2000


def find_impossible(text: str, start: int, end: int) -> Iterator["regex.Match[str]"]:
    """The days in ``text[start:end]`` that their month has not.

    29/2 without a year may be one.
    """
    for match in LONG_DAY.find(text, start, end):
        year = int(match["year"] or _SURE_LEAP)
        if int(match["day"]) > monthrange(year, int(match["month"]))[1]:
            yield match


def impossible_deadlines(text: str, start: int, end: int) -> Iterator[Span]:
    """Where something is to be done by such a day; the words before the day belong to it."""
    for match in find_impossible(text, start, end):
        lead = DUE_BY.pattern.match(text, start, match.start())
        if lead:
            yield Span(lead.start(), match.end())


def impossible_dates(plan: Plan) -> Iterator[Issue]:
    """One issue for each such day that the document names."""
    if plan.body:
        text, last = plan.text, plan.body[-1].span.end
        for match in find_impossible(text, plan.body[0].span.start, last):
            span = Span(*match.span())
            yield plan.issue("impossible_date", f"no such day: {text[span.start : span.end]}", span)
