"""What a driver says of a query, in plain words and with the names that there are."""

from collections.abc import Iterator
from difflib import get_close_matches

import regex

from db.near_codes import perhaps
from db.views import VIEWS

_DENIED = (
    "not authorized",
    "may not be modified",
    "cannot vacuum",
    "readonly",
    "read-only",
    "read only",
)
_UNKNOWN = regex.compile(
    r"""no\ such\ (?P<kind>column|table):\ (?P<name>\S+)  # SQLite
    | (?P<kind>column|relation)\ "?(?P<name>[^"\s]+)"?\ does\ not\ exist  # PostgreSQL""",
    regex.VERBOSE,
)
_VIEW_NAMES = tuple(name for name, _query in VIEWS)
_CODEBOOK = "docs/codebook.md explains them"


def in_plain_words(words: str, query: str) -> str:
    """What is wrong with a query.

    Args:
        words: what the driver says.
        query: what was asked.
    """
    words = " ".join(words.split())
    if any(sign in words.casefold() for sign in _DENIED):
        return f"the query would write, and this only reads ({words})"
    unknown = _UNKNOWN.search(words)
    if unknown is None:
        return words
    name = unknown["name"]
    if unknown["kind"] != "column":
        near = get_close_matches(name.casefold(), _VIEW_NAMES, n=3)
        said = f"no such table: {name}{perhaps(near)}"
        return f"{said}; the views are {', '.join(_VIEW_NAMES)} ({_CODEBOOK})"
    return f"no such column: {name}{_columns(name, query)}"


def _columns(name: str, query: str) -> str:
    """The names that are near, then all that the views of the query have."""
    from db.codebook import view_columns  # asks SQLAlchemy, only where something is wrong

    columns = view_columns()
    asked = list(_views_of(query))
    there = dict.fromkeys(column for view in asked for column in columns[view])
    near = get_close_matches(name.rpartition(".")[2].casefold(), there, n=3)
    lists = "".join(f"; {view} has {', '.join(columns[view])}" for view in asked)
    return f"{perhaps(near)}{lists or f'; the columns of views: {_CODEBOOK}'}"


def _views_of(query: str) -> Iterator[str]:
    """The views that a query names, each once."""
    words = set(regex.findall(r"\w+", query.casefold()))
    return (view for view in _VIEW_NAMES if view in words)
