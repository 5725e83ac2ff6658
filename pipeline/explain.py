"""One document's facts in reading order, each with its quote marked in its sentence."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from models.facts import Figure, LegalReference, Task
from models.record import DocumentRecord
from models.spans import Evidence, Span

AROUND = 60
"""Characters shown on both sides of a quote."""
_METADATA = (
    "genre", "is_complete", "document_number", "document_type", "content_type", "title",
    "reported_title", "issued_on", "effective_on", "published_on", "issuing_body", "issuing_level",
    "province", "signer", "signer_position", "signed_for", "field", "period", "byline",
)  # fmt: skip


def print_document(record: DocumentRecord, console: Console | None = None) -> None:
    """Prints metadata, then every fact by its place in the text, then the issues."""
    out = console or Console()
    out.print(Text(record.path, style="bold"))
    for name in _METADATA:
        value = getattr(record.facts.metadata, name)
        if value not in (None, ""):
            shown = value.iso() if hasattr(value, "iso") else str(value)
            out.print(Text(f"  {name:18}").append(shown, style="cyan"))
    for evidence, kind, words in sorted(_facts(record), key=lambda fact: fact[0].span):
        out.print()
        out.print(Text(f"{kind:10}", style="bold").append(words, style="cyan"), soft_wrap=True)
        out.print(_marked(record.text, evidence.span), soft_wrap=True)
        rule = f"          rule {evidence.rule}, {_place(record, evidence)}"
        out.print(Text(rule, style="dim"), soft_wrap=True)
    for issue in (*record.issues, *record.facts.issues):
        out.print(Text(f"{issue.severity:9} {issue.code}: {issue.message}", style="yellow"))


def _facts(record: DocumentRecord) -> Iterator[tuple[Evidence, str, str]]:
    facts = record.facts
    for figure in facts.figures:
        yield figure.evidence, figure.modality, describe_figure(figure)
    for task in facts.tasks:
        yield task.evidence, "task", describe_task(task)
    for reference in facts.references:
        yield reference.evidence, "citation", _describe_reference(reference)


def describe_figure(figure: Figure) -> str:
    """A figure in one line: indicator, change, comparator, value, unit, levels, due."""
    low, high = figure.value_low, figure.value_high
    value = "" if low is None else f"{low:g}" if low == high else f"{low:g}..{high:g}"
    words = [
        f"[{figure.indicator_code or '?'}]", figure.change or "", figure.comparator, value,
        figure.unit, f"per {figure.per_period}" if figure.per_period else "",
        f"of {','.join(figure.levels)}" if figure.levels else "",
        f"against {figure.baseline}" if figure.baseline else "",
        f"by {figure.due.iso()} ({figure.due_source})" if figure.due else "",
        f"led by {'; '.join(figure.leads)} ({figure.leads_source})" if figure.leads else "",
        f"— {figure.indicator_text}",
    ]  # fmt: skip
    return " ".join(word for word in words if word)


def describe_task(task: Task) -> str:
    """A task in one line: label, roles, deadline."""
    roles = [f"{a.role} {a.agency.name}" for a in task.assignments]
    due = task.deadline
    when = due.interval.iso() if due and due.interval else (due.recurrence if due else None)
    parts = [task.row_label or "", "; ".join(roles), f"({when})" if when else "", task.task[:160]]
    return " ".join(part for part in parts if part)


def _describe_reference(reference: LegalReference) -> str:
    parts = (reference.relation, reference.type, reference.number, reference.title)
    when = reference.cited_on.isoformat() if reference.cited_on else None
    return " ".join(part for part in (*parts, when) if part)


def _marked(text: str, span: Span) -> Text:
    """The quote between marks, with what stands around it in its line."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + AROUND)
    line = Text("          ").append("…" if start else "")
    line.append(_flat(text[start : span.start]), style="dim")
    line.append(f"«{_flat(text[span.start : span.end])}»", style="bold yellow")
    return line.append(_flat(text[span.end : end]), style="dim")


def _flat(words: str) -> str:
    return words.replace("\t", " | ").replace("\n", " / ")


def _place(record: DocumentRecord, evidence: Evidence) -> str:
    span = evidence.span
    words = [f"characters {span.start}-{span.end}"]
    if evidence.section is not None:
        words.insert(
            0, f"{record.sections[evidence.section].part} {record.sections[evidence.section].path}"
        )
    if evidence.block is not None:
        place = record.blocks[evidence.block].place
        if place.page is not None:
            words.append(f"page {place.page}")
        elif place.start is not None:
            words.append(f"source {place.start}-{place.end}")
    return ", ".join(words)
