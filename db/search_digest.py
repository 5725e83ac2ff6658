"""What the search index is made with: one made with anything else is not this program's."""

import hashlib

from db.passages import MAX_WORDS
from db.reading import Reader
from db.search_names import all_names
from db.views import VIEWS

VERSION = 2
"""Raised with every change of what a passage is, or of the keys of words."""

TABLE = "passages"
"""In SQLite `passages_folded` and `passages_exact`, which have the same row ids."""


def index_digest() -> str:
    """What an index is made with: one made with anything else does not stand for this one."""
    views = [query for name, query in VIEWS if name in ("v_targets", "v_tasks")]
    made_with = (VERSION, MAX_WORDS, sorted(all_names().items()), views)
    return hashlib.sha256(repr(made_with).encode()).hexdigest()


def is_current(reader: Reader) -> bool:
    """True if the database has an index that was made with what this program would make it."""
    made = reader.rows("SELECT value FROM meta WHERE key = 'search_sha256'")
    return [row["value"] for row in made] == [index_digest()]
