"""Signature and form fields: their words are painted into the page before it is read.

Plans signed with the state's digital seal print number, day and month in the appearance of
fields that lie over the page, where a reader of the page's own text does not look.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.readers.pages import Box

MAX_ANNOTATIONS = 1_000
"""Of one page: painting them in takes time that grows with their square."""
_PAINTED = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
Field = tuple[Box, str]
"""A field's box in the PDF's coordinates, and its value where it has one in words."""


def find_fields(page: pdfium.PdfPage) -> list[Field] | None:
    """The fields, stamps and typed notes that are seen on the page; None where too many stand."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    return list(_fields(page, count)) if count <= MAX_ANNOTATIONS else None


def _fields(page: pdfium.PdfPage, count: int) -> Iterator[Field]:
    for i in range(count):
        annotation = raw.FPDFPage_GetAnnot(page.raw, i)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) not in _PAINTED:
                continue
            if raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                continue
            box = _rectangle(annotation)
            if box:
                yield box, _value(annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def flatten(page: pdfium.PdfPage) -> bool:
    """Paints the appearances into the page, which must then be closed and opened again."""
    return bool(raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_FAIL)


def _rectangle(annotation: object) -> Box | None:
    rect = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
        return None
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    return (left, bottom, right, top) if right > left and top > bottom else None


def _value(annotation: object) -> str:
    """The typed value (/V) of a text field, "" of others."""
    size = raw.FPDFAnnot_GetStringValue(annotation, b"V\0", None, 0)
    if not 2 < size <= 4096:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, b"V\0", buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").strip()
