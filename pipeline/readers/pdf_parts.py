"""Where the runs of a line begin and end, and where on the page they stand."""

import ctypes
import struct
from collections.abc import Iterator

import regex

from pipeline.readers.pages import Box
from pipeline.readers.pdf_calls import Handle, is_made_up, loose_box, text_object_at

_WORD = regex.compile(r"[^\s\x00]+")
_RECTANGLE, _RECTANGLES = struct.Struct("4f"), struct.Struct("8f")
Part = tuple[int, int, Handle]
"""Begin and end of a run, and the text object that prints it."""


class Parts:
    """Finds the runs of a line, asking the engine as seldom as may be."""

    def __init__(self, handle: int, text: str) -> None:
        self.handle, self.text = handle, text

    def of_line(self, start: int, end: int, *, apart: bool) -> list[Part]:
        """The runs of a line; single words with `apart`."""
        line = self.text[start:end]
        end -= len(line) - len(line.rstrip())
        start += len(line) - len(line.lstrip())
        if start >= end:
            return []
        first = text_object_at(self.handle, start)
        is_one = end - start == 1 or text_object_at(self.handle, end - 1) == first
        if is_one and not apart and "  " not in line and not self._has_gap(start, end):
            return [(start, end, first)]
        return list(self._by_object(start, end, apart=apart))

    def _has_gap(self, start: int, end: int) -> bool:
        """True if one of the spaces is made up for a gap between letters."""
        handle, at = self.handle, start - 1
        for word in self.text[start:end].split(" ")[:-1]:
            at += len(word) + 1
            if is_made_up(handle, at):
                return True
        return False

    def _by_object(self, start: int, end: int, *, apart: bool) -> Iterator[Part]:
        """The same where several text objects print the line, or gaps part its words."""
        handle = self.handle
        first = last = -1
        held: Handle = None
        for left, right in self._words(start, end):
            one = text_object_at(handle, left)
            if first < 0:
                first = left
            elif apart or one != held or left != last + 1 or is_made_up(handle, last):
                yield first, last, held
                first = left
            last, held = right, one
        if first >= 0:
            yield first, last, held

    def _words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The words; digits that another object sets behind one (`90%` and a note's 1) are apart."""
        text = self.text
        for match in _WORD.finditer(text, start, end):
            left, right = at = match.span()
            cut = self._digits(left, right) if text[right - 1].isdigit() else left
            if cut > left:
                yield left, cut
                yield cut, right
            else:
                yield at

    def _digits(self, left: int, right: int) -> int:
        """Where the last digits of a word begin if another object prints them, else its begin."""
        tail = text_object_at(self.handle, right - 1)
        if right - left == 1 or tail == text_object_at(self.handle, left):
            return left
        cut = right
        while cut > left and self.text[cut - 1].isdigit():
            if text_object_at(self.handle, cut - 1) != tail:
                break
            cut -= 1
        return cut


class Boxes:
    """Where letters stand."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.held = ctypes.create_string_buffer(_RECTANGLES.size)
        self.at = ctypes.addressof(self.held)

    def __call__(self, first: int, last: int) -> Box:
        """The box of a range: from its first letter to its last, as high as the font."""
        loose_box(self.handle, first, self.at)
        if last - first == 1:
            left, top, right, bottom = _RECTANGLE.unpack_from(self.held)
            return left, bottom, right, top
        loose_box(self.handle, last - 1, self.at + _RECTANGLE.size)
        left, top, right, bottom, x0, y1, x1, y0 = _RECTANGLES.unpack(self.held)
        return (
            left if left < x0 else x0,
            bottom if bottom < y0 else y0,
            right if right > x1 else x1,
            top if top > y1 else y1,
        )
