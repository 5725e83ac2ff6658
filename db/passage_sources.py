"""What the passages of a document are worked out from: rows that are stored, or are about to be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from db.reading import Reader, Row


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one document, each kind in reading order.

    `document` has its number, titles and text; `targets` and `tasks` have id, quote, its place
    and page, and their words; `blocks` are those outside furniture.
    """

    document: Row
    targets: Sequence[Row]
    tasks: Sequence[Row]
    blocks: Sequence[Row]


def stored_source(reader: Reader, document_id: int) -> Source | None:
    """The rows of a document in the database; None if there is none of this id."""
    values = {"id": document_id}
    for document in reader.rows(_DOCUMENT, values):
        targets, tasks = reader.rows(_TARGETS, values), reader.rows(_TASKS, values)
        return Source(document, targets, tasks, reader.rows(_BLOCKS, values))
    return None


def source_of_rows(tables: Mapping[str, Sequence[Row]]) -> Source:
    """The same of a document's rows by their tables (db/record_rows.py), before they are stored."""
    return Source(
        tables["documents"][0],
        _in_order(row for row in tables["figures"] if row["modality"] == "target"),
        _in_order(tables["tasks"]),  # `task` NULL is the quote's words, which are looked at anyway
        _in_order(row for row in tables["blocks"] if row["part"] != "furniture"),
    )


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=itemgetter("ordinal"))


_DOCUMENT = "SELECT document_number, title, reported_title, text FROM documents WHERE id = :id"
_TARGETS = """
SELECT target_id AS id, indicator_text, quote, char_start, char_end, page FROM v_targets
WHERE document_id = :id ORDER BY ordinal"""
_TASKS = """
SELECT task_id AS id, task, product, quote, char_start, char_end, page FROM v_tasks
WHERE document_id = :id ORDER BY ordinal"""
_BLOCKS = """
SELECT ordinal, table_index, row_index, char_start, char_end, page FROM blocks
WHERE document_id = :id AND part <> 'furniture' ORDER BY ordinal"""
