"""What a researcher sees after a run: what there is, what was not read, where to ask."""

import shlex
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from db.addresses import without_password
from db.engine import Database, open_database
from db.queries import Count, IssueCount, Summary, issue_counts, most_promised, summary
from db.read_views import read_view
from models.issues import Issue
from pipeline.bookkeeping import RunResult
from pipeline.terminal import hanging, in_columns, make_console, number_of, plural

QUERY = (
    "select province, year, level, comparator, value_low, quote from v_indicator_matrix"
    " where indicator_code = '{}' and change is null order by year, level, province"
)
QUERY_WITHOUT_CATALOGUE = (
    "select province, indicator_text, comparator, value_low, unit, quote from v_targets"
    " where change is null and same_as is null"
)
MAX_PROVINCES = 34
MAX_FAILURES = 50
MAX_NAMES = 10


def print_summary(url: str, result: RunResult, console: Console | None = None) -> None:
    """The summary of a run and of the database it wrote to."""
    out = console or make_console()
    engine = open_database(url, create=False)
    held = summary(engine)
    out.print(
        f"\n{number_of(result.seen, 'file')}: {result.written} read, {result.unchanged} unchanged,"
        f"{f' {result.waiting} new or changed left for later,' if result.waiting else ''}"
        f" [{'red' if result.failed else 'default'}]{result.failed} failed[/]"
    )
    _print_failures(result.failures, out)
    for note in _notes(result):
        out.print(note, markup=False)
    out.print("\nThe database holds")
    for number, noun, rest in _totals(held):
        out.print(f"{number:8} {plural(number, noun)}{rest}")
    for title, counts in (("genre", held.genres), ("province", held.provinces)):
        out.print(f"Documents by {title}")
        out.print(_counts(counts))
    print_issues(engine, out)
    out.print(f"\nDatabase: [bold]{escape(_name(url))}[/]   (docs/codebook.md explains its views)")
    out.print(Text(f"Ask it:   {_example(engine, url)}"), soft_wrap=True)  # one line to copy
    if result.failed:
        out.print(f"\n{number_of(result.failed, 'file')} failed; the rest is in the database.")


def _print_failures(failures: Sequence[Issue], out: Console) -> None:
    for issue in failures[:MAX_FAILURES]:
        words = Text(f"{issue.path}: {issue.message} ").append(f"({issue.code})", style="dim")
        out.print(hanging(Text("  failed", style="red"), words, 9))
    if len(failures) > MAX_FAILURES:
        out.print(f"  and {len(failures) - MAX_FAILURES} more: see `kehoach issues DB --all`")


def _notes(result: RunResult) -> Iterator[str]:
    if result.absent:
        yield f"{_not_here(result.absent)} (kept; --prune drops): {_some(result.absent)}"
    if result.pruned:
        yield f"{_not_here(result.pruned)} (dropped): {_some(result.pruned)}"
    if not result.is_alone:
        yield "another program has the database open: copy its -wal file along with it"


def _not_here(names: Sequence[str]) -> str:
    are = "is" if len(names) == 1 else "are"
    return f"{number_of(len(names), 'file')} of the database {are} not in this folder"


def _some(names: Sequence[str]) -> str:
    """The first names, and how many there are besides."""
    more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
    return ", ".join(names[:MAX_NAMES]) + more


def _totals(held: Summary) -> tuple[tuple[int, str, str], ...]:
    """Number, noun, and what follows it."""
    figures = held.figures - held.targets
    return (
        (held.documents, "document", ""),
        (held.targets, "target", ""),
        (held.targets_with_indicator, "target", " with an indicator of the catalogue"),
        (figures, "other figure", " (results, forecasts, rules, quoted aims)"),
        (held.tasks, "task", ""),
        (held.assignments, "assignment", " of an agency to a task"),
        (held.references, "citation", ""),
        (held.references_held, "citation", " of a document that is in the database"),
    )


def _name(url: str) -> str:
    """A file by its path, a server by its URL."""
    return url.removeprefix("sqlite:///") if "?" not in url else without_password(url)


def _example(engine: Database, url: str) -> str:
    """A query to paste: one indicator in all provinces, levels only, no repetitions."""
    code = most_promised(engine)
    query = QUERY.format(code) if code else QUERY_WITHOUT_CATALOGUE
    if not url.startswith("sqlite"):
        return f'psql {shlex.quote(without_password(url))} -c "{query}"'
    return f'sqlite3 {shlex.quote(url.removeprefix("sqlite:///"))} "{query}"'


def _counts(counts: Sequence[Count]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for count in counts[:MAX_PROVINCES]:
        table.add_row(Text(f"  {count.name or '(not said)'}"), str(count.documents))
    if len(counts) > MAX_PROVINCES:
        rest = counts[MAX_PROVINCES:]
        table.add_row(f"  ({len(rest)} more)", str(sum(count.documents for count in rest)))
    return table


def print_issues(engine: Database, console: Console | None = None) -> None:
    """The issues by code, errors first, one example each."""
    out = console or make_console()
    counts = issue_counts(engine)
    if not counts:
        out.print("No issues.")
        return
    out.print("Issues by code")
    lines = [_issue_cells(one) for one in counts]
    if out.is_terminal:
        out.print(_issue_table(lines))
    else:
        print(*in_columns([_ISSUE_HEADS, *lines], (2, 3)), sep="\n", file=out.file)


_ISSUE_HEADS = ("  severity", "code", "issues", "documents", "example")
_COLOURS = {"error": "red", "warning": "yellow"}


def _issue_cells(one: IssueCount) -> tuple[str, ...]:
    example = " ".join(f"{one.example_path}: {one.example_message}".split())
    return f"  {one.severity}", one.code, str(one.issues), str(one.documents), example


def _issue_table(lines: Iterable[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in _ISSUE_HEADS:
        is_number, is_long = name in ("issues", "documents"), name == "example"
        table.add_column(
            name, justify="right" if is_number else "left", no_wrap=not is_long, overflow="fold"
        )
    for line in lines:
        severity, *cells = map(Text, line)
        severity.stylize(_COLOURS[severity.plain.strip()])
        table.add_row(severity, *cells)
    return table


def print_issue_rows(url: str, console: Console | None = None) -> None:
    """Every issue, a line each."""
    out = console or make_console()
    rows = read_view(url, "v_issues")
    for row in rows:
        place = f" at {row['char_start']}" if row["char_start"] is not None else ""
        out.print(
            f"{row['severity']:8}{row['stage']:9}{row['code']:24} {row['path']}{place}: {row['message']}",
            markup=False, highlight=False, soft_wrap=True,
        )  # fmt: skip
    if not rows:
        out.print("No issues.")
