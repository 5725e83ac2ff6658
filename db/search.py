"""Search: the passages that hold all words of a query, the best first, each with its snippet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.errors import DatabaseError
from db.near_codes import perhaps
from db.passages import DOCUMENT_MASK, Passage, kind_range, passages
from db.reading import Reader, reading
from db.search_digest import TABLE, is_current
from db.search_query import Grade, Query, for_fts5, for_postgresql, parse_query, search_steps
from db.search_scope import Scope, documents_of, provinces_marked
from db.search_words import split_words
from db.snippets import Snippet, snippet
from db.units import find_units, near_names

if TYPE_CHECKING:
    from db.reading import Source

MOST_WORDS = 64
_SPARE = 4
"""So many more are looked at than shown: text around a target that is shown is not shown again."""


class QueryError(DatabaseError):
    """What is asked for cannot be looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found; `fact_id` is the `target_id` or `task_id` of one.

    `char_start` and `char_end` are its place in ``documents.text``, None for a title.
    """

    kind: str
    document_id: int
    path: str
    province: str | None
    document_number: str | None
    title: str | None
    issued_on: str | None
    page: int | None
    char_start: int | None
    char_end: int | None
    fact_id: int | None
    snippet: Snippet


def search(
    database: "Source",
    asked: str,
    *,
    limit: int = 20,
    kind: str | None = None,
    province: str | None = None,
    year: int | None = None,
) -> list[Hit]:
    """The best passages that hold all words of a query (db/search_query.py says which are best).

    Args:
        database: an open database.
        asked: words, with or without accents, and phrases in quotation marks.
        limit: how many passages at most.
        kind: only this one of `db.passages.KINDS`.
        province: only documents of this one, its name with or without accents, or its unit_id.
        year: only documents issued (news: published) in it.

    Raises:
        QueryError: if the query has no word or too many, or there is no document of the province.
        DatabaseError: if the database has no index that this program can ask.
    """
    query = parse_query(asked)
    if not query.terms:
        raise QueryError(f"there is no word to search for in {asked!r}")
    if len(query.words) > MOST_WORDS:
        raise QueryError(f"a query has at most {MOST_WORDS} words, this one {len(query.words)}")
    with reading(database) as reader:
        _check_index(reader)
        scope = documents_of(reader, province, year)
        if scope is None:
            raise QueryError(f"no document of {province!r} is held{_near(province)}")
        found = _shown(reader, _find(reader, query, scope, kind, _SPARE * limit), limit)
        return [_hit(reader, one, query) for one in found]


def _near(province: str | None) -> str:
    """Names that may be meant by one that no province has."""
    return perhaps(near_names(province)) if province and not find_units(province) else ""


def _check_index(reader: Reader) -> None:
    if not is_current(reader):
        raise DatabaseError(
            "the database has no search index of this Kehoach: run `kehoach extract` on its folder"
        )


def _find(reader: Reader, query: Query, scope: Scope, kind: str | None, limit: int) -> list[int]:
    """The ids of passages, the best grade first."""
    found: dict[int, None] = {}
    for grade, mark in search_steps(query):
        names = provinces_marked(reader, mark) if mark else None
        if names != ():
            here = scope if names is None else scope.within(names)
            found |= dict.fromkeys(_ids(reader, grade, here, kind, limit + len(found)))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _ids(reader: Reader, grade: Grade, scope: Scope, kind: str | None, limit: int) -> Sequence[int]:
    """The ids of the passages of a grade in order."""
    values: dict[str, Any] = {"limit": limit, **scope.values}
    if kind:
        values["first"], values["last"] = kind_range(kind)
    select = _in_sqlite if reader.dialect == "sqlite" else _in_postgresql
    return [row["id"] for row in reader.rows(select(grade, scope, kind, values), values)]


def _in_sqlite(grade: Grade, scope: Scope, kind: str | None, values: dict[str, Any]) -> str:
    """Both tables give their rows in order: the two are merged, and read no further than asked."""
    values["folded"] = for_fts5(grade.folded)
    tests = [f"{TABLE}_folded MATCH :folded"]
    if kind:
        tests.append("rowid BETWEEN :first AND :last")
    if scope.documents:
        tests.append(f"(rowid & {DOCUMENT_MASK}) IN ({scope.documents})")
    found = f"SELECT rowid AS id FROM {TABLE}_folded WHERE {' AND '.join(tests)}"
    if grade.exact:
        values["exact"] = for_fts5((word,) for word in grade.exact)
        found += (
            f" INTERSECT SELECT rowid AS id FROM {TABLE}_exact WHERE {TABLE}_exact MATCH :exact"
        )
        found += " AND rowid BETWEEN :first AND :last" if kind else ""
    return f"{found} ORDER BY id LIMIT :limit"


def _in_postgresql(grade: Grade, scope: Scope, kind: str | None, values: dict[str, Any]) -> str:
    """The rows are found before they are ordered: else it would walk through all ids."""
    values["folded"] = for_postgresql(grade.folded)
    tests = ["folded @@ CAST(:folded AS tsquery)"]
    if grade.exact:
        values["exact"] = for_postgresql((word,) for word in grade.exact)
        tests.append("exact @@ CAST(:exact AS tsquery)")
    if kind:
        tests.append("id BETWEEN :first AND :last")
    if scope.documents:
        tests.append(f"document_id IN ({scope.documents})")
    found = f"SELECT id FROM {TABLE} WHERE {' AND '.join(tests)}"
    return f"WITH found AS MATERIALIZED ({found}) SELECT id FROM found ORDER BY id LIMIT :limit"


def _shown(reader: Reader, ids: Sequence[int], limit: int) -> Iterator[Passage]:
    """The passages to show: none that only repeats the words of one before it."""
    known: dict[int, dict[int, Passage]] = {}
    shown: dict[int, list[Passage]] = {}
    for passage_id in ids:
        document = passage_id & DOCUMENT_MASK
        if document not in known:
            known[document] = {one.id: one for one in passages(reader, document)}
        passage = known[document].get(passage_id)
        if passage is None:
            raise DatabaseError(f"the search index does not fit document {document}")
        before = shown.setdefault(document, [])
        if not any(_repeats(passage, other) for other in before):
            before.append(passage)
            yield passage
            limit -= 1
        if not limit:
            return


def _repeats(passage: Passage, shown: Passage) -> bool:
    """True if a passage is the text around one that is shown."""
    if passage.char_start is None or passage.char_end is None or shown.char_end is None:
        return False
    if passage.kind != "text":
        return False
    return passage.char_start <= (shown.char_start or 0) and shown.char_end <= passage.char_end


_DOCUMENT = """
SELECT path, province, document_number, title, coalesce(issued_on, published_on) AS issued_on
FROM documents WHERE id = :id"""


def _hit(reader: Reader, passage: Passage, query: Query) -> Hit:
    (document,) = reader.rows(_DOCUMENT, {"id": passage.document_id})
    return Hit(
        kind=passage.kind,
        document_id=passage.document_id,
        **document,
        page=passage.page,
        char_start=passage.char_start,
        char_end=passage.char_end,
        fact_id=passage.fact_id,
        snippet=snippet(_said(passage, query), query),
    )


def _said(passage: Passage, query: Query) -> str:
    """The words of a passage; with those that stand elsewhere where the query means them too."""
    own = {word.folded for word in split_words(passage.text)}
    if own.issuperset(word.folded for word in query.words):
        return passage.text
    return ": ".join(words for words in (passage.more, passage.text) if words)
