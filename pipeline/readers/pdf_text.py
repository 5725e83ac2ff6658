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
from pipeline.readers.pdf_calls import (
    Handle,
    address,
    fill_colour,
    font_of,
    is_made_up,
    loose_box,
    matrix_at,
    render_mode,
    size_at,
    text_object_at,
)
from pipeline.readers.pdf_geometry import Angle, text_angle

MAX_CHARS = 200_000
"""Characters of one page; the densest printed table holds a tenth of it."""
_HYPHENED = regex.compile(r"[^\ufffe]+\ufffe?|\ufffe")
_ODD_SPACES = "\t\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
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
    has_ligatures = 0xFB in high_bytes(text)
    has_odd_spaces = any(space in text for space in _ODD_SPACES)
    handle = address(text_page.raw)
    parts, box_of, styles = _Parts(handle, text), _Boxes(handle), _Styles(handle)
    runs: list[Run] = []
    for line, (start, end) in enumerate(_lines(text)):
        for first, last, one in parts.of_line(start, end, apart=apart):
            words = text[first:last]
            if has_odd_spaces:
                words = " ".join(words.split())
            if has_ligatures:
                words = "".join(_LIGATURES.get(letter, letter) for letter in words)
            spaced = first == start or text[first - 1].isspace()
            box = box_of(first, last)
            runs.append(Run(words, box, styles.at(one, first, box, line), line, spaced))
    return runs


def high_bytes(text: str) -> bytes:
    """The upper byte of each letter's code: which pages of Unicode a text takes from, quickly."""
    return text.encode("utf-16-le", "surrogatepass")[1::2]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each line; U+FFFE stands for the hyphen at a line's end."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "\ufffe" in line:
            yield from (match.span() for match in _HYPHENED.finditer(text, start, end))
        else:
            yield start, end
        start = end + 1


class _Parts:
    """Finds the runs of a line, asking the engine as seldom as may be."""

    def __init__(self, handle: int, text: str) -> None:
        self.handle, self.text = handle, text

    def of_line(self, start: int, end: int, *, apart: bool) -> Iterator[tuple[int, int, Handle]]:
        """Begin and end of each run, and the text object that prints it."""
        line = self.text[start:end]
        end -= len(line) - len(line.rstrip())
        start += len(line) - len(line.lstrip())
        if start >= end:
            return
        first = text_object_at(self.handle, start)
        is_one = end - start == 1 or text_object_at(self.handle, end - 1) == first
        if is_one and not apart and "  " not in line and not self._has_gap(start, end):
            yield start, end, first
        else:
            yield from self._by_object(start, end, apart=apart)

    def _has_gap(self, start: int, end: int) -> bool:
        """True if one of the spaces is made up for a gap between letters."""
        handle, find = self.handle, self.text.find
        at = find(" ", start, end)
        while at >= 0:
            if is_made_up(handle, at):
                return True
            at = find(" ", at + 1, end)
        return False

    def _by_object(self, start: int, end: int, *, apart: bool) -> Iterator[tuple[int, int, Handle]]:
        """The same where several text objects print the line, or gaps part its words."""
        first = last = -1
        held: Handle = None
        for left, right in self._words(start, end):
            one = text_object_at(self.handle, left)
            is_near = left == last + 1 and not apart and one == held
            if first < 0:
                first = left
            elif not is_near or is_made_up(self.handle, last):
                yield first, last, held
                first = left
            last, held = right, one
        if first >= 0:
            yield first, last, held

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The words; digits that another object sets behind one (`90%` and a note's 1) are apart."""
        for match in _WORD.finditer(self.text, start, end):
            left, right = at = match.span()
            cut = right
            if self.text[right - 1].isdigit() and right - left > 1:
                tail = text_object_at(self.handle, right - 1)
                while cut > left and self.text[cut - 1].isdigit():
                    if text_object_at(self.handle, cut - 1) != tail:
                        break
                    cut -= 1
                if tail == text_object_at(self.handle, left):
                    cut = right
            yield from ((left, cut), (cut, right)) if left < cut < right else (at,)


class _Boxes:
    """Where letters stand."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.rect = raw.FS_RECTF()
        self.at_rect = ctypes.addressof(self.rect)

    def __call__(self, first: int, last: int) -> Box:
        """The box of a range: from its first letter to its last, as high as the font."""
        rect = self.rect
        loose_box(self.handle, first, self.at_rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if last - first > 1:
            loose_box(self.handle, last - 1, self.at_rect)
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        return left, bottom, right, top


class _Styles:
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
    unnamed = not regex.search(r"\p{L}{4}", name.partition("+")[2] or name)
    heavy = unnamed and raw.FPDFFont_GetWeight(handle) >= _HEAVY
    return Font(
        name,
        bold=bool(_BOLD.search(name) or (flags > 0 and flags & _FORCE_BOLD) or heavy),
        italic=bool(_ITALIC.search(name) or (flags > 0 and flags & _ITALIC_FLAG)),
    )
