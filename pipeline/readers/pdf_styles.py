"""How runs of text are drawn: font, size, direction, and whether a reader sees them."""

import ctypes
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

import pypdfium2.raw as raw
import regex

from pipeline.readers.pages import Box
from pipeline.readers.pdf_calls import (
    Handle,
    fill_colour,
    font_of,
    matrix_at,
    render_mode,
    size_at,
)
from pipeline.readers.pdf_geometry import Angle, text_angle

_BOLD = regex.compile(r"bold|black|heavy|demi(?!r)", regex.IGNORECASE)
_ITALIC = regex.compile(r"ital|obli", regex.IGNORECASE)
_NAMED = regex.compile(r"\p{L}{4}")
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6  # ISO 32000-1, table 123
_HEAVY = 600
_UNSEEN = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_STROKED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its name in the PDF (``ABCDEF+TimesNewRomanPS-BoldMT``)."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is drawn; `size` in points, `unseen` of an invisible layer (a scan's)."""

    font: Font
    size: float
    angle: Angle
    bold: bool
    unseen: bool
    white: bool

    @classmethod
    def plain(cls, size: float) -> "Style":
        """Upright black text in no font that is known."""
        font = Font("", bold=False, italic=False)
        return cls(font, size, 0, bold=False, unseen=False, white=False)


class Styles:
    """The style of a run, asked once for each text object of the page, or less.

    An object in the font and height of the one before it on its line is taken to look like it.
    """

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.known: dict[Handle, Style] = {None: Style.plain(0)}
        self.alike: dict[_Drawn, Style] = {}  # one value a kind of text: told apart by `is`
        self.before: tuple[int, int, float, float] = (-1, 0, 0, 0)
        self.matrix = raw.FS_MATRIX()
        self.colour = (ctypes.c_uint * 4)()
        self.last = Style.plain(0)

    def at(self, text_object: Handle, index: int, box: Box, line: int) -> Style:
        """The style of a text object, which prints the character at `index`."""
        style = self.known.get(text_object)
        if style is None:
            font = font_of(text_object)
            looks = (line, font, box[1], box[3])
            if looks != self.before:
                self.before = looks
                self.last = self._style(text_object, font, index)
            style = self.known[text_object] = self.last
        return style

    def _style(self, text_object: Handle, font: int, index: int) -> Style:
        matrix, colour = self.matrix, self.colour
        size = size_at(self.handle, index)
        if not matrix_at(self.handle, index, ctypes.addressof(matrix)):
            return Style.plain(size)
        first = ctypes.addressof(colour)
        fill_colour(text_object, first, first + 4, first + 8, first + 12)
        red, green, blue, alpha = colour
        drawn = _Drawn(
            font,
            size,
            (matrix.a, matrix.b, matrix.c, matrix.d),
            render_mode(text_object),
            min(red, green, blue) >= _WHITE,
            alpha > 0,
        )
        style = self.alike.get(drawn)
        if style is None:
            style = self.alike[drawn] = drawn.style(_read_font(font))
        return style


class _Drawn(NamedTuple):
    """How a text object is drawn, as the engine says it."""

    font: int
    size: float
    matrix: tuple[float, float, float, float]
    mode: int
    white: bool
    opaque: bool

    def style(self, font: Font) -> Style:
        """The same as a reader sees it."""
        a, b, c, d = self.matrix
        return Style(
            font=font,
            size=self.size * hypot(c, d),
            angle=text_angle(a, b),
            bold=font.bold or self.mode == _STROKED,
            unseen=self.mode in _UNSEEN or not self.opaque,
            white=self.white,
        )


def _read_font(font: int) -> Font:
    handle = ctypes.cast(font, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    flags = raw.FPDFFont_GetFlags(handle)
    unnamed = not _NAMED.search(name.partition("+")[2] or name)
    heavy = unnamed and raw.FPDFFont_GetWeight(handle) >= _HEAVY
    return Font(
        name,
        bold=bool(_BOLD.search(name) or (flags > 0 and flags & _FORCE_BOLD) or heavy),
        italic=bool(_ITALIC.search(name) or (flags > 0 and flags & _ITALIC_FLAG)),
    )
