"""A PDF opened from its bytes, page by page, every handle closed as soon as it is done with."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from models.issues import ReadError

MAX_PAGES = 2_000
WIDEST = 14_400.0
"""Points; a PDF's own limit (ISO 32000-1, annex C.2). A page beyond it holds no plan."""
_TAIL = 2_048


@contextmanager
def open_pdf(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Opens with the empty password, which locks printing or copying but not reading.

    Raises:
        ReadError: ``encrypted_pdf``, ``broken_pdf`` or ``too_many_pages``.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            message = "the PDF is locked by a password: save a copy without one"
            raise ReadError("encrypted_pdf", message) from error
        if error.err_code == raw.FPDF_ERR_SECURITY:
            message = "the PDF is locked in a way that cannot be opened here: save a copy without"
            raise ReadError("encrypted_pdf", message) from error
        message = "the PDF is broken: no page of it can be found"
        raise ReadError("broken_pdf", message) from error
    try:
        if len(document) > MAX_PAGES:
            message = f"the PDF has {len(document)} pages, more than {MAX_PAGES}"
            raise ReadError("too_many_pages", message)
        yield document
    finally:
        document.close()


def is_cut_off(data: bytes) -> bool:
    """True if the mark that ends every PDF is missing, so that its last pages may be too."""
    return b"%%EOF" not in data[-_TAIL:]


@contextmanager
def open_page(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage | None]:
    """A page by its index from 0; None where it is broken or of no size."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        width, height = page.get_size()
        yield page if 1 <= width <= WIDEST and 1 <= height <= WIDEST else None
    finally:
        page.close()


def count_attachments(document: pdfium.PdfDocument) -> int:
    """How many files are embedded in the PDF."""
    count: int = document.count_attachments()
    return max(0, count)
