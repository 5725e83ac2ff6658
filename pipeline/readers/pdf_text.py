"""The text layer of a page as runs of words: boxes and fonts by a few calls, none a letter."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex

from pipeline.readers.pages import Box
from pipeline.readers.pdf_calls import address
from pipeline.readers.pdf_parts import Boxes, Parts
from pipeline.readers.pdf_styles import Style, Styles

MAX_CHARS = 200_000
"""Characters of one page; the densest printed table holds a tenth of it."""
WIDE, NEAR = 0.6, 0.2
"""Letter sizes: a wider gap may part columns, so that words beside it are pieces of their own.

The other is by how much letters may lie over those before them.
"""
_HYPHENED = regex.compile(r"[^\ufffe]+\ufffe?|\ufffe")
_ODD_SPACES = "\t\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


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

    def goes_on(self, box: Box, style: Style) -> bool:
        """True if words in this box are the next of this run: upright, alike and near."""
        if style is not self.style or style.angle != 0:
            return False
        return -NEAR * style.size <= box[0] - self.box[2] <= WIDE * style.size

    def append(self, words: str, box: Box, *, spaced: bool) -> None:
        """Adds the next words."""
        left, bottom, _, top = self.box
        self.text += f" {words}" if spaced else words
        self.box = (left, min(bottom, box[1]), box[2], max(top, box[3]))


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


def read_runs(
    text_page: pdfium.PdfTextPage, *, apart: bool = False, join: bool = False
) -> list[Run]:
    """The runs of a page in the order in which the PDF prints them; single words with `apart`.

    A run goes on over a space that the PDF itself prints. Where the engine made one up for a gap,
    which may be a column's, and where another text object begins, a new run begins. With `join`
    it goes on there too if the gap is narrow and the style the same: browsers print letters alone.
    """
    text = page_text(text_page)
    has_ligatures = 0xFB in high_bytes(text)
    has_odd_spaces = any(space in text for space in _ODD_SPACES)
    handle = address(text_page.raw)
    parts, box_of, styles = Parts(handle, text), Boxes(handle), Styles(handle)
    runs: list[Run] = []
    for line, (start, end) in enumerate(_lines(text)):
        before: Run | None = None
        for first, last, one in parts.of_line(start, end, apart=apart):
            words = text[first:last]
            if has_odd_spaces:
                words = " ".join(words.split())
            if has_ligatures:
                words = "".join(_LIGATURES.get(letter, letter) for letter in words)
            spaced = first == start or text[first - 1].isspace()
            box = box_of(first, last)
            style = styles.at(one, first, box, line)
            if join and before is not None and before.goes_on(box, style):
                before.append(words, box, spaced=spaced)
            else:
                before = Run(words, box, style, line, spaced)
                runs.append(before)
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
