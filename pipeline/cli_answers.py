"""What `compare` and `coverage` have in common: how provinces are asked for and answers printed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from db.compare import Compared
    from db.coverage import Held

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
Form = Literal["table", "csv", "json", "md"]


def print_answer(
    rows: "Sequence[Compared] | Sequence[Held]",
    form: Form,
    *,
    table: Callable[[], None],
    lines: Callable[[], tuple[Sequence[str], Sequence[Sequence[str]]]],
) -> None:
    """Prints rows: for the eye, as one table of Markdown, or with every column."""
    from pipeline.row_formats import print_records, print_rows

    if form == "table":
        table()
    elif form == "md":
        print_rows(*lines(), form)
    else:
        print_records(rows, form)
