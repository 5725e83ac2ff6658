"""`kehoach evaluate`: the figures of a database against gold."""

from pathlib import Path
from typing import Annotated

import typer

from evaluation.floors import floor_sets
from pipeline.cli_usage import Url, database_errors, database_url, stop


def evaluate(
    db: Url,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder of gold files.")],
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="List each miss and each false find.")
    ] = False,
    floors: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help=f"Hold a set of evaluation/floors.toml: {', '.join(floor_sets())}."
        ),
    ] = None,
) -> None:
    """Score a database against gold. Exit 1 if a floor is missed."""
    import json as json_format

    from db.addresses import parse_address, shown
    from evaluation.floors import FloorsError
    from evaluation.gold_entries import GoldError
    from evaluation.report import as_json, count_absent, print_misses, print_report
    from evaluation.scores import evaluate as score
    from pipeline.terminal import number_of

    if not gold.is_dir():
        raise stop(f"no folder {gold}")
    try:
        with database_errors():
            evaluation = score(database_url(db), gold, floors=floors)
    except (FloorsError, GoldError) as error:
        raise stop(str(error)) from error
    if (absent := count_absent(evaluation)) == len(evaluation.documents):
        held = number_of(absent, "document")
        name = shown(parse_address(database_url(db)))
        raise stop(f"{name} does not hold the {held} that {gold} has gold for")
    if json:
        typer.echo(
            json_format.dumps(as_json(evaluation, misses=misses), ensure_ascii=False, indent=2)
        )
    else:
        print_report(evaluation)
        if misses:
            print_misses(evaluation)
    raise typer.Exit(1 if evaluation.shortfalls else 0)
