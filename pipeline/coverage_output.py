"""What is held, on the screen and as the cells of one table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from db.coverage import Held, expected
from db.question import Boundaries
from db.units import name_key
from pipeline.terminal import hanging, in_columns, make_console, number_of

_LETTERS = {"plan": "p", "decision": "d", "news": "n", "other": "o"}
_MISSING = "–"
_NOWHERE = "(no province said)"
LEGEND = (
    "p plan, d decision, n news, o other, with their number where there are several, in each year"
    " that they govern; – no plan or decision"
)


def grid(rows: Sequence[Held], boundaries: Boundaries) -> tuple[list[int], list[list[str]]]:
    """The years, and a line for each province that anything is held of.

    A line holds today's province (in today's boundaries), the province, and a cell for each year.
    """
    years = sorted({row.year for row in rows})
    seats: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in rows:
        seat, before = seats[row.province_now or "", row.province or _NOWHERE], ""
        before = seat.get(row.year, "").replace(_MISSING, "")
        seat[row.year] = before + _cell(row)
    kept = {key: cells for key, cells in seats.items() if set(cells.values()) != {_MISSING}}
    order = sorted(kept, key=_by_names) if boundaries == "now" else list(kept)
    return years, [
        [
            *((now,) if boundaries == "now" else ()),
            name,
            *(kept[now, name].get(y, "") for y in years),
        ]
        for now, name in order
    ]


def _by_names(key: tuple[str, str]) -> tuple[str, str]:
    return name_key(key[0]), name_key(key[1])


def _cell(row: Held) -> str:
    if row.genre is None:
        return _MISSING
    return f"{row.documents if row.documents > 1 else ''}{_LETTERS[row.genre]}"


def print_coverage(rows: Sequence[Held], boundaries: Boundaries, *, names_missing: bool) -> None:
    """The grid, the number of provinces missing in each year, and their names if wanted."""
    out = make_console()
    years, lines = grid(rows, boundaries)
    heads = _heads(boundaries)
    table = [[*heads, *map(str, years)], *lines]
    for nth, seats in enumerate(_shares(table, len(heads), out.width)):
        shown = [[line[seat] for seat in (*range(len(heads)), *seats)] for line in table]
        out.print("\n" if nth else "", _aligned(shown), sep="", no_wrap=True, overflow="crop")
    _print_missing(rows, out, names=names_missing)
    out.print(Text(LEGEND, style="dim"))


def _aligned(lines: Sequence[Sequence[str]]) -> Text:
    """Lines of cells in columns, the first line bold."""
    rows = in_columns(lines)
    text = Text("\n".join(rows))
    text.stylize("bold", 0, len(rows[0]))
    text.highlight_words([_MISSING], "red", case_sensitive=True)
    return text


def _shares(table: Sequence[Sequence[str]], heads: int, width: int) -> Iterator[range]:
    """The places of the years, as many at a time as the screen is wide."""
    widths = [max(map(cell_len, column)) + 2 for column in zip(*table, strict=True)]
    before = sum(widths[:heads]) - 2
    at_once = max(1, (width - before) // max(widths[heads:]))
    for first in range(heads, len(widths), at_once):
        yield range(first, min(first + at_once, len(widths)))


def _print_missing(rows: Sequence[Held], out: Console, *, names: bool) -> None:
    missing: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        if row.genre is None:
            missing[row.year].append(row.province or "")
    if missing:
        out.print("\nProvinces without plan or decision")
    for year, provinces in sorted(missing.items()):
        listed = f": {', '.join(provinces)}" if names else ""
        counted = number_of(len(expected(year)), "province")
        words = Text(f"{len(provinces):3} of {counted}{listed}")
        out.print(hanging(Text(f"  {year}"), words, 8))
    if missing and not names:
        out.print(Text("  (--missing names them)", style="dim"))


def as_lines(rows: Sequence[Held], boundaries: Boundaries) -> tuple[list[str], list[list[str]]]:
    """The heads and cells of the grid as one table."""
    years, lines = grid(rows, boundaries)
    return [*_heads(boundaries), *map(str, years)], lines


def _heads(boundaries: Boundaries) -> list[str]:
    return ["province now", "province"] if boundaries == "now" else ["province"]
