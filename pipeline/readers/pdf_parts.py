"""Where the runs of a line begin and end, and where on the page they stand."""

import ctypes
from collections.abc import Iterator

import regex

from pipeline.readers.pages import Box
from pipeline.readers.pdf_calls import Handle, is_made_up, loose_box, text_object_at

_WORD = regex.compile(r"[^\s\x00]+")


class Parts:
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


class Boxes:
    """Where letters stand."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.rect = (ctypes.c_float * 4)()
        self.at_rect = ctypes.addressof(self.rect)

    def __call__(self, first: int, last: int) -> Box:
        """The box of a range: from its first letter to its last, as high as the font."""
        rect, at_rect = self.rect, self.at_rect
        loose_box(self.handle, first, at_rect)
        left, top, right, bottom = rect
        if last - first == 1:
            return left, bottom, right, top
        loose_box(self.handle, last - 1, at_rect)
        x0, y1, x1, y0 = rect
        return (
            left if left < x0 else x0,
            bottom if bottom < y0 else y0,
            right if right > x1 else x1,
            top if top > y1 else y1,
        )
