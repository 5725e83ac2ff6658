"""A Plan that holds one table, from rows of cells; merged cells take the seats they cover."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.agencies import agency_phrases
from models.nlp import make_doc
from models.plan import Plan
from models.spans import Place, Span
from models.structure import Part
from models.text import Block, BlockKind, Cell, CleanText
from pipeline.tables import build_tables


@dataclass(frozen=True)
class Merged:
    """A cell over several rows or columns."""

    text: str
    rowspan: int = 1
    colspan: int = 1


def table_plan(rows: Sequence[Sequence[str | Merged]]) -> Plan:
    """Cells of a row are given from left to right for its free seats; line ends part paragraphs."""
    pieces: list[str] = []
    blocks: list[Block] = []
    taken: set[tuple[int, int]] = set()
    at = 0
    for row, cells in enumerate(rows):
        column = 0
        for number, given in enumerate(cells):
            cell = given if isinstance(given, Merged) else Merged(given)
            while (row, column) in taken:
                column += 1
            seat = Cell(0, row, column, cell.rowspan, cell.colspan)
            taken |= {
                (row + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)
            }
            column += cell.colspan
            if not cell.text:
                continue
            for index, words in enumerate(cell.text.split("\n")):
                gap = "" if not blocks else " " if index else "\t" if number else "\n"
                start = at + len(gap)
                at = start + len(words)
                pieces += (gap, words)
                blocks.append(_block(len(blocks), start, at, seat))
    text = "".join(pieces)
    return Plan(
        path="table.txt",
        clean=CleanText(text, tuple(blocks), {}),
        parts=(Part.APPENDIX,) * len(blocks),
        sections=(),
        section_of=(None,) * len(blocks),
        tables=build_tables(blocks),
        doc=make_doc(text, agency_phrases()),
    )


def _block(index: int, start: int, end: int, seat: Cell) -> Block:
    return Block(index, Span(start, end), Place(start, end), BlockKind.CELL, seat)
