"""Makes the samples that are a Word file and a PDF of their own, by hand, as `make` does.

``PYTHONPATH=tests python -m formats.samples``; what is there stays. Their plans lie in ``plans`` beside those of the formats,
but stand in no other format, so they are in none of its lists.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from formats import printing, word
from formats.content import load_plan

FOLDER = Path(__file__).parents[2] / "corpus" / "samples"


def _word() -> bytes:
    return word.docx(load_plan("gia_lai"), counted=True)


def _printed() -> bytes:
    return printing.convert(word.docx(load_plan("lang_son")), "docx", "pdf")


SAMPLES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "23_gia_lai_van_ban_word.docx": ("gia_lai", _word),
    "26_lang_son_ban_in_pdf.pdf": ("lang_son", _printed),
}
"""The file's name: the name of its plan, and who makes it."""


def main() -> None:
    for name, (_, make) in SAMPLES.items():
        if not (FOLDER / name).exists():
            (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
