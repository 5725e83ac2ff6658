"""`kehoach export`: the views as files that other programs open."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli_usage import DEFAULT_URL, Db, database_errors, database_url, stop

if TYPE_CHECKING:
    from db.export import Exported


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write into.")],
    file_format: Annotated[
        Literal["csv", "xlsx", "parquet", "jsonl"],
        typer.Option("--format", help="xlsx is one workbook, the others are a file a view."),
    ],
    db: Db = DEFAULT_URL,
    view: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only this view; may be given several times."),
    ] = None,
    bom: Annotated[
        bool,
        typer.Option("--bom", help="Begin CSV files with the mark by which Excel knows UTF-8."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Write every view into files that other programs open.

    A data dictionary stands beside them. In CSV a text that a spreadsheet could run as a formula (it begins with = + - @, a tab or a
    line end) has a ' before it, and so has a text that begins with '; the other formats keep the
    words as they are.
    """
    from db.export import export as write

    if bom and file_format != "csv":
        raise stop(
            "--bom is for --format csv; the other formats say by themselves how they are written"
        )
    with database_errors():
        done = write(database_url(db), folder, file_format, views=view or (), bom=bom, force=force)
    _tell(folder, done)


def _tell(folder: Path, done: "Exported") -> None:
    from pipeline.terminal import number_of

    for name, count in done.rows.items():
        typer.echo(f"{count:9}  {name}")
    typer.echo(f"{number_of(len(done.files), 'file')} in {folder}")
    if cut := done.changed.cut:
        said = f"{number_of(cut, 'text')} cut to what an Excel cell holds"
        typer.echo(f"kehoach: {said}", err=True)
    if replaced := done.changed.replaced:
        said = f"control characters replaced in {number_of(replaced, 'text')}"
        typer.echo(f"kehoach: {said}", err=True)
