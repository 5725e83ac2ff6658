"""Facts -> facts: a target to its task, who leads it and when, and to its earlier mention."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import regex

from models.facts import Facts, Figure, LeadsSource, Task
from models.nlp import match_key


def link_facts(facts: Facts) -> Facts:
    """Fills task, leads, leads_source and same_as of every figure, and the due of its task."""
    linked: list[Figure] = []
    first: dict[tuple[object, ...], list[int]] = {}
    rows = _TaskIndex(facts.tasks)
    areas = _area_leads(facts.tasks)
    for index, figure in enumerate(facts.figures):
        task = rows.task_of(figure)
        if task is not None:
            figure = _due_of_task(figure, facts.tasks[task])
        same_as = None
        if figure.modality == "target":
            mentions = first.setdefault(_twin_key(figure), [])
            same_as = next((at for at in mentions if _same_time(linked[at], figure)), None)
            if same_as is None:
                mentions.append(index)
        leads, source = _leads(facts.tasks, task, linked, same_as, areas.get(figure.area))
        linked.append(replace(figure, task=task, same_as=same_as, leads=leads, leads_source=source))
    return replace(facts, figures=tuple(linked))


# said before one mention's number and behind the other's; `per_period` holds it
_PER_PERIOD = regex.compile(r"\b(?:mỗi|hằng|hàng)\s+(?:năm|quý|tháng)\b", regex.IGNORECASE)


def _twin_key(figure: Figure) -> tuple[object, ...]:
    """What two mentions of one target share; the indicator by code, else by its words."""
    indicator = figure.indicator_code or match_key(_PER_PERIOD.sub("", figure.indicator_text))
    bounds = (figure.value_low, figure.value_high, figure.unit, figure.comparator)
    change = (figure.change, figure.per_period)
    return (indicator, *bounds, *change, figure.levels, figure.per)


def _same_time(earlier: Figure, later: Figure) -> bool:
    """False for two targets said to be due at different times: 100 % of 2024 is not that of 2025."""
    if (
        earlier.due is None
        or later.due is None
        or "period" in (earlier.due_source, later.due_source)
    ):
        return True
    return earlier.due.end == later.due.end


def _due_of_task(figure: Figure, task: Task) -> Figure:
    """A figure that says no time has that of its labelled task (`- Thời gian thực hiện: Quý II`)."""
    deadline = task.deadline
    labelled = (
        task.source == "prose" and task.timeframe_text and task.timeframe_text not in task.task
    )
    if not (labelled and deadline and deadline.interval) or deadline.recurrence:
        return figure
    if figure.modality != "target" or figure.due_source not in ("period", None):
        return figure
    return replace(figure, due=deadline.interval, due_source="inherited")


class _TaskIndex:
    """Finds the task whose words hold a figure."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        order = sorted(range(len(tasks)), key=lambda i: tasks[i].evidence.span.start)
        self.tasks, self.order = tasks, order
        self.starts = [tasks[i].evidence.span.start for i in order]

    def task_of(self, figure: Figure) -> int | None:
        place = bisect_right(self.starts, figure.evidence.span.start) - 1
        if place < 0:
            return None
        index = self.order[place]
        inside = self.tasks[index].evidence.span.overlaps(figure.evidence.span)
        return index if inside else None


def _names(task: Task) -> tuple[str, ...]:
    names = [a.agency.name for a in task.assignments if a.role == "lead"]
    return tuple(dict.fromkeys(names))


def _area_leads(tasks: Sequence[Task]) -> dict[int | None, tuple[str, ...]]:
    """Who is charged with a whole area of reform: the one prose task that names the area."""
    leads: dict[int | None, set[tuple[str, ...]]] = {}
    for task in tasks:
        if task.source == "prose" and task.area is not None and _names(task):
            leads.setdefault(task.area, set()).add(_names(task))
    return {area: next(iter(found)) for area, found in leads.items() if len(found) == 1}


def _leads(
    tasks: Sequence[Task],
    task: int | None,
    earlier: Sequence[Figure],
    same_as: int | None,
    area: tuple[str, ...] | None,
) -> tuple[tuple[str, ...], LeadsSource | None]:
    if task is not None and _names(tasks[task]):
        return _names(tasks[task]), "row" if tasks[task].source == "table" else "own"
    if same_as is not None and earlier[same_as].leads:
        return earlier[same_as].leads, "same_as"
    return (area, "area") if area else ((), None)
