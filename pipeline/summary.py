"""What a researcher sees after a run: what there is, what was not read, where to ask."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from db.engine import Database, open_database
from db.queries import Count, IssueCount, issue_counts, summary
from db.read_views import read_view
from pipeline.run import RunResult

EXAMPLE = "select province, indicator_code, comparator, value_low from v_targets"
MAX_PROVINCES = 12


def print_summary(url: str, result: RunResult, console: Console | None = None) -> None:
    """The summary of a run and of the database it wrote to."""
    out = console or Console()
    engine = open_database(url)
    held = summary(engine)
    out.print(
        f"\n[bold]{result.seen}[/] files: [bold]{result.written}[/] read, "
        f"{result.unchanged} unchanged, [{'red' if result.failed else 'default'}]{result.failed} failed[/]"
    )
    out.print(
        f"{held.documents} documents hold [bold]{held.targets}[/] targets "
        f"({held.targets_with_indicator} with an indicator of the catalogue, {held.figures - held.targets} other "
        f"figures), [bold]{held.tasks}[/] tasks with {held.assignments} assignments, "
        f"{held.references} citations ({held.references_held} of documents in the database)"
    )
    for title, counts in (("genre", held.genres), ("province", held.provinces)):
        out.print(f"Documents by {title}")
        out.print(_counts(counts))
    print_issues(engine, out)
    out.print(f"\nDatabase: [bold]{escape(url)}[/]   (docs/codebook.md explains its views)")
    name = url.removeprefix("sqlite:///")
    ask = f'sqlite3 {name} "{EXAMPLE}"' if url.startswith("sqlite") else EXAMPLE
    out.print(f"Ask it:   {escape(ask)}", soft_wrap=True)


def _counts(counts: Sequence[Count]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    for count in counts[:MAX_PROVINCES]:
        table.add_row(f"  {count.name or '(not said)'}", str(count.documents))
    if len(counts) > MAX_PROVINCES:
        rest = counts[MAX_PROVINCES:]
        table.add_row(f"  ({len(rest)} more)", str(sum(count.documents for count in rest)))
    return table


def print_issues(engine: Database, console: Console | None = None) -> None:
    """The issues by code, errors first, one example each."""
    out = console or Console()
    counts = issue_counts(engine)
    if not counts:
        out.print("No issues.")
        return
    out.print("Issues by code")
    out.print(_issue_table(counts))


def _issue_table(counts: Iterable[IssueCount]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("  severity", "code", "issues", "documents", "example"):
        table.add_column(name, justify="right" if name in ("issues", "documents") else "left")
    for c in counts:
        colour = "red" if c.severity == "error" else "yellow"
        example = f"{c.example_path}: {c.example_message}"
        table.add_row(
            f"  [{colour}]{c.severity}[/]",
            c.code,
            str(c.issues),
            str(c.documents),
            escape(example[:90]),
        )
    return table


def print_issue_rows(url: str, console: Console | None = None) -> None:
    """Every issue, a line each."""
    out = console or Console()
    for row in read_view(url, "v_issues"):
        place = f" at {row['char_start']}" if row["char_start"] is not None else ""
        out.print(
            f"{row['severity']:8}{row['stage']:9}{row['code']:24}{row['path']}{place}: {row['message']}",
            markup=False, highlight=False, soft_wrap=True,
        )  # fmt: skip
