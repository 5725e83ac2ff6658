"""`kehoach coverage`: what is held of which province and year, and what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli_answers import Boundaries, Form, Provinces, print_answer
from pipeline.cli_usage import DEFAULT_URL, NOTHING_FOUND, Db, database_errors, database_url, stop

if TYPE_CHECKING:
    from db.coverage import Held

FIRST_YEAR, LAST_YEAR = 1945, 2100
FirstYear = Annotated[
    int | None,
    typer.Option("--from", metavar="Y", min=FIRST_YEAR, max=LAST_YEAR, help="First year."),
]
LastYear = Annotated[
    int | None,
    typer.Option("--to", metavar="Y", min=FIRST_YEAR, max=LAST_YEAR, help="Last year."),
]
Genre = Annotated[
    Literal["plan", "decision", "news", "other"] | None,
    typer.Option(help="Only documents of this genre."),
]


def coverage(
    first: FirstYear = None,
    last: LastYear = None,
    genre: Genre = None,
    province: Provinces = None,
    boundaries: Boundaries = "then",
    missing: Annotated[
        bool, typer.Option("--missing", help="Name the provinces without plan or decision.")
    ] = False,
    form: Annotated[
        Form, typer.Option("--format", help="csv and json have a row for each year and genre.")
    ] = "table",
    db: Db = DEFAULT_URL,
) -> None:
    """Show what is held of each province and year, and what is not.

    A document counts in each year that it governs. Exit 0 found, 1 nothing held, 2 wrong usage.
    """
    if first is not None and last is not None and first > last:
        raise stop(f"--from {first} is after --to {last}")
    rows = _held(database_url(db), (first, last), genre, tuple(province or ()))
    from pipeline.coverage_output import as_lines, print_coverage

    print_answer(
        rows,
        form,
        table=lambda: print_coverage(rows, boundaries, names_missing=missing),
        lines=lambda: as_lines(rows, boundaries),
    )


def _held(
    url: str, years: tuple[int | None, int | None], genre: str | None, provinces: tuple[str, ...]
) -> "Sequence[Held]":
    """What is held and missing; ends the command with a sentence where nothing is held."""
    from db.coverage import coverage as ask
    from db.reading import opened

    with database_errors(), opened(url) as database:
        rows = ask(database, years=years, genres=(genre,) if genre else (), provinces=provinces)
    if not any(row.documents for row in rows):
        said = _asked(years, genre, provinces)
        typer.echo(f"kehoach: no {said} is held; `kehoach issues` says what was not read", err=True)
        raise typer.Exit(NOTHING_FOUND)
    return rows


def _asked(
    years: tuple[int | None, int | None], genre: str | None, provinces: tuple[str, ...]
) -> str:
    """What was asked for: ``plan of Hà Nam for 2024 to 2025``."""
    first, last = years
    words = [genre if genre and genre != "other" else "document"]
    words += ["of", " or ".join(provinces)] if provinces else []
    if first is not None and first == last:
        words.append(f"for {first}")
    else:
        words += [f"from {first} on"] if first is not None and last is None else []
        words += [f"up to {last}"] if last is not None and first is None else []
        words += [f"for {first} to {last}"] if None not in years else []
    return " ".join(words)
