"""A tiny database written by hand: tables named as the views that the contract promises."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
PLACE = "quote text, char_start integer, char_end integer, rule text"
COLUMNS = {
    "documents": "id integer, text text",
    "v_documents": """document_id integer, path text, media_type text, genre text,
        is_complete integer, document_number text, document_type text, content_type text,
        title text, reported_title text, issued_on text, effective_on text, published_on text,
        issuing_body text, issuing_level text, province text, signer text, signer_position text,
        signed_for text, field text, period_start text, period_end text, byline text""",
    "v_targets": f"""target_id integer, document_id integer, ordinal integer,
        indicator_code text, comparator text, value_low real, value_high real, unit text,
        change text, baseline text, per_period text, levels text, due_end text,
        condition_text text, exclusion_text text, parent_target_id integer, same_as integer,
        {PLACE}""",
    "v_figures": f"document_id integer, {PLACE}",
    "v_tasks": f"""task_id integer, document_id integer, ordinal integer, source text,
        row_label text, objective text, task text, product text, leads text, coordinators text,
        timeframe_text text, due_end text, {PLACE}""",
    "v_assignments": f"""assignment_id integer, task_id integer, document_id integer, role text,
        agency_name text, agency_text text, task text, due_end text, {PLACE}""",
    "v_legal_references": f"""document_id integer, cited_number text, cited_title text,
        relation text, {PLACE}""",
    "v_metadata_evidence": f"document_id integer, {PLACE}",
}


def write_database(path: Path, tables: Mapping[str, Sequence[Row]]) -> str:
    """Make the database with the given rows; columns not given are NULL."""
    with sqlite3.connect(path) as database:
        for name, columns in COLUMNS.items():
            database.execute(f"create table {name} ({columns})")
            for row in tables.get(name, ()):
                names, marks = ", ".join(row), ", ".join("?" * len(row))
                values = tuple(row.values())
                database.execute(f"insert into {name} ({names}) values ({marks})", values)
    database.close()
    return str(path)


def write_gold(folder: Path, *documents: Mapping[str, Any]) -> Path:
    """Write gold files, each named after its document."""
    folder.mkdir(exist_ok=True)
    for document in documents:
        name = Path(document["file"]).stem
        (folder / f"{name}.gold.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def quoted(text: str, words: str, start: int = 0) -> dict[str, Any]:
    """The quote columns for words of a text."""
    at = text.index(words, start)
    return {"quote": words, "char_start": at, "char_end": at + len(words), "rule": "by_hand"}
