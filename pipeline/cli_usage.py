"""What the commands in `cli_*.py` share: their common arguments, and how they stop."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from pipeline.limits import LEAST_MEMORY_MB

NOTHING_FOUND = 1
"""The exit code of a question without answer."""
A_DAY_S = 86_400.0
Url = Annotated[str, typer.Argument(metavar="DB", help="An SQLite file or an SQLAlchemy URL.")]
Db = Annotated[
    str, typer.Option("--db", metavar="DB", help="Where to read: a file or an SQLAlchemy URL.")
]
Timeout = Annotated[
    float,
    typer.Option(
        metavar="SECONDS", min=0.1, max=A_DAY_S, help="A file that takes longer becomes an issue."
    ),
]
Memory = Annotated[
    int,
    typer.Option(
        metavar="MB",
        min=LEAST_MEMORY_MB,
        help="A file that needs more memory than this becomes an issue.",
    ),
]
_NOWHERE = ("", ":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:")
DEFAULT_URL = "sqlite:///data/kehoach.db"


def database_url(name: str) -> str:
    """A file name as an SQLite URL; anything with ``://`` as it is.

    Raises:
        typer.Exit: if it names no place where a database could be kept.
    """
    if name.strip() in _NOWHERE:
        raise stop(f"{name!r} names no database: give a file, or an SQLAlchemy URL")
    return name if "://" in name else f"sqlite:///{name}"


def stop(message: str) -> typer.Exit:
    """Says what is wrong on standard error; the exit to be raised is that of wrong usage, 2."""
    typer.secho(f"kehoach: {message}", err=True, fg="red")
    return typer.Exit(2)


@contextmanager
def database_errors() -> Iterator[None]:
    """What fails in the database is a sentence and exit code 2."""
    from db.errors import DatabaseError

    try:
        yield
    except DatabaseError as error:
        raise stop(str(error)) from error
