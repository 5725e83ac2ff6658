"""A query in the order of its answers: which passages come first, and how each database is asked.

Of these grades a passage has the first that it meets. All words of the query are in it (or, in 1,
the province's name is that of its document):

1. where the query names a province: passages that name it, then passages of its documents that
   hold the other words, by the grades that follow;
2. the words with their accents, next to each other; then anywhere in the passage;
3. of a query with few accents: those words with theirs, the others in any; next to each other
   first;
4. the words without accents, next to each other; then anywhere.

A query without any accents says nothing of them: the neighbours of 4 come before the scattered
words of 2.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from db.search_names import names_asked
from db.search_words import Word, split_words

_TERM = regex.compile(r'["“”„]([^"“”„]*)["“”„]?|[^\s"“”„]+')
_TITLES = ("thanh pho", "tinh", "tp")


@dataclass(frozen=True, slots=True)
class Grade:
    """What a passage must hold, all of it.

    `folded` are runs of words next to each other, without accents; `exact` are words with theirs,
    anywhere, and marks of provinces.
    """

    folded: tuple[tuple[str, ...], ...]
    exact: tuple[str, ...] = ()


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
    marks = tuple(mark for mark, _words in names)
    steps: list[Step] = []
    if marks:
        steps += [(Grade(one.folded, (*one.exact, *marks)), None) for one in plain]
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
    folded = tuple(dict.fromkeys(_folded(term) for term in query.terms))
    run = (_folded(query.words),)
    exact = tuple(dict.fromkeys(word.exact for word in query.words))
    if not any(word.has_marks for word in query.words):
        return [Grade(run, exact), Grade(run), Grade(folded, exact), Grade(folded)]
    marked = tuple(dict.fromkeys(word.exact for word in query.words if word.has_marks))
    return [
        *(Grade(run, exact), Grade(folded, exact)),
        *(Grade(run, marked), Grade(folded, marked)),
        *(Grade(run), Grade(folded)),
    ]


def _folded(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in words)


def for_fts5(runs: Iterable[Sequence[str]]) -> str:
    """Runs of words as FTS5 is asked for all of them; keys hold no quotation marks.

    >>> for_fts5([("nam", "dinh"), ("so",)])
    '"nam dinh" AND "so"'
    """
    return " AND ".join(f'"{" ".join(run)}"' for run in runs)


def for_postgresql(runs: Iterable[Sequence[str]]) -> str:
    """Runs of words as a `tsquery` asks for all of them.

    >>> for_postgresql([("nam", "dinh"), ("so",)])
    "'nam' <-> 'dinh' & 'so'"
    """
    return " & ".join(" <-> ".join(f"'{key}'" for key in run) for run in runs)
