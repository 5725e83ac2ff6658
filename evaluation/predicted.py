"""What a database says of the documents that gold knows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from db.read_views import Row, read_view
from evaluation.squeezing import SqueezedText

_FACT_VIEWS = ("v_targets", "v_tasks", "v_assignments", "v_legal_references")


@dataclass(frozen=True)
class PredictedDocument:
    """One document's row of v_documents, its text, and its rows of the fact views.

    `about` is None where the database does not hold the document: all the rest is empty.
    """

    about: Mapping[str, Any] | None = None
    text: str = ""
    targets: Sequence[Row] = ()
    tasks: Sequence[Row] = ()
    assignments: Sequence[Row] = ()
    references: Sequence[Row] = ()

    @cached_property
    def squeezed(self) -> SqueezedText:
        """The text squeezed, with its offset map."""
        return SqueezedText.of(self.text)

    def place(self, row: Row) -> tuple[int, int] | None:
        """The squeezed range of a row's quote; None where it has no place."""
        if row["char_start"] is None or row["char_end"] is None:
            return None
        return self.squeezed.span(row["char_start"], row["char_end"])


def read_predictions(url: str, files: Collection[str]) -> dict[str, PredictedDocument]:
    """The predicted document for each file that the database holds.

    A file is looked up by its path, then by its bare name (gold may lie apart from the
    corpus); only the rows of those documents are read.

    Raises:
        ViewError: if the database or one of the contract's views is not there.
    """
    rows = read_view(url, "v_documents")
    by_path = {row["path"]: row for row in rows}
    by_name = {PurePosixPath(row["path"]).name: row for row in rows}
    found = {
        file: row
        for file in files
        if (row := by_path.get(file) or by_name.get(PurePosixPath(file).name))
    }
    ids = {row["document_id"] for row in found.values()}
    texts = {
        row["id"]: row["text"] or ""
        for row in read_view(url, "documents", columns=("id", "text"), key="id", among=ids)
    }
    facts = {view: _by_document(read_view(url, view, among=ids)) for view in _FACT_VIEWS}
    return {
        file: PredictedDocument(
            row,
            texts.get(row["document_id"], ""),
            *(facts[view].get(row["document_id"], ()) for view in _FACT_VIEWS),
        )
        for file, row in found.items()
    }


def _by_document(rows: Sequence[Row]) -> dict[int, list[Row]]:
    """Rows by document, in the document's own order where the view numbers them."""
    by_document: defaultdict[int, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.get("ordinal") or 0):
        by_document[row["document_id"]].append(row)
    return dict(by_document)
