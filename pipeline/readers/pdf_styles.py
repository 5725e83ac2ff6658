"""How runs of text are drawn: font, size, direction, and whether a reader sees them."""

import ctypes
import struct
from dataclasses import dataclass
from math import hypot

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
_LOOK, _PLACE = struct.Struct("4I4f"), struct.calcsize("2f")
"""Red, green, blue, opacity and four numbers of the matrix; the other two say where it stands."""


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
        self.alike: dict[tuple[float, ...], Style] = {}
        """One value a kind of text: told apart by `is`."""
        self.seen: dict[tuple[int, float, int, bytes], Style] = {}
        """The same by all that was asked, which is more."""
        self.before: tuple[int, int, float, float] = (-1, 0, 0, 0)
        self.held = (ctypes.c_char * (_LOOK.size + _PLACE))()
        at = ctypes.addressof(self.held)
        self.at_colours, self.at_matrix = (at, at + 4, at + 8, at + 12), at + 16
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
        size = size_at(self.handle, index)
        if not matrix_at(self.handle, index, self.at_matrix):
            return Style.plain(size)
        fill_colour(text_object, *self.at_colours)
        key = font, size, render_mode(text_object), bytes(self.held)[: _LOOK.size]
        style = self.seen.get(key)
        if style is None:
            style = self.seen[key] = self._new(*key)
        return style

    def _new(self, font: int, size: float, mode: int, look: bytes) -> Style:
        red, green, blue, alpha, a, b, c, d = _LOOK.unpack(look)
        unseen = mode in _UNSEEN or alpha == 0
        white = red >= _WHITE and green >= _WHITE and blue >= _WHITE
        drawn = (font, size, a, b, c, d, mode, unseen, white)
        style = self.alike.get(drawn)
        if style is None:
            known = _read_font(font)
            bold = known.bold or mode == _STROKED
            size *= hypot(c, d)
            style = Style(known, size, text_angle(a, b), bold, unseen=unseen, white=white)
            self.alike[drawn] = style
        return style


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
