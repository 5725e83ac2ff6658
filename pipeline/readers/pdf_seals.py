"""The words that digital seals print of themselves, kept apart from the document's own."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter

import regex

from models.lexicon import load_toml
from pipeline.readers.pages import Box
from pipeline.readers.pdf_styles import Style
from pipeline.readers.pdf_text import Run
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
    phrases = sorted(load_toml("seal_words")[name], key=len, reverse=True)
    ways = "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in phrases)
    return regex.compile(
        rf"(?:{ways})\b\s*(?:[:;]|\Z|(?<=by|bởi|Valid|Verified))", regex.IGNORECASE
    )


def may_hold_seal(text: str) -> bool:
    """True if the words that open a seal stand anywhere in a page's text."""
    return any(phrase in text for phrase in load_toml("seal_words")["opens"])


def split_seals(
    runs: list[Run], before: Sequence[Run] | None, fields: Sequence[Field]
) -> tuple[list[Run], list[list[Run]]]:
    """The document's own words, and those of each seal.

    `before` are the words of the page before its `fields` were painted into it: the others came
    from a field, and are a seal's if the field says who signed. Seals that were painted into the
    page long ago are known by their lines.
    """
    seals: list[list[Run]] = []
    if before is not None:
        runs, seals = _split_fields(runs, before, fields)
    rest, more = _split_lines(runs)
    return rest, seals + more


def _split_fields(
    runs: list[Run], before: Sequence[Run], fields: Sequence[Field]
) -> tuple[list[Run], list[list[Run]]]:
    old = Counter(map(_key, before))
    held: dict[int, list[Run]] = {}
    rest: list[Run] = []
    for run in runs:
        key = _key(run)
        if old[key] > 0:
            old[key] -= 1
            rest.append(run)
            continue
        seat = next((i for i, (box, _) in enumerate(fields) if _holds(box, run.box)), None)
        if seat is None:
            rest.append(run)
        else:
            held.setdefault(seat, []).append(run)
    seals = []
    for group in held.values():
        if any(_openers().match(line) for line in _lines(group)):
            seals.append(group)
        else:
            rest += group
    typed = [_typed(field) for i, field in enumerate(fields) if i not in held and field[1]]
    return rest + typed, seals


def _key(run: Run) -> tuple[str, int, int]:
    return run.text, round(run.box[0]), round(run.box[1])


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _typed(field: Field) -> Run:
    """The value of a field that has no appearance of its own."""
    box, value = field
    size = min(_SIZE, box[3] - box[1])
    return Run(value, box, Style.plain(size), line=-1, spaced=True)


def _lines(runs: Sequence[Run]) -> list[str]:
    return [" ".join(w.text for w in line) for _, line in groupby(runs, key=attrgetter("line"))]


def _split_lines(runs: list[Run]) -> tuple[list[Run], list[list[Run]]]:
    lines = [list(line) for _, line in groupby(runs, key=attrgetter("line"))]
    texts = _lines(runs)
    rest: list[Run] = []
    seals: list[list[Run]] = []
    at = 0
    while at < len(lines):
        end = _seal_end(texts, at) if _openers().match(texts[at]) else at
        if end > at + 1 or (end > at and _TIME.search(texts[at])):
            seals.append([run for line in lines[at:end] for run in line])
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
