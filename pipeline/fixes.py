"""The engine of cleaning: named fixes, applied in order, each counted, offsets kept.

A `Fix` is a pattern and its replacement. The engine composes the map from the text as it
becomes to the text as it was, so every cleaned character knows its source.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import regex

Edit = tuple[int, int, str]
"""Start and end of what is replaced, and the words that stand for it."""
Replacement = Callable[["regex.Match[str]"], str | None]


@dataclass(frozen=True, slots=True)
class Fix:
    """One named fix. `replace` gives the new words of a match, or None to leave it.

    `examples` are (before, after) pairs that a test runs; equal ones are counter-examples.
    `needless` is a quick look at the whole text that can say that there is nothing to fix.
    `spots` gives, in order, the offsets at which alone the pattern may match.
    """

    name: str
    why: str
    pattern: "regex.Pattern[str]"
    replace: Replacement
    examples: tuple[tuple[str, str], ...]
    needless: Callable[[str], bool] | None = None
    spots: Callable[[str], Iterable[int]] | None = None

    def edits(self, text: str) -> list[Edit]:
        """What the fix changes in a text, in order."""
        matches: Iterator[regex.Match[str]] = (
            _matches_at(self.pattern, text, self.spots(text))
            if self.spots
            else self.pattern.finditer(text)
        )
        found: list[Edit] = []
        for match in matches:
            words = self.replace(match)
            if words is not None and words != match[0]:
                found.append((match.start(), match.end(), words))
        return found


def _matches_at(
    pattern: "regex.Pattern[str]", text: str, spots: Iterable[int]
) -> Iterator["regex.Match[str]"]:
    end = 0
    for spot in spots:
        if spot >= end and (match := pattern.match(text, spot)):
            end = match.end()
            yield match


def constant(words: str) -> Replacement:
    """A replacement that is always the same words."""
    return lambda _: words


class MappedText:
    """A text under repair: `text`, and for each of its characters the offset it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.length = len(text)
        self._offsets: npt.NDArray[np.int32] | None = None  # None: nothing changed the length yet

    def source(self, offset: int) -> int:
        """The original offset of a character; the end of the text maps to the end."""
        if self._offsets is None:
            return offset
        return int(self._offsets[offset]) if offset < len(self._offsets) else self.length

    def sources(self, offsets: Sequence[int]) -> list[int]:
        """The original offsets of many characters of the text."""
        if self._offsets is None:
            return list(offsets)
        found: list[int] = self._offsets[np.array(offsets, np.intp)].tolist()
        return found

    def apply(self, fix: Fix) -> int:
        """Applies a fix everywhere and returns how often."""
        if fix.needless and fix.needless(self.text):
            return 0
        edits = fix.edits(self.text)
        if not edits:
            return 0
        if any(end - start != len(words) for start, end, words in edits):
            self._move(edits)
        pieces: list[str] = []
        last = 0
        for start, end, words in edits:
            pieces += (self.text[last:start], words)
            last = end
        pieces.append(self.text[last:])
        self.text = "".join(pieces)
        return len(edits)

    def _move(self, edits: Sequence[Edit]) -> None:
        """Composes the map with the edits: new characters stand for old ones in step, then the last."""
        size = len(self.text)
        starts, ends, sizes = np.array(
            [(start, end, len(words)) for start, end, words in edits], np.int32
        ).T
        added = np.cumsum(sizes - (ends - starts), dtype=np.int32)
        # each stretch of the new text ends with the new words of an edit; the last with the text
        stretches = np.diff(ends + added, prepend=0, append=size + added[-1])
        shifts = np.repeat(np.concatenate(([0], added)).astype(np.int32), stretches)
        most = np.append(np.maximum(ends - 1, starts), size).astype(np.int32)
        places = np.arange(len(shifts), dtype=np.int32) - shifts
        np.minimum(places, np.repeat(most, stretches), out=places)
        if self._offsets is None:
            self._offsets = places
        else:
            self._offsets = np.append(self._offsets, np.int32(size))[places]
