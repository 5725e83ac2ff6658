"""Documents that are one plan by their words, though a number or an issuer was not read.

The words alone do not tell a plan from its neighbour's or next year's, made from the same
template: measured on the samples, another place's name leaves 94 % of a text, another year 77 %,
while one plan from two sites keeps 80 % and more, a page of it 73 % (bench/near_duplicates.py).
So two documents are one only where their words agree **and** who issued them **and** what or when,
and where nothing that both say contradicts it.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from db.identity import body_key, number_key
from db.schema import DocumentRow, SignatureRow
from db.signatures import MINIMA
from models.nlp import match_key

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LEAST_COMMON = 0.7
"""The share of word groups that two copies of one plan have in common at least."""
BAND = 4
"""Minima that must all agree for a first look: of pairs at `LEAST_COMMON` 99 % are looked at."""
LOOKS = 8
"""Documents of one identity and alike words that another is compared with, the last ones."""


@dataclass(frozen=True)
class Worded:
    """A document as far as its words and its identity go; `minima` is of db/signatures.py."""

    id: int
    path: str
    genre: str
    is_complete: bool
    text_source: str
    words: int
    minima: bytes
    number: str | None
    issued_on: str | None
    period: tuple[str | None, str | None]
    body: str | None
    province: str | None
    title: str | None

    @cached_property
    def facts(self) -> dict[str, str]:
        """What it says of itself, as it is compared; what it does not say is left out."""
        said = {
            "number": self.number and number_key(self.number),
            "day": self.issued_on,
            "period": "/".join(day for day in self.period if day),
            "body": self.body and body_key(self.body),
            "province": self.province and match_key(self.province),
            "title": self.title and match_key(self.title),
            "kind": "news" if self.genre == "news" else "official",
        }
        return {name: value for name, value in said.items() if value}


def load_worded(connection: Connection) -> list[Worded]:
    """All documents that the database holds."""
    one, kept = DocumentRow, SignatureRow
    query = select(
        one.id, one.path, one.genre, one.is_complete, one.text_source, kept.words, kept.minima,
        one.document_number, one.issued_on, one.period_start, one.period_end, one.issuing_body,
        one.province, one.title,
    ).outerjoin(kept, kept.document_id == one.id).order_by(one.id)  # fmt: skip
    return [
        Worded(
            id=row.id,
            path=row.path,
            genre=row.genre,
            is_complete=bool(row.is_complete),
            text_source=row.text_source,
            words=row.words or 0,
            minima=row.minima or b"",
            number=row.document_number,
            issued_on=row.issued_on,
            period=(row.period_start, row.period_end),
            body=row.issuing_body,
            province=row.province,
            title=row.title,
        )
        for row in connection.execute(query)
    ]


def join_near(held: Sequence[Worded], duplicates: Mapping[int, int]) -> dict[int, int]:
    """All duplicates: those known by number and issuer, and those found by their words.

    The fullest stands for the others: official text before news, whole before broken, words of
    a text before those read off a picture, more words before fewer, then the first path.

    Args:
        held: the documents; those without a signature take part in `duplicates` only.
        duplicates: each known duplicate with the one it is of.
    """
    groups = _Groups(held)
    for one, other in duplicates.items():
        groups.join(one, other)
    near = [one for one in held if one.minima]
    for first, second in _unambiguous([(near[a], near[b]) for a, b in _near_pairs(near)]):
        if not groups.contradict(first.id, second.id):
            groups.join(first.id, second.id)
    return groups.leaders()


class _Groups:
    """Documents that are one, and what each group of them says of itself."""

    def __init__(self, held: Sequence[Worded]) -> None:
        self.held = held
        self.above = {one.id: one.id for one in held}
        self.facts = {one.id: one.facts for one in held}

    def root(self, one: int) -> int:
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def join(self, one: int, other: int) -> None:
        ours, theirs = self.root(one), self.root(other)
        self.above[ours] = theirs
        self.facts[theirs] = self.facts[ours] | self.facts[theirs]

    def contradict(self, one: int, other: int) -> bool:
        return _differ(self.facts[self.root(one)], self.facts[self.root(other)])

    def leaders(self) -> dict[int, int]:
        """Each document that another stands for, with that other's id."""
        members = defaultdict(list)
        for one in self.held:
            members[self.root(one.id)].append(one)
        best = {root: min(group, key=_rank).id for root, group in members.items()}
        found = {one.id: best[self.root(one.id)] for one in self.held}
        return {document: other for document, other in found.items() if document != other}


def _unambiguous(pairs: Sequence[tuple[Worded, Worded]]) -> Iterator[tuple[Worded, Worded]]:
    """The pairs of documents that fit no two which contradict each other: none is guessed."""
    partners = defaultdict[int, list[Worded]](list)
    for one, other in pairs:
        partners[one.id].append(other)
        partners[other.id].append(one)
    torn = {
        document
        for document, fitting in partners.items()
        if any(_differ(fitting[0].facts, other.facts) for other in fitting[1:])
    }
    yield from (pair for pair in pairs if not {one.id for one in pair} & torn)


def _rank(one: Worded) -> tuple[bool, bool, bool, int, str]:
    is_picture = one.text_source == "ocr"
    return (one.genre == "news", not one.is_complete, is_picture, -one.words, one.path)


def _near_pairs(held: Sequence[Worded]) -> Iterator[tuple[int, int]]:
    """Places of pairs that are one plan, each looked at with the last few of its identity."""
    if not held:
        return
    signatures, facts = _matrix(held), [one.facts for one in held]
    seen = defaultdict[int, set[int]](set)
    for bucket in _buckets(signatures):
        last: dict[tuple[str, ...], deque[int]] = defaultdict(lambda: deque(maxlen=LOOKS))
        for place in bucket:
            for key in _identities(facts[place]):
                for other in set(last[key]) - seen[place]:
                    seen[place].add(other)
                    common = float((signatures[other] == signatures[place]).mean())
                    if common >= LEAST_COMMON and not _differ(facts[other], facts[place]):
                        yield place, other
                last[key].append(place)


def _identities(facts: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Who with what or when: two documents that have one of these in common may be one."""
    for who, whats in (
        ("body", ("number", "day", "period", "title")),
        ("province", ("number", "day")),
    ):
        for what in whats:
            if who in facts and what in facts:
                yield who, facts[who], what, facts[what]


def _differ(ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """True if both say something and not the same; titles are printed in more than one way."""
    return any(ours[name] != theirs[name] for name in ours.keys() & theirs.keys() - {"title"})


def _matrix(held: Sequence[Worded]) -> "npt.NDArray[np.uint32]":
    import numpy as np

    data = b"".join(one.minima for one in held)
    return np.frombuffer(data, dtype="<u4").reshape(len(held), MINIMA).astype(np.uint32)


def _buckets(signatures: "npt.NDArray[np.uint32]") -> Iterator[list[int]]:
    """Places of documents that agree in a whole band of minima, band after band."""
    import numpy as np

    for first in range(0, MINIMA, BAND):
        band = np.ascontiguousarray(signatures[:, first : first + BAND]).view(f"V{4 * BAND}")[:, 0]
        _values, inverse, counts = np.unique(band, return_inverse=True, return_counts=True)
        alike: dict[int, list[int]] = defaultdict(list)
        for place in np.flatnonzero(counts[inverse] > 1):
            alike[int(inverse[place])].append(int(place))
        yield from alike.values()
