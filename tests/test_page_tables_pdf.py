"""Ruled tables drawn into real PDFs by reportlab and read back with both PDF libraries."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from drawn_tables import DrawnPage, draw, make_table
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from test_page_tables import seats, wanted

from models.text import RawFile
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Page
from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdf_document import open_page, open_pdf
from pipeline.readers.pdf_page import read_page_text
from pipeline.readers.pdf_plumber import plumb_page

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
WIDTH, HEIGHT, SIZE = 760.0, 640.0, 8.0
CASES = [(seed, seed % 2 == 0, seed % 4 < 2) for seed in range(12)]

pytestmark = pytest.mark.skipif(not FONT.exists(), reason="needs the DejaVu fonts")


def as_pdf(pages: Iterable[DrawnPage], *, style: str = "lines") -> bytes:
    """One PDF: each cell's outline as four lines, as a box, or as four filled thin boxes."""
    pdfmetrics.registerFont(TTFont("DejaVu", str(FONT)))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for number, page in enumerate(pages, 1):
        canvas.setFont("DejaVu", SIZE)
        canvas.setLineWidth(0.5)
        if number > 1:
            canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, str(number))
        for left, baseline, text in page.texts:
            canvas.drawString(left, HEIGHT - baseline, text)
        for x0, y0, x1, y1 in page.outlines:
            _outline(canvas, x0, HEIGHT - y1, x1 - x0, y1 - y0, style)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _outline(canvas: Canvas, x: float, y: float, width: float, height: float, style: str) -> None:
    if style == "boxes":
        canvas.rect(x, y, width, height)
    elif style == "lines":
        ends = (x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)
        for (x0, y0), (x1, y1) in pairwise(ends):
            canvas.line(x0, y0, x1, y1)
    else:
        for box in ((x, y, width, 0.5), (x, y + height, width, 0.5)):
            canvas.rect(*box, stroke=0, fill=1)
        for box in ((x, y, 0.5, height), (x + width, y, 0.5, height)):
            canvas.rect(*box, stroke=0, fill=1)


@pytest.mark.parametrize(("seed", "cuts", "repeats"), CASES)
def test_read_back_by_pypdfium2(seed: int, *, cuts: bool, repeats: bool) -> None:
    table = make_table(seed)
    style = ("lines", "boxes", "filled")[seed % 3]
    data = as_pdf(draw(table, cuts=cuts, repeats=repeats), style=style)
    file = RawFile("table.pdf", data, sha256(data).hexdigest(), "application/pdf")
    cells = [block for block in read_pdf(file).blocks if block.cell]
    assert seats(cells) == wanted(table)


@pytest.mark.parametrize(("seed", "cuts", "repeats"), CASES[:3])
def test_read_back_by_pdfplumber(seed: int, *, cuts: bool, repeats: bool) -> None:
    table = make_table(seed)
    data = as_pdf(draw(table, cuts=cuts, repeats=repeats))
    cells = [block for block in lay_out(_plumbed(data), path="x.pdf").blocks if block.cell]
    assert seats(cells) == wanted(table)


def _plumbed(data: bytes) -> Iterator[Page]:
    with open_pdf(data) as document:
        for index in range(len(document)):
            with open_page(document, index) as handle:
                assert handle is not None
                rulings = read_page_text(handle, index + 1).as_page().rulings
            page = plumb_page(document, index + 1, rulings)
            assert page is not None
            yield page
