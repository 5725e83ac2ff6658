"""Scans made upright and read: what numpy does to pictures, and a few pages through tesseract."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from models.issues import ReadError
from models.text import RawFile
from pipeline import heartbeat
from pipeline.readers import images, ocr, ocr_tesseract
from pipeline.readers.images import page_dpi, read_image
from pipeline.readers.ocr import ocr_page
from pipeline.readers.ocr_rulings import find_rulings
from pipeline.readers.ocr_second_look import with_signs
from pipeline.readers.ocr_tesseract import Word, why_unavailable
from pipeline.readers.ocr_upright import (
    find_dark,
    measure_tilt,
    straighten,
    to_grey,
    whiten,
    without_specks,
)

MISSING = why_unavailable()
needs_tesseract = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))
MADE = Path(__file__).parent / "formats" / "made"
PAGE, TABLES = MADE / "ca_mau.page.png", MADE / "phu_tho.scan.pdf"
DPI = 200


def lines_of_print(*, size: tuple[int, int] = (1000, 1200)) -> Image.Image:
    """Bars the size of words, in lines."""
    random = np.random.default_rng(7)
    pixels = np.full((size[1], size[0]), 255, dtype=np.uint8)
    for top in range(120, size[1] - 150, 50):
        left = 110
        while left < size[0] - 260:
            width = int(random.integers(25, 90))
            pixels[top : top + 18, left : left + width] = 20
            left += width + 12
    return Image.fromarray(pixels)


def noisy(picture: Image.Image, sigma: float, *, paper: int = 243) -> Image.Image:
    random = np.random.default_rng(3)
    pixels = np.asarray(picture, dtype=np.float64) * (paper / 255)
    pixels += random.normal(0, sigma, pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("tilt", [0.0, 0.3, -1.2, 2.5, -3.0, 7.0, -9.5])
def test_the_tilt_of_a_page_is_measured(tilt: float) -> None:
    page = lines_of_print().rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    assert measure_tilt(noisy(page, 12), dpi=DPI) == pytest.approx(tilt, abs=0.1)


def test_a_blank_page_has_no_tilt() -> None:
    assert measure_tilt(noisy(Image.new("L", (800, 1000), 255), 18), dpi=DPI) == 0


def test_straightened_lines_lie_in_rows() -> None:
    page = lines_of_print()
    straight = straighten(page.rotate(2.0, Image.Resampling.BICUBIC, fillcolor=255), dpi=DPI)
    assert straight.size == page.size
    blank = ~find_dark(straight).any(axis=1)
    assert blank[100:-160].sum() > 0.8 * (~find_dark(page).any(axis=1))[100:-160].sum()


def test_borders_of_the_scanner_are_whitened() -> None:
    page = lines_of_print()
    ImageDraw.Draw(page).polygon([(0, 0), (70, 0), (15, 1199), (0, 1199)], fill=10)
    clean = straighten(page, dpi=DPI)
    assert not find_dark(clean)[:, :80].any()
    assert find_dark(clean).sum() == pytest.approx(find_dark(lines_of_print()).sum(), rel=0.02)


def test_specks_go_and_dots_of_letters_stay() -> None:
    page = Image.new("L", (200, 200), 255)
    page.putpixel((50, 50), 0)
    page.paste(0, (100, 100, 103, 103))
    assert int(find_dark(without_specks(page)).sum()) == 9


def test_noise_of_an_empty_page_is_paper() -> None:
    page = whiten(noisy(Image.new("L", (400, 400), 255), 15))
    assert np.asarray(page).min() > 128


@pytest.mark.parametrize(
    ("mode", "paper", "print_"),
    [
        ("RGB", (255, 255, 255), (20, 20, 20)),
        ("RGBA", (0, 0, 0, 0), (0, 0, 0, 255)),
        ("L", 250, 10),
        ("1", 1, 0),
        ("I;16", 65000, 900),
        ("CMYK", (0, 0, 0, 0), (0, 0, 0, 255)),
        ("L", 5, 250),
    ],
    ids=["colour", "transparent", "grey", "one bit", "16 bit", "CMYK", "white on black"],
)
def test_every_mode_becomes_black_on_white(mode: str, paper: object, print_: object) -> None:
    page = Image.new(mode, (60, 60), paper)  # type: ignore[arg-type]
    page.paste(print_, (10, 10, 20, 40))  # type: ignore[arg-type]
    grey = to_grey(page)
    assert grey.mode == "L"
    assert int(find_dark(grey).sum()) == 300


def test_a_red_seal_fades_and_blue_ink_stays() -> None:
    page = Image.new("RGB", (60, 60), "white")
    page.paste((210, 30, 40), (0, 0, 30, 30))
    page.paste((20, 40, 160), (40, 40, 50, 50))
    assert int(find_dark(to_grey(page)).sum()) == 100


def test_ruled_lines_are_found_and_letters_are_none() -> None:
    page = lines_of_print()
    page.paste(255, (90, 100, 820, 220))
    draw = ImageDraw.Draw(page)
    for y in (110, 160, 210):
        draw.line([(100, y), (800, y)], fill=0, width=3)
    for x in (100, 300, 800):
        draw.line([(x, 110), (x, 210)], fill=0, width=3)
    page.paste(255, (400, 108, 402, 114))  # a scan lost a bit of the line
    lines = find_rulings(page, dpi=DPI)
    across = [box for box in lines if box[2] - box[0] > box[3] - box[1]]
    assert [round(box[1], -1) for box in across] == [110, 160, 210]
    assert {round(box[0], -1) for box in lines if box not in across} == {100, 300, 800}


def test_a_photo_has_no_ruled_lines() -> None:
    random = np.random.default_rng(1)
    photo = Image.fromarray(random.integers(0, 255, (900, 900), dtype=np.uint8))
    assert find_rulings(photo, dpi=DPI) == []


@pytest.mark.parametrize(("bar", "sign"), [(True, "≥"), (False, ">")])
def test_a_bar_under_a_sign_is_seen(*, bar: bool, sign: str) -> None:
    page = Image.new("L", (60, 60), 255)
    draw = ImageDraw.Draw(page)
    draw.line([(20, 20), (38, 27), (20, 34)], fill=0, width=2)
    if bar:
        draw.line([(20, 39), (38, 39)], fill=0, width=2)
    words = with_signs(page, [Word(">", (20, 19, 39, 41 if bar else 36), ("1",))])
    assert [word.text for word in words] == [sign]


@pytest.mark.parametrize(
    ("size", "stated", "dpi"),
    [
        ((1654, 2339), (200, 200), 200),
        ((2480, 3508), None, 300),
        ((3000, 4000), (72, 72), 342),  # a telephone
        ((827, 1169), (0, 0), 100),
        ((1169, 827), (96.0, 96.0), 96),
    ],
)
def test_resolution_of_pictures(size: tuple[int, int], stated: object, dpi: float) -> None:
    assert page_dpi(*size, stated) == pytest.approx(dpi, rel=0.01)


@pytest.fixture
def no_cache() -> Iterator[None]:
    caches = (ocr_tesseract.why_unavailable, ocr_tesseract.knows_orientation)
    for cached in (*caches, ocr_tesseract._languages):
        cached.cache_clear()
    yield
    for cached in (*caches, ocr_tesseract._languages):
        cached.cache_clear()


@pytest.mark.usefixtures("no_cache")
def test_without_tesseract_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda _: None)
    with pytest.raises(ReadError, match=r"apt-get install tesseract-ocr tesseract-ocr-vie") as info:
        ocr_page(lines_of_print(), number=1, dpi=DPI)
    assert info.value.code == "ocr_missing"


@pytest.mark.usefixtures("no_cache")
def test_without_vietnamese_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(ocr_tesseract, "_run", lambda *_: "List of languages (2):\neng\nosd\n")
    assert "no Vietnamese" in (ocr_tesseract.why_unavailable() or "")


def picture(data: bytes) -> RawFile:
    return RawFile("scan.png", data, "0", "image/png")


def png(page: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    page.save(out, "PNG", **options)  # type: ignore[arg-type]
    return out.getvalue()


def bomb() -> bytes:
    """A PNG that says it is 60,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(), "picture_too_large"),
        (png(Image.new("1", (12_000, 9_000))), "picture_too_large"),
        (PAGE.read_bytes()[:9000], "broken_picture"),
        (b"\x89PNG\r\n\x1a\n", "broken_picture"),
        (b"GIF89a\x01\x00", "broken_picture"),
    ],
    ids=["bomb", "poster", "cut off", "head only", "another format"],
)
def test_hostile_pictures(data: bytes, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "why_unavailable", lambda: None)
    with pytest.raises(ReadError) as info:
        read_image(picture(data))
    assert info.value.code == code


