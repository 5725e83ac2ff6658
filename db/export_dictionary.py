"""The data dictionary: every column of every exported view with its type and meaning.

The meanings are those of docs/codebook.md, which a test holds complete.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import regex

from db.export_columns import Column, column

CODEBOOK = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
DICTIONARY = "dictionary"
COLUMNS = tuple(column(DICTIONARY, name) for name in ("view", "column", "type", "meaning"))

_VIEW = regex.compile(r"^## (?P<view>v_\w+)$(?P<body>.*?)(?=^## |\Z)", regex.M | regex.S)
_ROW = regex.compile(r"^\|\s*(?P<names>`[^|]*`)\s*\|(?P<meaning>.*)\|\s*$", regex.M)
_NAME = regex.compile(r"`(\w+)`")
_SHARED = {
    "task_id": "number of the task in v_tasks",
    "assignment_id": "number of the row",
    "section_id": "number of the row",
    "document_id": "number of the document in v_documents",
    "path": "its file's path in the corpus folder; FILE#2 for a further document of a file",
    "province": "name in force at issue",
    "province_id": "unit of provinces.csv",
    "quote": "the words that the row was read from",
    "char_start": "where they begin in documents.text, in characters from 0",
    "char_end": "where they end, exclusive",
    "rule": "name of the rule that read them",
    "page": "page that the words begin on, from 1; NULL where there are no pages",
    "is_ocr": "1 where the words were read off a picture",
}


def dictionary_rows(
    views: Iterable[tuple[str, Sequence[Column]]],
) -> Iterator[tuple[str | None, ...]]:
    """View, column, type and meaning of each column of the given views."""
    for view, columns in views:
        for one in columns:
            yield view, one.name, one.kind, _meaning(view, one.name)


def _meaning(view: str, name: str) -> str | None:
    """What the codebook says of a column of this view, or of the view that explains it."""
    explained = _explanations()
    views = dict.fromkeys((view, "v_targets", "v_documents", *(one for one, _name in explained)))
    said = (explained.get((one, name)) for one in views)
    return explained.get((view, name)) or _SHARED.get(name) or next(filter(None, said), None)


@cache
def _explanations() -> dict[tuple[str, str], str]:
    """The codebook's meanings by view and column; a row that explains several says which."""
    text = CODEBOOK.read_text("utf-8") if CODEBOOK.is_file() else ""
    found: dict[tuple[str, str], str] = {}
    for view in _VIEW.finditer(text):
        for row in _ROW.finditer(view["body"]):
            names, words = _NAME.findall(row["names"]), row["meaning"].replace("`", "").strip()
            together = ", ".join(names)
            for name in names:
                said = words if len(names) == 1 else f"{together}: {words}"
                if words and words not in ("the evidence", "as above") and "as in v_" not in words:
                    found[view["view"], name] = said
    return found
