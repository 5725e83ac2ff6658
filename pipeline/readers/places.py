"""The way back from a parsed page to its source.

A parser of HTML gives text without offsets. The *shadow* is the text of the source with
markup taken out and entities resolved, each piece with its place; the text nodes of the tree,
which stand in the same order, are sought in it from the last one on.
"""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape

SPACE = " \t\n\r\f"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_GIANT_TAG = re.compile(r"(?P<name><[A-Za-z][A-Za-z0-9]{0,20}(?=[\s/]))[^<>]{50000,}(?=>)")
_SPACES = re.compile(r"[ \t\n\r\f]*")
# Every alternative runs to the end of the source where its closing sign is missing,
# so that no start is tried twice. Follows the tokenizer of the HTML standard (13.2.5).
# The branches begin with signs of one case: so the search leaps from sign to sign.
_TAG = r"""/?[A-Za-z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+(?:>|\Z)"""
_RAW = r"(?i:script|style|iframe|xmp|noembed|noframes)"
_MARKUP = re.compile(
    rf"""
    <(?: !--(?:>|->|.*?(?:--!?>|\Z))                             # a comment
      | (?P<raw>{_RAW})(?=[\s/>])
            [^>]*+(?:>|\Z) (?:.*?</(?i:(?P=raw))(?=[\s/>])[^>]*+(?:>|\Z)|.*)   # and all it holds
      | {_TAG} (?:<(?!{_RAW}[\s/>]){_TAG})*+                      # a tag, and those that follow it
      | [!?/][^>]*+(?:>|\Z)                                      # what reads as a comment
    )
  | &(?:\#[xX][0-9a-fA-F]++|\#[0-9]++|[A-Za-z][A-Za-z0-9]{{1,31}}+);?
  | \r\n?
    """,
    re.DOTALL | re.VERBOSE,
)
_STRAY_END = re.compile(r"</(?:p|div|li|td|tr|table|h[1-6]|dd|dt)\b", re.IGNORECASE)
_NEAR = 4_000  # characters looked ahead for a text that does not stand where it should
_FAR_BUDGET = 10  # lengths of the shadow that all wider searches may cost together


def blank_controls(source: str) -> str:
    """The source with control characters as spaces: parsers differ in what they make of them.

    So are the attributes of giant tags (pictures as data): the parser's time for the attributes
    of one tag grows with the square of their number.
    """
    return _GIANT_TAG.sub(_blank_attributes, _CONTROLS.sub(" ", source))


def _blank_attributes(tag: "re.Match[str]") -> str:
    return tag["name"] + " " * (len(tag[0]) - len(tag["name"]))


@dataclass(slots=True)
class Shadow:
    """The text of a source without markup; piece `i` begins at ``starts[i]`` of it.

    ``begins[i]`` and ``ends[i]`` are the piece's range in the source.
    """

    text: str
    starts: "array[int]"
    begins: "array[int]"
    ends: "array[int]"

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source that a non-empty range of the shadow came from."""
        piece = max(bisect_right(self.starts, start) - 1, 0)
        begin, after = self.starts[piece], self._after(piece)
        if end <= after and self.ends[piece] - self.begins[piece] == after - begin:
            shift = self.begins[piece] - begin
            return start + shift, end + shift
        last = max(bisect_right(self.starts, end - 1, piece) - 1, 0)
        return self._source(start, piece)[0], self._source(end - 1, last)[1]

    def _after(self, piece: int) -> int:
        """Where a piece ends in the shadow."""
        return self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)

    def _source(self, at: int, piece: int) -> tuple[int, int]:
        begin, end = self.begins[piece], self.ends[piece]
        if end - begin != self._after(piece) - self.starts[piece]:
            return begin, end  # an entity: all of it stands for its character
        begin += at - self.starts[piece]
        return begin, begin + 1

    def stray_ends(self, start: int, end: int, source: str) -> list[int]:
        """Where in a range of the shadow a block's end tag was dropped by the parser."""
        first = bisect_right(self.starts, start)
        if first >= len(self.starts) or self.starts[first] >= end:
            return []  # one piece
        last = bisect_right(self.starts, end - 1, first)
        return [
            self.starts[piece]
            for piece in range(first, last)
            if _STRAY_END.match(source, self.ends[piece - 1])
        ]


def build_shadow(source: str) -> Shadow:
    """The shadow of an HTML source; linear in its length."""
    parts: list[str] = []
    starts, begins, ends = array("q"), array("q"), array("q")
    length = position = 0
    for match in _MARKUP.finditer(source):
        begin, end = match.span()
        value = ""
        if source[begin] == "\r":
            value = "\n"
        elif source[begin] == "&":
            value = unescape(match[0])
            if value == match[0]:
                continue  # no entity of that name: plain text
        if begin > position:
            parts.append(source[position:begin])
            starts.append(length)
            begins.append(position)
            ends.append(begin)
            length += begin - position
        if value:
            parts.append(value)
            starts.append(length)
            begins.append(begin)
            ends.append(end)
            length += len(value)
        position = end
    if position < len(source):
        parts.append(source[position:])
        starts.append(length)
        begins.append(position)
        ends.append(len(source))
    return Shadow("".join(parts), starts, begins, ends)


@dataclass(slots=True)
class Locator:
    """Finds the text nodes of a page in its shadow, one after the other, never going back."""

    shadow: Shadow
    cursor: int = 0
    missed: int = 0
    _spent: int = field(default=0, repr=False)

    def locate(self, text: str) -> tuple[int, int] | None:
        """The range of `text`, without white space around it; None for white space alone.

        Text that the shadow does not hold (a parser's own repair) is placed at the cursor.
        """
        core = text.strip(SPACE)
        if not core:
            return None
        whole = self.shadow.text
        spaces = _SPACES.match(whole, self.cursor)
        start = spaces.end() if spaces else self.cursor
        if not whole.startswith(core, start):
            start = self._seek(core, start)
        self.cursor = min(start + len(core), len(whole))
        return min(start, max(self.cursor - 1, 0)), self.cursor

    def _seek(self, core: str, start: int) -> int:
        whole = self.shadow.text
        found = whole.find(core, start, start + len(core) + _NEAR)
        if found < 0 and len(core) > 8 and self._spent < _FAR_BUDGET * len(whole):
            found = whole.find(core, start)
            self._spent += (found if found >= 0 else len(whole)) - start
        if found < 0:
            self.missed += 1
            return start
        return found
