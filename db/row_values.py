"""Values as columns hold them: ids, lists in one cell, ISO dates, evidence."""

from collections.abc import Iterable, Sequence
from typing import Any

import regex

from db.errors import StoreError
from models.dates import DateInterval
from models.spans import Evidence, Place
from models.structure import Part

Row = dict[str, Any]
Columns = dict[str, list[Any]]
"""The rows of a table column by column: so they are checked, sent and numbered faster."""
ROWS_PER_DOCUMENT = 1_000_000
"""A fact's id is ``document_id * ROWS_PER_DOCUMENT + ordinal``: saving again gives the same ids."""
_NTH_DOCUMENT = regex.compile(r"#[0-9]+$")


def columns_of(rows: Sequence[Row]) -> Columns:
    """Rows that have the same columns, one at least, column by column.

    >>> columns_of([{"a": 1, "b": 2}, {"b": 4, "a": 3}])
    {'a': [1, 3], 'b': [2, 4]}
    """
    return {name: [row[name] for row in rows] for name in rows[0]}


def file_of(path: str) -> str:
    """The file of a document's path.

    >>> file_of("kon-tum/09.txt#2"), file_of("kon-tum/09.txt")
    ('kon-tum/09.txt', 'kon-tum/09.txt')
    """
    return _NTH_DOCUMENT.sub("", path)


def row_id(document_id: int, index: int | None) -> int | None:
    """The id of a document's row number `index` (from 0) in any of its tables.

    Raises:
        StoreError: if the document has more rows than there are ids for it.
    """
    if index is None:
        return None
    if not 0 <= index < ROWS_PER_DOCUMENT - 1:
        raise StoreError(f"no id for row {index}: a document has 0 to {ROWS_PER_DOCUMENT - 2}")
    return document_id * ROWS_PER_DOCUMENT + index + 1


def joined(names: Iterable[str]) -> str | None:
    """Names in one cell, each once, joined by ``;``; NULL where there are none.

    >>> joined(["Sở Y tế", "Sở Nội vụ", "Sở Y tế"])
    'Sở Y tế;Sở Nội vụ'
    """
    return ";".join(dict.fromkeys(names)) or None


def interval_columns(interval: DateInterval | None, name: str = "due") -> Row:
    """``due_start`` and ``due_end`` of an interval; an open start is NULL."""
    start = interval.start if interval else None
    return {
        f"{name}_start": start.isoformat() if start else None,
        f"{name}_end": interval.end.isoformat() if interval else None,
    }


def place_columns(place: Place | None) -> Row:
    """Page, box and `is_ocr` of a place; NULL and 0 where the source has no pages."""
    left, top, right, bottom = (place.box if place else None) or (None, None, None, None)
    return {
        "page": place.page if place else None,
        "box_left": left,
        "box_top": top,
        "box_right": right,
        "box_bottom": bottom,
        "is_ocr": int(place.ocr) if place else 0,
    }


def evidence_columns(document_id: int, evidence: Evidence, parts: Sequence[Part]) -> Row:
    """The quote, its places and rule, and the part and section it stands in.

    `parts` are those of the document's blocks.
    """
    return {
        "quote": evidence.quote,
        "char_start": evidence.span.start,
        "char_end": evidence.span.end,
        "rule": evidence.rule,
        **place_columns(evidence.place),
        "part": None if evidence.block is None else parts[evidence.block].value,
        "section_id": row_id(document_id, evidence.section),
    }


def reading_order(places: Iterable[Evidence]) -> list[int]:
    """The ordinal (from 1) of each fact by its place in the text, whatever order they come in.

    Facts of one place keep their order.
    """
    starts = [place.span.start for place in places]
    ordinals = [0] * len(starts)
    for ordinal, index in enumerate(sorted(range(len(starts)), key=starts.__getitem__), start=1):
        ordinals[index] = ordinal
    return ordinals
