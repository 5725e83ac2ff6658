"""`kehoach sql`: one query of one's own, read-only."""

import sys
from typing import Annotated, Literal

import typer

from pipeline.cli_usage import DEFAULT_URL, Db, database_errors, database_url, stop


def sql(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY",
            help="The query; from standard input if not given, or -.",
            show_default=False,
        ),
    ] = None,
    db: Db = DEFAULT_URL,
    row_format: Annotated[
        Literal["table", "csv", "json", "md"], typer.Option("--format", help="How rows are shown.")
    ] = "table",
) -> None:
    """Ask one query of SQL; what would write is refused.

    docs/codebook.md explains the views. In CSV a text that a spreadsheet could run as a formula
    has a ' before it.
    """
    from db.ask import ask
    from pipeline.row_formats import print_rows

    with database_errors(), ask(database_url(db), _words(query)) as (names, rows):
        print_rows(names, rows, row_format)


def _words(query: str | None) -> str:
    if query not in (None, "-"):
        return str(query)
    if sys.stdin.isatty():
        raise stop("write the query behind the command, or give it to standard input")
    return sys.stdin.read()
