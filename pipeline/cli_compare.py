"""`kehoach compare` and `kehoach coverage`: provinces side by side, and what is held of them."""

from typing import Annotated, Literal

import typer

from pipeline.cli_usage import DEFAULT_URL, NOTHING_FOUND, Db, database_errors, database_url, stop

Boundaries = Annotated[
    Literal["then", "now"],
    typer.Option(help="The provinces of the time, or side by side under today's 34."),
]
Provinces = Annotated[
    list[str] | None,
    typer.Option(
        "--province", metavar="NAME", help="A name, with or without accents, or p63:10; several."
    ),
]
Level = Literal["central", "province", "department", "district", "commune"]


def compare(
    indicator: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="A code of indicators.csv; may be given several times."),
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="Y", help="When it must hold; every year if not given.")
    ] = None,
    modality: Annotated[
        Literal["target", "result", "forecast", "quoted", "rule"],
        typer.Option(help="What is promised, or what was reached, forecast, quoted, ruled."),
    ] = "target",
    area: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, max=6, help="Every indicator of a reform area, 0 to 6."),
    ] = None,
    province: Provinces = None,
    level: Annotated[Level | None, typer.Option(help="Only what is said of this level.")] = None,
    boundaries: Boundaries = "then",
    with_leads: Annotated[
        bool, typer.Option("--with-leads", help="Who leads it, and who they are since 2025.")
    ] = False,
    form: Annotated[
        Literal["table", "csv", "json", "md"],
        typer.Option("--format", help="csv and json hold every column."),
    ] = "table",
    db: Db = DEFAULT_URL,
) -> None:
    """Compare provinces by an indicator: value, distance to the national goal, words.

    One value stands for each indicator, province, year and level (docs/codebook.md,
    v_indicator_matrix); nothing is averaged. Exit 0 found, 1 nothing found, 2 wrong usage.
    """
    from db.compare import compare as ask
    from db.question import Question
    from db.reading import opened
    from pipeline.compare_output import as_csv, as_json, as_markdown, print_comparison

    if not indicator and area is None:
        raise stop("name an --indicator CODE, or an --area 0 to 6 for all of its indicators")
    question = Question(
        indicators=tuple(indicator or ()),
        area=area,
        year=year,
        modality=modality,
        provinces=tuple(province or ()),
        level=level,
        boundaries=boundaries,
    )
    with database_errors(), opened(database_url(db)) as database:
        rows = ask(database, question)
        if not rows:
            from db.why_empty import why_empty

            typer.echo(f"kehoach: {why_empty(database, question)}", err=True)
            raise typer.Exit(NOTHING_FOUND)
    if form == "table":
        print_comparison(rows, boundaries, with_leads=with_leads)
    elif form == "csv":
        typer.echo(as_csv(rows), nl=False)
    elif form == "json":
        typer.echo(as_json(rows), nl=False)
    else:
        typer.echo(as_markdown(rows, boundaries, with_leads=with_leads), nl=False)


def coverage(
    first: Annotated[int | None, typer.Option("--from", metavar="Y", help="First year.")] = None,
    last: Annotated[int | None, typer.Option("--to", metavar="Y", help="Last year.")] = None,
    genre: Annotated[
        Literal["plan", "decision", "news", "other"] | None,
        typer.Option(help="Only documents of this genre."),
    ] = None,
    province: Provinces = None,
    boundaries: Boundaries = "then",
    missing: Annotated[
        bool, typer.Option("--missing", help="Name the provinces without plan or decision.")
    ] = False,
    form: Annotated[
        Literal["table", "csv", "json", "md"],
        typer.Option("--format", help="csv and json have a row for each year and genre."),
    ] = "table",
    db: Db = DEFAULT_URL,
) -> None:
    """Show what is held of which province and year by genre, and what is missing.

    A document counts in each year that it governs. Exit 0 found, 1 nothing held, 2 wrong usage.
    """
    from db.coverage import coverage as ask
    from db.reading import opened
    from pipeline.coverage_output import as_csv, as_json, as_markdown, print_coverage

    with database_errors(), opened(database_url(db)) as database:
        rows = ask(
            database,
            years=(first, last),
            genres=(genre,) if genre else (),
            provinces=tuple(province or ()),
        )
    if not any(row.documents for row in rows):
        typer.echo("kehoach: no such document is held: see `kehoach issues DB`", err=True)
        raise typer.Exit(NOTHING_FOUND)
    if form == "table":
        print_coverage(rows, boundaries, names_missing=missing)
    elif form == "csv":
        typer.echo(as_csv(rows), nl=False)
    elif form == "json":
        typer.echo(as_json(rows), nl=False)
    else:
        typer.echo(as_markdown(rows, boundaries), nl=False)
