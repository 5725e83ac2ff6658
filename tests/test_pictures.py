"""The way back to the page: boxes of quotes, and the pictures that show them."""

from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from models.spans import Place
from pipeline.cli import app
from pipeline.readers.pages import Box
from pipeline.readers.pdf_pictures import Letter, Mark, narrow

PDFS = Path(__file__).parent / "pdf"
RED = (214, 39, 40)


def line_of(words: str, top: float) -> list[Letter]:
    """Letters ten points wide, a line of them from the left edge."""
    return [
        (letter, (10.0 * i, top, 10.0 * i + 10, top + 12))
        for i, letter in enumerate(words)
        if letter.isalnum()
    ]


LETTERS = line_of("dat 80 phan tram", 100) + line_of("ho so nam 2025", 120)
WHOLE: Box = (0, 100, 160, 132)


@pytest.mark.parametrize(
    ("quote", "boxes"),
    [
        ("80 phần trăm", [(40, 100, 160, 112)]),
        ("phần trăm hồ sơ", [(70, 100, 160, 112), (0, 120, 50, 132)]),
        ("80 phần trăm hồ sơ của năm", [(40, 100, 160, 112), (0, 120, 50, 132)]),
        ("không có ở đây", [WHOLE]),
        ("", [WHOLE]),
    ],
)
def test_boxes_narrow_to_the_quote(quote: str, boxes: list[Box]) -> None:
    mark = Mark(Place(page=1, box=WHOLE), quote, "target")
    assert narrow(LETTERS, mark) == boxes


def test_words_of_fields_stand_where_they_are_seen() -> None:
    letters = [*LETTERS, *((x, box) for x, box in line_of("  9", 140)), *line_of("so   kh", 140)]
    mark = Mark(Place(page=1, box=(0, 140, 70, 152)), "so 9 kh", "metadata")
    assert narrow(letters, mark) == [(0, 140, 70, 152)]


@pytest.mark.parametrize(("name", "pages"), [("signed", 1), ("turned", 4)])
def test_explain_draws_the_pages_with_facts(name: str, pages: int, tmp_path: Path) -> None:
    arguments = ["explain", str(PDFS / f"{name}.pdf"), "--picture", str(tmp_path / "seen")]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert "page 1 (" in done.output
    files = sorted((tmp_path / "seen").iterdir())
    assert [file.name for file in files] == [f"{name}-page-{n:03}.png" for n in range(1, pages + 1)]
    for file in files:
        with Image.open(file) as picture:
            assert picture.height > picture.width
            where = [
                (x / picture.width, y / picture.height)
                for x in range(0, picture.width, 2)
                for y in range(picture.height)
                if picture.getpixel((x, y)) == RED
            ]
        assert where
        assert all(0.1 < x < 0.85 and 0.25 < y < 0.3 for x, y in where)


def test_pictures_are_of_pdfs_only(tmp_path: Path) -> None:
    text = Path(__file__).parents[1] / "corpus/samples/08_vinh_long_hai_cap_2026.txt"
    done = CliRunner().invoke(app, ["explain", str(text), "--picture", str(tmp_path)])
    assert done.exit_code == 2
    assert "--picture draws the pages of PDFs only" in done.output
