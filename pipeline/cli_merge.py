"""`kehoach merge`: databases of teams that ingest apart, as one."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli_usage import database_errors, database_url, stop

if TYPE_CHECKING:
    from db.merge import Merged


def merge(
    first: Annotated[
        str, typer.Argument(metavar="FIRST", help="The database that takes in: a file or an URL.")
    ],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="The one that is taken in.")],
    into: Annotated[
        str | None,
        typer.Option(metavar="DB", help="Write both into this new database, and leave the first."),
    ] = None,
    under: Annotated[
        str,
        typer.Option(metavar="NAME", help="Put the second's files into a folder of this name."),
    ] = "",
) -> None:
    """Take a second database into the first, or both into a third.

    Of a file that both hold (path and bytes) the later reading stands, unless code and words were
    the same. A path that names different files stops the merge; --under keeps both.
    """
    from db.merge import merge as take_in

    source = database_url(second)
    if under and not set(PurePosixPath(under).parts).isdisjoint({"/", ".."}):
        raise stop(f"--under {under}: a folder within the corpus is wanted, such as north")
    with database_errors():
        target = database_url(into or first)
        _check_file(target, is_new=into is not None)
        if into:
            take_in(target, database_url(first))
        _tell(target, take_in(target, source, under=under))


def _check_file(url: str, *, is_new: bool) -> None:
    """Stops before a slip of the pen makes a new database, or writes over one."""
    from db.addresses import parse_address, sqlite_file

    file = sqlite_file(parse_address(url))
    if file and is_new and file.exists():
        raise stop(f"{file} is there already: --into makes a new database")
    if file and not is_new and not file.exists():
        raise stop(f"there is no database at {file}; --into makes a new one of two")


def _tell(url: str, done: "Merged") -> None:
    from db.addresses import parse_address, shown
    from pipeline.terminal import plural

    plan = done.plan
    typer.echo(f"{len(plan.new):7} new {plural(len(plan.new), 'file')}")
    typer.echo(f"{len(plan.replaced):7} read again later by the second, replaced")
    typer.echo(f"{len(plan.kept):7} as the first has {'it' if len(plan.kept) == 1 else 'them'}")
    for path, other in plan.copies.items():
        typer.echo(f"        {path}: the same bytes as {other}, which stands")
    typer.echo(f"{done.runs:7} {plural(done.runs, 'run')} added")
    held = plural(done.documents, "document")
    typer.echo(f"{done.documents:7} {held} now in {shown(parse_address(url))}")
