"""The pages that hold a document's facts, drawn with the quotes marked and saved as PNG."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from models.record import DocumentRecord
from pipeline.explain import iter_facts
from pipeline.readers.pdf_pictures import Mark, draw_pages


def save_pictures(record: DocumentRecord, data: bytes, folder: Path) -> list[Path]:
    """Draws each page with facts into `folder`, which is made; the files, in order of pages.

    Raises:
        OSError: if the folder cannot be written.
        ReadError: if the PDF cannot be opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem = PurePosixPath(record.path).stem
    saved = []
    for number, picture in draw_pages(data, list(_marks(record))):
        path = folder / f"{stem}-page-{number:03}.png"
        picture.save(path)
        saved.append(path)
    return saved


def _marks(record: DocumentRecord) -> Iterator[Mark]:
    for evidence, kind, _ in iter_facts(record):
        if evidence.place:
            yield Mark(evidence.place, evidence.quote, kind)
    for entry in record.facts.metadata.evidence:
        if entry.won and entry.evidence and entry.evidence.place:
            yield Mark(entry.evidence.place, entry.evidence.quote, "metadata")
