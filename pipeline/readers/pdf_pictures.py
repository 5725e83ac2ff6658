"""Pages of a PDF with the words of facts marked on them: the way back, for the eye."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from unicodedata import normalize

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from models.spans import Place
from pipeline.readers.pages import Box
from pipeline.readers.pdf_document import open_page, open_pdf
from pipeline.readers.pdf_geometry import Frame, frame_of
from pipeline.readers.pdf_pieces import text_turn
from pipeline.readers.pdf_render import POINTS, render_page
from pipeline.readers.pdf_text import open_text, page_text, read_runs
from pipeline.readers.pdf_widgets import find_fields, flatten

DPI = 110
SURE = 12
"""Letters and digits of a quote that must stand together to be found in its box."""
_COLOURS = {
    "target": "#d62728",
    "task": "#1f77b4",
    "citation": "#2ca02c",
    "metadata": "#9467bd",
}
_OTHER = "#ff7f0e"
_NEAR = 2.0
Letter = tuple[str, Box]


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote to be marked: where it stands, its words, and the kind of fact for the colour."""

    place: Place
    quote: str
    kind: str


def draw_pages(data: bytes, marks: Sequence[Mark]) -> Iterator[tuple[int, Image.Image]]:
    """Each page that holds a mark, with its number, in order.

    Raises:
        ReadError: as `open_pdf`, and as `ocr_page` for a scanned page.
    """
    with open_pdf(data) as document:
        for number in sorted({mark.place.page for mark in marks if mark.place.page}):
            held = [mark for mark in marks if mark.place.page == number and mark.place.box]
            _paint_fields(document, number - 1)
            with open_page(document, number - 1) as page:
                if page is not None:
                    yield number, _draw(page, held)


def _paint_fields(document: pdfium.PdfDocument, index: int) -> None:
    with open_page(document, index) as page:
        if page is not None and find_fields(page):
            flatten(page)


def _draw(page: pdfium.PdfPage, marks: Sequence[Mark]) -> Image.Image:
    letters: list[Letter] = []
    if any(mark.place.ocr for mark in marks):
        picture, dpi = _scan(page), float(DPI)
    else:
        frame, letters = _letters(page)
        picture, dpi = render_page(page, dpi=DPI, frame=frame)
    scale = dpi / POINTS
    layer = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(layer)
    for mark in marks:
        colour = _COLOURS.get(mark.kind, _OTHER)
        for left, top, right, bottom in narrow(letters, mark):
            box = (left * scale - 2, top * scale - 1, right * scale + 2, bottom * scale + 1)
            pen.rectangle(box, fill=f"{colour}28", outline=f"{colour}ff", width=2)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _scan(page: pdfium.PdfPage) -> Image.Image:
    """A scanned page turned and straightened as it was for its words to be read."""
    from pipeline.readers.ocr import RESOLUTION, set_upright

    picture, dpi = render_page(page, dpi=RESOLUTION)
    seen = set_upright(picture, dpi=dpi)
    return seen.resize((round(seen.width * DPI / dpi), round(seen.height * DPI / dpi)))


def _letters(page: pdfium.PdfPage) -> tuple[Frame, list[Letter]]:
    """How the page stands, and its letters and digits with their boxes on the upright page."""
    with open_text(page) as text_page:
        frame = frame_of(page)
        frame = replace(frame, turn=text_turn(read_runs(text_page), frame))
        upright = frame.upright()
        letters = [
            (plain, upright(*text_page.get_charbox(i, loose=True)))
            for i, letter in enumerate(page_text(text_page))
            if (plain := _plain(letter))
        ]
    return frame, letters


def _plain(words: str) -> str:
    """What of the words the cleaner never changes: letters, without marks, and digits."""
    parts = normalize("NFKD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if part.isalnum())


def narrow(letters: Sequence[Letter], mark: Mark) -> list[Box]:
    """The boxes of the quote's own letters, one a line; the mark's whole box if not found."""
    if mark.place.box is None:
        return []
    left, top, right, bottom = mark.place.box
    inside = [
        (letter, box)
        for letter, box in letters
        if left - _NEAR <= (box[0] + box[2]) / 2 <= right + _NEAR
        and top - _NEAR <= (box[1] + box[3]) / 2 <= bottom + _NEAR
    ]
    quote = _plain(mark.quote)
    as_printed = _find(inside, quote)
    as_seen = _find(_in_lines(inside), quote)
    return _by_line(max(as_printed, as_seen, key=len)) or [mark.place.box]


def _find(letters: Sequence[Letter], quote: str) -> list[Box]:
    """The boxes of as much of the quote as runs on in these letters, from its first ones on."""
    text = "".join(letter for letter, _ in letters)
    owners = [i for i, (letter, _) in enumerate(letters) for _ in letter]
    at = text.find(quote[:SURE]) if quote else -1
    if at < 0:
        return []
    same = takewhile(lambda pair: pair[0] == pair[1], zip(text[at:], quote, strict=False))
    length = sum(1 for _ in same)
    return [letters[i][1] for i in sorted(set(owners[at : at + length]))]


def _in_lines(letters: Sequence[Letter]) -> list[Letter]:
    """The letters as a reader sees them: fields painted into a line stand last in the PDF."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one[1][3]):
        box = letter[1]
        if lines and box[3] - lines[-1][0][1][3] < (box[3] - box[1]) / 3:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [letter for line in lines for letter in sorted(line, key=lambda one: one[1][0])]


def _by_line(boxes: Sequence[Box]) -> list[Box]:
    lines: list[Box] = []
    for box in boxes:
        if lines and abs(lines[-1][3] - box[3]) < (box[3] - box[1]) / 2:
            old = lines[-1]
            lines[-1] = (
                min(old[0], box[0]),
                min(old[1], box[1]),
                max(old[2], box[2]),
                max(old[3], box[3]),
            )
        else:
            lines.append(box)
    return lines
