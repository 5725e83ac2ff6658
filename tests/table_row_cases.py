"""The rows of task tables against gold that was drawn up without sight of the rules, cell for cell."""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from reading import raw_file

from models.facts import Task
from pipeline.document import read_document
from pipeline.media_types import media_type

FOLDER = Path(__file__).parent / "task_tables"
GOLD = sorted(FOLDER.glob("*.gold.json"))
NEAR = 40
"""Squeezed letters by which a row's task is known."""


def squeezed(text: str | None) -> str:
    """The letters and digits of a text in lower case: what no layout changes."""
    text = unicodedata.normalize("NFC", text or "").lower().replace("uỷ", "ủy")
    return re.sub(r"[^\w]+", "", text)


@cache
def tasks_of(gold: Path) -> tuple[Task, ...]:
    """The rows that are read as tasks from the document of a gold file."""
    path = gold.with_name(gold.name.removesuffix(".gold.json"))
    data = path.read_bytes()
    raw = raw_file(data, path=path.name, media_type=media_type(data))
    return tuple(task for task in read_document(raw).facts.tasks if task.source == "table")


def compare(gold: Path) -> tuple[int, list[str]]:
    """How many cells gold has, and the cells that are read otherwise, one line each."""
    rows = json.loads(gold.read_text("utf-8"))["rows"]
    left, cells, wrong = list(tasks_of(gold)), 0, []
    for row in rows:
        key = squeezed(row["task"])[:NEAR]
        task = next((task for task in left if squeezed(task.task)[:NEAR] == key), None)
        pairs = list(_cells(row, task))
        cells += len(pairs)
        name = f"{gold.name[:3]} {row['label'] or row['task'][:30]}"
        if task is None:
            wrong += [f"{name}: no row"] * len(pairs)
            continue
        left.remove(task)
        wrong += [
            f"{name} {cell}: {want!r}, read {have!r}" for cell, want, have in pairs if want != have
        ]
    wrong += [f"{gold.name[:3]}: row that is none: {task.task[:60]}" for task in left]
    return cells, wrong


def _cells(row: dict[str, Any], task: Task | None) -> Iterator[tuple[str, Any, Any]]:
    """Name, gold and reading of each cell of a row."""
    yield "label", _label(row["label"]), _label(task and task.row_label)
    yield "task", squeezed(row["task"]), squeezed(task and task.task)
    yield "product", squeezed("".join(row["products"])), squeezed(task and task.product)
    for role in ("lead", "coordinate"):
        yield role, sorted(map(squeezed, row[role])), _agencies(task, role, row[role])
    if not row["quarters"]:  # marks have no words
        yield "time", squeezed(row["time"]), squeezed(task and task.timeframe_text)
    if row["objective"]:
        yield "objective", squeezed(row["objective"]), squeezed(task and task.objective)
    if row.get("budget"):
        budget = squeezed(row["budget"])  # a column of its own may say who pays
        yield "budget", True, squeezed(task and task.budget_text).startswith(budget)
    due = task.deadline if task else None
    interval = due.interval if due else None
    start, end = (interval.start, interval.end) if interval else (None, None)
    yield "start", row["deadline_start"], start and start.isoformat()
    yield "end", row["deadline_end"], end and end.isoformat()
    yield "precision", row["precision"], interval and interval.precision
    yield "recurrence", row["recurrence"], due and due.recurrence


def _label(label: str | None) -> str:
    return (label or "").strip().rstrip(".")


def _agencies(task: Task | None, role: str, wanted: list[str]) -> list[str]:
    """The agencies in a role, each as printed if gold prints it so, else by its name."""
    asked = {squeezed(name) for name in wanted}
    found = [a.agency for a in task.assignments if a.role == role] if task else []
    return sorted(
        next((w for w in (squeezed(a.text), squeezed(a.name)) if w in asked), squeezed(a.text))
        for a in found
    )
