"""A page read by pdfplumber: slow, but right where the fast engine tears words or loses letters."""

import io
from collections.abc import Sequence
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.readers.pages import Box, Page, Piece, Ruling

_BROKEN = (
    PDFException, PdfminerException, pdfium.PdfiumError,
    ValueError, KeyError, TypeError, IndexError, AssertionError,
)  # fmt: skip
"""pdfminer has no error of its own for much that is broken."""
TOLERANCE = 0.15
"""Letter sizes: a wider gap parts words. A space of Times is 0.25; torn letters stand nearer."""


def plumb_page(document: pdfium.PdfDocument, number: int, rulings: Sequence[Ruling]) -> Page | None:
    """The page's words, with the rulings that are known; None if pdfplumber cannot read it.

    The page is handed over as a PDF of its own: fields painted into it stay, and nothing else of
    the file is parsed again.
    """
    try:
        with pdfplumber.open(_one_page(document, number)) as copy:
            page = copy.pages[0]
            words = page.dedupe_chars().extract_words(
                use_text_flow=True, return_chars=True, x_tolerance_ratio=TOLERANCE
            )
            pieces = tuple(_piece(word, page.bbox[0], page.bbox[1]) for word in words)
            size = float(page.width), float(page.height)
            page.close()
    except _BROKEN:
        return None
    return Page(number, *size, pieces, tuple(rulings))


def _one_page(document: pdfium.PdfDocument, number: int) -> io.BytesIO:
    stream = io.BytesIO()
    copy = pdfium.PdfDocument.new()
    try:
        copy.import_pages(document, [number - 1])
        copy.save(stream)
    finally:
        copy.close()
    stream.seek(0)
    return stream


def _piece(word: dict[str, Any], left: float, top: float) -> Piece:
    first = word["chars"][0]
    name = str(first["fontname"]).lower()
    box: Box = (word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
    return Piece(str(word["text"]), box, float(first["size"]), "bold" in name, "ital" in name)
