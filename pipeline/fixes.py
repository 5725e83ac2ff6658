"""The engine of cleaning: named fixes, applied in order, each counted, offsets kept.

A `Fix` is a pattern and its replacement. The engine composes the map from the text as it
becomes to the text as it was, so every cleaned character knows its source.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

Replacement = Callable[["regex.Match[str]"], str | None]


@dataclass(frozen=True, slots=True)
class Fix:
    """One named fix. `replace` gives the new words of a match, or None to leave it.

    `examples` are (before, after) pairs that a test runs; equal ones are counter-examples.
    `needless` is a quick look at the whole text that can say that there is nothing to fix.
    """

    name: str
    why: str
    pattern: "regex.Pattern[str]"
    replace: Replacement
    examples: tuple[tuple[str, str], ...]
    needless: Callable[[str], bool] | None = None


def constant(words: str) -> Replacement:
    """A replacement that is always the same words."""
    return lambda _: words


class MappedText:
    """A text under repair: `text`, and for each of its characters the offset it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        self._offsets: list[int] | None = None  # None: nothing changed the length yet

    def source(self, offset: int) -> int:
        """The original offset of a character; the end of the text maps to the end."""
        if self._offsets is None:
            return offset
        return self._offsets[offset] if offset < len(self._offsets) else self.length

    def apply(self, fix: Fix) -> int:
        """Applies a fix everywhere and returns how often."""
        if fix.needless and fix.needless(self.text):
            return 0
        edits = list(_edits(fix, self.text))
        if not edits:
            return 0
        offsets = self._offsets if self._offsets is not None else list(range(self.length))
        pieces: list[str] = []
        sources: list[int] = []
        last = 0
        for start, end, words in edits:
            pieces += (self.text[last:start], words)
            sources += offsets[last:start]
            sources += _spread(offsets[start:end], len(words), offsets, start)
            last = end
        pieces.append(self.text[last:])
        sources += offsets[last:]
        self.text, self._offsets = "".join(pieces), sources
        return len(edits)


def _edits(fix: Fix, text: str) -> Iterator[tuple[int, int, str]]:
    for match in fix.pattern.finditer(text):
        words = fix.replace(match)
        if words is not None and words != match[0]:
            yield match.start(), match.end(), words


def _spread(old: list[int], size: int, offsets: list[int], start: int) -> list[int]:
    """Offsets for `size` new characters that stand for `old` ones: in step, then the last."""
    if size == len(old):
        return old
    anchor = old[-1] if old else (offsets[start] if start < len(offsets) else len(offsets))
    return old[:size] + [anchor] * (size - len(old))
