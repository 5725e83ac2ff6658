"""Scans: pages rasterised, tilted, speckled and packed as images; wrong OCR layers over them."""

import unicodedata
from collections.abc import Sequence
from io import BytesIO
from time import struct_time
from typing import Any

DPI = 200
SEED = 20240102
_MISREAD = str.maketrans({"O": "0", "Ố": "6", "ế": "é", "l": "1", "ộ": "o", "I": "l", "8": "3"})


def pictures(
    pdf: bytes, *, tilts: Sequence[float] = (1.4,), noise: float = 5, pages: range | None = None
) -> list[Any]:
    """The pages as grey pictures at `DPI`, each tilted by the next of `tilts` (degrees)."""
    import numpy
    import pypdfium2
    from PIL import Image

    random = numpy.random.default_rng(SEED)
    document = pypdfium2.PdfDocument(pdf)
    scanned = []
    for number in pages or range(len(document)):
        picture = document[number].render(scale=DPI / 72, may_draw_forms=True).to_pil().convert("L")
        tilt = tilts[number % len(tilts)]
        picture = picture.rotate(tilt, Image.Resampling.BICUBIC, expand=False, fillcolor=250)
        pixels = numpy.asarray(picture, dtype=numpy.float32) * 0.93 + 8
        pixels += random.normal(0, noise, pixels.shape)
        specks = random.random(pixels.shape) < 0.00004
        pixels[specks] = 60
        scanned.append(Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8)))
    document.close()
    return scanned


def black_and_white(picture: Any) -> Any:
    """A picture of one bit a point, as office copiers make it."""
    return picture.point(lambda value: 255 if value > 165 else 0).convert("1")


def jpeg(picture: Any, quality: int) -> bytes:
    """A picture as JPEG."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def image_pdf(images: Sequence[Any], *, quality: int = 30) -> bytes:
    """A PDF with a picture a page and no text: grey ones as JPEG, black and white as fax."""
    pages = [_image_page(image, quality) for image in images]
    whole = pages[0]
    for page in pages[1:]:
        whole = joined(whole, page)
    return whole


def _image_page(image: Any, quality: int) -> bytes:
    out = BytesIO()
    then = struct_time((2024, 1, 2, 8, 0, 0, 1, 2, 0))
    look = {} if image.mode == "1" else {"quality": quality}
    image.save(out, "PDF", resolution=DPI, creationDate=then, modDate=then, **look)
    return out.getvalue()


def with_bad_layer(scan: bytes, printed: bytes) -> bytes:
    """A scan with the invisible text that a foreign OCR leaves: marks lost, letters misread."""
    import pdfplumber
    import pikepdf
    from reportlab.pdfgen.canvas import Canvas

    layer = BytesIO()
    with pdfplumber.open(BytesIO(printed)) as pdf:
        canvas = Canvas(layer, pagesize=(595, 842), invariant=1)
        for page in pdf.pages:
            canvas.setPageSize((float(page.width), float(page.height)))
            for word in page.extract_words():
                text = canvas.beginText(word["x0"], float(page.height) - word["bottom"] + 2)
                text.setFont("Helvetica", 11)
                text.setTextRenderMode(3)
                text.textOut(misread(word["text"]))
                canvas.drawText(text)
            canvas.showPage()
        canvas.save()
    out = BytesIO()
    with pikepdf.open(BytesIO(scan)) as pictures, pikepdf.open(layer) as words:
        for under, over in zip(pictures.pages, words.pages, strict=True):
            under.add_overlay(over)
        pictures.save(out, static_id=True)
    return out.getvalue()


def misread(word: str) -> str:
    """A word as an OCR program without Vietnamese reads it.

    >>> misread("HỘI"), misread("Số:"), misread("5128/KH-UBND")
    ('H0l', 'So:', '5123/KH-UBND')
    """
    plain = unicodedata.normalize("NFD", word.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_MISREAD)


def joined(first: bytes, second: bytes, *, first_pages: int | None = None) -> bytes:
    """Some pages of one PDF and all of another, as one."""
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(first)) as one, pikepdf.open(BytesIO(second)) as other:
        if first_pages is not None:
            del one.pages[first_pages:]
        one.pages.extend(other.pages)
        one.save(out, static_id=True)
    return out.getvalue()


def image_file(images: Sequence[Any], form: str) -> bytes:
    """The pictures as one PNG, or as the pages of one TIFF packed as fax."""
    out = BytesIO()
    first, *rest = images
    if form == "PNG":
        first.save(out, form, dpi=(DPI, DPI), optimize=True)
    else:
        first.save(
            out, form, dpi=(DPI, DPI), compression="group4", save_all=True, append_images=rest
        )
    return out.getvalue()
