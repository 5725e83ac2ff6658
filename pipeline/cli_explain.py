"""`kehoach explain` and `kehoach indicators`: what is read in one file; nothing is stored."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli_usage import Memory, Timeout, stop
from pipeline.limits import DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_S

if TYPE_CHECKING:
    from models.issues import Issue
    from models.record import DocumentRecord
    from pipeline.found_file import FoundFile

OneFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="One file to read, also in an archive: plans.zip/a.pdf."),
]


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
    if picture and any(record.media_type != "application/pdf" for record in records):
        raise stop(f"--picture draws the pages of PDFs only, and {file} is none")
    for record in records:
        print_document(record)
        if picture:
            _draw(found, record, picture)
    raise typer.Exit(1 if records[0].error else 0)


def indicators(
    file: OneFile,
    per_figure: Annotated[
        int, typer.Option("--most", metavar="N", min=1, help="Candidates shown of each figure.")
    ] = 3,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    memory: Memory = DEFAULT_MEMORY_MB,
) -> None:
    """Show which indicator each target of a file is given, and why.

    Below it its rivals: the codes of the catalogue whose words occur; nothing is stored.
    """
    from pipeline.indicator_report import print_indicators

    _, records = _read(file, timeout, memory)
    for record in records:
        print_indicators(record, per_figure)
    if error := records[0].error:
        _say(file, error)
        raise typer.Exit(1)


def _read(
    file: Path, timeout: float, memory: int
) -> tuple["FoundFile", tuple["DocumentRecord", ...]]:
    """The documents of one file; ends the command with a sentence where there are none."""
    from models.record import FailedFile
    from pipeline.discover import find_file
    from pipeline.executors import make_executor
    from pipeline.limits import Limits
    from pipeline.worker import as_read

    if file.is_dir():
        raise stop(f"{file} is a folder: use `kehoach extract`, or name one of its files")
    found = find_file(file)
    if found is None:
        raise stop(f"no file {file}")
    ((_, read),) = make_executor(1, Limits(timeout, memory)).read_all([found], as_read)
    if isinstance(read, FailedFile):
        (issue,) = read.issues
        _say(file, issue)
        raise typer.Exit(1)
    return found, read


def _say(file: Path, issue: "Issue") -> None:
    typer.secho(f"kehoach: {file}: {issue.message} ({issue.code})", err=True, fg="red")


def _draw(found: "FoundFile", record: "DocumentRecord", folder: Path) -> None:
    """Saves the pages that hold facts with their quotes marked, and prints the files' names."""
    from models.issues import ReadError
    from pipeline.pictures import save_pictures

    try:
        for path in save_pictures(record, found.load().data, folder):
            typer.echo(path)
    except (OSError, ReadError) as error:
        raise stop(f"the pictures cannot be saved: {error}") from error
