"""Gold files: what people found in a document, read into types.

A gold file is ``<name>.gold.json`` (or ``<name>.json``), beside or apart from its document:
``{"file", "document", "targets", "tasks", "prose_assignments", "references", ...}``. Older
names of the same field (`number`, `deadline`, `issuer`) are accepted; anything that cannot be
understood is an error that names the file and the field.
"""

from collections.abc import Mapping
from pathlib import Path

from evaluation.gold_entries import Entry, GoldError, load_entry
from evaluation.gold_types import (
    GoldAssignment,
    GoldDocument,
    GoldReference,
    GoldRow,
    GoldTarget,
)

# the document fields that are scored, each with the other names gold may give it
FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "genre": (),
    "document_number": ("number",),
    "document_type": ("doc_type",),
    "content_type": (),
    "title": (),
    "reported_title": (),
    "issued_on": ("issued_date",),
    "effective_on": (),
    "published_on": (),
    "issuing_body": ("issuer",),
    "issuing_level": (),
    "province": (),
    "signer": (),
    "signer_position": (),
    "signed_for": (),
    "field": (),
    "period_start": (),
    "period_end": (),
    "byline": (),
    "is_complete": (),
}
# null in gold says of these that the document has none; of the others that nobody looked
NULL_IS_SCORED = frozenset({"document_number", "signer", "issued_on"})


def load_gold(folder: Path) -> list[GoldDocument]:
    """Every gold file of a folder, ordered by name.

    Raises:
        GoldError: if the folder holds none, or a file cannot be understood.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: holds no gold file (*.gold.json or *.json)")
    return [_read_document(load_entry(path), path) for path in paths]


def _read_document(entry: Entry, path: Path) -> GoldDocument:
    about = entry.entry("document") or entry
    references = tuple(_read_reference(e) for e in entry.entries("references"))
    return GoldDocument(
        file=entry.required("file"),
        source=path,
        fields=_read_fields(about),
        targets=_read_targets(entry) if "targets" in entry.data else None,
        rows=_read_rows(entry),
        assignments=_read_assignments(entry),
        prose=entry.has("prose_assignments"),
        prose_scope=_read_scope(entry),
        references=references,
        bases=_read_bases(about, references),
    )


def _read_fields(about: Entry) -> dict[str, str | None]:
    fields: dict[str, str | None] = {}
    for name, others in FIELD_NAMES.items():
        said = next((n for n in (name, *others) if n in about.data), None)
        value = about.text(said) if said else None
        if value is not None or (said and name in NULL_IS_SCORED):
            fields[name] = value
    return fields


def _read_targets(entry: Entry) -> tuple[GoldTarget, ...]:
    numbered = enumerate(entry.entries("targets"))
    return tuple(t for t in (_read_target(i, e) for i, e in numbered) if t is not None)


def _read_target(index: int, entry: Entry) -> GoldTarget | None:
    """A target, or None for one without a number: an objective is nothing to find here."""
    values = entry.values("value")
    if values is None:
        return None
    comparator, change = entry.text("comparator"), entry.text("change")
    if comparator in ("increase", "decrease"):
        comparator, change = entry.text("bound") or "eq", comparator
    unit = (entry.text("unit") or "").strip().lower()
    return GoldTarget(
        index=index,
        quote=entry.text("quote") or "",
        values=values,
        is_percent=unit.startswith(("%", "percent")),
        nth=entry.integer("quote_nth"),
        comparator="top" if comparator == "top_n" else comparator,
        change=change,
        codes=tuple(code for code in (entry.text("indicator_code") or "").split("|") if code),
        due=entry.text("due") or entry.text("deadline"),
        levels=entry.joined("levels") or entry.joined("level"),
        baseline=entry.text("baseline"),
        per_period=entry.text("per_period"),
        condition=entry.text("condition"),
        exclusion=entry.text("exclusion"),
        parent=entry.integer("parent"),
        same_as=entry.integer("same_as"),
        doubt=entry.has("doubt"),
        unscored=frozenset("due" if n == "deadline" else n for n in entry.names("doubt_fields")),
    )


def _read_rows(entry: Entry) -> tuple[GoldRow, ...]:
    rows = [e for e in entry.entries("tasks") if e.text("source") == "table"]
    return tuple(_read_row(e) for e in rows or entry.entries("table_tasks"))


def _read_row(entry: Entry) -> GoldRow:
    names = ("row_label", "objective", "task", "product", "lead", "coordinate", "timeframe")
    cells = {name: entry.text(name) or "" for name in names}
    return GoldRow(**cells, doubt=entry.has("doubt"))


def _read_assignments(entry: Entry) -> tuple[GoldAssignment, ...]:
    entries = entry.entries("assignments") or entry.entries("prose_assignments")
    return tuple(
        _read_assignment(e)
        for e in entries
        if e.has("agency") and e.has("task") and e.text("role") in ("lead", "coordinate")
    )


def _read_assignment(entry: Entry) -> GoldAssignment:
    due_is_known = "due" not in entry.names("doubt_slots")
    return GoldAssignment(
        role=entry.required("role"),
        agency=entry.required("agency"),
        task=entry.required("task"),
        alt_role=entry.text("alt_role"),
        whole=entry.text("whole"),
        due=entry.text("due") if due_is_known else None,
        doubt=entry.has("doubt"),
    )


def _read_scope(entry: Entry) -> tuple[str, str] | None:
    headings = entry.texts("prose_scope")
    if not headings:
        return None
    if len(headings) != 2:
        raise entry.error("prose_scope", "a list of two headings")
    return headings[0], headings[1]


def _read_reference(entry: Entry) -> GoldReference:
    return GoldReference(
        relation=entry.required("relation"),
        number=entry.text("number"),
        title=entry.text("title"),
        doubt=entry.has("doubt"),
    )


def _read_bases(about: Entry, references: tuple[GoldReference, ...]) -> tuple[str, ...] | None:
    """The numbers of the bases; None where nobody listed any reference."""
    if "legal_bases" in about.data:
        numbers = about.texts("legal_bases")
        return None if numbers is None else tuple(numbers)
    if not references:
        return None
    return tuple(r.number for r in references if r.relation == "basis" and r.number)
