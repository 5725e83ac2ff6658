"""A scan made ready to be read: grey, dark on white, without specks and borders, straight."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

Mask = NDArray[np.bool_]

MAX_TILT = 10.0
"""Degrees; a page lies no more askew in a feeder."""
MIN_TILT = 0.1
"""Degrees; below, turning the picture blurs more than it straightens."""
_TILT_DPI = 100
_EDGE_DPI = 20
_EDGE_REACH = 1.2  # inches a dark border may reach in
_CONTRAST = 40  # greys that print is darker than paper
_AROUND = ImageFilter.BoxBlur(2)
_LONELY = 255 * 2.5 / 25  # fewer than three dark pixels of the 5 x 5 around
_MIN_DARK = 200  # pixels; fewer say nothing of a tilt


def to_grey(image: Image.Image) -> Image.Image:
    """Black print on white as 8-bit grey.

    Of colours the red channel is taken: in it a red seal fades and print and blue ink stay.
    """
    if image.mode.startswith("I"):  # 16-bit grey, which convert() would cut off
        deep = np.asarray(image).astype(np.float64)
        image = Image.fromarray((deep * (255 / max(float(deep.max()), 1))).astype(np.uint8))
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    grey = image if image.mode == "L" else image.convert("RGB").getchannel("R")
    return ImageOps.invert(grey) if _paper(grey) < 128 else grey


def straighten(grey: Image.Image, *, dpi: float) -> Image.Image:
    """The picture without borders and tilt, in its old size."""
    clean = _without_edges(grey, dpi)
    tilt = _told(measure_tilt(clean, dpi=dpi))
    return clean.rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=255) if tilt else clean


def find_tilt(grey: Image.Image, *, dpi: float) -> float:
    """The degrees that `straighten` turns a picture back by; 0 where it leaves it as it lies."""
    return _told(measure_tilt(_without_edges(grey, dpi), dpi=dpi))


def _told(tilt: float) -> float:
    return tilt if abs(tilt) >= MIN_TILT else 0.0


def measure_tilt(grey: Image.Image, *, dpi: float) -> float:
    """Degrees by which the lines rise to the right (turned counter-clockwise); 0 if unclear.

    The angle is taken at which the dark pixels fall into the fewest rows.
    """
    small = grey.reduce(max(1, round(dpi / _TILT_DPI)))
    rows, columns = np.nonzero(find_dark(small))
    if rows.size < _MIN_DARK:
        return 0.0
    across = columns - small.width / 2

    def sharpness(degrees: float) -> float:
        shifted = rows + across * math.tan(math.radians(degrees))
        counts = np.bincount((shifted - shifted.min()).astype(np.intp))
        return float((counts.astype(np.float64) ** 2).sum())

    level = sharpness(0.0)
    coarse = max(np.arange(-MAX_TILT, MAX_TILT + 0.25, 0.5), key=sharpness)
    fine = float(max(np.arange(coarse - 0.5, coarse + 0.525, 0.05), key=sharpness))
    return round(fine, 2) if sharpness(fine) > 1.02 * level else 0.0


def whiten(grey: Image.Image) -> Image.Image:
    """The paper white and even: its noise gone, the soft edges of letters kept.

    tesseract finds a threshold of its own, for squares of the page: in an empty one it would
    part the noise of the paper and read that, for minutes.
    """
    paper, dark = _paper(grey), _threshold(grey)
    white = dark + (paper - dark) / 2
    return grey.point([min(255, round(level * 255 / white)) for level in range(256)])


def find_dark(grey: Image.Image) -> Mask:
    """Which pixels are print, by Otsu's threshold."""
    mask: Mask = np.asarray(grey) < _threshold(grey)
    return mask


def find_faint(grey: Image.Image) -> Mask:
    """Which pixels hold some ink: a thin line turned a little lies half in one row, half in the next."""
    mask: Mask = np.asarray(grey) < (_threshold(grey) + _paper(grey)) / 2
    return mask


def without_specks(grey: Image.Image) -> Image.Image:
    """Whitens dark pixels that stand alone or in pairs: dust and noise, no dot of a letter."""
    dark = find_dark(grey)
    share = np.asarray(Image.fromarray(dark.astype(np.uint8) * 255).filter(_AROUND))
    pixels = np.array(grey)
    pixels[dark & (share < _LONELY)] = 255
    return Image.fromarray(pixels)


def _without_edges(grey: Image.Image, dpi: float) -> Image.Image:
    """Whitens dark areas that touch the edge: the lid of the scanner, a torn corner."""
    factor = max(1, round(dpi / _EDGE_DPI))
    solid = np.asarray(grey.reduce(factor)) < _threshold(grey)
    reached = np.zeros_like(solid)
    reached[[0, -1], :] = solid[[0, -1], :]
    reached[:, [0, -1]] = solid[:, [0, -1]]
    if not reached.any():
        return grey
    for _ in range(round(_EDGE_REACH * _EDGE_DPI)):
        reached = _spread(reached) & solid
    mask = np.kron(_spread(reached), np.ones((factor, factor), dtype=np.bool_))
    pixels = np.array(grey)
    pixels[mask[: pixels.shape[0], : pixels.shape[1]]] = 255
    return Image.fromarray(pixels)


def _spread(mask: Mask) -> Mask:
    """The mask and its four neighbours."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    return wide


def _paper(grey: Image.Image) -> int:
    """The grey of the paper: the median, as print covers the lesser part of a page."""
    counts = np.asarray(grey.histogram()).cumsum()
    return int(np.searchsorted(counts, counts[-1] / 2))


def _threshold(grey: Image.Image) -> int:
    """Otsu's threshold: the grey that parts dark from light with the most between them.

    On an all but empty page that would part the paper's own noise.
    """
    counts = np.asarray(grey.histogram(), dtype=np.float64)
    levels = np.arange(256)
    below, total = counts.cumsum(), counts.sum()
    mass = (counts * levels).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * below - mass * total) ** 2 / (below * (total - below))
    between[~np.isfinite(between)] = 0
    return max(1, min(int(between.argmax()) + 1, _paper(grey) - _CONTRAST))
