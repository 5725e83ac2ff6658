"""`kehoach search`: passages by their words, with or without accents."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.cli_usage import DEFAULT_URL, NOTHING_FOUND, Db, database_errors, database_url

if TYPE_CHECKING:
    from rich.text import Text

    from db.search import Hit

COLUMNS = (
    "place", "kind", "path", "document_id", "province", "document_number", "title", "issued_on",
    "page", "char_start", "char_end", "target_id", "task_id", "snippet",
)  # fmt: skip
Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS", help="Words, with or without accents; a '\"phrase\"' in both quotes."
    ),
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="At most so many.")]
Kind = Annotated[
    Literal["title", "target", "task", "text"] | None,
    typer.Option(help="Only these; text is what is in no target or task."),
]
Province = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Only its documents: name, with or without accents, or unit_id."
    ),
]
Year = Annotated[
    int | None,
    typer.Option(metavar="YEAR", min=1900, max=9999, help="Only documents issued in it."),
]
Format = Annotated[
    Literal["table", "csv", "json", "md"],
    typer.Option("--format", help="table has a paragraph for each passage."),
]


def search(
    words: Words,
    db: Db = DEFAULT_URL,
    limit: Limit = 20,
    kind: Kind = None,
    province: Province = None,
    year: Year = None,
    row_format: Format = "table",
) -> None:
    """Find passages that hold all words, with or without accents.

    Passages are titles, targets, tasks and the text besides. The best first: those that name the province asked for, words with the same accents, words
    next to each other, titles before targets, tasks and text, the short before the long. The
    words are marked, with ** where there are no colours. Exit 0 found, 1 nothing found, 2 wrong usage.
    """
    from db.reading import opened
    from db.search import search as find
    from pipeline.row_formats import print_rows

    query = " ".join(words)
    with database_errors(), opened(database_url(db)) as database:
        hits = find(database, query, limit=limit, kind=kind, province=province, year=year)
    if row_format == "table":
        _print_hits(hits)
    else:
        rows = [_row(place, hit) for place, hit in enumerate(hits, start=1)]
        print_rows(COLUMNS, rows, row_format)
    if not hits:
        among = (kind and f"in a {kind}", province and f"of {province}", year and f"of {year}")
        said = " ".join(part for part in (f"all words of {query!r}", *among) if part)
        typer.echo(f"kehoach: nothing holds {said}", err=True)
        raise typer.Exit(NOTHING_FOUND)


def _row(place: int, hit: "Hit") -> tuple[int | str | None, ...]:
    fact = {hit.kind: hit.fact_id}
    return (
        *(place, hit.kind, hit.path, hit.document_id, hit.province, hit.document_number),
        *(hit.title, hit.issued_on, hit.page, hit.char_start, hit.char_end),
        *(fact.get("target"), fact.get("task"), hit.snippet.marked("**", "**")),
    )


def _print_hits(hits: "Sequence[Hit]") -> None:
    from rich.text import Text

    from pipeline.terminal import hanging, make_console

    out = make_console()
    for place, hit in enumerate(hits, start=1):
        out.print(hanging(Text(f"{place:3}  "), _head(hit), 5))
        words = Text(hit.snippet.text) if out.is_terminal else Text(hit.snippet.marked("**", "**"))
        for start, end in hit.snippet.found if out.is_terminal else ():
            words.stylize("bold yellow", start, end)
        out.print(hanging(Text(""), words, 5))


def _head(hit: "Hit") -> "Text":
    """What was found, and in which document and where."""
    from rich.text import Text

    issued = hit.issued_on and f"of {hit.issued_on}"
    named = " ".join(word for word in (hit.document_number, issued) if word)
    page = f"p. {hit.page}" if hit.page else None
    parts = (hit.kind, hit.province, named, hit.path, page)
    return Text(" · ".join(part for part in parts if part), style="dim")
