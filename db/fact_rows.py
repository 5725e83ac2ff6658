"""The facts of a document as rows: metadata evidence, references, tasks, assignments, figures."""

from collections.abc import Sequence
from itertools import count

from db.row_values import (
    Row,
    evidence_columns,
    interval_columns,
    joined,
    place_columns,
    reading_order,
    row_id,
)
from models.facts import LEVELS, Assignment, Facts, Figure, ReferencePlace, Task
from models.spans import Evidence
from models.structure import Part


def metadata_evidence_rows(document_id: int, facts: Facts) -> list[Row]:
    """What each metadata field was read from."""
    return [
        {
            "id": row_id(document_id, index),
            "document_id": document_id,
            "field": read.field,
            "value": read.value,
            "won": int(read.won),
            "quote": read.evidence.quote if read.evidence else None,
            "char_start": read.evidence.span.start if read.evidence else None,
            "char_end": read.evidence.span.end if read.evidence else None,
            "rule": read.rule,
            **place_columns(read.evidence.place if read.evidence else None),
        }
        for index, read in enumerate(facts.metadata.evidence)
    ]


def reference_rows(document_id: int, facts: Facts, parts: Sequence[Part]) -> list[Row]:
    """The documents named in the text."""
    return [
        {
            "id": row_id(document_id, index),
            "document_id": document_id,
            "relation": reference.relation,
            "cited_number": reference.number,
            "cited_type": reference.type,
            "cited_on": reference.cited_on.isoformat() if reference.cited_on else None,
            "cited_title": reference.title,
            "cited_body": reference.body,
            **evidence_columns(document_id, reference.evidence, parts),
        }
        for index, reference in enumerate(facts.references)
    ]


def reference_place_rows(document_id: int, facts: Facts, parts: Sequence[Part]) -> list[Row]:
    """Every place where a document is named; the only one where a reference lists none."""
    indexes = count()
    return [
        {
            "id": row_id(document_id, next(indexes)),
            "document_id": document_id,
            "reference_id": row_id(document_id, index),
            "relation": place.relation,
            **evidence_columns(document_id, place.evidence, parts),
        }
        for index, reference in enumerate(facts.references)
        for place in reference.places or (ReferencePlace(reference.evidence, reference.relation),)
    ]


def task_rows(document_id: int, facts: Facts, parts: Sequence[Part]) -> list[Row]:
    """The tasks, with the names of those who lead and coordinate in one cell each."""
    ordinals = reading_order(task.evidence for task in facts.tasks)
    return [
        {
            "id": row_id(document_id, index),
            "document_id": document_id,
            "ordinal": ordinals[index],
            "source": task.source,
            "row_label": task.row_label,
            "area": task.area,
            "objective": task.objective,
            "task": _unless_quote(task.task, task.evidence),
            "product": task.product,
            "leads": _names(task, "lead"),
            "coordinators": _names(task, "coordinate"),
            "leads_text": task.leads_text,
            "coordinators_text": task.coordinators_text,
            "budget_text": task.budget_text,
            **_deadline_columns(task),
            **evidence_columns(document_id, task.evidence, parts),
        }
        for index, task in enumerate(facts.tasks)
    ]


def _names(task: Task, role: str) -> str | None:
    return joined(given.agency.name for given in task.assignments if given.role == role)


def _deadline_columns(task: Task) -> Row:
    deadline = task.deadline
    interval = deadline.interval if deadline else None
    return {
        "timeframe_text": task.timeframe_text or (deadline.text if deadline else None),
        **interval_columns(interval),
        "due_precision": interval.precision if interval else None,
        "recurrence": deadline.recurrence if deadline else None,
        "recurrence_rule": deadline.rule if deadline else None,
    }


def assignment_rows(document_id: int, facts: Facts, parts: Sequence[Part]) -> list[Row]:
    """Each agency in each role on each task, numbered through the document."""
    indexes = count()
    return [
        {
            "id": row_id(document_id, next(indexes)),
            "document_id": document_id,
            "task_id": row_id(document_id, task_index),
            **_assignment_columns(given),
            **evidence_columns(document_id, given.evidence, parts),
        }
        for task_index, task in enumerate(facts.tasks)
        for given in task.assignments
    ]


def _assignment_columns(given: Assignment) -> Row:
    return {
        "role": given.role,
        "agency_code": given.agency.code,
        "agency_name": _unless_quote(given.agency.name, given.evidence),
        "agency_text": _unless_quote(given.agency.text, given.evidence),
        "is_group": int(given.agency.is_group),
        "agency_now": given.agency.now,
    }


def _unless_quote(words: str, evidence: Evidence) -> str | None:
    """Words that are the quote are stored once; the views put them there again."""
    return None if words == evidence.quote else words


def figure_rows(document_id: int, facts: Facts, parts: Sequence[Part]) -> list[Row]:
    """Every quantity read, targets and others."""
    ordinals = reading_order(figure.evidence for figure in facts.figures)
    return [
        {
            "id": row_id(document_id, index),
            "document_id": document_id,
            "task_id": row_id(document_id, figure.task),
            "parent_id": row_id(document_id, figure.parent),
            "same_as_id": row_id(document_id, figure.same_as),
            "ordinal": ordinals[index],
            **_figure_columns(figure),
            **interval_columns(figure.due),
            **evidence_columns(document_id, figure.evidence, parts),
        }
        for index, figure in enumerate(facts.figures)
    ]


_PLAIN_FIGURE_COLUMNS = (
    "modality", "indicator_code", "indicator_text", "area", "comparator", "value_low",
    "value_high", "unit", "unit_text", "per", "change", "baseline", "baseline_value",
    "aggregation", "per_period", "due_source", "condition_text", "exclusion_text",
    "leads_source",
)  # fmt: skip


def figure_level_rows(document_id: int, facts: Facts) -> list[Row]:
    """The levels of each figure, one by one."""
    return [
        {"figure_id": row_id(document_id, index), "level": level}
        for index, figure in enumerate(facts.figures)
        for level in dict.fromkeys(figure.levels)
    ]


def _figure_columns(figure: Figure) -> Row:
    return {
        **{name: getattr(figure, name) for name in _PLAIN_FIGURE_COLUMNS},
        "levels": joined(sorted(figure.levels, key=LEVELS.index)),
        "leads": joined(figure.leads),
    }
