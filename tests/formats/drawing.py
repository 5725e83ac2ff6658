"""PDFs drawn by reportlab: a plan with ruled tables, words on paper, invisible words."""

from io import BytesIO
from pathlib import Path
from typing import Any

from formats.content import ABOVE, LEFT, Paragraph, SamplePlan
from formats.pages import extent

FONTS = Path("/usr/share/fonts/truetype")
FAMILIES = (
    ("liberation2/LiberationSerif-Regular", "-Bold", "-Italic"),
    ("dejavu/DejaVuSerif", "-Bold", "-Italic"),
)
"""Fonts that have all Vietnamese letters: the upright face, then the ends of bold and italic."""


def find_fonts() -> tuple[Path, Path, Path] | None:
    """The upright, bold and italic face of the first family that is installed."""
    for upright, *ends in FAMILIES:
        stem = upright.removesuffix("-Regular")
        faces = [upright, *(f"{stem}{end}" for end in ends)]
        paths = [FONTS / f"{face}.ttf" for face in faces]
        if paths[0].exists():
            return paths[0], *((p if p.exists() else paths[0]) for p in paths[1:])  # type: ignore[return-value]
    return None


def register_fonts() -> None:
    """A font with all Vietnamese letters under the names Serif, Serif-Bold and Serif-Italic."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if (faces := find_fonts()) is None:
        raise SystemExit(
            "a font with Vietnamese letters is needed: apt-get install fonts-dejavu-core"
        )
    for name, face in zip(("Serif", "Serif-Bold", "Serif-Italic"), faces, strict=True):
        pdfmetrics.registerFont(TTFont(name, str(face)))


def draw(plan: SamplePlan) -> bytes:
    """The plan as reportlab lays it out: A4, page numbers above, ruled tables over pages."""
    from reportlab.platypus import BaseDocTemplate

    register_fonts()
    out = BytesIO()
    document = BaseDocTemplate(out, title=plan.title, invariant=1)
    document.addPageTemplates([_sheet("upright", 210, 297), _sheet("turned", 297, 210)])
    document.build(_story(plan))
    return out.getvalue()


def _sheet(name: str, width: int, height: int) -> Any:
    """A page of so many millimetres with its number above."""
    from reportlab.lib.units import mm
    from reportlab.platypus import Frame, PageTemplate

    frame = Frame(22 * mm, 18 * mm, (width - 40) * mm, (height - 38) * mm, 0, 0, 0, 0)
    size = (width * mm, height * mm)
    return PageTemplate(name, [frame], onPage=_page_number, pagesize=size)


def table_pdf(
    grid: list[tuple[str, ...]], widths: tuple[int, ...], *, header: int, height: int = 297
) -> bytes:
    """A ruled table alone on pages of the given height in millimetres, its header on each."""
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    register_fonts()
    out = BytesIO()
    size = ((sum(widths) + 40) * mm, height * mm)
    document = SimpleDocTemplate(
        out, pagesize=size, topMargin=15 * mm, bottomMargin=15 * mm, invariant=1
    )
    document.build([_table(grid, widths, header)])
    return out.getvalue()


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    body = ParagraphStyle(
        "body",
        fontName="Serif",
        fontSize=13,
        leading=17,
        spaceAfter=4,
        alignment=4,
        firstLineIndent=28,
    )
    return {
        "body": body,
        "bold": ParagraphStyle("bold", body, fontName="Serif-Bold"),
        "centre": ParagraphStyle(
            "centre", body, alignment=1, firstLineIndent=0, fontName="Serif-Bold"
        ),
        "italic": ParagraphStyle(
            "italic", body, alignment=1, firstLineIndent=0, fontName="Serif-Italic"
        ),
        "cell": ParagraphStyle("cell", fontName="Serif", fontSize=11, leading=13),
        "head": ParagraphStyle("head", fontName="Serif-Bold", fontSize=11, leading=13, alignment=1),
    }


def _story(plan: SamplePlan) -> list[Any]:
    from reportlab.lib.units import mm
    from reportlab.platypus import NextPageTemplate, PageBreak
    from reportlab.platypus import Paragraph as Words

    styles = _styles()
    top = (
        ("\n".join((*plan.authority, "_____")), "\n".join((*plan.nation, "__________"))),
        (plan.number_line, plan.date_line),
    )
    story: list[Any] = [_columns(top, (64 * mm, 100 * mm), styles["centre"])]
    story += [Words(line, styles["centre"]) for line in (plan.type, plan.title)]
    story += [_line(p, styles) for p in plan.body]
    to = "\n".join(("Nơi nhận:", *(f"- {line}" for line in plan.recipients)))
    by = "\n".join((*plan.signature, " ", " ", " ", plan.signer))
    story.append(_columns(((to, by),), (82 * mm, 82 * mm), styles["cell"], styles["centre"]))
    if plan.attached:
        story += [
            PageBreak(),
            *(Words(line, styles["centre"]) for line in (plan.attached.type, plan.attached.title)),
        ]
        story.append(Words(plan.attached.note, styles["italic"]))
        story += [_line(p, styles) for p in plan.attached.body]
    if plan.appendix:
        table = plan.appendix
        story += [NextPageTemplate("turned")] if table.landscape else []
        story += [
            PageBreak(),
            Words(table.label, styles["centre"]),
            Words(table.title, styles["centre"]),
        ]
        story += [
            Words(table.attached, styles["italic"]),
            _table(table.grid(), table.widths, len(table.header)),
        ]
    return [*story, Words(plan.remark, styles["italic"])]


def _line(paragraph: Paragraph, styles: dict[str, Any]) -> Any:
    from reportlab.platypus import Paragraph as Words

    is_heading = paragraph.level == "roman" or (
        paragraph.level == "number" and len(paragraph.text) < 50
    )
    return Words(paragraph.line, styles["bold" if is_heading else "body"])


def _columns(rows: tuple[tuple[str, str], ...], widths: tuple[float, float], *looks: Any) -> Any:
    from reportlab.platypus import Paragraph as Words
    from reportlab.platypus import Table

    cells = [
        [
            Words(words.replace("\n", "<br/>"), looks[column % len(looks)])
            for column, words in enumerate(row)
        ]
        for row in rows
    ]
    return Table(cells, colWidths=widths, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _table(grid: list[tuple[str, ...]], widths: tuple[float, ...], header: int) -> Any:
    """A ruled table; a merged cell keeps its words in its first row."""
    from reportlab.lib import colors
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable
    from reportlab.platypus import Paragraph as Words

    styles = _styles()
    look: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    cells: list[list[Any]] = []
    for at, row in enumerate(grid):
        said = ["" if c in (ABOVE, LEFT) else c.replace("\n", "<br/>") for c in row]
        cells.append(
            [Words(c, styles["head" if at < header else "cell"]) if c else "" for c in said]
        )
        for column, cell in enumerate(row):
            down, right = extent(grid, at, column)
            if cell not in (ABOVE, LEFT) and (down, right) != (1, 1):
                look.append(("SPAN", (column, at), (column + right - 1, at + down - 1)))
    return LongTable(
        cells, colWidths=[w * mm for w in widths], repeatRows=header, style=look, splitByRow=1
    )


def _page_number(canvas: Any, document: Any) -> None:
    if document.page > 1:
        width, height = canvas._pagesize
        canvas.setFont("Serif", 13)
        canvas.drawCentredString(width / 2, height - 34, str(document.page))


def stamp(lines: tuple[str, ...], *, width: float, height: float, size: float) -> bytes:
    """A small PDF of lines of words: what a signature's appearance shows, in points."""
    from reportlab.pdfgen.canvas import Canvas

    register_fonts()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.setFont("Serif", size)
    for number, line in enumerate(lines):
        canvas.drawString(1, height - size - number * size * 1.15, line)
    canvas.save()
    return out.getvalue()
