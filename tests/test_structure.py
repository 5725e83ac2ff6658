"""Headings of twelve documents against those written down by a reader: label, parent, part, words."""

import pytest
from structure_cases import Comparison, compare, names, written

PLACED = 1.0
"""Share of headings whose label, parent and part are right."""
TITLED = 1.0
"""Share of headings whose first words are right too."""
EXTRA = 0
"""Sections that are no headings: posts and names of signers, titles, title lines split from labels."""


@pytest.fixture(scope="module")
def comparisons() -> dict[str, Comparison]:
    return {name: compare(name) for name in names()}


def test_headings_stand_in_their_place(comparisons: dict[str, Comparison]) -> None:
    headings = sum(c.headings for c in comparisons.values())
    placed = sum(c.placed for c in comparisons.values())
    assert placed >= PLACED * headings, _faults(comparisons)


def test_headings_have_their_words(comparisons: dict[str, Comparison]) -> None:
    headings = sum(c.headings for c in comparisons.values())
    titled = sum(c.titled for c in comparisons.values())
    assert titled >= TITLED * headings, _faults(comparisons)


def test_little_else_is_taken_for_a_heading(comparisons: dict[str, Comparison]) -> None:
    extra = [f"{name}: {heading}" for name, c in comparisons.items() for heading in c.extra]
    assert len(extra) <= EXTRA, "\n".join(extra)


@pytest.mark.parametrize("name", names())
def test_gold_is_a_ladder(name: str) -> None:
    """Every parent of a written heading stands above it in the same part."""
    seen = set()
    for heading in written(name):
        assert not heading.above or (heading.part, heading.above) in seen, heading
        seen.add((heading.part, (*heading.above, heading.label)))


def _faults(comparisons: dict[str, Comparison]) -> str:
    return "\n".join(f"{name}: {fault}" for name, c in comparisons.items() for fault in c.faults)
