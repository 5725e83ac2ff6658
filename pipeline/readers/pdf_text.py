"""The text layer of a page as words: boxes and fonts by a few calls a word, none a letter."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex

from pipeline.readers.pages import Box
from pipeline.readers.pdf_geometry import Angle, text_angle

MAX_CHARS = 200_000
"""Characters of one page; the densest printed table holds a tenth of it."""
_WORD = regex.compile(r"[^\s\ufffe\x00]+\ufffe?|\ufffe")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
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
class Word:
    """A word with its box in the PDF's own coordinates: left, bottom, right, top.

    `line` counts the lines as the PDF's text runs, `spaced` tells whether a space or a line
    end parts it from the word before.
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


def read_words(text_page: pdfium.PdfTextPage) -> list[Word]:
    """The words of a page in the order in which the PDF prints them."""
    text = page_text(text_page)
    ligatures = max(text, default="") >= "\ufb00"
    handle, box = text_page.raw, raw.FS_RECTF()
    at_box, get_box = ctypes.byref(box), raw.FPDFText_GetLooseCharBox
    styles = _Styles(handle)
    words: list[Word] = []
    line = end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        between = text[end:start]
        line += "\n" in between or "\ufffe" in text[max(0, end - 1) : end]
        end = match.end()
        get_box(handle, start, at_box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if end - start > 1:
            get_box(handle, end - 1, at_box)
            left, right = min(left, box.left), max(right, box.right)
            bottom, top = min(bottom, box.bottom), max(top, box.top)
        words.append(
            Word(
                match[0].translate(_LIGATURES) if ligatures else match[0],
                (left, bottom, right, top),
                styles.at(start),
                line,
                bool(between) or not words,
            )
        )
    return words


class _Styles:
    """The style of a character, asked once for each text object of the page."""

    def __init__(self, handle: object) -> None:
        self.handle = handle
        self.known: dict[bytes, Style] = {}
        self.alike: dict[Style, Style] = {}  # one value a kind of text: told apart by `is`
        self.fonts: dict[bytes, Font] = {}
        self.matrix = raw.FS_MATRIX()
        self.colour = tuple(ctypes.c_uint() for _ in range(4))

    def at(self, index: int) -> Style:
        text_object = raw.FPDFText_GetTextObject(self.handle, index)
        key = bytes(text_object)  # of a pointer: its address
        style = self.known.get(key)
        if style is None:
            style = self._style(text_object, index)
            style = self.known[key] = self.alike.setdefault(style, style)
        return style

    def _style(self, text_object: object, index: int) -> Style:
        size = raw.FPDFText_GetFontSize(self.handle, index)
        matrix = self.matrix
        if not raw.FPDFText_GetMatrix(self.handle, index, ctypes.byref(matrix)):
            return Style.plain(size)
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
        font = self._font(text_object)
        red, green, blue, alpha = self.colour
        raw.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha)
        return Style(
            font=font,
            size=size * hypot(matrix.c, matrix.d),
            angle=text_angle(matrix.a, matrix.b),
            bold=font.bold or mode == _STROKED,
            unseen=mode in _UNSEEN or alpha.value == 0,
            white=min(red.value, green.value, blue.value) >= _WHITE,
        )

    def _font(self, text_object: object) -> Font:
        handle = raw.FPDFTextObj_GetFont(text_object)
        key = bytes(handle)
        font = self.fonts.get(key)
        if font is None:
            font = self.fonts[key] = _read_font(handle)
        return font


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
