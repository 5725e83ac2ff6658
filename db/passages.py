"""What search finds: the passages of a document, each place of its text once or twice at most.

A title, a target, a task is a passage; so is each block of the text and each row of a table
that no target or task covers whole. Site text around a document (furniture) is none. Passages
are worked out from the rows alone (db/passage_sources.py), so that the index can be made, undone
and shown from them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from db.errors import StoreError
from db.passage_sources import Source, stored_source
from db.reading import Reader, Row
from db.search_words import Word, each_written, split_words, written_words

KINDS = ("title", "target", "task", "text")
"""In the order in which they are shown."""

MAX_WORDS = 2000
"""A longer block is cut: PostgreSQL knows 16,383 places in a text, and 256 of one word."""

_KIND_SHIFT, _LENGTH_SHIFT, _ORDINAL_SHIFT = 52, 48, 28
DOCUMENT_MASK = (1 << _ORDINAL_SHIFT) - 1
"""A passage's id ends in the id of its document."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage; `more` are words that belong to it and are not in it (a column's header).

    `char_start` and `char_end` are its place in ``documents.text``, None for a title; `fact_id`
    is the target's or task's id.
    """

    id: int
    document_id: int
    kind: str
    text: str
    more: str
    char_start: int | None
    char_end: int | None
    fact_id: int | None
    page: int | None

    @property
    def whole(self) -> str:
        """Its text and what belongs to it."""
        return f"{self.text}\n{self.more}" if self.more else self.text

    def words(self) -> list[Word]:
        """The words it is found by."""
        return list(islice(split_words(self.whole), 2 * MAX_WORDS))

    def written(self) -> list[str]:
        """The same words as they are written, without their places."""
        return written_words(self.whole)[: 2 * MAX_WORDS]


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage that has no id yet."""

    kind: str
    text: str
    more: str = ""
    start: int | None = None
    end: int | None = None
    fact_id: int | None = None
    page: int | None = None


def kind_range(kind: str) -> tuple[int, int]:
    """The least and the greatest id of a kind's passages."""
    first = KINDS.index(kind) << _KIND_SHIFT
    return first, first + (1 << _KIND_SHIFT) - 1


def passages(reader: Reader, document_id: int) -> list[Passage]:
    """The passages of one document that is stored; see `passages_of`."""
    source = stored_source(reader, document_id)
    return passages_of(source, document_id) if source else []


def passages_of(source: Source, document_id: int) -> list[Passage]:
    """The passages of one document, in no promised order.

    Their ids stand in the order in which search shows them: by kind, the short before the long
    (by powers of 2), what comes early in its document before what comes late. All words of a
    query are in each passage, so the short one says least besides.

    Raises:
        StoreError: if there are more of them than ids.
    """
    return [
        Passage(
            _id(document_id, ordinal, found),
            document_id,
            *(found.kind, found.text, found.more),
            *(found.start, found.end, found.fact_id, found.page),
        )
        for ordinal, found in enumerate(_cut(_find(source)))
    ]


def _id(document_id: int, ordinal: int, found: _Found) -> int:
    if ordinal >> (_LENGTH_SHIFT - _ORDINAL_SHIFT):
        raise StoreError(f"no id for passage {ordinal} of document {document_id}")
    length = min(len(found.text).bit_length(), 15)
    return (
        KINDS.index(found.kind) << _KIND_SHIFT
        | length << _LENGTH_SHIFT
        | ordinal << _ORDINAL_SHIFT
        | document_id
    )


def _cut(found: Iterable[_Found]) -> Iterator[_Found]:
    for one in found:
        if one.start is None or len(one.text) <= MAX_WORDS:  # a word has a letter
            yield one
            continue
        words = list(split_words(one.text))
        for first in range(0, len(words), MAX_WORDS):
            start, end = words[first].start, words[first : first + MAX_WORDS][-1].end
            place = one.start + start, one.start + end
            piece = one.text[start:end]
            yield _Found(one.kind, piece, one.more, *place, one.fact_id, one.page)


def _find(source: Source) -> Iterator[_Found]:
    document = source.document
    titles = dict.fromkeys((document["title"], document["reported_title"]))
    title = "\n".join(words for words in titles if words)
    if title or document["document_number"]:
        yield _Found("title", title, document["document_number"] or "")
    facts = [*_targets(source.targets), *_tasks(source.tasks)]
    yield from facts
    yield from _texts(source.blocks, document["text"], facts)


def _targets(rows: Iterable[Row]) -> Iterator[_Found]:
    """Targets of the same words (one for each level) are one passage."""
    seen = set[tuple[int, str]]()
    for row in rows:
        key = (row["char_start"], row["indicator_text"])
        if key not in seen:
            seen.add(key)
            yield _fact("target", row, row["indicator_text"])


def _tasks(rows: Iterable[Row]) -> Iterator[_Found]:
    for row in rows:
        yield _fact("task", row, row["task"], row["product"])


def _fact(kind: str, row: Row, *said: str | None) -> _Found:
    quote = row["quote"]
    more = "\n".join(words for words in said if words and words not in quote)
    return _Found(kind, quote, more, row["char_start"], row["char_end"], row["id"], row["page"])


def _texts(blocks: Iterable[Row], whole: str, facts: Sequence[_Found]) -> Iterator[_Found]:
    covered = _merged((fact.start or 0, fact.end or 0) for fact in facts)
    at = 0
    for _, cells in groupby(blocks, key=_seat):
        row = list(cells)
        start, end = row[0]["char_start"], row[-1]["char_end"]
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        if at == len(covered) or _says_more(whole, (start, end), covered[at]):
            yield _Found("text", whole[start:end], "", start, end, None, row[0]["page"])


def _says_more(whole: str, block: tuple[int, int], fact: tuple[int, int]) -> bool:
    """True if a block has words that the fact has not; its number or letter is none."""
    before = whole[block[0] : max(block[0], min(fact[0], block[1]))]
    after = whole[min(block[1], max(fact[1], block[0])) : block[1]]
    rest = each_written(f"{before}\n{after}")
    return any(len(word) > 1 and not word.isdigit() for word in rest)


def _seat(block: Row) -> tuple[int | None, ...]:
    """The same for the cells of one row, of its own for each other block."""
    if block["table_index"] is None:
        return (None, block["ordinal"])
    return (block["table_index"], block["row_index"])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap or touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
