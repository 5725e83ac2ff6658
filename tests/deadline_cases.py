"""Expressions of time in a plan's task or time cell, read by the real extractors and judged."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from dateutil.rrule import rrulestr
from reading import clean, plan_under
from table_plan import table_plan

from extractors.deadlines import find_deadlines
from extractors.tasks import extract_tasks
from models.dates import DateInterval, Deadline
from models.facts import Facts, Metadata, Task
from models.plan import Plan

CASES = Path(__file__).parent / "cases"
_FROM, _TO = datetime(2024, 1, 1), datetime(2027, 12, 31)  # noqa: DTZ001 - days, no hours


@dataclass(frozen=True)
class Outcome:
    """What was read of a case, and whether it is what gold has."""

    right: bool
    said: str


def load_cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / name).read_text("utf-8"))["case"]  # type: ignore[no-any-return]


def judge(case: dict[str, Any]) -> Outcome:
    """A positive case is right with all its ends, precision, recurrence and days; a negative with none."""
    found = [task for task in _tasks(case) if task.deadline is not None]
    said = " | ".join(_said(task.deadline) for task in found if task.deadline)
    if case.get("deadline", True):
        deadline = found[0].deadline if found else None
        return Outcome(deadline is not None and is_gold(case, deadline), said)
    if case["place"] == "sentence":
        said += " | ".join(_said(one) for one in _in_prose(case))
    return Outcome(not said, said)


def is_gold(case: dict[str, Any], deadline: Deadline) -> bool:
    interval = deadline.interval
    start = interval.start.isoformat() if interval and interval.start else None
    end = interval.end.isoformat() if interval else None
    precision = interval.precision if interval else None
    precisions = [case.get("precision"), *case.get("precision_also", [])]
    recurrences = [case.get("recurrence"), *case.get("recurrence_also", [])]
    return (
        (start, end) == (case.get("start"), case.get("end"))
        and precision in precisions
        and deadline.recurrence in recurrences
        and _same_words(case["expression"], deadline.text)
        and ("rule" not in case or days(case["rule"]) == days(deadline.rule))
    )


@cache
def days(rule: str | None) -> tuple[date, ...]:
    """The days of a rule in four years, one of them a leap year."""
    if rule is None:
        return ()
    return tuple(day.date() for day in rrulestr(rule, dtstart=_FROM).between(_FROM, _TO, inc=True))


def _same_words(gold: str, read: str) -> bool:
    """One holds the other, or they have half of gold's words in common."""
    left, right = (" ".join(words.lower().split()) for words in (gold, read))
    common = set(left.split()) & set(right.split())
    return left in right or right in left or 2 * len(common) >= len(set(left.split()))


def _said(deadline: Deadline) -> str:
    dates = f"{deadline.interval.iso()} {deadline.interval.precision}" if deadline.interval else "-"
    return f"{deadline.text!r} {dates} {deadline.recurrence} {deadline.rule}"


def _tasks(case: dict[str, Any]) -> tuple[Task, ...]:
    known = Facts(
        metadata=Metadata(
            genre="plan", period=_period(case), issued_on=date.fromisoformat(case["issued"])
        )
    )
    return extract_tasks(_plan(case), known)[0]


def _plan(case: dict[str, Any]) -> Plan:
    """A row of a task table, or an item under a body's heading."""
    text = case["text"]
    if case["place"] == "cell":
        header = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"]
        return table_plan([header, ["1", "Lập sổ theo dõi hồ sơ", "Sở Nội vụ", text]])
    item = text if text.startswith("- ") else f"- {text}"
    return plan_under("III. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ", "a) Lập sổ theo dõi.", item)


def _in_prose(case: dict[str, Any]) -> list[Deadline]:
    """Whatever the sentence alone says, task or none."""
    text = clean(case["text"]).text
    return [one.deadline for one in find_deadlines(text, period=_period(case))]


def _period(case: dict[str, Any]) -> DateInterval:
    return DateInterval.years(*case["period"])
