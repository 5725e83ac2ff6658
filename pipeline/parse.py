"""Everything read so far -> Plan: one frozen value for the extractors."""

from collections.abc import Sequence

from extractors.agencies import agency_phrases
from models.issues import Issue, Severity, Stage
from models.nlp import make_doc
from models.plan import Plan
from models.structure import Part
from models.text import CleanText, RawFile, RawText
from pipeline.clean import clean_text
from pipeline.segment import segment
from pipeline.tables import build_tables


def parse(file: RawFile, raw: RawText) -> tuple[Plan, tuple[Issue, ...]]:
    """Cleans a file's text and parses it as one document."""
    return parse_clean(file, raw, clean_text(raw))


def parse_clean(file: RawFile, raw: RawText, clean: CleanText) -> tuple[Plan, tuple[Issue, ...]]:
    """Segments and tokenizes one document: the whole of a file's cleaned text, or its own."""
    segments = segment(clean)
    issues = [*raw.issues, *clean.issues]
    if segments.bounds.form == "none":
        message = "the file holds no document: no letterhead, no headline with a paragraph"
        issues.append(Issue(file.path, Stage.SEGMENT, "no_document", message, Severity.ERROR))
    start, end = _body_span(clean, segments.part_of)
    plan = Plan(
        path=file.path,
        clean=clean,
        parts=segments.part_of,
        sections=segments.sections,
        section_of=segments.section_of,
        tables=build_tables(clean.blocks),
        is_complete=not segments.bounds.cut,
        manifest=file.manifest,
        site=dict(raw.site),
        doc=make_doc(clean.text[start:end], agency_phrases()),
        doc_start=start,
    )
    return plan, tuple(issues)


def _body_span(clean: CleanText, parts: Sequence[Part]) -> tuple[int, int]:
    body = [
        b.span for b, part in zip(clean.blocks, parts, strict=True) if part is not Part.FURNITURE
    ]
    return (body[0].start, body[-1].end) if body else (0, 0)
