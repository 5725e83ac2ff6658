"""The paragraph that text is being added to."""

import re
from dataclasses import dataclass, field

BREAK = "\x00"  # a line break that the page means; never in a tree's text
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLANK_END = re.compile(r"(?:\n[ \u00a0]*)+\Z")
_BREAKS = re.compile(rf" ?{BREAK} ?")


@dataclass(slots=True)
class OpenParagraph:
    """Pieces of text with the range of the shadow they came from; `linked` letters are links'."""

    pieces: list[str] = field(default_factory=list)
    start: int | None = None
    end: int = 0
    blank_line: bool = True
    linked: int = 0
    _texts: int = 0
    _bold_texts: int = 0

    def add(
        self, text: str, place: tuple[int, int] | None, *, bold: bool, linked: bool = False
    ) -> None:
        """Add text; white space alone has no place."""
        self.pieces.append(text)
        if place is None:
            return
        if self.start is None:
            self.start = place[0]
        self.end = place[1]
        if not text.isspace():
            self.blank_line = False
            self._texts += 1
            self._bold_texts += bold
            self.linked += len(text) if linked else 0

    def break_line(self) -> None:
        """End the line, not the paragraph."""
        self.pieces.append(BREAK)
        self.blank_line = True

    @property
    def bold(self) -> bool:
        """True if all its words are bold."""
        return 0 < self._texts == self._bold_texts

    def text(self) -> str:
        """Its words with white space as a browser shows it, line breaks as line feeds."""
        words = "".join(self.pieces)
        if not _has_odd_spaces(words):
            return words.strip(" ")
        squeezed = _SPACES.sub(" ", words)
        return _BLANK_END.sub("", _BREAKS.sub("\n", squeezed)).strip(" \n")


def _has_odd_spaces(words: str) -> bool:
    """True where white space is to be squeezed; spelt out, as it runs for every paragraph."""
    return (
        "  " in words
        or "\n" in words
        or BREAK in words
        or "\t" in words
        or "\r" in words
        or "\f" in words
    )
