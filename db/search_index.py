"""The index of the passages: two FTS5 tables in SQLite, `tsvector` columns in PostgreSQL.

It stores no text. Each passage has its words without accents and with their places (`folded`),
and with accents and without places (`exact`, and there the marks of the provinces it names): one
FTS5 table with two columns and all places takes twice as much. It is written and taken out in the
transaction that writes or drops its document. SQLite forgets an entry only if told its words
again: so documents leave the index before their rows go, and an index made with other words is
made anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, text

from db.connecting import insert_many
from db.engine_reader import EngineReader
from db.passages import passages
from db.schema import MetaRow
from db.search_digest import TABLE, index_digest
from db.search_entries import Entries, entries_of

_FTS5 = """fts5(words, content='', columnsize=0, tokenize="ascii tokenchars '_'", detail={})"""
_CREATE = {
    "sqlite": (  # words come cut and folded already; nothing asks for sizes (bm25)
        f"CREATE VIRTUAL TABLE {TABLE}_folded USING {_FTS5.format('full')}",
        f"CREATE VIRTUAL TABLE {TABLE}_exact USING {_FTS5.format('none')}",
        *(  # each commit adds a segment: sixteen are merged at once, instead of four bit by bit
            f"INSERT INTO {TABLE}_{c} ({TABLE}_{c}, rank) VALUES ('automerge', 0)"
            for c in ("folded", "exact")
        ),
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
        f"INSERT INTO {TABLE}_folded (rowid, words) VALUES (?, ?)",
        f"INSERT INTO {TABLE}_exact (rowid, words) VALUES (?, ?)",
    ),
    "postgresql": (
        f"INSERT INTO {TABLE} VALUES (:id, :document_id, CAST(:folded AS tsvector),"
        " strip(CAST(:exact AS tsvector)))",
    ),
}
_REMOVE = {
    "sqlite": (
        f"INSERT INTO {TABLE}_folded ({TABLE}_folded, rowid, words) VALUES ('delete', ?, ?)",
        f"INSERT INTO {TABLE}_exact ({TABLE}_exact, rowid, words) VALUES ('delete', ?, ?)",
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
    """Put stored documents into the index.

    Raises:
        StoreError: if a document has more passages than there are ids for it.
    """
    for document_id in document_ids:
        add_entries(connection, document_id, _stored_entries(connection, document_id))


def add_entries(connection: Connection, document_id: int, entries: Entries) -> None:
    """Put the passages of a document into the index, once its row is written."""
    _write(connection, _ADD, document_id, entries)


def forget_documents(connection: Connection, document_ids: Iterable[int]) -> None:
    """Take documents out of the index, before any of their rows goes."""
    for document_id in document_ids:
        _write(connection, _REMOVE, document_id, _stored_entries(connection, document_id))


def _stored_entries(connection: Connection, document_id: int) -> Entries:
    return entries_of(passages(EngineReader(connection), document_id))


def _write(
    connection: Connection,
    statements: Mapping[str, Sequence[str]],
    document_id: int,
    entries: Entries,
) -> None:
    dialect = connection.dialect.name
    if not entries.ids:
        return
    if dialect == "sqlite":  # a table a column
        columns = (entries.folded, entries.exact)
        for statement, words in zip(statements[dialect], columns, strict=True):
            insert_many(connection, statement, list(zip(entries.ids, words, strict=True)))
        return
    rows = [
        {
            "id": one,
            "document_id": document_id,
            "folded": _lexemes(folded),
            "exact": _lexemes(exact),
        }
        for one, folded, exact in zip(*entries, strict=True)
    ]
    for statement in statements[dialect]:
        connection.execute(text(statement), rows)


def _lexemes(words: str) -> str:
    """Words with their places as a `tsvector` is written; keys hold no quote and no backslash.

    >>> _lexemes("bộ nội bộ")
    "'bộ':1,3 'nội':2"
    """
    places = defaultdict[str, list[str]](list)
    for place, key in enumerate(words.split(), start=1):
        places[key].append(str(place))
    return " ".join(f"'{key}':{','.join(found)}" for key, found in places.items())
