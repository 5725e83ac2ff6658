"""Debian's tesseract as a program: a grey picture in, words with their boxes out."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PIL import Image

from models.issues import ReadError
from pipeline.readers.pages import Box

LANGUAGE = "vie"
PACKAGES = "tesseract-ocr tesseract-ocr-vie"
PAGE_TIMEOUT_S = 25.0
"""Seconds for one page; a page of small print takes 3."""
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Word:
    """A word read off a picture; `box` in pixels, `line` tells words of one line from others.

    `sure` is tesseract's own mark, 0 to 100; it says only which words to look at again.
    """

    text: str
    box: Box
    line: tuple[str, ...]
    sure: float = 100.0


@cache
def why_unavailable() -> str | None:
    """What to install before scans can be read; None where all is there."""
    if shutil.which("tesseract") is None:
        return f"scans need tesseract: apt-get install {PACKAGES}"
    if LANGUAGE not in _languages():
        return f"tesseract has no Vietnamese: apt-get install {PACKAGES}"
    return None


@cache
def knows_orientation() -> bool:
    """True if tesseract can tell which way is up (osd.traineddata, with Debian's package)."""
    return "osd" in _languages()


@cache
def _languages() -> frozenset[str]:
    return frozenset(_run(["--list-langs"], b"").split())


def read_words(grey: Image.Image, *, dpi: float, segmentation: int, signs: str = "") -> list[Word]:
    """The words of a picture by tesseract's page segmentation mode of that number.

    With `signs`, only these are read.

    Raises:
        ReadError: ``ocr_failed``, ``ocr_timeout``.
    """
    mode = ["-l", LANGUAGE, "--psm", str(segmentation), "--dpi", str(round(dpi))]
    only = ["-c", f"tessedit_char_whitelist={signs}"] if signs else []
    return list(_words(_run(["stdin", "stdout", *mode, *only, "tsv"], _portable(grey))))


def read_turn(grey: Image.Image, *, dpi: float) -> int:
    """By how many degrees the picture is to be turned counter-clockwise to stand upright.

    0, 90, 180 or 270; 0 also where there are too few letters to tell.

    Raises:
        ReadError: ``ocr_timeout``.
    """
    try:
        said = _run(["stdin", "stdout", "--psm", "0", "--dpi", str(round(dpi))], _portable(grey))
    except ReadError as error:
        if error.code == "ocr_timeout":
            raise
        return 0  # too few characters: tesseract calls that a failure
    for line in said.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "Orientation in degrees":
            return int(value) % 360
    return 0


def _words(table: str) -> Iterator[Word]:
    rows = csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        if len(row) == 12 and row[0] == _WORD_LEVEL and row[11].strip():
            left, top, width, height = map(int, row[6:10])
            box = (left, top, left + width, top + height)
            yield Word(row[11].strip(), box, tuple(row[2:5]), float(row[10]))


def _portable(grey: Image.Image) -> bytes:
    """The picture as a PGM, which costs no compression."""
    header = f"P5\n{grey.width} {grey.height}\n255\n".encode()
    return header + grey.tobytes()


def _run(arguments: list[str], data: bytes) -> str:
    """One thread a process: a second one saves 3 % of the time of a page."""
    try:
        done = subprocess.run(
            ["tesseract", *arguments],
            input=data,
            capture_output=True,
            timeout=PAGE_TIMEOUT_S,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        message = f"the page took longer than {PAGE_TIMEOUT_S:.0f} s to read"
        raise ReadError("ocr_timeout", message) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ReadError("ocr_failed", f"tesseract: {' '.join(said[-2:])}") from error
    except OSError as error:
        raise ReadError("ocr_failed", f"tesseract cannot be started: {error}") from error
    return done.stdout.decode("utf-8", "replace")
