"""Papers full of numbers that promise nothing: almost none of them may come out as a target."""

from pathlib import Path

import pytest
from reading import raw_file

from pipeline.document import read_document

FILES = sorted((Path(__file__).parent / "no_targets").glob("*.txt"))
KNOWN: dict[str, int] = {}
"""How many come out all the same, by file."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_number_is_a_target(file: Path) -> None:
    figures = read_document(raw_file(file.read_bytes(), path=file.name)).facts.figures
    assert figures or file.stem == "02_bien_che"
    quotes = [f.indicator_text for f in figures if f.modality in ("target", "objective")]
    assert len(quotes) == KNOWN.get(file.stem, 0), quotes


def test_at_most_one_false_target_in_three_papers() -> None:
    assert sum(KNOWN.values()) * 3 <= len(FILES)
