"""RawFile -> DocumentRecord: the whole way of one file's documents, in one process."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from models.record import DocumentRecord
from models.text import CleanText, RawFile, RawText
from pipeline.clean import clean_text
from pipeline.parse import parse_clean
from pipeline.readers import read
from pipeline.split import split_documents


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps the collector away: a document makes many objects, nearly all of which stay till its end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@uncollected()
def read_documents(file: RawFile) -> tuple[DocumentRecord, ...]:
    """Reads one file whole: its documents, nearly always one; those after it are ``FILE#2`` ...

    What the page's site says, and what was to be said of the reading, goes with the first.

    Raises:
        ReadError: if the file cannot be read as a document.
    """
    raw = read(file)
    first, *others = split_documents(clean_text(raw))
    rest = replace(raw, site={}, issues=())
    return (
        _record(file, raw, first),
        *(
            _record(replace(file, path=f"{file.path}#{number}"), rest, clean)
            for number, clean in enumerate(others, start=2)
        ),
    )


def read_document(file: RawFile) -> DocumentRecord:
    """The first document of a file; raises as `read_documents` does."""
    return read_documents(file)[0]


def _record(file: RawFile, raw: RawText, clean: CleanText) -> DocumentRecord:
    """Segments, extracts and links one document."""
    from extractors.registry import extract_facts
    from pipeline.link import link_facts

    plan, issues = parse_clean(file, raw, clean)
    facts = link_facts(extract_facts(plan))
    return DocumentRecord(
        path=file.path,
        sha256=file.sha256,
        media_type=file.media_type,
        text=plan.text,
        blocks=plan.blocks,
        parts=plan.parts,
        sections=plan.sections,
        section_of=plan.section_of,
        tables=plan.tables,
        facts=facts,
        issues=issues,
        fixes=dict(plan.clean.fixes),
        manifest=file.manifest,
        text_source=raw.text_source,
        source_url=(file.manifest.source_url if file.manifest else None) or raw.url,
    )
