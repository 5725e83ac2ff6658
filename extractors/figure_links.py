"""Links the figures of a document to the catalogue: a clause's own words first, then what it leans on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.catalogue import area_of_indicator
from extractors.clauses import Clause, Order
from extractors.indicators import harvest_definitions, link_indicator
from extractors.memory import Memory
from models.facts import Figure

_FEW = 6
"""Words that say so little that the sentence before must say the rest."""


class FigureLinker:
    """Knows a document's own abbreviations."""

    def __init__(self, text: str, body: str) -> None:
        self.text = text
        self.own: Mapping[str, str] = harvest_definitions(body)

    def link(
        self,
        figure: Figure,
        clause: Clause,
        shared: Clause | None,
        index: str | None,
        memory: Memory,
    ) -> Figure:
        """The figure with its indicator code and area; an index named stands for the words."""
        tries = [index] if index else _apart(self._tries(figure, clause, shared, memory))
        codes = (self._code(words, figure) for words in tries)
        code = next((code for code in codes if code), None)
        return replace(figure, indicator_code=code, area=area_of_indicator(code))

    def link_words(self, figure: Figure, words: str) -> Figure:
        """The figure with the indicator that the words of a table cell name."""
        code = self._code(words, figure)
        return replace(figure, indicator_code=code, area=area_of_indicator(code))

    def _code(self, words: str, figure: Figure) -> str | None:
        return link_indicator(
            words,
            unit=figure.unit,
            change=figure.change,
            comparator=figure.comparator,
            own=self.own,
        )

    def _tries(
        self, figure: Figure, clause: Clause, shared: Clause | None, memory: Memory
    ) -> Iterator[str]:
        """The words to try, surest first: own, with predicate, with head, parent, sentence before."""
        words = figure.indicator_text
        if clause.order is Order.FIRST:
            yield self.text[clause.quantity.span.start : clause.measured.end]
        yield words
        if shared:
            yield f"{words} {self.text[shared.measured.start : shared.measured.end]}"
        if clause.order is Order.FIRST:
            yield f"{self.text[clause.head.start : clause.lead.end]} {words}"
        yield self.text[clause.head.start : clause.after.end]
        if clause.is_tied:
            yield f"{memory.head} {words}"
            yield f"{memory.measured_before} {words}"
        if clause.is_subset and memory.figures:
            yield f"{memory.figures[-1].indicator_text} {words}"
        if clause.order is not Order.FIRST or len(words.split()) <= _FEW:
            yield f"{memory.before} {words}"


def _apart(tries: Iterator[str]) -> Iterator[str]:
    """Each text once: most clauses lean on nothing and say all in their own words."""
    seen: set[str] = set()
    for words in tries:
        key = " ".join(words.split())
        if key not in seen:
            seen.add(key)
            yield words
