"""`kehoach extract`: a folder of files into a database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli_usage import DEFAULT_URL, Memory, Timeout, database_url, stop
from pipeline.limits import DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_S

if TYPE_CHECKING:
    from pipeline.bookkeeping import RunResult
    from pipeline.executors import Executor

Corpus = Annotated[str, typer.Argument(metavar="CORPUS", help="The folder of files to read.")]
Target = Annotated[
    str, typer.Option(metavar="DB", help="Where to write: a file or an SQLAlchemy URL.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        max=1024,
        help="How many files are read at a time, in processes of their own; one a core if not"
        " given. 0: one after the other, without limits.",
    ),
]
OnlyStale = Annotated[
    bool,
    typer.Option(
        "--only-stale",
        help="Read only files that were read before with other code or words; new and changed"
        " files wait.",
    ),
]
Prune = Annotated[
    bool,
    typer.Option(
        "--prune", help="Drop what the database holds of files that are not in the folder."
    ),
]
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""


def extract(
    corpus: Corpus,
    db: Target = DEFAULT_URL,
    workers: Workers = None,
    timeout: Timeout = DEFAULT_TIMEOUT_S,
    memory: Memory = DEFAULT_MEMORY_MB,
    only_stale: OnlyStale = False,
    prune: Prune = False,
) -> None:
    """Read a folder into a database. Exit 0 all well, 1 some documents failed, 2 wrong usage."""
    from pipeline.executors import make_executor
    from pipeline.limits import Limits

    executor = make_executor(workers, Limits(timeout, memory))
    result = _run(_folder(corpus), database_url(db), executor, only_stale=only_stale, prune=prune)
    raise typer.Exit(1 if result.failed else 0)


def _folder(name: str) -> Path:
    """The folder of a name; an empty one is a slip, not the folder that one stands in."""
    folder = Path(name)
    if folder.is_file():
        raise stop(f"{name} is a file: name its folder, or use `kehoach explain`")
    if not name.strip() or not folder.is_dir():
        raise stop(f"no folder {name or repr(name)}")
    return folder


def _run(
    corpus: Path, url: str, executor: "Executor", *, only_stale: bool, prune: bool
) -> "RunResult":
    """Reads the folder and prints the summary; what ends the run before is a sentence."""
    from db.errors import DatabaseError
    from pipeline.changes import PruneError
    from pipeline.executors import WorkersError
    from pipeline.progress import Progress
    from pipeline.run import NoFilesError, run
    from pipeline.summary import print_summary

    progress = Progress()
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
        raise stop(str(error)) from error
    except KeyboardInterrupt as error:
        done = f"stopped after {progress.count} of {progress.total}; run again to go on"
        typer.echo(f"kehoach: {done}", err=True)
        raise typer.Exit(INTERRUPTED) from error
    return result
