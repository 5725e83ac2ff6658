"""The few PDFium functions that are called for every line or object of a page, without wrapping.

pypdfium2's own bindings build a typed pointer for each handle that goes in or out. Here handles are
plain addresses and the interpreter lock is kept, which makes a call take half the time.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_ADDRESS, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double
Handle = int | None
"""The address of a page, text page, text object or font; None for none."""


def address(handle: object) -> int:
    """The plain address in a handle of pypdfium2."""
    return ctypes.cast(handle, _ADDRESS).value or 0  # type: ignore[arg-type]


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    entry = address(getattr(raw, name))
    return ctypes.PYFUNCTYPE(result, *arguments)(entry)


is_made_up = _function("FPDFText_IsGenerated", _INT, _ADDRESS, _INT)
text_object_at = _function("FPDFText_GetTextObject", _ADDRESS, _ADDRESS, _INT)
loose_box = _function("FPDFText_GetLooseCharBox", _INT, _ADDRESS, _INT, _ADDRESS)
matrix_at = _function("FPDFText_GetMatrix", _INT, _ADDRESS, _INT, _ADDRESS)
size_at = _function("FPDFText_GetFontSize", _DOUBLE, _ADDRESS, _INT)
font_of = _function("FPDFTextObj_GetFont", _ADDRESS, _ADDRESS)
render_mode = _function("FPDFTextObj_GetTextRenderMode", _INT, _ADDRESS)
fill_colour = _function("FPDFPageObj_GetFillColor", _INT, *[_ADDRESS] * 5)
count_objects = _function("FPDFPage_CountObjects", _INT, _ADDRESS)
object_at = _function("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
object_type = _function("FPDFPageObj_GetType", _INT, _ADDRESS)
object_bounds = _function("FPDFPageObj_GetBounds", _INT, *[_ADDRESS] * 5)
count_in_form = _function("FPDFFormObj_CountObjects", _INT, _ADDRESS)
object_in_form = _function("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
