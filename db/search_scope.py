"""Which documents a search looks through: those of a province, of a year, or all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from db.reading import Reader, one_of
from db.search_names import names_asked, names_written
from db.search_words import split_words


@dataclass(frozen=True, slots=True)
class Scope:
    """Conditions on documents, as SQL, and their values; none of them means all documents."""

    conditions: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def documents(self) -> str:
        """The query for the ids of the documents; empty where all are meant."""
        if not self.conditions:
            return ""
        return f"SELECT id FROM documents WHERE {' AND '.join(self.conditions)}"

    def within(self, provinces: Sequence[str]) -> "Scope":
        """Only documents of these provinces, besides."""
        condition, values = one_of("province", "within", provinces)
        return Scope((*self.conditions, condition), self.values | values)


def documents_of(reader: Reader, province: str | None, year: int | None) -> Scope | None:
    """The documents of a province and a year; None if there are none of the province.

    Args:
        reader: of the database.
        province: its name, with or without accents, or its unit_id.
        year: of issue, or of publication where the day of issue is not said.
    """
    scope = Scope()
    if year is not None:
        values = {"year": f"{year:04}"}
        scope = Scope(("substr(coalesce(issued_on, published_on), 1, 4) = :year",), values)
    if province is None:
        return scope
    if names := _provinces_like(reader, province):
        return scope.within(names)
    return None


def provinces_marked(reader: Reader, mark: str) -> tuple[str, ...]:
    """The provinces of documents, as written there, whose name has this mark in the index."""
    names = {name for name, _unit in _provinces(reader)}
    return tuple(sorted(n for n in names if mark in names_written(list(split_words(n)))))


def _provinces_like(reader: Reader, asked: str) -> tuple[str, ...]:
    """Provinces of that name; of names that differ in accents only (`Hà Nam`), the one written."""
    words = list(split_words(asked))
    marks = {mark for mark, _words in names_asked(words)}
    exact, folded = [word.exact for word in words], [word.folded for word in words]
    like = set[str]()
    for name, unit in _provinces(reader):
        own = list(split_words(name))
        same = [word.folded for word in own] == folded
        if same and any(word.has_marks for word in words):
            same = [word.exact for word in own] == exact
        if same or unit == asked or marks & set(names_written(own)):
            like.add(name)
    return tuple(sorted(like))


def _provinces(reader: Reader) -> Sequence[tuple[str, str | None]]:
    query = "SELECT DISTINCT province, province_id FROM documents WHERE province IS NOT NULL"
    return [(row["province"], row["province_id"]) for row in reader.rows(query)]
