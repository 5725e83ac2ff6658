"""A comparison on the screen, and as the cells of one table."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from db.compare import Compared
from db.question import Boundaries
from pipeline.compare_words import (
    LEGEND,
    gap_words,
    goal_words,
    leads_words,
    terms_words,
    value_words,
)
from pipeline.terminal import hanging, in_columns, make_console

_RIGHT = ("value", "gap", "candidates")
_LONG = ("leads", "of what", "document")
"""Columns that stand below their row where the screen is narrow, the first one first."""
_OPTIONAL = ("level", "gap", "of what")
"""Columns that a terminal does without where they are empty."""
_COLOURS = {r"(?<= )\+[\d.,]+": "green", r"(?<= )−[\d.,]+": "red"}


def print_comparison(rows: Sequence[Compared], boundaries: Boundaries, *, with_leads: bool) -> None:
    """A table for each indicator and year."""
    out = make_console()
    for (code, label, year), group in groupby(rows, key=_title):
        same = list(group)
        out.print(f"\n[bold]{code}[/] {year}", highlight=False)
        out.print(Text(label or "", style="dim"))
        lines = list(_lines(same, boundaries, with_leads=with_leads))
        if out.is_terminal:
            _print_lines(same, lines, out)
        else:
            print(*in_columns(lines, _places(lines[0], _RIGHT)), sep="\n")
        _print_foot(same, out)
    out.print(Text(f"\n{LEGEND}", style="dim"))


def _title(row: Compared) -> tuple[str, str | None, int | None]:
    return row.indicator_code, row.label_vi, row.year


def _print_foot(rows: Sequence[Compared], out: Console) -> None:
    """The national goals: ``80 % (NQ 76/NQ-CP)``, of each level where levels differ."""
    goals = dict.fromkeys(
        f"{goal_words(row)}{f' {row.level}' if row.level else ''} ({row.national_source})"
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
        shown = _flat(row, boundaries, with_leads=with_leads)
        if boundaries == "now":
            shown[0], before = ("" if shown[0] == before else shown[0]), shown[0]
        yield shown


def _places(heads: Sequence[str], names: Container[str]) -> list[int]:
    return [place for place, head in enumerate(heads) if head in names]


def _print_lines(rows: Sequence[Compared], lines: Sequence[Sequence[str]], out: Console) -> None:
    """Lines under each other; where the screen is too narrow, long cells stand below their row."""
    heads, *shown = lines
    said = [
        place
        for place, head in enumerate(heads)
        if head not in _OPTIONAL or any(line[place] for line in shown)
    ]
    below, aligned = list[int](), _aligned(lines, said)
    for head in _LONG:
        if max(map(cell_len, aligned)) > out.width:
            below += _places(heads, (head,))
            aligned = _aligned(lines, [place for place in said if place not in below])
    out.print(Text(aligned[0], style="bold"))
    for row, line, words in zip(rows, shown, aligned[1:], strict=True):
        text = Text(words, style="dim" if row.value_low is None else "")
        for pattern, colour in _COLOURS.items():
            text.highlight_regex(pattern, colour)
        out.print(text)
        if under := " · ".join(line[place] for place in sorted(below) if line[place]):
            out.print(hanging(Text(), Text(under, style="dim"), 4))


def _aligned(lines: Sequence[Sequence[str]], places: Sequence[int]) -> list[str]:
    kept = [[line[place] for place in places] for line in lines]
    return in_columns(kept, _places(kept[0], _RIGHT))


def as_lines(
    rows: Sequence[Compared], boundaries: Boundaries, *, with_leads: bool
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads and cells of one table with the indicator and year in front."""
    heads = ("indicator", "year", *columns(boundaries, with_leads=with_leads))
    return heads, [
        (row.indicator_code, str(row.year), *_flat(row, boundaries, with_leads=with_leads))
        for row in rows
    ]


def _flat(row: Compared, boundaries: Boundaries, *, with_leads: bool) -> list[str]:
    return [" ".join(cell.split()) for cell in cells(row, boundaries, with_leads=with_leads)]