def test_a_page_that_fails_is_an_issue_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["Ủy", "ban", "nhân", "dân", "xã", "bảo", "đảm", "kinh", "phí"]
    answers: list[list[Word] | None] = [
        None,
        [Word(t, (60 + 70 * n, 50, 120 + 70 * n, 70), ("1",)) for n, t in enumerate(words)],
    ]

    def read(*_: object, **__: object) -> list[Word]:
        found = answers.pop(0)
        if found is None:
            raise ReadError("ocr_timeout", "the page took longer than 25 s to read")
        return found

    beats: list[int] = []
    monkeypatch.setattr(images, "why_unavailable", lambda: None)
    monkeypatch.setattr(ocr, "why_unavailable", lambda: None)
    monkeypatch.setattr(ocr, "read_words", read)
    heartbeat.listen(lambda: beats.append(1))
    out = io.BytesIO()
    page = Image.new("1", (900, 1200), 1)
    page.save(out, "TIFF", save_all=True, append_images=[page])
    raw = read_image(picture(out.getvalue()))
    heartbeat.listen(None)
    assert [(i.code, i.message[:6]) for i in raw.issues] == [("ocr_timeout", "page 1")]
    assert raw.text_source == "ocr"
    assert [block.text for block in raw.blocks] == [" ".join(words)]
    assert raw.blocks[0].place.page == 2
    assert raw.blocks[0].place.ocr
    assert beats == [1]


