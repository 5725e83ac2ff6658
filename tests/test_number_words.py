"""Numbers are printed in one way: never as 2.5e+06, never with a tail of zeros."""

import pytest

from models.number_words import number_words, range_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (80.0, "80"),
        (0.0, "0"),
        (83.64, "83.64"),
        (-2.5, "-2.5"),
        (99.0 + 0.1 + 0.2, "99.3"),
        (1000.0, "1,000"),
        (2_500_000.0, "2,500,000"),
        (1_234_567.5, "1,234,567.5"),
        (3e12, "3,000,000,000,000"),
        (0.0005, "0.0005"),
    ],
)
def test_a_number(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((None, None), ""),
        ((80.0, 80.0), "80"),
        ((80.0, None), "80"),
        ((1500.0, 2000.0), "1,500–2,000"),
        ((0.0, 5.0), "0–5"),
    ],
)
def test_a_range(ends: tuple[float | None, float | None], words: str) -> None:
    assert range_words(*ends) == words
