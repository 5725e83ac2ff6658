"""The command line: thin, and heavy imports only inside the commands that need them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli_compare import compare
from pipeline.cli_coverage import coverage
from pipeline.cli_evaluate import evaluate
from pipeline.cli_explain import explain, indicators
from pipeline.cli_export import export
from pipeline.cli_extract import extract
from pipeline.cli_group import OneLineErrors
from pipeline.cli_issues import issues
from pipeline.cli_merge import merge
from pipeline.cli_search import search
from pipeline.cli_show import show
from pipeline.cli_sql import sql

app = typer.Typer(
    name="kehoach",
    cls=OneLineErrors,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Runs the command line; wrong usage exits with 2."""
    check_installation()
    app()


def check_installation() -> None:
    """Stops with a sentence if `models` is somebody else's package of that name."""
    import models

    here = Path(__file__).resolve().parent.parent
    found = Path(str(models.__file__)).resolve().parent.parent
    if found != here:
        sys.exit(f"kehoach: the package 'models' was found in {found}, not beside {here}")


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        typer.echo(f"kehoach {version('kehoach')}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Reads the plans of Vietnam's provinces into a database, each fact beside its words."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)


app.command(epilog="Example: kehoach extract plans --db plans.db")(extract)
app.command(epilog="Example: kehoach explain plans/15_kh.pdf --picture pages")(explain)
app.command(epilog="Example: kehoach indicators plans/15_kh.pdf --most 5")(indicators)
app.command(epilog="Example: kehoach evaluate plans.db gold --misses")(evaluate)
app.command(epilog="Example: kehoach issues plans.db --all")(issues)
app.command(epilog="Example: kehoach export tables --format xlsx --db plans.db")(export)
app.command(epilog="Example: kehoach sql 'select province, year from v_indicator_matrix'")(sql)
app.command(epilog="Example: kehoach show 15/KH-UBND, or: kehoach show nam dinh 2024")(show)
app.command(epilog="Example: kehoach search thanh toan truc tuyen --kind target")(search)
app.command(epilog="Example: kehoach compare --indicator tthc_online_dossier_pct --year 2025")(
    compare
)
app.command(epilog="Example: kehoach coverage --from 2021 --to 2025 --boundaries now")(coverage)
app.command(epilog="Example: kehoach merge north.db south.db --into all.db")(merge)