@needs_tesseract
def test_a_picture_without_words_is_no_document() -> None:
    logo = Image.new("L", (900, 900), 255)
    ImageDraw.Draw(logo).ellipse((300, 300, 500, 500), fill=40)
    with pytest.raises(ReadError) as info:
        read_image(picture(png(logo, dpi=(DPI, DPI))))
    assert info.value.code == "no_words"


@needs_tesseract
def test_a_page_upside_down_is_turned() -> None:
    scan = Image.open(PAGE)
    head = scan.crop((0, 0, scan.width, scan.height // 3)).transpose(Image.Transpose.ROTATE_180)
    page = ocr_page(head, number=3, dpi=DPI)
    text = " ".join(piece.text for piece in page.pieces)
    assert "0164/KH-UBND" in text
    number = next(piece for piece in page.pieces if "0164" in piece.text)
    assert number.box[0] < page.width / 2
    assert number.box[1] < page.height / 2
    assert page.number == 3
    assert page.ocr


@needs_tesseract
def test_figures_that_stand_alone_in_cells_are_read() -> None:
    """tesseract alone leaves out some of the ordinal numbers of this table."""
    with pypdfium2.PdfDocument(TABLES) as document:
        scan = document[3].render(scale=DPI / 72).to_pil()
    page = ocr_page(scan.crop((60, 300, scan.width, 1000)), number=1, dpi=DPI)
    right = min(r.box[0] for r in page.rulings if r.direction == "vertical" and r.box[0] > 40)
    column = [piece for piece in page.pieces if piece.box[2] <= right]
    figures = [piece.text for piece in sorted(column, key=lambda piece: piece.box[1])]
    assert set("1234") <= set(figures)
