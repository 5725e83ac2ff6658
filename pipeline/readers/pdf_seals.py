"""The words that digital seals print of themselves, kept apart from the document's own."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

import regex

from models.lexicon import load_toml
from pipeline.readers.pages import Box
from pipeline.readers.pdf_text import Style, Word
from pipeline.readers.pdf_widgets import Field

LONGEST = 12
"""Lines that the words of one seal may take."""
SHORT = 40
"""Characters of a line that holds no more than the rest of a date and time."""
_TIME = regex.compile(r"\d\d?:\d\d(?::\d\d)?|[+-]\d\d[:']?\d\d'?|@")
_SIZE = 12.0


@cache
def _openers() -> "regex.Pattern[str]":
    return _beginning("opens")


@cache
def _followers() -> "regex.Pattern[str]":
    return _beginning("goes_on")


def _beginning(name: str) -> "regex.Pattern[str]":
    words = sorted(load_toml("seal_words")[name], key=len, reverse=True)
    ways = "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in words)
    return regex.compile(
        rf"(?:{ways})\b\s*(?:[:;]|\Z|(?<=by|bởi|Valid|Verified))", regex.IGNORECASE
    )


def split_seals(
    words: list[Word], before: Sequence[Word] | None, fields: Sequence[Field]
) -> tuple[list[Word], list[list[Word]]]:
    """The document's own words, and those of each seal.

    `before` are the words of the page before its `fields` were painted into it: the others came
    from a field, and are a seal's if the field says who signed. Seals that were painted into the
    page long ago are known by their lines.
    """
    seals: list[list[Word]] = []
    if before is not None:
        words, seals = _split_fields(words, before, fields)
    rest, more = _split_lines(words)
    return rest, seals + more


def _split_fields(
    words: list[Word], before: Sequence[Word], fields: Sequence[Field]
) -> tuple[list[Word], list[list[Word]]]:
    old = Counter(map(_key, before))
    held: dict[int, list[Word]] = {}
    rest: list[Word] = []
    for word in words:
        key = _key(word)
        if old[key] > 0:
            old[key] -= 1
            rest.append(word)
            continue
        seat = next((i for i, (box, _) in enumerate(fields) if _holds(box, word.box)), None)
        if seat is None:
            rest.append(word)
        else:
            held.setdefault(seat, []).append(word)
    seals = []
    for group in held.values():
        if any(_openers().match(line) for line in _lines(group)):
            seals.append(group)
        else:
            rest += group
    typed = [_typed(field) for i, field in enumerate(fields) if i not in held and field[1]]
    return rest + typed, seals


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.box[0]), round(word.box[1])


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _typed(field: Field) -> Word:
    """The value of a field that has no appearance of its own."""
    box, value = field
    size = min(_SIZE, box[3] - box[1])
    return Word(value, box, Style.plain(size), line=-1, spaced=True)


def _lines(words: Sequence[Word]) -> list[str]:
    return [" ".join(w.text for w in line) for _, line in groupby(words, key=lambda w: w.line)]


def _split_lines(words: list[Word]) -> tuple[list[Word], list[list[Word]]]:
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    texts = [" ".join(word.text for word in line) for line in lines]
    rest: list[Word] = []
    seals: list[list[Word]] = []
    at = 0
    while at < len(lines):
        end = _seal_end(texts, at) if _openers().match(texts[at]) else at
        if end > at + 1 or (end > at and _TIME.search(texts[at])):
            seals.append([word for line in lines[at:end] for word in line])
        else:
            end = at + 1
            rest += lines[at]
        at = end
    return rest, seals


def _seal_end(texts: Sequence[str], start: int) -> int:
    """Where the seal ends: after the last of its lines that says what seals say."""
    end = start + 1
    for at in range(start + 1, min(start + LONGEST, len(texts))):
        text = texts[at]
        is_time = at == end and len(text) < SHORT and _TIME.search(text)
        if is_time or _followers().match(text) or _openers().match(text):
            end = at + 1
        elif at > end + 2:
            break
    return end
