"""Tasks (nhiệm vụ): who does what by when, from the tables and the prose of a plan."""

from collections.abc import Iterator

from extractors.agencies import AgencyMention, unknown_agencies
from extractors.impossible_dates import impossible_dates
from extractors.task_prose import prose_tasks
from extractors.task_tables import table_tasks
from models.facts import Facts, Task
from models.issues import Issue
from models.plan import Plan

_REFORM = "cải cách hành chính"


def extract_tasks(plan: Plan, known: Facts) -> tuple[tuple[Task, ...], tuple[Issue, ...]]:
    """The tasks of a plan in reading order, and what of them was not understood.

    Args:
        plan: The document.
        known: What stands so far; the date resolves agencies, the period bare times.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    on, period = known.metadata.issued_on, known.metadata.period
    reform = _is_reform_plan(plan, known)
    found = [
        *table_tasks(plan, on=on, period=period, reform=reform),
        *prose_tasks(plan, known, reform=reform),
    ]
    tasks = [one for one in found if isinstance(one, Task)]
    tasks.sort(key=lambda task: task.evidence.span)
    issues = [one for one in found if isinstance(one, Issue)]
    unknown = unknown_agencies(plan, _mentions(tasks))
    return tuple(tasks), (*issues, *unknown, *impossible_dates(plan))


def _is_reform_plan(plan: Plan, known: Facts) -> bool:
    """True where the title, or for want of one the opening, is about administrative reform."""
    title = known.metadata.title or known.metadata.reported_title
    if title is None:
        title = " ".join(plan.words(block) for block in plan.body[:40])
    return _REFORM in title.casefold()


def _mentions(tasks: list[Task]) -> Iterator[AgencyMention]:
    for task in tasks:
        for given in task.assignments:
            yield AgencyMention(given.evidence.span, given.agency)
