"""Readings: what each source says of a metadata field; the first in rank wins, all are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from models.facts import MetadataEvidence
from models.plan import Plan
from models.spans import Span

Value = str | date
# A province is named by the title and the signature before a site's table, which is often a copy's.
_SOURCES_OF = {
    "province": (
        "letterhead", "title", "signature", "attached", "text", "news", "site", "manifest", "mentions",
    ),
}  # fmt: skip
T = TypeVar("T", bound=Value)
# The order of trust: the document's own words, then its signature, the site, the manifest;
# what a title or the text merely names comes last.
SOURCES = (
    "letterhead", "signature", "attached", "text", "news", "site", "manifest", "title", "mentions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One value read for one field; `rule` names source and rule, as in ``letterhead.number``."""

    field: str
    value: Value
    rule: str
    span: Span | None = None

    @property
    def source(self) -> str:
        """The part of the page it was read from."""
        return self.rule.partition(".")[0]

    @property
    def printed(self) -> str:
        """The value as words, a date in ISO form."""
        return self.value if isinstance(self.value, str) else self.value.isoformat()


@dataclass(slots=True)
class Readings:
    """All readings of a document, in the order they were made."""

    all: list[Reading] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)
    """Fields that stay empty although something was read: a ministry's place is no province."""

    def add(self, name: str, value: Value | None, rule: str, span: Span | None = None) -> None:
        """Keeps a value; None says nothing and is dropped, as is what the same rule said before.

        A name with a leading underscore is for other extractors and gives no evidence.
        """
        said = any((r.field, r.value, r.rule) == (name, value, rule) for r in self.all)
        if value is not None and value != "" and not said:
            self.all.append(Reading(name, value, rule, span))

    def ranked(self, name: str) -> list[Reading]:
        """The readings of a field, the most trusted first, in order within one source."""
        mine = [r for r in self.all if r.field == name]
        order = _SOURCES_OF.get(name, SOURCES)
        return sorted(mine, key=lambda r: order.index(r.source))

    def winner(self, name: str) -> Reading | None:
        """The most trusted reading of a field, or None."""
        return next(iter(self.ranked(name)), None)

    def settle(self, name: str, value: str | None) -> None:
        """Gives the winning reading the value that the document's other words completed it to."""
        won = self.winner(name)
        if won and value and won.value != value:
            self.all[self.all.index(won)] = replace(won, value=value)

    def best(self, name: str, kind: type[T]) -> T | None:
        """The winning value of a field, or None."""
        ranked = self.ranked(name)
        value = ranked[0].value if ranked else None
        return value if isinstance(value, kind) else None

    def text(self, name: str) -> str | None:
        """The winning words of a field."""
        return self.best(name, str)

    def day(self, name: str) -> date | None:
        """The winning date of a field."""
        return self.best(name, date)

    def evidence(self, plan: Plan) -> Iterator[MetadataEvidence]:
        """One evidence for each reading, the winner of its field marked."""
        for name in dict.fromkeys(r.field for r in self.all if not r.field.startswith("_")):
            for rank, reading in enumerate(self.ranked(name)):
                span = reading.span
                found = plan.evidence(span.start, span.end, reading.rule) if span else None
                won = rank == 0 and name not in self.withheld
                yield MetadataEvidence(name, reading.printed, won, reading.rule, found)
