"""What is drawn on a page besides text: ruled lines, filled areas, pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.readers.pages import Box
from pipeline.readers.pdf_calls import (
    address,
    count_in_form,
    count_objects,
    object_at,
    object_bounds,
    object_in_form,
    object_type,
)

THIN = 3.0
"""Points: what is drawn no thicker is a line, however it was drawn (a stroke, a filled box)."""
SHORTEST = 4.0
"""Points: shorter lines are parts of letters and ornaments."""
MAX_OBJECTS, MAX_RULINGS, MAX_SEGMENTS, MAX_DEPTH = 150_000, 20_000, 5_000, 6
_DARK = 128
_TYPES_READ = frozenset({raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING})
_FORM, _PATH, _TEXT = raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawing:
    """The drawn things of a page, boxes in the PDF's coordinates: left, bottom, right, top.

    `dark` are areas on which white letters can be seen; `objects` counts all that was looked at,
    text too; `is_whole` is False where there was more than could be looked at.
    """

    rulings: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    dark: list[Box] = field(default_factory=list)
    objects: int = 0
    is_whole: bool = True

    def picture_share(self, page: Box) -> float:
        """The share of the page that its largest picture covers, 0 to 1."""
        left, bottom, right, top = page
        area = (right - left) * (top - bottom)
        covers = [
            max(0.0, min(right, x1) - max(left, x0)) * max(0.0, min(top, y1) - max(bottom, y0))
            for x0, y0, x1, y1 in self.pictures
        ]
        return max(covers, default=0.0) / area if area else 0.0


def read_drawing(page: pdfium.PdfPage) -> Drawing:
    """Goes over the objects of a page, those inside form objects too, in bounded time."""
    drawing = Drawing()
    edges = (ctypes.c_float * 4)()
    for one, kind, matrix in _objects(page, drawing):
        box = _bounds(one, matrix, edges)
        if box is None:
            continue
        if kind != _PATH:
            drawing.pictures.append(box)
        elif len(drawing.rulings) >= MAX_RULINGS:
            drawing.is_whole = False
            break
        else:
            _read_path(ctypes.cast(one, raw.FPDF_PAGEOBJECT), matrix, box, drawing)
    return drawing


def _objects(page: pdfium.PdfPage, drawing: Drawing) -> Iterator[tuple[int, int, Matrix]]:
    """Paths and pictures with the matrix of the form they stand in; never more than the bound."""
    forms: list[tuple[int, Matrix, int]] = []
    count, get = count_objects, object_at
    holder, matrix, depth = address(page.raw), _IDENTITY, 0
    while True:
        held = count(holder)
        ones = list(map(get, repeat(holder), range(min(held, MAX_OBJECTS - drawing.objects))))
        for one, kind in zip(ones, map(object_type, ones), strict=True):
            if kind == _TEXT:
                continue
            if kind in _TYPES_READ:
                yield one, kind, matrix
            elif kind == _FORM and depth < MAX_DEPTH:
                form = ctypes.cast(one, raw.FPDF_PAGEOBJECT)
                forms.append((one, _matrix(form, matrix), depth + 1))
        drawing.objects += max(held, 0)
        drawing.is_whole &= drawing.objects <= MAX_OBJECTS
        if not forms or drawing.objects >= MAX_OBJECTS:
            return
        holder, matrix, depth = forms.pop()
        count, get = count_in_form, object_in_form


def _matrix(thing: object, outer: Matrix) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(own)):
        return outer
    a, b, c, d, e, f = outer
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _bounds(thing: int, matrix: Matrix, edges: "ctypes.Array[ctypes.c_float]") -> Box | None:
    at = ctypes.addressof(edges)
    if not object_bounds(thing, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top = edges
    if matrix is _IDENTITY:
        return left, bottom, right, top
    return _hull([_point(left, bottom, matrix), _point(right, top, matrix)])


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _hull(points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _read_path(thing: object, matrix: Matrix, box: Box, drawing: Drawing) -> None:
    """A thin path is a line; of others the straight strokes are lines, a dark fill is an area."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if min(width, height) <= THIN:
        if max(width, height) >= SHORTEST and _is_drawn(thing):
            drawing.rulings.append(box)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    if fill.value and _is_dark(thing):
        drawing.dark.append(box)
    if not stroke.value and not fill.value:
        return
    count = raw.FPDFPath_CountSegments(thing)
    if count > MAX_SEGMENTS:
        return  # a map, or letters drawn as outlines
    if stroke.value:
        drawing.rulings += _strokes(thing, count, _matrix(thing, matrix))
    elif count > 5:
        drawing.rulings += _thin_parts(thing, count, _matrix(thing, matrix))


def _is_drawn(thing: object) -> bool:
    """False for a path that only clips, or is white on white paper."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    if not fill.value and not stroke.value:
        return False
    get = raw.FPDFPageObj_GetStrokeColor if stroke.value else raw.FPDFPageObj_GetFillColor
    colour = tuple(ctypes.c_uint() for _ in range(4))
    if not get(thing, *colour):
        return True
    red, green, blue, alpha = (part.value for part in colour)
    return alpha > 0 and min(red, green, blue) < 250


def _is_dark(thing: object) -> bool:
    colour = tuple(ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(thing, *colour)
    red, green, blue, alpha = (part.value for part in colour)
    return bool(known) and alpha > _DARK and 0.3 * red + 0.59 * green + 0.11 * blue < 2 * _DARK - 26


def _subpaths(thing: object, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path, closed where the path closes it; curves end a part."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _point(x.value, y.value, matrix)
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = [point]
            continue
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield [*points, points[0]]
            points = [points[0]]
    if len(points) > 1:
        yield points


def _strokes(thing: object, count: int, matrix: Matrix) -> Iterator[Box]:
    """The horizontal and vertical strokes of a path, as boxes of no thickness."""
    for points in _subpaths(thing, count, matrix):
        for i in range(len(points) - 1):
            left, bottom, right, top = _hull(points[i : i + 2])
            width, height = right - left, top - bottom
            if min(width, height) <= 1 and max(width, height) >= SHORTEST:
                yield left, bottom, right, top


def _thin_parts(thing: object, count: int, matrix: Matrix) -> Iterator[Box]:
    """Thin boxes filled together as one path: all borders of a table drawn at once."""
    for points in _subpaths(thing, count, matrix):
        left, bottom, right, top = _hull(points)
        width, height = right - left, top - bottom
        if min(width, height) <= THIN and max(width, height) >= SHORTEST:
            yield left, bottom, right, top
