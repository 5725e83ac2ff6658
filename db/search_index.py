"""The index of the passages: two FTS5 tables in SQLite, `tsvector` columns in PostgreSQL.

It stores no text. Each passage has its words without accents and with their places (`folded`),
and with accents and without places (`exact`, and there the marks of the provinces it names): one
FTS5 table with two columns and all places takes twice as much. It is written and taken out in the
transaction that writes or drops its document. SQLite forgets an entry only if told its words
again: so documents leave the index before their rows go, and an index made with other words is
made anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, text

from db.engine_reader import EngineReader
from db.passages import passages
from db.schema import MetaRow
from db.search_digest import TABLE, index_digest
from db.search_names import may_name, names_written
from db.search_words import exact_key, folded_key

_FTS5 = """fts5(words, content='', columnsize=0, tokenize="ascii tokenchars '_'", detail={})"""
_CREATE = {
    "sqlite": (  # words come cut and folded already; nothing asks for sizes (bm25)
        f"CREATE VIRTUAL TABLE {TABLE}_folded USING {_FTS5.format('full')}",
        f"CREATE VIRTUAL TABLE {TABLE}_exact USING {_FTS5.format('none')}",
    ),
    "postgresql": (
        f"CREATE TABLE {TABLE} (id BIGINT PRIMARY KEY, document_id BIGINT NOT NULL"
        " REFERENCES documents ON DELETE CASCADE, folded TSVECTOR NOT NULL,"
        " exact TSVECTOR NOT NULL)",
        *(f"CREATE INDEX ix_{TABLE}_{c} ON {TABLE} USING gin ({c})" for c in ("folded", "exact")),
        f"CREATE INDEX ix_{TABLE}_document_id ON {TABLE} (document_id)",
    ),
}
_DROP = {
    "sqlite": (f"DROP TABLE IF EXISTS {TABLE}_folded", f"DROP TABLE IF EXISTS {TABLE}_exact"),
    "postgresql": (f"DROP TABLE IF EXISTS {TABLE}",),
}
_ADD = {
    "sqlite": (
        f"INSERT INTO {TABLE}_folded (rowid, words) VALUES (:id, :folded)",
        f"INSERT INTO {TABLE}_exact (rowid, words) VALUES (:id, :exact)",
    ),
    "postgresql": (
        f"INSERT INTO {TABLE} VALUES (:id, :document_id, CAST(:folded AS tsvector),"
        " strip(CAST(:exact AS tsvector)))",
    ),
}
_REMOVE = {
    "sqlite": (
        f"INSERT INTO {TABLE}_folded ({TABLE}_folded, rowid, words) VALUES ('delete', :id, :folded)",
        f"INSERT INTO {TABLE}_exact ({TABLE}_exact, rowid, words) VALUES ('delete', :id, :exact)",
    ),
    "postgresql": (f"DELETE FROM {TABLE} WHERE id = :id",),
}


def make_index(connection: Connection) -> None:
    """Make the index anew, of all documents that stand in the database."""
    dialect = connection.dialect.name
    for statement in (*_DROP[dialect], *_CREATE[dialect]):
        connection.execute(text(statement))
    ids = connection.execute(text("SELECT id FROM documents ORDER BY id")).scalars().all()
    index_documents(connection, ids)
    connection.execute(delete(MetaRow).where(MetaRow.key == "search_sha256"))
    connection.execute(insert(MetaRow), {"key": "search_sha256", "value": index_digest()})


def index_documents(connection: Connection, document_ids: Iterable[int]) -> None:
    """Put documents into the index, once all their rows are written.

    Raises:
        StoreError: if a document has more passages than there are ids for it.
    """
    _write(connection, _ADD, document_ids)


def forget_documents(connection: Connection, document_ids: Iterable[int]) -> None:
    """Take documents out of the index, before any of their rows goes."""
    _write(connection, _REMOVE, document_ids)


def _write(
    connection: Connection, statements: dict[str, tuple[str, ...]], ids: Iterable[int]
) -> None:
    dialect = connection.dialect.name
    for document_id in ids:
        if entries := list(_entries(connection, document_id, _FORMS[dialect])):
            for statement in statements[dialect]:
                _execute(connection, statement, entries)


def _execute(connection: Connection, statement: str, entries: Sequence[Mapping[str, Any]]) -> None:
    if connection.dialect.name == "sqlite":  # the driver reads `:id` itself
        connection.exec_driver_sql(statement, list(entries))
    else:
        connection.execute(text(statement), entries)


def _entries(
    connection: Connection, document_id: int, form: Callable[[Sequence[str]], str]
) -> Iterator[dict[str, int | str]]:
    for passage in passages(EngineReader(connection), document_id):
        words = list(map(_indexed, passage.written()))
        exact = [word[0] for word in words]
        folded = [word[1] for word in words]
        is_named = any(word[2] for word in words)  # rarely: words with places cost more
        names = names_written(passage.words()) if is_named else ()
        yield {
            "id": passage.id,
            "document_id": document_id,
            "exact": form([*exact, *names]),
            "folded": form(folded),
        }


@lru_cache(maxsize=1 << 16)
def _indexed(written: str) -> tuple[str, str, bool]:
    """A word with its accents and without, and whether the name of a province may begin with it."""
    folded = folded_key(written)
    return exact_key(written), folded, may_name(written, folded)


def _lexemes(keys: Sequence[str]) -> str:
    """Words with their places as a `tsvector` is written; keys hold no quote and no backslash.

    >>> _lexemes(["bộ", "nội", "bộ"])
    "'bộ':1,3 'nội':2"
    """
    places = defaultdict[str, list[str]](list)
    for place, key in enumerate(keys, start=1):
        places[key].append(str(place))
    return " ".join(f"'{key}':{','.join(found)}" for key, found in places.items())


_FORMS: dict[str, Callable[[Sequence[str]], str]] = {
    "sqlite": " ".join,
    "postgresql": _lexemes,
}
