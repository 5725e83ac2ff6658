"""One file may hold several independent documents: a gazette's issue, a merged scan.

A further document begins with a letterhead of its own: the national heading, an own number that
is not blank and was not printed over an earlier one, a type line or bases, all behind the end of
the one before. What is attached to a decision (its plan, its forms) has no number of its own.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from models.spans import Span
from models.text import Block, CleanText, Line
from pipeline.endings import is_final
from pipeline.furniture import (
    BASIS,
    LETTERHEAD_LINE,
    LETTERHEAD_REACH,
    NATION,
    back_to_issuer,
    is_type_line,
)

_NUMBER = regex.compile(
    r"(?:.*\s|\W*)[Ss]ố(?:\s+ký\s+hiệu)?\s*:?\s*(?P<number>\d{1,5}\p{L}?\s*[-/–]\s*(?:\d{4}\s*/\s*)?[\p{Lu}Đ][\p{L}\d&./–-]*)"
)
_CLOSES = regex.compile(r"\W*(?:(?:TM|KT|TL|TUQ|T/M|K/T)\s?\.?\s*\p{Lu}|Nơi\s+nhận)")
_HEAD = 300
MOST_DOCUMENTS = 200


def split_documents(clean: CleanText) -> tuple[CleanText, ...]:
    """The texts of the independent documents of a file, in order; nearly always one, itself."""
    starts = list(_starts(clean))[:MOST_DOCUMENTS]
    if len(starts) < 2:
        return (clean,)
    edges = [0, *starts[1:], len(clean.blocks)]
    return tuple(_slice(clean, first, last) for first, last in pairwise(edges))


def _starts(clean: CleanText) -> Iterator[int]:
    """The first block of each letterhead with a new number of its own."""
    words = ["" if block.cell else clean.words(block)[:_HEAD] for block in clean.blocks]
    heads = (i for i, text in enumerate(words) if NATION.search(text, 0, LETTERHEAD_LINE))
    seen: set[str] = set()
    end = 0
    for head in heads:
        number = _own_number(words, head)
        if number is None or number in seen:
            continue
        if seen and not _is_closed(clean, end, head):
            continue
        seen.add(number)
        end = head + 1
        yield back_to_issuer(words, head)


def _own_number(words: list[str], head: int) -> str | None:
    """The number printed under a national heading, where a type line or bases follow it."""
    near = range(max(0, head - 3), min(len(words), head + LETTERHEAD_REACH))
    found = next((m for i in near if (m := _NUMBER.match(words[i]))), None)
    opens = any(is_type_line(words[i]) or BASIS.match(words[i]) for i in near)
    return "".join(found["number"].casefold().split()) if found and opens else None


def _is_closed(clean: CleanText, first: int, last: int) -> bool:
    """True where a document's end stands among the blocks: `./.`, a signature, `Nơi nhận`."""
    texts = map(clean.words, clean.blocks[first:last])
    return any(is_final(text) or _CLOSES.match(text) for text in texts)


def _slice(clean: CleanText, first: int, last: int) -> CleanText:
    """Some blocks as a text of their own; the fixes are told with the first of them."""
    start, end = clean.blocks[first].span.start, clean.blocks[last - 1].span.end
    blocks = tuple(_moved(block, first, start) for block in clean.blocks[first:last])
    return CleanText(clean.text[start:end], blocks, {} if first else clean.fixes)


def _moved(block: Block, index: int, offset: int) -> Block:
    return replace(
        block,
        index=block.index - index,
        span=Span(block.span.start - offset, block.span.end - offset),
        lines=tuple(Line(line.start - offset, line.place) for line in block.lines),
    )
