"""From the tree of a Word file to paragraphs in reading order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml import etree

from models.issues import ReadError
from models.text import BlockKind
from pipeline.readers.docx_names import W, child, members, number, toggle, value
from pipeline.readers.docx_numbering import Numbering
from pipeline.readers.docx_package import MAX_PARAGRAPHS
from pipeline.readers.docx_pieces import TextDecoder, join_pieces
from pipeline.readers.docx_runs import RunReader, Words
from pipeline.readers.docx_styles import Style, Styles, heading_level, read_look
from pipeline.readers.docx_tables import MAX_SEATS, WordCell, read_rows, seat_cells, signature_row
from pipeline.readers.html_draft import Draft, join_drafts
from pipeline.readers.html_layout import is_layout

_BLANK_LINE = re.compile(r"\n(?:[ \t\u00a0]*\n)+")
_EDGES = " \t\n\u00a0"
_MAX_TABLE_DEPTH = 20


@dataclass
class WordWalker:
    """Reads the stories of a file (body, notes, headers) one after the other.

    `decode` is given each stretch of letters of one font. `region` marks what is read as
    furniture. `too_large` counts tables that were flattened, `changed` paragraphs with
    tracked changes, `embedded` objects of other programs that were passed over.
    """

    styles: Styles
    numbering: Numbering
    decode: TextDecoder
    region: int | None = None
    too_large: int = 0
    changed: int = 0
    embedded: int = 0
    _runs: RunReader = field(init=False)
    _pending: str = ""
    _paragraphs: int = 0
    _tables: int = 0
    _seats: int = 0
    _depth: int = 0
    _nested: int = 0

    def __post_init__(self) -> None:
        self._runs = RunReader(self.styles)

    def story(self, container: etree._Element) -> list[Draft]:
        """The paragraphs of a body, a cell, a note, a text box; tables resolved.

        Raises:
            ReadError: ``too_large``.
        """
        drafts: list[Draft] = []
        outer, self._pending = self._pending, ""
        nested = 0
        for element in members(container, "p", "tbl", "altChunk"):
            if element.tag == W + "p":
                drafts += self._paragraph(element)
            elif element.tag == W + "tbl":
                inner = self._table(element)
                nested += sum(len(draft.text) for draft in inner)
                drafts += inner
            else:
                self.embedded += 1
        if self._pending.strip(_EDGES):
            drafts.append(Draft(self._pending.strip(_EDGES), 0, 0, region=self.region))
        self._pending, self._nested = outer, nested
        return drafts

    def _paragraph(self, element: etree._Element) -> Iterator[Draft]:
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise ReadError("too_large", f"the file has more than {MAX_PARAGRAPHS} paragraphs")
        properties = child(element, "pPr")
        style = self.styles.paragraph(value(properties, "pStyle"))
        words = self._runs.read(element, style.look)
        self.changed += words.changed
        self.embedded += words.objects
        text = join_pieces(words.pieces, self.decode)
        mark = child(properties, "rPr")
        frame = child(properties, "framePr")
        is_initial = frame is not None and frame.get(W + "dropCap", "none") != "none"
        if is_initial or child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._pending += text  # its end was deleted, or it is a large initial
        elif mark is not None and (toggle(mark, "vanish") or toggle(mark, "specVanish")):
            visible = text.strip(_EDGES)
            self._pending += f"{self._label(element, style, text)}{text} " if visible else ""
        else:
            yield from self._finish(element, style, words, text)
        for box in words.boxes:
            yield from self.story(box)

    def _finish(
        self, element: etree._Element, style: Style, words: Words, text: str
    ) -> Iterator[Draft]:
        label = self._label(element, style, text)
        text, self._pending = self._pending + text, ""
        outline = number(element, "pPr", "outlineLvl")
        level = style.heading if outline is None else heading_level(outline)
        shown = [piece for piece in words.pieces if piece.text.strip(_EDGES)]
        draft = Draft(
            "", 0, 0,
            bold=bool(shown) and all(piece.look.bold for piece in shown),
            region=0 if style.is_contents else self.region,
        )  # fmt: skip
        if level is not None:
            draft = replace(draft, kind=BlockKind.HEADING, level=level)
        elif label:
            draft = replace(draft, kind=BlockKind.ITEM)
        for part in _BLANK_LINE.split(label + text.strip(_EDGES)):
            if part.strip(_EDGES):
                yield replace(draft, text=part.strip(_EDGES))

    def _label(self, element: etree._Element, style: Style, text: str) -> str:
        """The paragraph's label, counted on; an empty paragraph shows one in a table only."""
        lists = child(element, "pPr", "numPr")
        list_id, level = number(lists, "numId"), number(lists, "ilvl")
        if list_id is None:
            list_id = style.list_id
        if not list_id:
            return ""
        if level is None:
            level = style.level
        if level is None:
            identity = value(element, "pPr", "pStyle")
            level = self.numbering.level_of_style(list_id, identity)
        label = self.numbering.next_label(list_id, level)
        font = self.numbering.font(list_id, level) or self._mark_font(element, style)
        label = self.decode(label, font)
        if text.strip(_EDGES):
            return label
        return label.strip() if self._depth and any(map(str.isalnum, label)) else ""

    def _mark_font(self, element: etree._Element, style: Style) -> str | None:
        return style.look.under(read_look(child(element, "pPr", "rPr"))).font

    def _table(self, table: etree._Element) -> list[Draft]:
        rows = read_rows(table)
        self._depth += 1
        for row in rows:
            for cell in row:
                self._read_cell(cell)
        self._depth -= 1
        end = signature_row(rows)
        return self._resolve(table, rows[:end]) + _flat(rows[end:])

    def _resolve(self, table: etree._Element, rows: list[list[WordCell]]) -> list[Draft]:
        nested = sum(cell.nested for row in rows for cell in row)
        is_flat = self._depth >= _MAX_TABLE_DEPTH or self.region is not None
        if is_flat or is_layout([[cell.drafts for cell in row] for row in rows], nested):
            return _flat(rows)
        seated = seat_cells(table, rows, self._tables, MAX_SEATS - self._seats)
        if seated is None:
            self.too_large += 1
            return [draft for row in rows for cell in row for draft in _lines(cell.drafts)]
        self._tables += 1
        self._seats += seated[1]
        return [
            replace(draft, kind=BlockKind.CELL, level=None, seat=seat)
            for cell, seat in seated[0]
            for draft in _lines(cell.drafts)
        ]

    def _read_cell(self, cell: WordCell) -> None:
        drafts = self.story(cell.element)
        if child(cell.element, "tcPr", "cellDel") is None:
            cell.drafts, cell.nested = drafts, self._nested


def _flat(rows: list[list[WordCell]]) -> list[Draft]:
    return [draft for row in rows for cell in row for draft in cell.drafts]


def _lines(drafts: list[Draft]) -> list[Draft]:
    """A cell's paragraphs; a row of a table inside the cell becomes one line."""
    lines: list[Draft] = []
    for seat, group in groupby(drafts, key=lambda d: d.seat and (d.seat.table, d.seat.row)):
        inner = list(group)
        lines += inner if seat is None else [join_drafts(inner, " ")]
    return lines
