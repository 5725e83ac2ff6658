"""An evaluation shown: tables for the terminal, a dictionary for `--json`, misses in full."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evaluation.scores import Evaluation, Score
from evaluation.tallies import Finding, Miss

WIDTH = 100
MIN_LABEL = 12
_QUOTE_SHOWN = 400
_FINDINGS = {
    "targets_percent": "targets in percent",
    "targets_all": "targets, all units",
    "tasks": "rows of task tables",
    "assign": "assignments (who does what)",
    "references": "documents named",
    "basis": "legal bases",
}
_SHORT_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/msword": "doc",
}
# the figures that fit one line of a breakdown
_HEADLINES = {
    "documents": "docs",
    "doc_document_number": "number",
    "doc_title": "title",
    "targets_percent_f1": "percent\nF1",
    "targets_all_f1": "all\nF1",
    "slot_all": "slots",
    "table_rows": "rows",
    "assign_f1": "assign\nF1",
    "basis_f1": "basis\nF1",
}


def print_report(evaluation: Evaluation, console: Console | None = None) -> None:
    """Print the figures as tables, at most `WIDTH` columns wide."""
    out = _narrow(console)
    absent = count_absent(evaluation)
    files = len(evaluation.documents)
    missing = f", {absent} of them not in the database" if absent else ""
    out.print(f"{files} gold documents{missing}. In brackets: 95 % bootstrap interval.\n")
    shares = {n: s for n, s in evaluation.scores.items() if not isinstance(s.tally, Finding)}
    for title, table in (
        ("Found", _finding_table(evaluation.scores)),
        ("Document fields", _share_table("doc_", shares)),
        ("Of what was found: slots that are right", _share_table("slot_", shares)),
        ("Of all rows of task tables: every cell right", _share_table("table_", shares)),
        ("By genre", _breakdown(evaluation.by_genre)),
        ("By media type", _breakdown(evaluation.by_media_type)),
        ("Targets by rule", _rule_table(evaluation)),
    ):
        out.print(Text(title, style="bold"))
        out.print(table)
    _print_quotes(evaluation, out)
    _print_floors(evaluation, out)


def count_absent(evaluation: Evaluation) -> int:
    """How many of the gold documents the database does not hold."""
    return sum(miss.what == "document" for miss in evaluation.misses)


def print_misses(evaluation: Evaluation, console: Console | None = None) -> None:
    """Print every miss, false find and wrong slot with its file and quote."""
    out = _narrow(console)
    for document in evaluation.documents:
        if document.misses:
            out.print(Text(f"\n{document.file}", style="bold"))
        for miss in document.misses:
            out.print(Text(f"  {_describe(miss)}"), soft_wrap=not out.is_terminal)


def as_json(evaluation: Evaluation, *, misses: bool = False) -> dict[str, Any]:
    """The whole evaluation as plain values; `values` holds every figure by name."""
    report: dict[str, Any] = {
        "documents": len(evaluation.documents),
        "values": evaluation.values,
        "scores": {
            name: {"value": s.value, "low": s.low, "high": s.high, **asdict(s.tally)}
            for name, s in evaluation.scores.items()
        },
        "by_genre": evaluation.by_genre,
        "by_media_type": evaluation.by_media_type,
        "rules": {name: asdict(share) for name, share in evaluation.rules.items()},
        "false_quotes": dict(evaluation.false_quotes),
        "floors": evaluation.floors,
        "short_of": [asdict(shortfall) for shortfall in evaluation.shortfalls],
    }
    if misses:
        report["misses"] = [asdict(miss) for miss in evaluation.misses]
    return report


def _narrow(console: Console | None) -> Console:
    out = console or Console(highlight=False)
    out.width = min(out.width, WIDTH) if out.is_terminal else WIDTH
    return out


def _table(columns: Iterable[str]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("", min_width=MIN_LABEL, overflow="fold")
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True, vertical="bottom")
    return table


def _finding_table(scores: Mapping[str, Score]) -> Table:
    columns = ("precision", "recall", "F1", "gold", "read")
    table = _table(columns)
    for name, label in _FINDINGS.items():
        if f"{name}_f1" not in scores:
            continue
        parts = [scores[f"{name}_{part}"] for part in ("precision", "recall", "f1")]
        tally = parts[0].tally
        counts = (tally.gold, tally.predicted) if isinstance(tally, Finding) else ()
        table.add_row(label, *map(_with_interval, parts), *map(str, counts))
    table.add_row()
    return table


def _share_table(prefix: str, shares: Mapping[str, Score]) -> Table:
    table = _table(("right", "share"))
    for name, score in shares.items():
        if name.startswith(prefix):
            right, of = score.tally.counts
            table.add_row(name.removeprefix(prefix), f"{right}/{of}", _with_interval(score))
    table.add_row()
    return table


def _breakdown(figures: Mapping[str, Mapping[str, float]]) -> Table:
    table = _table(_HEADLINES.values())
    for kind, values in figures.items():
        cells = (_cell(name, values.get(name)) for name in _HEADLINES)
        table.add_row(Text(_SHORT_TYPES.get(kind, kind.removeprefix("application/"))), *cells)
    table.add_row()
    return table


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.0f}" if name == "documents" else f"{value:.3f}"


def _rule_table(evaluation: Evaluation) -> Table:
    table = _table(("right", "precision"))
    for name, share in sorted(evaluation.rules.items(), key=lambda pair: -pair[1].of):
        table.add_row(Text(name), f"{share.right}/{share.of}", f"{share.right / share.of:.3f}")
    table.add_row()
    return table


def _print_quotes(evaluation: Evaluation, out: Console) -> None:
    false = {view: count for view, count in evaluation.false_quotes.items() if count}
    said = ", ".join(f"{view} {count}" for view, count in false.items())
    out.print(f"Quotes that are not the text: {said}" if false else "Every quote is the text.")


def _print_floors(evaluation: Evaluation, out: Console) -> None:
    if evaluation.floors is None:
        return
    if not evaluation.shortfalls:
        out.print(Text(f"All floors [{evaluation.floors}] held.", style="green"))
    for short in evaluation.shortfalls:
        value = "nothing scored" if short.value is None else f"{short.value:.3f}"
        out.print(Text(f"Short of [{evaluation.floors}]: {short.name} {value} < {short.floor:g}"))


def _with_interval(score: Score) -> Text:
    """A figure with its interval, where the documents differ at all.

    The brackets are text, not rich's markup.
    """
    interval = f" [{score.low:.2f}-{score.high:.2f}]" if score.low < score.high else ""
    return Text(f"{score.value:.3f}{interval}")


def _describe(miss: Miss) -> str:
    parts = [f"{miss.kind.upper()} {miss.what}"]
    if miss.wanted or miss.kind == "wrong":
        parts.append(f"want {miss.wanted or 'nothing'}")
    if miss.kind == "missed" and miss.found:
        parts.append(miss.found)
    elif miss.kind != "missed":
        parts.append(f"have {miss.found or 'nothing'}")
    quote = " ".join(miss.quote.split())
    if len(quote) > _QUOTE_SHOWN:
        quote = quote[:_QUOTE_SHOWN] + " ..."
    return " | ".join([*parts, f"“{quote}”"] if quote else parts)
