"""How the figures of one document are linked to the catalogue: what each could be, and why."""

from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from extractors.abbreviations import harvest_definitions
from extractors.catalogue import label_of_indicator
from extractors.indicators import Candidate, candidates
from models.facts import Figure
from models.record import DocumentRecord
from models.structure import Part
from pipeline.explain import describe_figure
from pipeline.terminal import hanging, make_console, number_of

INDENT = 10
LEGEND = (
    "[code] the indicator linked, [?] none; below it the candidates: = chosen, ~ fits as well or "
    "less, - spoken against, with the words that matched and the reason; unit, change and "
    "comparator must be the catalogue's, head is what the number is a share of"
)


def print_indicators(record: DocumentRecord, most: int = 3, console: Console | None = None) -> None:
    """Prints each figure of a document in reading order with its candidates.

    Args:
        record: a document read to the end.
        most: how many candidates of a figure are shown.
        console: where to; standard output if None.
    """
    out = console or make_console()
    out.print(Text(record.path, style="bold"))
    out.print(Text(LEGEND, style="dim"))
    own = harvest_definitions(record.text[_document_start(record) :])
    figures = sorted(record.facts.figures, key=lambda figure: figure.evidence.span)
    for figure in figures:
        out.print()
        words = Text(describe_figure(figure), style="cyan")
        out.print(hanging(Text(figure.modality, style="bold"), words, INDENT))
        for line in _lines(record, figure, own, most):
            out.print(hanging(Text(), line, INDENT))
    linked = sum(figure.indicator_code is not None for figure in figures)
    out.print()
    out.print(Text(f"{number_of(len(figures), 'figure')}, {linked} linked", style="bold"))


def _document_start(record: DocumentRecord) -> int:
    """Where the document begins behind the site's furniture: its definitions count, no others."""
    parts = zip(record.blocks, record.parts, strict=True)
    return next((block.span.start for block, part in parts if part is not Part.FURNITURE), 0)


def _lines(record: DocumentRecord, figure: Figure, own: Mapping[str, str], most: int) -> list[Text]:
    words = figure.linked_words
    if words is None:
        words = record.text[figure.evidence.span.start : figure.evidence.span.end]
    found = candidates(
        words, unit=figure.unit, change=figure.change, comparator=figure.comparator, own=own
    )
    if not found:
        return [Text("no words of the catalogue", style="dim")]
    lines = [_line(candidate, figure.indicator_code) for candidate in found[:most]]
    return [Text(f"in: {' '.join(words.split())}", style="dim"), *lines]


def _line(candidate: Candidate, chosen: str | None) -> Text:
    sign = "=" if candidate.code == chosen else "~" if candidate.excluded is None else "-"
    matched = " + ".join(candidate.why)
    reason = f"; not: {candidate.excluded}" if candidate.excluded else ""
    label = label_of_indicator(candidate.code)
    said = f"{sign} {candidate.code} ({label}): {matched} ({number_of(candidate.score, 'word')}){reason}"
    return Text(said, style="green" if sign == "=" else "")
