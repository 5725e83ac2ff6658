"""Who does what in prose, against gold written without sight of the rules."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from task_cases import KNOWN, tasks_of

from models.dates import DateInterval
from models.facts import Facts

CASES = Path(__file__).parent / "cases"
COMPLETE = ("lead", "coordinate")
"""The roles that gold names completely; of the others only what gold names is sought."""
_HEADED = re.compile(r"(?:[A-Z]|[IVX]+|\d[\d.]*)\s?[-./]|Điều|Chương|Phần|Mục")
"""What opens with a heading or an article; other lines stand under one in a plan."""
NEAR = 30
"""Squeezed letters of the task that must stand in the task found."""


@dataclass(frozen=True, slots=True)
class Given:
    """Who has which role in a task; letters and digits only."""

    role: str
    agency: str
    task: str

    def meets(self, gold: "Given") -> bool:
        """True if this is what gold names, whatever the role."""
        same = self.agency in gold.agency or gold.agency in self.agency
        return same and (gold.task[:NEAR] in self.task or self.task[:NEAR] in gold.task)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of one case, what was missed, and what is there too much."""

    found: tuple[Given, ...]
    missed: tuple[Given, ...]
    false: tuple[Given, ...]


def load_cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file of tests/cases, in its order."""
    cases: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text("utf-8"))["case"]
    return cases


def squeezed(text: str) -> str:
    """The letters and digits of a text in lower case."""
    text = unicodedata.normalize("NFC", text).lower().replace("uỷ", "ủy")
    return re.sub(r"\W+", "", text)


def judge(case: dict[str, Any]) -> Outcome:
    """One case through the reader."""
    on = date.fromisoformat(str(case["date"]))
    known = Facts(metadata=replace(KNOWN.metadata, issued_on=on, period=DateInterval.year(on.year)))
    text = case["text"].strip()
    tasks, _ = tasks_of(text if _HEADED.match(text) else f"II. NỘI DUNG\n\n{text}", known)
    left = [
        Given(a.role, squeezed(a.agency.text), squeezed(task.task))
        for task in tasks
        for a in task.assignments
    ]
    entries = case.get("assignment", ())
    gold = [_given(entry) for entry in entries if not entry.get("doubt")]
    doubts = [_given(entry) for entry in entries if entry.get("doubt")]
    found, missed = [], []
    for wanted in gold:
        one = next((g for g in left if g.role == wanted.role and g.meets(wanted)), None)
        if one:
            left.remove(one)
            found.append(wanted)
        else:
            missed.append(wanted)
    false = [
        one
        for one in left
        if one.role in COMPLETE and not any(one.meets(doubt) for doubt in doubts)
    ]
    return Outcome(tuple(found), tuple(missed), tuple(false))


def f1(outcomes: Iterable[Outcome], *roles: str) -> float:
    """F1 of finding the assignments of some roles."""
    found = missed = false = 0
    for outcome in outcomes:
        found += sum(g.role in roles for g in outcome.found)
        missed += sum(g.role in roles for g in outcome.missed)
        false += sum(g.role in roles for g in outcome.false)
    return 2 * found / (2 * found + missed + false or 1)


def _given(entry: dict[str, Any]) -> Given:
    return Given(entry["role"], squeezed(entry["agency"]), squeezed(entry["task"]))
