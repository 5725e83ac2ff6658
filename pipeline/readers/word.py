"""Word files (.docx): blocks in reading order, as Word prints them.

Order: headers (marked as furniture), the body, footnotes and endnotes, footers. Tracked
changes are taken as accepted; comments, hidden text and the codes of fields are not printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document
from lxml import etree

from models.issues import Issue, ReadError, Stage
from models.spans import Place
from models.text import Cell, RawBlock, RawFile, RawText
from pipeline.decode import check_words
from pipeline.legacy_encodings import decode_runs, legacy_issues
from pipeline.readers.docx_names import W, child
from pipeline.readers.docx_numbering import Numbering
from pipeline.readers.docx_package import open_package, related
from pipeline.readers.docx_pieces import TextDecoder
from pipeline.readers.docx_styles import Styles
from pipeline.readers.docx_walk import WordWalker
from pipeline.readers.html_draft import Draft

_PAGE_NUMBER = re.compile(r"[\W\d]*(?:trang|page)?[\W\d]*", re.IGNORECASE)
_WORDS_LOOKED_AT = 200_000


def read_word(file: RawFile) -> RawText:
    """Read a .docx file; `RawText.source` is the flattened text that the places count in.

    Raises:
        ReadError: ``broken_file``, ``encrypted_file``, ``zip_bomb``, ``hostile_xml``, ``too_large``
            or ``no_words``.
    """
    document = open_package(file.data)
    heard = _Recorder()
    walker = _walker(document, heard.hear)
    drafts = list(_stories(document, walker))
    texts, encodings = decode_runs(heard.runs)
    if encodings:
        walker = _walker(document, _Replay(texts).tell)
        drafts = list(_stories(document, walker))
    blocks, source = _flatten(drafts)
    if not blocks:
        raise ReadError("no_words", "the Word file shows no words; it may hold pictures of pages")
    check_words(source[:_WORDS_LOOKED_AT])
    issues = legacy_issues(file.path, encodings)
    return RawText(blocks, source, file.media_type, issues=(*issues, *_issues(file.path, walker)))


@dataclass
class _Recorder:
    """Hears the runs of a document in order, so that all of them are judged together."""

    runs: list[tuple[str, str | None]] = field(default_factory=list)

    def hear(self, text: str, font: str | None) -> str:
        self.runs.append((text, font))
        return text


@dataclass
class _Replay:
    """Gives the runs decoded, in the order in which they were heard."""

    texts: list[str]
    _next: int = 0

    def tell(self, text: str, font: str | None) -> str:  # noqa: ARG002
        self._next += 1
        return self.texts[self._next - 1]


def _walker(document: Document, decode: TextDecoder) -> WordWalker:
    styles = Styles(next(iter(related(document, "styles")), None))
    numbering = Numbering(next(iter(related(document, "numbering")), None), styles)
    return WordWalker(styles, numbering, decode)


def _stories(document: Document, walker: WordWalker) -> Iterator[Draft]:
    body = child(document.element, "body")
    if body is None:
        raise ReadError("broken_file", "the file holds no Word document")
    yield from _frames(document, walker, "header")
    yield from walker.story(body)
    for kind in ("footnote", "endnote"):
        for root in related(document, f"{kind}s"):
            yield from _notes(root.findall(W + kind), walker)
    yield from _frames(document, walker, "footer")


def _frames(document: Document, walker: WordWalker, kind: str) -> Iterator[Draft]:
    """Headers or footers, each wording once; page numbers are no words."""
    walker.region = 0
    seen = set[str]()
    for root in related(document, kind):
        for draft in walker.story(root):
            if draft.text not in seen and not _PAGE_NUMBER.fullmatch(draft.text):
                yield draft
            seen.add(draft.text)
    walker.region = None


def _notes(notes: list[etree._Element], walker: WordWalker) -> Iterator[Draft]:
    """The notes with their number, apart from the words they hang on; separators are no notes."""
    count = 0
    for note in notes:
        if note.get(W + "type", "normal") != "normal":
            continue
        count += 1
        for n, draft in enumerate(walker.story(note)):
            label = "" if n or draft.seat else f"[{count}] "
            yield Draft(label + draft.text, 0, 0, bold=draft.bold)


def _flatten(drafts: list[Draft]) -> tuple[tuple[RawBlock, ...], str]:
    """The blocks, and the text that holds each of them word for word."""
    blocks: list[RawBlock] = []
    pieces: list[str] = []
    length = 0
    numbers: dict[int, int] = {}
    for draft in drafts:
        cell = None
        if draft.seat:
            seat = draft.seat
            table = numbers.setdefault(seat.table, len(numbers))
            cell = Cell(table, seat.row, seat.column, seat.rowspan, seat.colspan)
        separator = _separator(blocks[-1].cell, cell) if blocks else ""
        start = length + len(separator)
        length = start + len(draft.text)
        pieces += (separator, draft.text)
        place = Place(start, length)
        hint = draft.region is not None
        blocks.append(RawBlock(draft.text, place, draft.kind, cell, draft.level, draft.bold, hint))
    return tuple(blocks), "".join(pieces)


def _separator(before: Cell | None, cell: Cell | None) -> str:
    if before is None or cell is None or (before.table, before.row) != (cell.table, cell.row):
        return "\n"
    return "\n" if before.column == cell.column else "\t"


def _issues(path: str, walker: WordWalker) -> Iterator[Issue]:
    if walker.changed:
        message = f"changes are tracked in {walker.changed} paragraphs; they are taken as accepted"
        yield Issue(path, Stage.READ, "tracked_changes", message)
    if walker.too_large:
        message = f"{walker.too_large} tables were larger than can be laid out as a grid"
        yield Issue(path, Stage.READ, "table_too_large", message)
    if walker.embedded:
        message = f"{walker.embedded} objects of other programs (formulas, charts) were not read"
        yield Issue(path, Stage.READ, "embedded_object", message)
