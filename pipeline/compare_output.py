"""A comparison on the screen and as CSV, JSON or Markdown."""

import csv
import io
import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict, fields
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.compare import Compared
from db.disarming import disarmed
from db.question import Boundaries
from models.number_words import number_words
from pipeline.compare_words import LEGEND, gap_words, leads_words, terms_words, value_words
from pipeline.terminal import in_columns, make_console

_RIGHT, _LONG = ("value", "gap", "candidates"), ("of what", "leads", "document")
_COLOURS = {"+": "green", "−": "red"}


def print_comparison(rows: Sequence[Compared], boundaries: Boundaries, *, with_leads: bool) -> None:
    """A table for each indicator and year."""
    out = make_console()
    for (code, label, year), group in groupby(rows, key=_title):
        same = list(group)
        out.print(f"\n[bold]{code}[/] {year}", highlight=False)
        out.print(Text(label or "", style="dim"))
        lines = list(_lines(same, boundaries, with_leads=with_leads))
        if out.is_terminal:
            out.print(_table(same, lines))
        else:
            print(*in_columns(lines, _places(lines[0], _RIGHT)), sep="\n")
        _print_foot(same, out)
    out.print(Text(f"\n{LEGEND}", style="dim"))


def _title(row: Compared) -> tuple[str, str | None, int | None]:
    return row.indicator_code, row.label_vi, row.year


def _print_foot(rows: Sequence[Compared], out: Console) -> None:
    goals = dict.fromkeys(
        f"{number_words(row.national_value)} ({row.national_source})"
        for row in rows
        if row.national_value is not None and row.national_source
    )
    if goals:
        out.print(Text(f"National goal: {', '.join(goals)}", style="dim"))


def columns(boundaries: Boundaries, *, with_leads: bool) -> tuple[str, ...]:
    """The heads of the table."""
    today = ("province now",) if boundaries == "now" else ()
    leads = ("leads",) if with_leads else ()
    return (
        *today,
        "province",
        "level",
        "value",
        "gap",
        "of what",
        *leads,
        "document",
        "candidates",
    )


def cells(row: Compared, boundaries: Boundaries, *, with_leads: bool) -> tuple[str, ...]:
    """A row of the table, a text for each of `columns`."""
    today = (row.province_now or "",) if boundaries == "now" else ()
    leads = (leads_words(row),) if with_leads else ()
    said = f"{row.document_number or row.path or ''}{f', {row.issued_on}' if row.issued_on else ''}"
    count = str(row.candidates) if row.candidates else ""
    gap, terms = gap_words(row), terms_words(row)
    return (
        *today,
        row.province,
        row.level or "",
        value_words(row),
        gap,
        terms,
        *leads,
        said,
        count,
    )


def _lines(
    rows: Sequence[Compared], boundaries: Boundaries, *, with_leads: bool
) -> Iterator[list[str]]:
    """The heads and the rows of a table; today's province stands in the first of its rows."""
    yield list(columns(boundaries, with_leads=with_leads))
    before = None
    for row in rows:
        shown = [" ".join(cell.split()) for cell in cells(row, boundaries, with_leads=with_leads)]
        if boundaries == "now":
            shown[0], before = ("" if shown[0] == before else shown[0]), shown[0]
        yield shown


def _places(heads: Sequence[str], names: Container[str]) -> list[int]:
    return [place for place, head in enumerate(heads) if head in names]


def _table(rows: Sequence[Compared], lines: Sequence[Sequence[str]]) -> Table:
    """The same with colours, its long cells wrapped."""
    heads, *shown = lines
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(
            head,
            justify="right" if head in _RIGHT else "left",
            no_wrap=head not in _LONG,
            overflow="fold",
        )
    (gap,) = _places(heads, ("gap",))
    for row, line in zip(rows, shown, strict=True):
        styled = [Text(cell) for cell in line]
        styled[gap].stylize(_COLOURS.get(line[gap][:1], ""))
        table.add_row(*styled, style="dim" if row.value_low is None else None)
    return table


def as_csv(rows: Sequence[Compared]) -> str:
    """Every column, formulas of spreadsheets disarmed as in `kehoach export`."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(field.name for field in fields(Compared))
    for row in rows:
        writer.writerow(disarmed(value) for value in asdict(row).values())
    return stream.getvalue()


def as_json(rows: Sequence[Compared]) -> str:
    """A list of objects with every column."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def as_markdown(rows: Sequence[Compared], boundaries: Boundaries, *, with_leads: bool) -> str:
    """One table with the indicator and year in front."""
    heads = ("indicator", "year", *columns(boundaries, with_leads=with_leads))
    lines = [heads, ("---",) * len(heads)]
    for row in rows:
        shown = cells(row, boundaries, with_leads=with_leads)
        lines.append((row.indicator_code, str(row.year), *shown))
    return "".join(f"| {' | '.join(_escaped(cell) for cell in line)} |\n" for line in lines)


def _escaped(cell: str) -> str:
    return " ".join(cell.replace("|", "\\|").split())
