"""One stored document as a person reads it: metadata, sections, facts with their quotes, issues."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from db.find_documents import Held
from db.read_views import read_view
from pipeline.date_words import stored_when
from pipeline.quantity_words import quantity_words, terms_words
from pipeline.terminal import hanging, make_console, number_of

Row = dict[str, Any]
FIELD, KIND, LONGEST = 20, 12, 400
"""Columns of the names of fields, of the kinds of facts; letters shown of a quote."""
PARTS = {
    "metadata": "v_documents",
    "metadata_evidence": "v_metadata_evidence",
    "sections": "v_sections",
    "targets": "v_targets",
    "tasks": "v_tasks",
    "assignments": "v_assignments",
    "citations": "v_legal_references",
    "issues": "v_issues",
}
_QUANTITY = ("comparator", "unit", "change", "per_period", "unit_text", "per")
_TERMS = ("baseline", "baseline_value", "aggregation")


def load_document(url: str, document_id: int) -> dict[str, list[Row]]:
    """What the views hold of a document, under the names of `PARTS`, in reading order."""
    parts = {name: read_view(url, view, among=[document_id]) for name, view in PARTS.items()}
    for rows in parts.values():
        rows.sort(key=lambda row: (row.get("char_start") or 0, row.get("char_end") or 0))
    return parts


def print_json(parts: dict[str, list[Row]]) -> None:
    """The document as one JSON object."""
    (metadata,) = parts["metadata"]
    print(json.dumps(parts | {"metadata": metadata}, ensure_ascii=False, indent=2))


def print_stored(parts: dict[str, list[Row]], console: Console | None = None) -> None:
    """The document for the eye: every fact with the words that say it."""
    out = console or make_console()
    (document,) = parts["metadata"]
    out.print(Text(document["path"], style="bold"))
    _print_metadata(document, parts["metadata_evidence"], out)
    _print_sections(parts["sections"], out)
    _print_facts("Targets", map(_target, parts["targets"]), parts["targets"], out)
    tasks = (_task(row, parts["assignments"]) for row in parts["tasks"])
    _print_facts("Tasks", tasks, parts["tasks"], out)
    _print_facts("Citations", map(_citation, parts["citations"]), parts["citations"], out)
    _print_issues(parts["issues"], out)
    counts = ((len(parts[f"{noun}s"]), noun) for noun in ("target", "task", "citation", "issue"))
    out.print(Text("\n" + ", ".join(number_of(*count) for count in counts), style="bold"))


def print_matches(matches: Sequence[Held], console: Console | None = None) -> None:
    """The documents that a name may mean, one a line, each with the id that names it alone."""
    out = console or make_console()
    for one in matches:
        said = (one.document_number, one.province, one.day, one.title)
        words = Text(" · ".join(part for part in said if part)).append(f"  {one.path}", style="dim")
        if one.duplicate_of is not None:
            words.append(f"  (duplicate of {one.duplicate_of})", style="dim")
        out.print(hanging(Text(str(one.id), style="bold"), words, 8))


def _print_metadata(document: Row, evidence: Sequence[Row], out: Console) -> None:
    quotes = {row["field"]: row["quote"] for row in evidence if row["won"] and row["quote"]}
    for name, value in document.items():
        if value in (None, "") or name == "path":
            continue
        words = Text(str(value), style="cyan")
        if name in quotes and _flat(quotes[name]) != str(value):
            words.append(f"  «{_flat(quotes[name])}»", style="yellow")
        out.print(hanging(Text(f"  {name}"), words, FIELD))


def _print_sections(sections: Sequence[Row], out: Console) -> None:
    _title("Sections", sections, out)
    for row in sections:
        words = f"{row['label']} {row['title']}".strip()
        out.print(hanging(Text(), Text(_flat(words)), 2 * row["level"]))


def _print_facts(title: str, said: Iterator[str], rows: Sequence[Row], out: Console) -> None:
    _title(title, rows, out)
    for row, words in zip(rows, said, strict=True):
        place = [str(row[key]) for key in ("part", "section_path") if row.get(key)]
        place += [f"page {row['page']}"] if row.get("page") else []
        place += [f"characters {row['char_start']}-{row['char_end']}", f"rule {row['rule']}"]
        out.print(hanging(Text(), Text(words, style="cyan"), 2))
        out.print(hanging(Text(), Text(f"«{_flat(row['quote'])}»", style="yellow"), 4))
        out.print(hanging(Text(), Text(", ".join(place), style="dim"), 4))


def _print_issues(issues: Sequence[Row], out: Console) -> None:
    _title("Issues", issues, out)
    for row in issues:
        place = f" at {row['char_start']}" if row["char_start"] is not None else ""
        words = Text(f"{row['code']}{place}: {row['message']}", style="yellow")
        out.print(hanging(Text(f"  {row['severity']}"), words, KIND))


def _title(title: str, rows: Sequence[Row], out: Console) -> None:
    if rows:
        out.print(Text(f"\n{title} ({len(rows)})", style="bold"))


def _target(row: Row) -> str:
    words = (
        f"[{row['indicator_code'] or '?'}]", _quantity(row), row["levels"] and f"of {row['levels']}",
        _terms(row), _due(row), row["leads"] and f"led by {_list(row['leads'])} ({row['leads_source']})",
        row["same_as"] and f"same as {row['same_as']}", f"— {_flat(row['indicator_text'])}",
    )  # fmt: skip
    return " ".join(word for word in words if word)


def _quantity(row: Row) -> str:
    return quantity_words(
        row["value_low"], row["value_high"], **{name: row[name] for name in _QUANTITY}
    )


def _terms(row: Row) -> str:
    said = {name: row[name] for name in _TERMS}
    return terms_words(**said, condition=row["condition_text"], exclusion=row["exclusion_text"])


def _task(row: Row, assignments: Sequence[Row]) -> str:
    roles = [
        f"{one['role']} {one['agency_name']}"
        for one in assignments
        if one["task_id"] == row["task_id"]
    ]
    words = (row["row_label"], _flat(row["task"]), _due(row), row["recurrence"], "; ".join(roles))
    return " · ".join(word for word in words if word)


def _citation(row: Row) -> str:
    kind, title = row["cited_type"], row["cited_title"]
    if title and title.startswith(kind or " "):
        kind = None  # `Luật Đất đai` is not `Luật ... Luật Đất đai`
    words = [row["relation"], kind, row["cited_number"], row["cited_on"], row["cited_body"], title]
    if row["cited_document_id"] is not None:
        words.append(f"(held: document {row['cited_document_id']})")
    return " ".join(word for word in words if word)


def _due(row: Row) -> str:
    said = stored_when(row["due_start"], row["due_end"])
    return f"{said} ({row['due_source']})" if row.get("due_source") else said


def _list(names: str) -> str:
    return names.replace(";", "; ")


def _flat(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
