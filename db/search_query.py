"""A query in the order of its answers: which passages come first, and how each database is asked.

Of these grades a passage has the first that it meets. All words of the query are in it (or, in 1,
the province's name is that of its document):

1. where the query names a province: passages that name it, then passages of its documents that
   hold the other words, by the grades that follow;
2. the words with their accents, next to each other; then anywhere in the passage;
3. of a query with few accents: those words with theirs, the others in any; next to each other
   first;
4. the words without accents, next to each other; then anywhere.

A query without any accents says nothing of them: 4 comes before the scattered words of 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from db.search_names import names_asked
from db.search_words import Word, split_words

_TERM = regex.compile(r'["“”„]([^"“”„]*)["“”„]?|[^\s"“”„]+')
_TITLES = ("thanh pho", "tinh", "tp")
Column = Literal["exact", "folded"]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that stand next to each other in a column of the index."""

    column: Column
    keys: tuple[str, ...]


Grade = tuple[Clause, ...]
"""What a passage must meet all of."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: terms of one word, or of several (a phrase, `2866/QĐ-UBND`)."""

    terms: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in order."""
        return tuple(word for term in self.terms for word in term)


def parse_query(query: str) -> Query:
    """The terms of a query: words, and phrases in quotation marks.

    >>> [[word.folded for word in term] for term in parse_query('"Sở Nội vụ" một-cửa 80%').terms]
    [['so', 'noi', 'vu'], ['mot', 'cua'], ['80']]
    """
    terms = (tuple(split_words(found[1] or found[0])) for found in _TERM.finditer(query))
    return Query(tuple(term for term in terms if term))


Step = tuple[Grade, str | None]
"""A grade, and the mark of the province whose documents alone are meant; None for all."""


def search_steps(query: Query) -> tuple[Step, ...]:
    """The grades of a query, the best first; none of a query without words."""
    plain, names = _by_accents(query), list(names_asked(query.words))
    marks = tuple(Clause("exact", (mark,)) for mark, _words in names)
    steps: list[Step] = [((*grade, *marks), None) for grade in plain if marks]
    if len(names) == 1 and (rest := _without(query, names[0][1])):
        steps += [(grade, names[0][0]) for grade in _by_accents(rest)]
    return tuple(dict.fromkeys([*steps, *((grade, None) for grade in plain)]))


def _without(query: Query, name: range) -> Query | None:
    """The rest of a query that names a province; None if a phrase holds the name and more."""
    first, last = name.start, name.stop
    before = " ".join(word.folded for word in query.words[max(0, first - 2) : first])
    first -= next((len(t.split()) for t in _TITLES if f" {before}".endswith(f" {t}")), 0)
    rest, at = list[tuple[Word, ...]](), 0
    for term in query.terms:
        inside = sum(first <= place < last for place in range(at, at + len(term)))
        if not inside:
            rest.append(term)
        elif inside < len(term):
            return None
        at += len(term)
    return Query(tuple(rest)) if rest else None


def _by_accents(query: Query) -> list[Grade]:
    if not query.terms:
        return []
    exact, folded = _all(query, "exact"), _all(query, "folded")
    exact_run, folded_run = _run(query, "exact"), _run(query, "folded")
    if not any(word.has_marks for word in query.words):
        return [exact_run, folded_run, exact, folded]
    mixed = tuple(clause for term in query.terms for clause in _as_marked(term))
    return [exact_run, exact, (*mixed, *folded_run), (*mixed, *folded), folded_run, folded]


def _all(query: Query, column: Column) -> Grade:
    """Each term somewhere; a term said twice is asked for once."""
    return tuple(dict.fromkeys(_clause(term, column) for term in query.terms))


def _run(query: Query, column: Column) -> Grade:
    """All words next to each other."""
    return (_clause(query.words, column),)


def _clause(words: Sequence[Word], column: Column) -> Clause:
    return Clause(column, tuple(getattr(word, column) for word in words))


def _as_marked(term: Sequence[Word]) -> Iterator[Clause]:
    """The words with accents, as they are."""
    return (Clause("exact", (word.exact,)) for word in term if word.has_marks)


def for_fts5(grade: Grade) -> str:
    """A grade as FTS5 is asked; keys hold no quotation marks.

    >>> for_fts5((Clause("exact", ("nam_dinh_",)), Clause("folded", ("nam", "dinh"))))
    'exact:"nam_dinh_" AND folded:"nam dinh"'
    """
    return " AND ".join(f'{clause.column}:"{" ".join(clause.keys)}"' for clause in grade)


def for_postgresql(grade: Grade) -> dict[str, str]:
    """A grade as a `tsquery` for each column that it asks.

    >>> for_postgresql((Clause("exact", ("nam_dinh_",)), Clause("folded", ("nam", "dinh"))))
    {'exact': "'nam_dinh_'", 'folded': "'nam' <-> 'dinh'"}
    """
    asked: dict[str, list[str]] = {}
    for clause in grade:
        phrase = " <-> ".join(f"'{key}'" for key in clause.keys)
        asked.setdefault(clause.column, []).append(phrase)
    return {column: " & ".join(phrases) for column, phrases in asked.items()}
