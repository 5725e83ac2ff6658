"""One document's facts in reading order, each with its quote marked in its sentence."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from models.dates import DateInterval
from models.facts import Figure, LegalReference, Task
from models.record import DocumentRecord
from models.spans import Evidence, Place, Span
from pipeline.date_words import when_words
from pipeline.quantity_words import LEGEND as SIGNS
from pipeline.quantity_words import quantity_words, terms_words
from pipeline.terminal import hanging, make_console, number_of

AROUND = 60
"""Characters shown on both sides of a quote."""
FIELD, KIND = 20, 10
"""Columns of the names of metadata fields and of the kinds of facts."""
LEGEND = (
    f"« » the words read; [code] indicator, [?] none of the catalogue; {SIGNS}, ≈ about, top at that"
    " rank or better; the deadline is (own) said with the number, (inherited) "
    "from its sentence, heading or cell, (period) the plan's own years"
)
_METADATA = (
    "genre", "is_complete", "document_number", "document_type", "content_type", "title",
    "reported_title", "issued_on", "effective_on", "published_on", "issuing_body", "issuing_level",
    "province", "signer", "signer_position", "signed_for", "field", "period", "byline",
)  # fmt: skip


def print_document(record: DocumentRecord, console: Console | None = None) -> None:
    """Prints metadata, then every fact by its place in the text, then the issues and counts."""
    out = console or make_console()
    out.print(Text(record.path, style="bold"))
    out.print(Text(LEGEND, style="dim"))
    for name in _METADATA:
        value = getattr(record.facts.metadata, name)
        if value not in (None, ""):
            out.print(hanging(Text(f"  {name}"), Text(_shown(value), style="cyan"), FIELD))
    facts = sorted(iter_facts(record), key=lambda fact: fact[0].span)
    for evidence, kind, words in facts:
        out.print()
        out.print(hanging(Text(kind, style="bold"), Text(words, style="cyan"), KIND))
        out.print(hanging(Text(), _marked(record.text, evidence.span), KIND))
        rule = Text(f"rule {evidence.rule}, {_place(record, evidence)}", style="dim")
        out.print(hanging(Text(), rule, KIND))
    issues = (*record.issues, *record.facts.issues)
    out.print()
    for issue in issues:
        words = f"{issue.code}: {issue.message}"
        out.print(hanging(Text(issue.severity, style="yellow"), Text(words, style="yellow"), KIND))
    out.print(Text(_counts([kind for _, kind, _ in facts], len(issues)), style="bold"))


def _counts(kinds: list[str], issues: int) -> str:
    nouns = Counter("quoted aim" if kind == "quoted" else kind for kind in kinds)
    return ", ".join(number_of(n, noun) for noun, n in [*nouns.most_common(), ("issue", issues)])


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return when(value).removeprefix("in ") if isinstance(value, DateInterval) else str(value)


def when(interval: DateInterval) -> str:
    """An interval in words: ``in 2023``, ``in 2021-2025``, ``by 2023-12-30``.

    >>> when(DateInterval.year(2023)), when(DateInterval.years(2021, 2025).until)
    ('in 2023', 'by 2025-12-31')
    """
    return when_words(interval.start, interval.end)


def iter_facts(record: DocumentRecord) -> Iterator[tuple[Evidence, str, str]]:
    """Each fact's evidence, its kind in one word, and what was read of it in a line."""
    facts = record.facts
    for figure in facts.figures:
        yield figure.evidence, figure.modality, describe_figure(figure)
    for task in facts.tasks:
        yield task.evidence, "task", describe_task(task)
    for reference in facts.references:
        yield reference.evidence, "citation", _describe_reference(reference)


def describe_figure(figure: Figure) -> str:
    """A figure in one line: indicator, change, comparator, value, unit, levels, due."""
    words = [
        f"[{figure.indicator_code or '?'}]", _quantity(figure),
        f"of {';'.join(figure.levels)}" if figure.levels else "",
        _terms(figure),
        f"{when(figure.due)} ({figure.due_source})" if figure.due else "",
        f"led by {'; '.join(figure.leads)} ({figure.leads_source})" if figure.leads else "",
        f"— {figure.indicator_text}",
    ]  # fmt: skip
    return " ".join(word for word in words if word)


def _quantity(figure: Figure) -> str:
    return quantity_words(
        figure.value_low,
        figure.value_high,
        comparator=figure.comparator,
        unit=figure.unit,
        change=figure.change,
        per_period=figure.per_period,
        unit_text=figure.unit_text,
        per=figure.per,
    )


def _terms(figure: Figure) -> str:
    return terms_words(
        baseline=figure.baseline,
        baseline_value=figure.baseline_value,
        aggregation=figure.aggregation,
        condition=figure.condition_text,
        exclusion=figure.exclusion_text,
    )


def describe_task(task: Task) -> str:
    """A task in one line: label, roles, deadline."""
    roles = [f"{a.role} {a.agency.name}" for a in task.assignments]
    due = task.deadline
    said = when(due.interval) if due and due.interval else (due.recurrence if due else None)
    parts = [task.row_label or "", "; ".join(roles), f"({said})" if said else "", task.task[:160]]
    return " ".join(part for part in parts if part)


def _describe_reference(reference: LegalReference) -> str:
    is_named = (reference.title or "").startswith(reference.type or " ")
    kind = None if is_named else reference.type  # `Luật Đất đai` is not `Luật Luật Đất đai`
    parts = (reference.relation, kind, reference.number, reference.title)
    day = reference.cited_on.isoformat() if reference.cited_on else None
    return " ".join(part for part in (*parts, day) if part)


def _marked(text: str, span: Span) -> Text:
    """The quote between marks, with what stands around it in its line."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + AROUND)
    line = Text("…" if start and text[start - 1] != "\n" else "")
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
    place = evidence.place
    if place is None and evidence.block is not None:
        place = record.blocks[evidence.block].place
    if place is not None:
        words.append(_source(place))
    return ", ".join(words)


def _source(place: Place) -> str:
    """Where the words stand in the file: page and box in points, or characters."""
    if place.page is None:
        return f"source {place.start}-{place.end}"
    read = ", read off a picture" if place.ocr else ""
    if place.box is None:
        return f"page {place.page}{read}"
    left, top, right, bottom = (round(edge) for edge in place.box)
    return f"page {place.page} ({left},{top})-({right},{bottom}){read}"
