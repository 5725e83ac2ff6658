"""How well and how fast scans are read: resolution against error and time, and stages of a page.

Pages of the test plans are printed, tilted, made noisy and read back; the words that are printed
are known. Error is the share of printed words that were not read, in any order.
Run ``python -m bench.ocr`` (some minutes).
"""

import io
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from pipeline.readers.ocr import RESOLUTION, ocr_page, why_unavailable
from pipeline.readers.ocr_rulings import find_rulings
from pipeline.readers.ocr_tesseract import read_words
from pipeline.readers.ocr_upright import straighten, to_grey, whiten, without_specks

MADE = Path(__file__).resolve().parent.parent / "tests" / "formats" / "made"
PRINTED = ("phu_tho.drawn.pdf", "tay_ninh.office.pdf")
RESOLUTIONS = (150, 200, 250, 300)
SEGMENTATIONS = (3, 4, 6, 11)
CONDITIONS = {"clean": (0.0, 0.0, 90), "office scan": (6.0, 1.1, 60), "poor scan": (18.0, -1.5, 45)}
"""Noise (greys), tilt (degrees), JPEG quality."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed page and its words."""

    page: pypdfium2.PdfPage
    words: Counter[str]

    def scan(self, dpi: int, condition: str) -> Image.Image:
        """The page as a scanner would give it."""
        noise, tilt, quality = CONDITIONS[condition]
        grey = self.page.render(scale=dpi / 72).to_pil().convert("L")
        grey = grey.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
        pixels = np.asarray(grey, dtype=np.float64) * 0.95
        pixels += np.random.default_rng(5).normal(0, noise, pixels.shape)
        out = io.BytesIO()
        noisy = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
        noisy.save(out, "JPEG", quality=quality)
        return Image.open(out)


def printed_pages() -> Iterator[Printed]:
    """The pages of the printed plans."""
    for name in PRINTED:
        document = pypdfium2.PdfDocument(MADE / name)
        for page in document:
            text = page.get_textpage().get_text_range().replace("\ufffe", "-")
            yield Printed(page, Counter(unicodedata.normalize("NFC", text).split()))


def missed(printed: Counter[str], read: list[str]) -> int:
    """How many printed words were not read."""
    return (printed - Counter(unicodedata.normalize("NFC", word) for word in read)).total()


def by_resolution(pages: list[Printed]) -> None:
    """The error and the seconds a page at each resolution."""
    for condition in CONDITIONS:
        for dpi in RESOLUTIONS:
            lost, began = 0, time.perf_counter()
            for printed in pages:
                page = ocr_page(printed.scan(dpi, condition), number=1, dpi=dpi)
                lost += missed(printed.words, [piece.text for piece in page.pieces])
            row(f"{condition}, {dpi} dpi", pages, lost, time.perf_counter() - began)


def by_segmentation(pages: list[Printed]) -> None:
    """The error of tesseract's ways to part a page, on office scans."""
    for mode in SEGMENTATIONS:
        lost, began = 0, time.perf_counter()
        for printed in pages:
            grey = straighten(to_grey(printed.scan(RESOLUTION, "office scan")), dpi=RESOLUTION)
            clean = without_specks(whiten(grey))
            words = read_words(clean, dpi=RESOLUTION, segmentation=mode)
            lost += missed(printed.words, [word.text for word in words])
        row(f"segmentation {mode}", pages, lost, time.perf_counter() - began)


def by_stage(printed: Printed) -> None:
    """The shares of the time of one page."""
    scan = printed.scan(RESOLUTION, "office scan")
    times: dict[str, float] = {}

    def timed(name: str, began: float) -> None:
        times[name] = time.perf_counter() - began

    began = time.perf_counter()
    straight = straighten(to_grey(scan), dpi=RESOLUTION)
    timed("upright", began)
    began = time.perf_counter()
    find_rulings(straight, dpi=RESOLUTION)
    timed("ruled lines", began)
    began = time.perf_counter()
    clean = without_specks(whiten(straight))
    timed("clean", began)
    began = time.perf_counter()
    read_words(clean, dpi=RESOLUTION, segmentation=11)
    timed("tesseract", began)
    whole = sum(times.values())
    for name, seconds in times.items():
        print(f"  {name:24}{100 * seconds / whole:6.1f} %")


def row(name: str, pages: list[Printed], lost: int, seconds: float) -> None:
    """Prints one line of a table."""
    total = sum(printed.words.total() for printed in pages)
    print(f"  {name:24}{100 * lost / total:6.2f} % of words  {seconds / len(pages):5.2f} s a page")


def main() -> None:
    """Prints the three tables."""
    if reason := why_unavailable():
        sys.exit(reason)
    pages = list(printed_pages())
    print(f"{len(pages)} pages")
    by_segmentation(pages)
    by_stage(pages[0])
    by_resolution(pages)


if __name__ == "__main__":
    main()
