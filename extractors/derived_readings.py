"""Evidence of what is read off other fields: number and symbol, what a decision carries, level, genre.

Each stands on the words of the field that it was read from, under that field's rule.
"""

from extractors.document_numbers import parse_document_number
from extractors.readings import Reading, Readings


def add_derived(
    into: Readings, *, genre: str, content: str | None, issuer: str | None, level: str | None
) -> None:
    """Adds number, symbol, content_type, issuing_level and genre to the readings.

    Args:
        into: the readings so far.
        genre: the document's genre.
        content: its content_type.
        issuer: the issuing body as it was settled, with its province.
        level: its issuing_level.
    """
    for reading in into.ranked("document_number"):
        parts = parse_document_number(reading.printed)
        if parts:
            into.add("number", parts.number, reading.rule, reading.span)
            into.add("symbol", parts.symbol, reading.rule, reading.span)
    of_content = _source_of_content(into, content)
    if of_content:
        into.add("content_type", content, of_content.rule, of_content.span)
    body = into.winner("issuing_body")
    if body:
        into.add("issuing_level", level, body.rule, body.span)
        into.settle("issuing_body", issuer)
    kind = of_content or into.winner("document_type")
    if kind:
        into.add("genre", genre, kind.rule, kind.span)


def _source_of_content(into: Readings, content: str | None) -> Reading | None:
    """The type line of a plan, the title of a decision, the title of the plan attached to it."""
    if content is None:
        return None
    kind = into.winner("document_type")
    if kind and kind.printed == content:
        return kind
    for name in ("title", "reported_title", "_attached_title"):
        title = into.winner(name)
        if title and content.casefold() in title.printed.casefold():
            return title
    return into.winner("_attached_title") or into.winner("title") or kind
