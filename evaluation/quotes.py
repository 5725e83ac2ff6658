"""Whether every quote of a database is the text it points at, gold or no gold."""

from collections.abc import Mapping
from typing import Any

from db.read_views import read_view

# the views with quotes; whether a row must have one
VIEWS: Mapping[str, bool] = {
    "v_targets": True,
    "v_figures": False,
    "v_tasks": False,
    "v_assignments": False,
    "v_legal_references": False,
    "v_metadata_evidence": False,
}
_DOCUMENTS_AT_ONCE = 200  # their texts are held in memory together
_COLUMNS = ("document_id", "quote", "char_start", "char_end")


def count_false_quotes(url: str) -> dict[str, int]:
    """By view, how many rows have a quote that is not ``text[char_start:char_end]``.

    Raises:
        ViewError: if the database or one of the views is not there.
    """
    false = dict.fromkeys(VIEWS, 0)
    ids = sorted(row["id"] for row in read_view(url, "documents", columns=("id",)))
    for first in range(0, max(len(ids), 1), _DOCUMENTS_AT_ONCE):
        few = ids[first : first + _DOCUMENTS_AT_ONCE]
        texts = {
            row["id"]: row["text"] or ""
            for row in read_view(url, "documents", columns=("id", "text"), key="id", among=few)
        }
        for view, needed in VIEWS.items():
            rows = read_view(url, view, columns=_COLUMNS, among=few)
            false[view] += sum(_is_false(row, texts[row["document_id"]], needed) for row in rows)
    return false


def _is_false(row: Mapping[str, Any], text: str, needed: bool) -> bool:
    quote, start, end = row["quote"], row["char_start"], row["char_end"]
    if quote is None:
        return needed
    return start is None or end is None or text[start:end] != quote
