"""A page as a picture: for OCR, and to show a reader where the words stand."""

import pypdfium2 as pdfium
from PIL import Image

from pipeline.readers.pdf_geometry import Frame, frame_of

POINTS = 72.0
"""Points an inch."""
MAX_PIXELS = 40_000_000
"""A4 at 600 dpi has 35 million; larger sheets are drawn coarser."""


def render_page(
    page: pdfium.PdfPage, *, dpi: float, frame: Frame | None = None
) -> tuple[Image.Image, float]:
    """The page as it is seen, turned upright as `frame` says, and the resolution it was drawn at."""
    width, height = page.get_size()
    finest = (MAX_PIXELS * POINTS * POINTS / (width * height)) ** 0.5
    dpi = min(dpi, finest)
    turn = (frame.turn - frame_of(page).turn) % 360 if frame else 0
    bitmap = page.render(scale=dpi / POINTS, rotation=turn, may_draw_forms=False)
    try:
        return bitmap.to_pil().convert("RGB"), dpi
    finally:
        bitmap.close()
