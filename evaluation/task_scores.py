"""Rows of task tables, and who is charged with what in prose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.read_views import Row
from evaluation.gold_types import GoldAssignment, GoldDocument, GoldRow
from evaluation.predicted import PredictedDocument
from evaluation.squeezing import squeeze, squeeze_agency
from evaluation.tallies import Finding, Sheet

# a row is known by the beginning of its task: ends differ where a cell was cut or annotated
ROW_HEAD, OBJECTIVE_HEAD = 60, 40
ASSIGNED_HEAD, PREDICTED_HEAD = 40, 30


def score_rows(gold: GoldDocument, predicted: PredictedDocument, sheet: Sheet) -> None:
    """Count the rows of task tables found, and those with every cell right (`table_rows`)."""
    if not gold.rows:
        return
    mine = [row for row in predicted.tasks if row["source"] == "table"]
    by_key: dict[tuple[str, str], Row] = {}
    for row in mine:
        by_key.setdefault(_row_key(row["row_label"], row["task"]), row)
    answers = [(g, by_key.get(_row_key(g.row_label, g.task))) for g in gold.rows]
    taken = {row["task_id"] for _, row in answers if row}
    freed = {row["task_id"] for g, row in answers if row and g.doubt}
    sure = [(g, answer) for g, answer in answers if not g.doubt]
    found = sum(answer is not None for _, answer in sure)
    counts = Finding(found, len(sure), len(taken - freed), len(mine) - len(freed))
    sheet.finding("tasks", counts)
    for wanted, answer in sure:
        _count_cells(wanted, answer, sheet)
    for row in mine:
        if row["task_id"] not in taken:
            sheet.miss("false", "table row", found=row["row_label"], quote=row["quote"])


def _row_key(label: str | None, task: str | None) -> tuple[str, str]:
    return squeeze(task or "")[:ROW_HEAD], str(label or "").strip(". ")


def _count_cells(wanted: GoldRow, row: Row | None, sheet: Sheet) -> None:
    if row is None:
        sheet.share("table_rows", False)
        sheet.miss("missed", "table row", wanted=wanted.row_label, quote=wanted.task)
        return
    cells = {
        "leads": (squeeze_agency, wanted.lead, row["leads"], None),
        "coordinators": (squeeze_agency, wanted.coordinate, row["coordinators"], None),
        "objective": (squeeze, wanted.objective, row["objective"], OBJECTIVE_HEAD),
        "product": (squeeze, wanted.product, row["product"], None),
        "timeframe": (squeeze, wanted.timeframe, row["timeframe_text"], None),
    }
    right = {
        name: key(said)[:head] == key(have or "")[:head]
        for name, (key, said, have, head) in cells.items()
    }
    sheet.share("table_rows", all(right.values()))
    for name, ok in right.items():
        sheet.share(f"slot_row_{name}", ok)
        if not ok:
            _, said, have, _ = cells[name]
            sheet.miss("wrong", f"table row {name}", wanted=said, found=have, quote=row["quote"])


@dataclass(frozen=True, slots=True)
class _Charge:
    """A predicted assignment with its words squeezed once."""

    row: Row
    words: str
    head: str
    agencies: tuple[str, ...]

    @classmethod
    def of(cls, row: Row) -> "_Charge":
        names = (squeeze_agency(row[name] or "") for name in ("agency_text", "agency_name"))
        words = squeeze(f"{row['quote'] or ''} {row['task'] or ''}")
        head = squeeze(row["task"] or "")[:PREDICTED_HEAD]
        return cls(row, words, head, tuple(name for name in names if name))


def score_assignments(gold: GoldDocument, predicted: PredictedDocument, sheet: Sheet) -> None:
    """Count who leads and who coordinates; two predictions may answer to one gold entry.

    An answer has the role, an agency whose name holds gold's or is held by it, and the
    beginning of the task's words.
    """
    if not gold.assignments:
        return
    charges = [_Charge.of(row) for row in _in_scope(gold, predicted)]
    used: set[int] = set()
    freed: set[int] = set()
    found = 0
    for wanted in gold.assignments:
        hits = [i for i, charge in enumerate(charges) if _answers(wanted, charge)]
        used.update(hits)
        if wanted.doubt:
            freed.update(hits)
            continue
        found += bool(hits)
        _judge(wanted, [charges[i].row for i in hits], sheet)
    marked = sum(not wanted.doubt for wanted in gold.assignments)
    sheet.finding("assign", Finding(found, marked, len(used - freed), len(charges) - len(freed)))
    for i, charge in enumerate(charges):
        if i not in used:
            row = charge.row
            said = f"{row['role']} {row['agency_text']}"
            sheet.miss("false", "assignment", found=said, quote=row["task"] or row["quote"])


def _in_scope(gold: GoldDocument, predicted: PredictedDocument) -> list[Row]:
    """The predictions that gold would hold if they were right: its roles, kind and stretch."""
    rows = [row for row in predicted.assignments if row["role"] in ("lead", "coordinate")]
    if gold.prose:
        in_tables = {row["task_id"] for row in predicted.tasks if row["source"] == "table"}
        rows = [r for r in rows if r["role"] == "lead" and r["task_id"] not in in_tables]
    if gold.prose_scope:
        start, end = (predicted.squeezed.find(squeeze(words)) for words in gold.prose_scope)
        rows = [r for r in rows if (at := predicted.place(r)) and start <= at[0] < end]
    return rows


def _answers(wanted: GoldAssignment, charge: _Charge) -> bool:
    if charge.row["role"] not in (wanted.role, wanted.alt_role):
        return False
    task = squeeze(wanted.task)
    same_task = task[:ASSIGNED_HEAD] in charge.words or (charge.head and charge.head in task)
    names = [squeeze_agency(name) for name in (wanted.agency, wanted.whole) if name]
    return bool(task and same_task) and any(
        name in mine or mine in name for mine in charge.agencies for name in names
    )


def _judge(wanted: GoldAssignment, hits: Sequence[dict[str, Any]], sheet: Sheet) -> None:
    said = f"{wanted.role} {wanted.agency}"
    if not hits:
        sheet.miss("missed", "assignment", wanted=said, quote=wanted.task)
    elif wanted.due:
        ends = [str(row["due_end"] or "")[:10] for row in hits]
        sheet.share("slot_task_due", wanted.due[-10:] in ends)
        if wanted.due[-10:] not in ends:
            found = ";".join(ends)
            sheet.miss("wrong", "task due", wanted=wanted.due, found=found, quote=wanted.task)
