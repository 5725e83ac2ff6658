"""The piece of a passage that shows why it was found, and the words in it that were asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.search_query import Query
from db.search_words import Word, split_words

WIDTH = 240
"""Characters of a snippet, about three lines of a terminal."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a passage on one line; `found` are the places in them of what was asked for."""

    text: str
    found: Spans

    def marked(self, before: str, after: str) -> str:
        """The text with the found words between two signs."""
        pieces, end = list[str](), 0
        for start, stop in self.found:
            pieces += [self.text[end:start], before, self.text[start:stop], after]
            end = stop
        return "".join([*pieces, self.text[end:]])


def snippet(text: str, query: Query, width: int = WIDTH) -> Snippet:
    r"""The piece of a text that shows most of a query.

    Where all words of the query stand next to each other, only such places are marked.

    >>> from db.search_query import parse_query
    >>> shown = snippet("Nam Định: từ năm 2024, hồ sơ\tđược trả đúng hạn", parse_query("ho so"))
    >>> shown.marked("[", "]")
    'Nam Định: từ năm 2024, [hồ sơ] được trả đúng hạn'
    """
    words = list(split_words(text))
    found = list(_runs(words, query.words)) or _any(words, query)
    start, end = _window(words, found, len(text), width)
    inside = [(words[first].start, words[last].end) for first, last in found]
    places = [(a - start, b - start) for a, b in inside if start <= a and b <= end]
    piece, ellipses = text[start:end], ("… " if start else "", " …" if end < len(text) else "")
    shift = len(ellipses[0])
    line = "".join(" " if letter.isspace() else letter for letter in piece)
    return Snippet(
        ellipses[0] + line + ellipses[1], tuple((a + shift, b + shift) for a, b in places)
    )


def _any(words: Sequence[Word], query: Query) -> list[tuple[int, int]]:
    """The places of all terms, in order, those that follow each other as one."""
    places = sorted({place for term in query.terms for place in _runs(words, term)})
    merged: list[tuple[int, int]] = []
    for first, last in places:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _runs(words: Sequence[Word], term: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where words stand next to each other as asked: with their accents, or else without."""
    keys, asked = [word.folded for word in words], [word.folded for word in term]
    length, end = len(asked), -1
    for first in range(len(keys) - length + 1):
        if first > end and keys[first : first + length] == asked:
            end = first + length - 1
            yield first, end


def _window(
    words: Sequence[Word], found: Sequence[tuple[int, int]], length: int, width: int
) -> tuple[int, int]:
    """From a word's start to a word's end, with most of what was found, and words around it."""
    if length <= width or not words:
        return 0, length
    spans = [(words[first].start, words[last].end) for first, last in found] or [(0, 0)]
    best, best_score, last = 0, 0, 0
    for first, (start, _) in enumerate(spans):
        while last + 1 < len(spans) and spans[last + 1][1] - start <= width:
            last += 1
        if (score := last - first + 1) > best_score:
            best, best_score = first, score
    end = spans[min(best + best_score, len(spans)) - 1][1]
    spare = max(0, width - (end - spans[best][0])) // 2
    return _on_words(words, max(0, spans[best][0] - spare), min(length, end + spare), length)


def _on_words(words: Sequence[Word], start: int, end: int, length: int) -> tuple[int, int]:
    whole = [word for word in words if start <= word.start and word.end <= end]
    if not whole:
        return start, end
    first = 0 if whole[0] is words[0] else whole[0].start
    return first, length if whole[-1] is words[-1] else whole[-1].end
