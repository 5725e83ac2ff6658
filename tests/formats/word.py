"""DOCX files: letterhead as a table, Word's own numbering, merged cells, a turned appendix."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from formats.content import ABOVE, LEFT, Level, Paragraph, SamplePlan, TaskTable
from formats.encodings import tcvn3
from formats.pages import extent

FONT, SIZE = "Times New Roman", 13
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COUNTED: dict[Level, tuple[int, int]] = {  # the list and the level within it
    "roman": (71, 0),
    "number": (71, 1),
    "letter": (71, 2),
    "dash": (72, 0),
    "plus": (73, 0),
}
_LEVELS = {
    71: (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")),
    72: (("bullet", "-"),),
    73: (("bullet", "+"),),
}


def docx(plan: SamplePlan, *, counted: bool = False, legacy: bool = False) -> bytes:
    """A DOCX of the plan.

    Args:
        plan: what it says.
        counted: let Word count the labels, so that they are nowhere in the text.
        legacy: write TCVN3 codes in the fonts .VnTime and .VnTimeH.
    """
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    normal.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    _page_number(section)
    if counted:
        _add_lists(document)
    _write(document, plan, _Pen(counted=counted, legacy=legacy))
    _fix_times(document)
    return _saved(document)


class _Pen:
    """How words go into paragraphs: counted by Word or typed, Unicode or TCVN3."""

    def __init__(self, *, counted: bool, legacy: bool) -> None:
        self.counted, self.legacy = counted, legacy

    def add(self, paragraph: Any, words: str, *, bold: bool = False, italic: bool = False) -> Any:
        """Adds a run of words."""
        if self.legacy:
            run = paragraph.add_run(tcvn3(words.lower() if words.isupper() else words))
            run.font.name = ".VnTimeH" if words.isupper() else ".VnTime"
        else:
            run = paragraph.add_run(words)
        run.bold, run.italic = bold, italic
        return paragraph

    def add_line(self, document: Any, line: Paragraph) -> None:
        """Adds a paragraph of the body, its label typed or counted."""
        bold = line.level == "roman" or (line.level == "number" and len(line.text) < 50)
        paragraph = document.add_paragraph()
        if self.counted and line.level in _COUNTED:
            _number(paragraph, *_COUNTED[line.level])
            self.add(paragraph, line.text, bold=bold)
        else:
            self.add(paragraph, line.line, bold=bold)


def _write(document: Any, plan: SamplePlan, pen: _Pen) -> None:
    left = "\n".join((*plan.authority, "-------"))
    right = "\n".join((*plan.nation, "---------------"))
    _two_columns(document, ((left, right), (plan.number_line, plan.date_line)), pen, (62, 100))
    _centred(document, pen, plan.type, plan.title)
    for line in plan.body:
        pen.add_line(document, line)
    to = "\n".join(("Nơi nhận:", *(f"- {line}" for line in plan.recipients)))
    by = "\n".join((*plan.signature, "", "", "", plan.signer))
    _two_columns(document, ((to, by),), pen, (82, 80))
    if plan.attached:
        document.add_page_break()
        _centred(document, pen, plan.attached.type, plan.attached.title, plan.attached.note)
        for line in plan.attached.body:
            pen.add_line(document, line)
    if plan.appendix:
        _appendix(document, plan.appendix, pen)
    pen.add(document.add_paragraph(), plan.remark, italic=True)


def _appendix(document: Any, table: TaskTable, pen: _Pen) -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION

    if table.landscape:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
        section.left_margin = section.right_margin = section.top_margin
    else:
        document.add_page_break()
    _centred(document, pen, table.label, table.title, table.attached)
    add_table(document, table.grid(), table.widths, pen, header=len(table.header))
    document.add_paragraph()


def add_table(
    document: Any, grid: list[tuple[str, ...]], widths: tuple[int, ...], pen: Any, *, header: int
) -> None:
    """A ruled table with its merges; header rows repeat on each page."""
    from docx.shared import Mm

    table = document.add_table(rows=len(grid), cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for row, cells in enumerate(grid):
        for column, words in enumerate(cells):
            if words in (ABOVE, LEFT):
                continue
            down, right = extent(grid, row, column)
            cell = table.cell(row, column)
            if down > 1 or right > 1:
                cell = cell.merge(table.cell(row + down - 1, column + right - 1))
            is_bold = row < header or LEFT in cells
            for number, line in enumerate(words.split("\n")):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                pen.add(paragraph, line, bold=is_bold)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in table.rows[:header]:
        row._tr.get_or_add_trPr().append(_element("tblHeader", val="true"))


def table_docx(grid: list[tuple[str, ...]], widths: tuple[int, ...], *, header: int) -> bytes:
    """A DOCX that holds one table."""
    from docx import Document

    document = Document()
    add_table(document, grid, widths, _Pen(counted=False, legacy=False), header=header)
    _fix_times(document)
    return _saved(document)


def _two_columns(
    document: Any, rows: tuple[tuple[str, str], ...], pen: _Pen, widths: tuple[int, int]
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    table = document.add_table(rows=len(rows), cols=2)
    table.autofit = False
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Mm(width)
            for number, line in enumerate(words.split("\n")):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                paragraph.paragraph_format.space_after = 0
                if not words.startswith("Nơi nhận"):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                pen.add(paragraph, line, bold=line.isupper(), italic="ngày" in line)


def _centred(document: Any, pen: _Pen, *lines: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        pen.add(paragraph, line, bold=not line.startswith("("), italic=line.startswith("("))


def _page_number(section: Any) -> None:
    """A page number at the top, not on the first page, as NĐ 30/2020 wants it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        if kind:
            run.append(_element("fldChar", fldCharType=kind))
        else:
            field = _element("instrText")
            field.text = "PAGE"
            run.append(field)


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _number(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbering = _element("numPr")
    numbering.append(_element("ilvl", val=str(level)))
    numbering.append(_element("numId", val=str(number)))
    properties.append(numbering)


def _add_lists(document: Any) -> None:
    root = document.part.numbering_part.element
    first = root.find(f"{{{_W}}}num")
    for number, levels in _LEVELS.items():
        abstract = _element("abstractNum", abstractNumId=str(number))
        abstract.append(_element("multiLevelType", val="multilevel"))
        for at, (kind, words) in enumerate(levels):
            level = _element("lvl", ilvl=str(at))
            for name, value in (("start", "1"), ("numFmt", kind), ("lvlText", words)):
                level.append(_element(name, val=value))
            abstract.append(level)
        first.addprevious(abstract)
        listed = _element("num", numId=str(number))
        listed.append(_element("abstractNumId", val=str(number)))
        root.append(listed)


def _fix_times(document: Any) -> None:
    from datetime import UTC, datetime

    then = datetime(2024, 1, 2, tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = then


def _saved(document: Any) -> bytes:
    """The document's archive with fixed times, so that the same content gives the same bytes."""
    out = BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of files, all of the same day."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, (2024, 1, 2, 0, 0, 0))
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
