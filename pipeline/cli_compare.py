"""`kehoach compare`: provinces side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import regex
import typer

from pipeline.cli_answers import Boundaries, Form, Provinces, print_answer
from pipeline.cli_usage import DEFAULT_URL, NOTHING_FOUND, Db, database_errors, database_url, stop

if TYPE_CHECKING:
    from db.compare import Compared
    from db.question import Question

Indicators = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help="A code of indicators.csv; may be given several times."),
]
Years = Annotated[
    str | None,
    typer.Option(
        metavar="Y", help="When it must hold: 2025, or 2021-2025; every year if not given."
    ),
]
Modality = Annotated[
    Literal["target", "result", "forecast", "quoted", "rule"],
    typer.Option(help="What is promised, or what was reached, forecast, quoted, ruled."),
]
Area = Annotated[
    int | None,
    typer.Option(metavar="N", min=0, max=6, help="Every indicator of a reform area, 0 to 6."),
]
Level = Annotated[
    Literal["central", "province", "department", "district", "commune"] | None,
    typer.Option(help="Only what is said of this level."),
]
WithLeads = Annotated[
    bool, typer.Option("--with-leads", help="Who leads it, and who they are since 2025.")
]
_YEARS = regex.compile(r"\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?\s*")


def compare(
    indicator: Indicators = None,
    year: Years = None,
    modality: Modality = "target",
    area: Area = None,
    province: Provinces = None,
    level: Level = None,
    boundaries: Boundaries = "then",
    with_leads: WithLeads = False,
    form: Annotated[
        Form, typer.Option("--format", help="csv and json hold every column.")
    ] = "table",
    db: Db = DEFAULT_URL,
) -> None:
    """Compare provinces by an indicator, a year and a level.

    Shown are the value, its distance to the national goal, and of what it is promised. One value stands for each indicator, province, year and level (docs/codebook.md,
    v_indicator_matrix); nothing is averaged. Exit 0 found, 1 nothing found, 2 wrong usage.
    """
    from db.question import Question

    if not indicator and area is None:
        raise stop("name an --indicator CODE, or an --area 0 to 6 for all of its indicators")
    question = Question(
        indicators=tuple(indicator or ()),
        area=area,
        years=_years(year),
        modality=modality,
        provinces=tuple(province or ()),
        level=level,
        boundaries=boundaries,
    )
    rows = _compared(database_url(db), question)
    from pipeline.compare_output import as_lines, print_comparison

    print_answer(
        rows,
        form,
        table=lambda: print_comparison(rows, boundaries, with_leads=with_leads),
        lines=lambda: as_lines(rows, boundaries, with_leads=with_leads),
    )


def _compared(url: str, question: "Question") -> "Sequence[Compared]":
    """The answer; ends the command with the reason where there is none."""
    from db.compare import compare as ask
    from db.reading import opened
    from db.why_empty import left_out, why_empty

    with database_errors(), opened(url) as database:
        rows = ask(database, question)
        if not rows:
            typer.echo(f"kehoach: {why_empty(database, question)}", err=True)
            raise typer.Exit(NOTHING_FOUND)
    if absent := left_out(question, {row.province_id for row in rows}):
        typer.echo(f"kehoach: nothing is found of {', '.join(absent)}", err=True)
    return rows


def _years(words: str | None) -> tuple[int, int] | None:
    """The first and last year of ``2025`` or ``2021-2025``."""
    if words is None:
        return None
    found = _YEARS.fullmatch(words)
    if found is None:
        raise stop(
            f"--year: a year or the first and last are wanted (2025, 2021-2025), not {words!r}"
        )
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise stop(f"--year {words} runs backwards: write {last}-{first}")
    return first, last
