"""Pictures of pages: PNG, JPEG, TIFF with a page a frame."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from models.issues import Issue, ReadError, Stage
from models.text import RawFile, RawText
from pipeline.readers.ocr import RESOLUTION, ocr_page, why_unavailable
from pipeline.readers.page_layout import lay_out
from pipeline.readers.pages import Page

FORMATS = ("PNG", "JPEG", "TIFF")  # a JPEG may be an MPO, as telephones make them
MAX_PIXELS = 100_000_000
"""A4 at 1,000 dpi; a frame of more is refused before it is unpacked."""
MAX_FRAMES = 300
MIN_WORDS = 5
"""Fewer words in the whole file are a logo, a stamp or a photo."""
_LONG_SIDE = 11.69  # inches of A4
_SIDES = (4.0, 24.0)  # inches that a side of a page may have
_FINEST, _COARSEST = 400, 140  # dpi; pictures beyond are brought near RESOLUTION
_FATAL = frozenset({"broken_picture", "picture_too_large"})


def read_image(file: RawFile) -> RawText:
    """Read a scan that is a picture, each frame a page.

    Raises:
        ReadError: ``ocr_missing``, ``picture_too_large``, ``broken_picture``, ``no_words``.
    """
    if reason := why_unavailable():
        raise ReadError("ocr_missing", reason)
    issues: list[Issue] = []
    layout = lay_out(_pages(file, issues), path=file.path)
    words = sum(len(block.text.split()) for block in layout.blocks)
    if words < MIN_WORDS:
        raise _why_empty(issues)
    return RawText(
        blocks=layout.blocks,
        source="",
        media_type=file.media_type,
        issues=(*issues, *layout.issues),
        text_source="ocr",
    )


def page_dpi(width: int, height: int, stated: object) -> float:
    """Dots an inch: as the file states if that makes a page, else as if it were an A4 page.

    >>> page_dpi(1654, 2339, (200.0, 200.0)), round(page_dpi(3000, 4000, (72, 72)))
    (200.0, 342)
    """
    if isinstance(stated, tuple) and len(stated) == 2:
        dpi = float(stated[0])
        least, most = _SIDES
        if dpi > 0 and all(least <= side / dpi <= most for side in (width, height)):
            return dpi
    return max(width, height) / _LONG_SIDE


def _pages(file: RawFile, issues: list[Issue]) -> Iterator[Page]:
    """The frames read; what cannot be read after the first is an issue, the pages before stay."""
    frames = _frames(file.data)
    number = 0
    while True:
        number += 1
        try:
            found = next(frames, None)
            if found is None:
                return
            image, dpi = found
            page = ocr_page(image, number=number, dpi=dpi)
            if doubt := page.doubt:
                message = f"page {number}: {doubt}"
                issues.append(Issue(file.path, Stage.READ, "damaged_number", message))
            yield page
        except ReadError as error:
            if error.code in _FATAL and number == 1:
                raise
            issues.append(Issue(file.path, Stage.READ, error.code, f"page {number}: {error}"))
            if error.code in _FATAL or error.code == "scan_too_long":
                return


def _frames(data: bytes) -> Iterator[tuple[Image.Image, float]]:
    """Each frame turned as its camera says, with its resolution."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged here
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                for number, frame in enumerate(ImageSequence.Iterator(picture)):
                    _check_size(frame, number)
                    frame.load()
                    dpi = page_dpi(frame.width, frame.height, frame.info.get("dpi"))
                    yield _at_size(ImageOps.exif_transpose(frame), dpi)
    except Image.DecompressionBombError as error:
        raise ReadError("picture_too_large", str(error)) from error
    except UnidentifiedImageError as error:  # its own words hold a place in memory
        raise ReadError("broken_picture", "the picture cannot be read: no known form") from error
    except (OSError, SyntaxError, ValueError, TypeError, EOFError) as error:
        raise ReadError("broken_picture", f"the picture cannot be read: {error}") from error


def _check_size(frame: Image.Image, number: int) -> None:
    if number >= MAX_FRAMES:
        raise ReadError("picture_too_large", f"the picture has more than {MAX_FRAMES} pages")
    if frame.width * frame.height > MAX_PIXELS:
        size = f"{frame.width} x {frame.height}"
        message = f"{size} pixels are more than {MAX_PIXELS // 1_000_000} million"
        raise ReadError("picture_too_large", message)


def _at_size(image: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """The picture near the resolution that reads best, and its resolution then."""
    if dpi > _FINEST:
        factor = round(dpi / RESOLUTION)
        return image.convert(_depth(image)).reduce(factor), dpi / factor
    if dpi < _COARSEST:
        scale = RESOLUTION / dpi
        size = (round(image.width * scale), round(image.height * scale))
        return image.convert(_depth(image)).resize(size, Image.Resampling.BICUBIC), RESOLUTION
    return image, dpi


def _depth(image: Image.Image) -> str:
    """The mode in which a picture of one bit or a palette can be scaled."""
    return {"1": "L", "P": "RGBA", "PA": "RGBA"}.get(image.mode, image.mode)


def _why_empty(issues: list[Issue]) -> ReadError:
    """Why no page gave words: the first thing that went wrong."""
    for issue in issues:
        return ReadError(issue.code, issue.message)
    return ReadError("no_words", "the picture shows hardly a word, so no document")
