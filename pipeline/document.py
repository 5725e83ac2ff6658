"""RawFile -> DocumentRecord: the whole way of one document, in one process."""

from models.record import DocumentRecord
from models.text import RawFile
from pipeline.parse import parse
from pipeline.readers import read


def read_document(file: RawFile) -> DocumentRecord:
    """Reads, cleans, segments, extracts and links one file.

    Raises:
        ReadError: if the file cannot be read as a document.
    """
    from extractors.registry import extract_facts
    from pipeline.link import link_facts

    raw = read(file)
    plan, issues = parse(file, raw)
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
