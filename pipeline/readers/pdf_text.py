"""The text layer of a page as runs of words: boxes and fonts by a few calls, none a letter."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex

from pipeline.readers.pages import Box
from pipeline.readers.pdf_geometry import Angle, text_angle

MAX_CHARS = 200_000
"""Characters of one page; the densest printed table holds a tenth of it."""
_LINE = regex.compile(r"[^\r\n\ufffe]+\ufffe?|\ufffe")  # U+FFFE: a hyphen at the line's end
_ODD_SPACE = regex.compile(r"[^\S \r\n]")
_WORD = regex.compile(r"[^\s\x00]+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BOLD = regex.compile(r"bold|black|heavy|demi(?!r)", regex.IGNORECASE)
_ITALIC = regex.compile(r"ital|obli", regex.IGNORECASE)
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


@dataclass(slots=True)
class Run:
    """Words of one line that were printed together, with single spaces between them.

    `box` is in the PDF's own coordinates: left, bottom, right, top. `line` counts the lines as
    the PDF's text runs, `spaced` tells whether a space or a line end stands before the run.
    """

    text: str
    box: Box
    style: Style
    line: int
    spaced: bool


@contextmanager
def open_text(page: pdfium.PdfPage) -> Iterator[pdfium.PdfTextPage]:
    """The text page of a page, closed afterwards."""
    text_page = page.get_textpage()
    try:
        yield text_page
    finally:
        text_page.close()


def page_text(text_page: pdfium.PdfTextPage) -> str:
    """All characters of a page, lines parted by CR LF; character `i` is the engine's own `i`."""
    handle, count = text_page.raw, min(text_page.count_chars(), MAX_CHARS)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer) - 1
    text = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # letters beyond the basic plane, or some that the engine leaves out: ask for each
    codes = (raw.FPDFText_GetUnicode(handle, i) for i in range(count))
    return "".join(chr(c) if c < 0xD800 or 0xDFFF < c <= 0x10FFFF else "\ufffd" for c in codes)


def read_runs(text_page: pdfium.PdfTextPage, *, apart: bool = False) -> list[Run]:
    """The runs of a page in the order in which the PDF prints them; single words with `apart`.

    A run goes on over a space that the PDF itself prints. Where the engine made one up for a gap,
    which may be a column's, and where another text object begins, a new run begins.
    """
    text = page_text(text_page)
    has_ligatures = max(text, default="") >= "\ufb00"
    has_odd_spaces = bool(_ODD_SPACE.search(text))
    reader = _Reader(text_page.raw, text)
    runs: list[Run] = []
    for line, match in enumerate(_LINE.finditer(text)):
        for first, last in reader.parts(*match.span(), apart=apart):
            words = text[first:last]
            if has_odd_spaces:
                words = " ".join(words.split())
            if has_ligatures:
                words = "".join(_LIGATURES.get(letter, letter) for letter in words)
            spaced = first == match.start() or text[first - 1].isspace()
            runs.append(Run(words, reader.box(first, last), reader.style, line, spaced))
    return runs


