"""PDF: the text layer where it can be believed, OCR where it cannot, page by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import pypdfium2 as pdfium

from models.issues import Issue, ReadError, Severity, Stage
from models.spans import Place, join_places
from models.text import RawBlock, RawFile, RawText, TextSource
from pipeline.legacy_encodings import legacy_issues
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Page
from pipeline.readers.pdf_document import count_attachments, is_cut_off, open_page, open_pdf
from pipeline.readers.pdf_page import PageText, is_scan, is_suspicious, read_page_text
from pipeline.readers.pdf_text import Run, open_text, read_runs
from pipeline.readers.pdf_widgets import Field, find_fields, flatten

BATCH = 12
"""Pages read before they are laid out."""
MANY = 8
"""Words left out of a page before it is worth an issue: a stamp in the margin has fewer."""
_GRAVE = ("ocr_missing", "ocr_timeout", "ocr_failed", "page_too_complex", "broken_page")
"""Why a file may give no words at all, the first that holds."""
_LEFT_OUT = {
    "slanted": ("slanted_text", "slanted text (a watermark) was not read"),
    "turned": ("turned_text", "text that stands on its side was not read"),
    "unseen": ("unseen_text", "text that no reader sees was not read"),
    "outside": ("text_outside_page", "text outside the visible page was not read"),
}


def read_pdf(file: RawFile) -> RawText:
    """Read a PDF.

    Raises:
        ReadError: ``encrypted_pdf``, ``broken_pdf``, ``too_many_pages``, ``ocr_missing`` where
            the file is all scans and cannot be read without tesseract, or ``no_words``.
    """
    with open_pdf(file.data) as document:
        reading = _Reading(file.path, document)
        layout = lay_out(reading.pages(), path=file.path)
        reading.note_file(file.data)
    if not layout.blocks:
        raise reading.why_empty()
    return RawText(
        blocks=(*layout.blocks, *reading.seals),
        source="",
        media_type=file.media_type,
        issues=(*reading.issues(), *layout.issues),
        text_source=reading.text_source,
    )


@dataclass(slots=True)
class _Reading:
    """One file being read: what is noted on the way, page numbers by what happened there."""

    path: str
    document: pdfium.PdfDocument
    notes: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    seals: list[RawBlock] = field(default_factory=list)
    kinds: Counter[bool] = field(default_factory=Counter)
    encodings: set[str] = field(default_factory=set)
    file_notes: list[Issue] = field(default_factory=list)

    def pages(self) -> Iterator[Page]:
        """The pages, a few of them read at a time: never many are held, and the caches stay warm.

        Taking turns page by page with the layout costs a fifth more time.
        """
        pages = self._pages()
        while batch := tuple(islice(pages, BATCH)):
            yield from batch

    def _pages(self) -> Iterator[Page]:
        for index in range(len(self.document)):
            page = self._page(index)
            if page is not None and page.pieces:
                self.kinds[page.ocr] += 1
                yield page

    def _page(self, index: int) -> Page | None:
        before: list[Run] | None = None
        with open_page(self.document, index) as handle:
            fields = self._fields(handle, index + 1)
            if not fields:
                return self._read(handle, index + 1)
            before = _words(handle)
            if not flatten(handle):
                self._note("fields_not_read", "fields could not be read", index + 1)
        with open_page(self.document, index) as handle:
            return self._read(handle, index + 1, before, fields)

    def _fields(self, handle: pdfium.PdfPage | None, number: int) -> list[Field]:
        fields = find_fields(handle) if handle else []
        if fields is None:
            self._note("fields_not_read", "too many fields stand on pages", number)
        return fields or []

    def _read(
        self,
        handle: pdfium.PdfPage | None,
        number: int,
        before: list[Run] | None = None,
        fields: Sequence[Field] = (),
    ) -> Page | None:
        if handle is None:
            self._note("broken_page", "pages could not be opened", number)
            return None
        found = read_page_text(handle, number, before=before, fields=fields)
        self._keep(found)
        return self._scan(handle, found) if is_scan(found) else self._text(handle, found)

    def _text(self, handle: pdfium.PdfPage, found: PageText) -> Page | None:
        """The text layer; where letters are lost or torn, pdfplumber's, else what OCR sees."""
        page = found.as_page()
        if not is_suspicious(found.text):
            return page
        from pipeline.readers.ocr import why_unavailable
        from pipeline.readers.pdf_plumber import plumb_page

        plumbed = plumb_page(self.document, found.number, page.rulings)
        if plumbed and not is_suspicious(" ".join(piece.text for piece in plumbed.pieces)):
            return plumbed
        if not why_unavailable():
            return self._scan(handle, found)
        self._note("torn_words", "letters are lost or torn from their words", found.number)
        return plumbed or page

    def _scan(self, handle: pdfium.PdfPage, found: PageText) -> Page | None:
        from pipeline.readers.ocr import RESOLUTION, ocr_page, why_unavailable
        from pipeline.readers.pdf_render import render_page

        if not found.drawing.is_whole:
            return None  # noted as page_too_complex
        if missing := why_unavailable():
            self._note("ocr_missing", missing, found.number)
            return None
        picture, dpi = render_page(handle, dpi=RESOLUTION)
        try:
            page = ocr_page(picture, number=found.number, dpi=dpi)
        except ReadError as error:
            self._note(error.code, str(error), found.number)
            return None
        if doubt := page.doubt:
            self._note("damaged_number", doubt, found.number)
        return page

    def _keep(self, found: PageText) -> None:
        self.encodings.update(found.encodings)
        upright = found.frame.upright()
        for seal in found.seals:
            places = [Place(page=found.number, box=upright(*word.box)) for word in seal]
            text = " ".join(word.text for word in seal)
            place = join_places(places) or places[0]
            self.seals.append(RawBlock(text, place, furniture_hint=True))
        for name, (code, message) in _LEFT_OUT.items():
            if getattr(found.sifted, name) >= (MANY if name != "slanted" else 1):
                self._note(code, message, found.number)
        if not found.drawing.is_whole:
            self._note("page_too_complex", "not all that is drawn was looked at", found.number)

    def _note(self, code: str, message: str, number: int) -> None:
        self.notes.setdefault((code, message), []).append(number)

    def note_file(self, data: bytes) -> None:
        """Notes what concerns the file as a whole."""
        if is_cut_off(data):
            message = "the PDF breaks off: its last pages may be missing"
            self.file_notes.append(self._issue("truncated_pdf", message))
        if attachments := count_attachments(self.document):
            message = f"files attached to the PDF are not read: {attachments}"
            self.file_notes.append(self._issue("attachments_ignored", message))
        self.file_notes += legacy_issues(self.path, sorted(self.encodings))

    def issues(self) -> Iterator[Issue]:
        """What a researcher should know, each thing once with its pages."""
        yield from self.file_notes
        for (code, message), numbers in self.notes.items():
            yield self._issue(code, f"{message} ({_pages(numbers)})")

    def _issue(self, code: str, message: str) -> Issue:
        return Issue(self.path, Stage.READ, code, message, Severity.WARNING)

    def why_empty(self) -> ReadError:
        """Why no page gave a block: the gravest of the notes."""
        for wanted in _GRAVE:
            for code, message in self.notes:
                if code == wanted:
                    name = "broken_pdf" if code == "broken_page" else code
                    return ReadError(name, message)
        return ReadError("no_words", "the PDF shows no words")

    @property
    def text_source(self) -> TextSource:
        """How the words were got."""
        if not self.kinds[True]:
            return "text"
        return "mixed" if self.kinds[False] else "ocr"


def _words(page: pdfium.PdfPage) -> list[Run]:
    with open_text(page) as text_page:
        return read_runs(text_page, apart=True)


def _pages(numbers: list[int]) -> str:
    """Page numbers in words, runs shortened.

    >>> _pages([1]), _pages([1, 2, 3, 7])
    ('page 1', 'pages 1-3, 7')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    shown = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
