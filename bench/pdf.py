"""PDF: speed against pdfplumber in the same run, memory over 210 pages, hostile files at full size.

Run ``python -m bench.pdf``; it makes its files in a temporary folder and ends with 1 where a bound
is missed.
"""

import gc
import hashlib
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from models.issues import ReadError
from models.text import RawFile
from pipeline.readers.pdf import read_pdf
from pipeline.worker import GC_THRESHOLD

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
TEXT = SAMPLES / "12_soc_trang_nong_nghiep_2021_2025.txt"
PAGES, PLUMBED, ROUNDS = 210, 20, 7
FASTER, MEGABYTES, SECONDS = 20, 120, 30
"""The bounds: times pdfplumber's speed, memory that 210 pages add, time of a hostile file."""


def text_pdf(pages: int, *, table: bool = False) -> bytes:
    """A PDF of about `pages` pages of a sample's paragraphs, or of ruled tables."""
    pdfmetrics.registerFont(TTFont("Serif", FONT))
    style = ParagraphStyle("body", fontName="Serif", fontSize=12, leading=17, alignment=4)
    lines = [line for line in TEXT.read_text("utf-8").split("\n") if line.strip()]
    row = ["1", *(Paragraph(line, style) for line in (lines[14], lines[16])), "Quý II/2025"]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    story: list[Flowable] = []
    for _ in range(pages):
        body = [Paragraph(line, style) for line in lines[8:28]]
        story += [Table([row] * 4, (30, 200, 150, 80), style=grid)] if table else body
        story.append(PageBreak())
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(story)
    return stream.getvalue()


def as_file(data: bytes) -> RawFile:
    """Bytes as a found file."""
    return RawFile("bench.pdf", data, hashlib.sha256(data).hexdigest(), "application/pdf")


def race(data: bytes, pages: int) -> tuple[float, float]:
    """Seconds a page: reading and laying out, and pdfplumber's extract_text of the first pages.

    They take turns and the best round of each counts, as other work slows both.
    """
    file = as_file(data)
    read_pdf(file)
    rounds = [(timed(lambda: read_pdf(file)), timed(lambda: plumb(data))) for _ in range(ROUNDS)]
    own, plumber = (min(column) for column in zip(*rounds, strict=True))
    return own / pages, plumber / PLUMBED


def plumb(data: bytes) -> None:
    """The text of the first pages by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages[:PLUMBED]:
            page.extract_text()
            page.close()


def timed(work: Callable[[], object]) -> float:
    """Processor seconds: other work on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def speed() -> bool:
    """Prints pages a second; True if pages without tables keep the bound."""
    kept = True
    for name, table in (("text", False), ("ruled tables", True)):
        data = text_pdf(60, table=table)
        with pikepdf.open(io.BytesIO(data)) as document:
            pages = len(document.pages)
        own, plumber = race(data, pages)
        times = plumber / own
        print(f"{name}: {1 / own:.0f} pages/s, pdfplumber {1 / plumber:.1f}: {times:.1f} times")
        kept &= table or times >= FASTER
    return kept


def memory(path: Path) -> bool:
    """Prints what reading 210 pages adds to a process of its own."""
    path.write_bytes(text_pdf(PAGES))
    command = [sys.executable, "-m", "bench.pdf", "--memory", str(path)]
    added = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(f"memory: {PAGES} pages add {added} MB (bound {MEGABYTES})")
    return added <= MEGABYTES


def added_memory(path: Path) -> int:
    """Megabytes that reading adds to a process that holds the file and the reader's code."""
    data = path.read_bytes()
    gc.collect()
    held = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    read_pdf(as_file(data))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return (peak - held) // 1_000_000


def page_of(
    content: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Page], None] | None = None
) -> bytes:
    """A PDF of one page with this content."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=font))
    page.Contents = pdf.make_stream(content)
    if change:
        change(pdf, page)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def form_loop(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A form that draws itself."""
    form = pdf.make_indirect(pdf.make_stream(b"/A Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 500, 500])
    form.Resources = Dictionary(XObject=Dictionary(A=form))
    page.Resources = Dictionary(XObject=Dictionary(A=form))


def many_fields(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A hundred thousand fields."""
    form = pdf.make_indirect(pdf.make_stream(b"0 0 m 5 5 l S"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, Rect=Array([9, 9, 20, 20]), AP=Dictionary(N=form)
    )  # fmt: skip
    page.Annots = Array([pdf.make_indirect(field)] * 100_000)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a million lines": lambda: page_of(b"10 10 m 20 20 l S\n" * 1_000_000),
    "a million boxes": lambda: page_of(b"10 10 50 50 re S\n" * 1_000_000),
    "a path of a million strokes": lambda: page_of(b"9 9 m " + b"20 20 l " * 1_000_000 + b"S"),
    "a million words on one spot": lambda: page_of(
        b"BT /F 12 Tf " + b"1 0 0 1 99 99 Tm (ab) Tj " * 1_000_000 + b"ET"
    ),
    "a line of a million words": lambda: page_of(
        b"BT /F 12 Tf (" + b"ab cd " * 1_000_000 + b") Tj ET"
    ),
    "a form that draws itself": lambda: page_of(b"/A Do", form_loop),
    "a hundred thousand fields": lambda: page_of(b"BT ET", many_fields),
}


def hostile() -> bool:
    """Prints the time of each; one clear error or issue, never a hang."""
    kept = True
    for name, make in HOSTILE.items():
        data, start = make(), time.perf_counter()
        try:
            codes = ", ".join(issue.code for issue in read_pdf(as_file(data)).issues)
        except ReadError as error:
            codes = error.code
        seconds = time.perf_counter() - start
        print(f"{name}: {seconds:.1f} s, {codes}")
        kept &= seconds <= SECONDS
    return kept


def main() -> int:
    """Runs all; 1 where a bound is missed."""
    gc.set_threshold(*GC_THRESHOLD)
    with tempfile.TemporaryDirectory() as folder:
        kept = [speed(), memory(Path(folder) / "long.pdf"), hostile()]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        print(added_memory(Path(sys.argv[2])))
    else:
        sys.exit(main())
