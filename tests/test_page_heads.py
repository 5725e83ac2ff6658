"""Page heads of different classes: how many fields are right, and that few are wrong."""

from collections import Counter

import pytest
from page_head_cases import Reading, load_cases, read_case

KNOWN: set[str] = set()
"""Names of cases that fail."""


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [reading for case in load_cases() for reading in read_case(case)]


def test_nearly_all_fields_are_right_and_hardly_one_is_wrong(readings: list[Reading]) -> None:
    outcomes = Counter(reading.outcome for reading in readings)
    assert outcomes["right"] >= 0.98 * len(readings)
    assert outcomes["wrong"] <= 0.005 * len(readings)


def test_no_case_but_the_known_ones_fails(readings: list[Reading]) -> None:
    failed = [r for r in readings if r.outcome != "right" and r.case not in KNOWN]
    assert failed == []


def test_known_failures_still_fail(readings: list[Reading]) -> None:
    assert {r.case for r in readings if r.outcome != "right"} == KNOWN


def test_case_names_are_unique() -> None:
    names = [case["name"] for case in load_cases()]
    assert len(names) == len(set(names)) >= 60
