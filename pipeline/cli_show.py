"""`kehoach show`: one document of a database."""

from typing import Annotated, Literal

import typer

from pipeline.cli_usage import DEFAULT_URL, Db, database_errors, database_url, stop


def show(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="DOCUMENT",
            help="Its path or the path's end, id, number (15/KH-UBND), sha256, or some words of"
            " its number, province, title and year.",
        ),
    ],
    db: Db = DEFAULT_URL,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="json holds every column.")
    ] = "text",
) -> None:
    """Show one stored document with all that was read in it.

    Metadata, sections, targets, tasks, citations, issues; each fact stands with its quote. Where several documents are meant they are listed; exit 2.
    """
    from db.find_documents import find_documents
    from pipeline.show import load_document, print_json, print_matches, print_stored

    document, url = " ".join(words), database_url(db)
    with database_errors():
        matches = find_documents(url, document)
        if len(matches) != 1:
            print_matches(matches)
            raise _unclear(document, len(matches))
        parts = load_document(url, matches[0].id)
    print_json(parts) if form == "json" else print_stored(parts)


def _unclear(document: str, count: int) -> typer.Exit:
    if count:
        return stop(f"{document!r} may mean {count} documents: name one by its id")
    return stop(f"no document is found by {document!r}; `kehoach search` looks into their texts")
