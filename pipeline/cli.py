"""The command line: thin, and heavy imports only inside the commands that need them."""

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evaluation.floors import floor_sets
from pipeline.cli_compare import compare, coverage
from pipeline.cli_export import export
from pipeline.cli_merge import merge
from pipeline.cli_search import search
from pipeline.cli_show import show
from pipeline.cli_sql import sql
from pipeline.limits import DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_S, LEAST_MEMORY_MB

if TYPE_CHECKING:
    from models.record import DocumentRecord
    from pipeline.found_file import FoundFile

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Corpus = Annotated[Path, typer.Argument(help="The folder of files to read.")]
OneFile = Annotated[
    Path, typer.Argument(help="One file to read, also in an archive: plans.zip/a.pdf.")
]
Url = Annotated[str, typer.Argument(metavar="DB", help="An SQLite file or an SQLAlchemy URL.")]
Timeout = Annotated[
    float,
    typer.Option(metavar="SECONDS", min=0.1, help="A file that takes longer becomes an issue."),
]
Memory = Annotated[
    int,
    typer.Option(
        metavar="MB",
        min=LEAST_MEMORY_MB,
        help="A file that needs more memory than this becomes an issue.",
    ),
]
DEFAULT_URL = "sqlite:///data/kehoach.db"
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""


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
        typer.echo(f"kehoach {version('kehoach')}")
        raise typer.Exit


@app.callback()
def _options(
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


def _stop(message: str) -> typer.Exit:
    typer.secho(f"kehoach: {message}", err=True, fg="red")
    return typer.Exit(2)


def database_url(name: str) -> str:
    """A file name as an SQLite URL; anything with ``://`` as it is."""
    return name if "://" in name else f"sqlite:///{name}"


@app.command(epilog="Example: kehoach extract plans --db plans.db")
def extract(
    corpus: Corpus,
    db: Annotated[
        str, typer.Option(metavar="DB", help="Where to write: a file or an SQLAlchemy URL.")
    ] = DEFAULT_URL,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            help="How many files are read at a time, in processes of their own; one a core if not"
            " given. 0: one after the other, without limits.",
        ),
    ] = None,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    memory: Memory = DEFAULT_MEMORY_MB,
    only_stale: Annotated[
        bool,
        typer.Option(
            "--only-stale",
            help="Read only files that were read before with other code or words; new and changed"
            " files wait.",
        ),
    ] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Drop what the database holds of files that are not in the folder."
        ),
    ] = False,
) -> None:
    """Read a folder into a database. Exit 0 all well, 1 some documents failed, 2 wrong usage."""
    from db.errors import DatabaseError
    from pipeline.changes import PruneError
    from pipeline.executors import WorkersError, make_executor
    from pipeline.limits import Limits
    from pipeline.progress import Progress
    from pipeline.run import NoFilesError, run
    from pipeline.summary import print_summary

    if corpus.is_file():
        raise _stop(f"{corpus} is a file: name its folder, or use `kehoach explain`")
    if not corpus.is_dir():
        raise _stop(f"no folder {corpus}")
    url, progress = database_url(db), Progress()
    executor = make_executor(workers, Limits(timeout, memory))
    try:
        with progress as told:
            result = run(
                corpus,
                url,
                executor=executor,
                only_stale=only_stale,
                prune=prune,
                on_start=told.start,
                on_file=told.done,
                on_note=told.note,
            )
        print_summary(url, result)
    except (DatabaseError, NoFilesError, PermissionError, PruneError, WorkersError) as error:
        raise _stop(str(error)) from error
    except KeyboardInterrupt as error:
        done = f"stopped after {progress.count} of {progress.total}; run again to go on"
        typer.echo(f"kehoach: {done}", err=True)
        raise typer.Exit(INTERRUPTED) from error
    raise typer.Exit(1 if result.failed else 0)


@app.command()
def explain(
    file: OneFile,
    picture: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Draw the pages of a PDF with the quotes marked, as PNG files."
        ),
    ] = None,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    memory: Memory = DEFAULT_MEMORY_MB,
) -> None:
    """Show one file's facts, each with its quote marked.

    In reading order, with the rule that read it and its place; nothing is stored.
    """
    from pipeline.explain import print_document

    found, records = _read(file, timeout, memory)
    for record in records:
        print_document(record)
        if picture:
            _draw(found, record, picture)