class _Reader:
    """Asks the engine where letters stand and how they are drawn, as seldom as may be."""

    def __init__(self, handle: object, text: str) -> None:
        self.handle, self.text = handle, text
        self.styles = _Styles(handle)
        self.style = Style.plain(0)
        self.rect = raw.FS_RECTF()
        self.at_rect = ctypes.byref(self.rect)

    def parts(self, start: int, end: int, *, apart: bool) -> Iterator[tuple[int, int]]:
        """The runs of a line, `style` being that of each as it comes."""
        line = self.text[start:end]
        end -= len(line) - len(line.rstrip())
        start += len(line) - len(line.lstrip())
        if start >= end:
            return
        held = self.styles.key(start)
        is_one = end - start == 1 or self.styles.key(end - 1) == held
        if is_one and not apart and "  " not in line and not self._has_gap(start, end):
            self.style = self.styles.at(held, start)
            yield start, end
        else:
            yield from self._parts(start, end, apart=apart)

    def _has_gap(self, start: int, end: int) -> bool:
        """True if one of the spaces is made up for a gap between letters."""
        is_made_up, find = raw.FPDFText_IsGenerated, self.text.find
        at = find(" ", start, end)
        while at >= 0:
            if is_made_up(self.handle, at):
                return True
            at = find(" ", at + 1, end)
        return False

    def _parts(self, start: int, end: int, *, apart: bool) -> Iterator[tuple[int, int]]:
        """The same where several text objects print the line, or gaps part its words."""
        key_of, is_made_up = self.styles.key, raw.FPDFText_IsGenerated
        first, last, held = start, start, b""
        for match in _WORD.finditer(self.text, start, end):
            left, right = match.span()
            key = key_of(left)
            is_near = left == last + 1 and not apart and key == held
            if held and (not is_near or is_made_up(self.handle, last)):
                self.style = self.styles.at(held, first)
                yield first, last
                first = left
            elif not held:
                first = left
            last, held = right, key
        if held:
            self.style = self.styles.at(held, first)
            yield first, last

    def box(self, first: int, last: int) -> Box:
        """The box of a range: from its first letter to its last, as high as the font."""
        rect, get = self.rect, raw.FPDFText_GetLooseCharBox
        get(self.handle, first, self.at_rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if last - first > 1:
            get(self.handle, last - 1, self.at_rect)
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        return left, bottom, right, top


class _Styles:
    """The style of a character, asked once for each text object of the page."""

    def __init__(self, handle: object) -> None:
        self.handle = handle
        self.known: dict[bytes, Style] = {}
        self.alike: dict[_Drawn, Style] = {}  # one value a kind of text: told apart by `is`
        self.fonts: dict[bytes, Font] = {}
        self.matrix = raw.FS_MATRIX()
        self.at_matrix = ctypes.byref(self.matrix)
        self.colour = tuple(ctypes.c_uint() for _ in range(4))

    def key(self, index: int) -> bytes:
        """What tells the text object of a character from others."""
        return bytes(raw.FPDFText_GetTextObject(self.handle, index))  # of a pointer: its address

    def at(self, key: bytes, index: int) -> Style:
        """The style of the text object `key`, which prints the character."""
        style = self.known.get(key)
        if style is None:
            text_object = raw.FPDFText_GetTextObject(self.handle, index)
            style = self.known[key] = self._style(text_object, index)
        return style

    def _style(self, text_object: object, index: int) -> Style:
        matrix, (red, green, blue, alpha) = self.matrix, self.colour
        if not raw.FPDFText_GetMatrix(self.handle, index, self.at_matrix):
            return Style.plain(raw.FPDFText_GetFontSize(self.handle, index))
        raw.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha)
        font = raw.FPDFTextObj_GetFont(text_object)
        drawn = _Drawn(
            bytes(font),
            raw.FPDFText_GetFontSize(self.handle, index),
            (matrix.a, matrix.b, matrix.c, matrix.d),
            raw.FPDFTextObj_GetTextRenderMode(text_object),
            min(red.value, green.value, blue.value) >= _WHITE,
            alpha.value > 0,
        )
        style = self.alike.get(drawn)
        if style is None:
            style = self.alike[drawn] = drawn.style(self._font(font))
        return style

    def _font(self, handle: object) -> Font:
        key = bytes(handle)  # type: ignore[call-overload]
        font = self.fonts.get(key)
        if font is None:
            font = self.fonts[key] = _read_font(handle)
        return font


class _Drawn(NamedTuple):
    """How a text object is drawn, as the engine says it."""

    font: bytes
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


def _read_font(handle: object) -> Font:
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    flags = raw.FPDFFont_GetFlags(handle)
    unnamed = not regex.search(r"\p{L}{4}", name.partition("+")[2] or name)
    heavy = unnamed and raw.FPDFFont_GetWeight(handle) >= _HEAVY
    return Font(
        name,
        bold=bool(_BOLD.search(name) or (flags > 0 and flags & _FORCE_BOLD) or heavy),
        italic=bool(_ITALIC.search(name) or (flags > 0 and flags & _ITALIC_FLAG)),
    )