@app.command()
def indicators(
    file: OneFile,
    per_figure: Annotated[
        int, typer.Option("--most", min=1, help="Candidates shown of each figure.")
    ] = 3,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    memory: Memory = DEFAULT_MEMORY_MB,
) -> None:
    """Show which indicator each target of one file is linked to, its rivals, and why.

    The candidates are the codes of the catalogue whose words occur; nothing is stored.
    """
    from pipeline.indicator_report import print_indicators

    for record in _read(file, timeout, memory)[1]:
        print_indicators(record, per_figure)


def _read(
    file: Path, timeout: float, memory: int
) -> tuple["FoundFile", tuple["DocumentRecord", ...]]:
    """The documents of one file; ends the command with a sentence where there are none."""
    from models.record import FailedFile
    from pipeline.discover import find_file
    from pipeline.executors import make_executor
    from pipeline.limits import Limits

    if file.is_dir():
        raise _stop(f"{file} is a folder: use `kehoach extract`, or name one of its files")
    found = find_file(file)
    if found is None:
        raise _stop(f"no file {file}")
    ((_, read),) = make_executor(1, Limits(timeout, memory)).read_all([found])
    if isinstance(read, FailedFile):
        (issue,) = read.issues
        typer.secho(f"{file}: {issue.code}: {issue.message}", err=True, fg="red")
        raise typer.Exit(1)
    return found, read


def _draw(found: "FoundFile", record: "DocumentRecord", folder: Path) -> None:
    """Saves the pages that hold facts with their quotes marked, and prints the files' names."""
    from models.issues import ReadError
    from pipeline.pictures import save_pictures

    if record.media_type != "application/pdf":
        raise _stop("--picture draws the pages of PDFs only")
    try:
        for path in save_pictures(record, found.load().data, folder):
            typer.echo(path)
    except (OSError, ReadError) as error:
        raise _stop(f"the pictures cannot be saved: {error}") from error


@app.command()
def evaluate(
    db: Url,
    gold: Annotated[Path, typer.Argument(help="The folder of gold files.")],
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
    from db.errors import DatabaseError
    from evaluation.floors import FloorsError
    from evaluation.gold_entries import GoldError
    from evaluation.report import as_json, count_absent, print_misses, print_report
    from evaluation.scores import evaluate as score
    from pipeline.terminal import number_of

    if not gold.is_dir():
        raise _stop(f"no folder {gold}")
    try:
        evaluation = score(database_url(db), gold, floors=floors)
    except (DatabaseError, FloorsError, GoldError) as error:
        raise _stop(str(error)) from error
    if (absent := count_absent(evaluation)) == len(evaluation.documents):
        held = number_of(absent, "document")
        name = shown(parse_address(database_url(db)))
        raise _stop(f"{name} does not hold the {held} that {gold} has gold for")
    if json:
        typer.echo(
            json_format.dumps(as_json(evaluation, misses=misses), ensure_ascii=False, indent=2)
        )
    else:
        print_report(evaluation)
        if misses:
            print_misses(evaluation)
    raise typer.Exit(1 if evaluation.shortfalls else 0)


@app.command()
def issues(
    db: Url,
    all_rows: Annotated[
        bool, typer.Option("--all", help="Every issue, not one line a code with an example.")
    ] = False,
) -> None:
    """Show what was not understood or not read."""
    from db.engine import open_database
    from db.errors import DatabaseError
    from pipeline.summary import print_issue_rows, print_issues

    url = database_url(db)
    try:
        engine = open_database(url, create=False)
        if all_rows:
            print_issue_rows(url)
        else:
            print_issues(engine)
    except DatabaseError as error:
        raise _stop(str(error)) from error


app.command(epilog="Example: kehoach export tables --format xlsx --db plans.db")(export)
app.command(epilog="Example: kehoach sql 'select province, year from v_indicator_matrix'")(sql)
app.command(epilog="Example: kehoach show 15/KH-UBND --db plans.db")(show)
app.command(epilog="Example: kehoach search 'thanh toan truc tuyen' --kind target")(search)
app.command(epilog="Example: kehoach compare --indicator tthc_online_dossier_pct --year 2025")(
    compare
)
app.command(epilog="Example: kehoach coverage --from 2021 --to 2025 --boundaries now")(coverage)
app.command(epilog="Example: kehoach merge north.db south.db --into all.db")(merge)
