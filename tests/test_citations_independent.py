"""Citations in context, written from the contract alone: how many are found, and rightly related."""

import pytest
from citation_cases import Outcome, judge, load_cases

CASES = load_cases("citations_independent.toml")
KNOWN: frozenset[str] = frozenset()
"""Cases that are not solved yet; one that is solved must leave the list."""
FLOOR = 0.97


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return {case["id"]: judge(case) for case in CASES}


@pytest.mark.parametrize("name", [case["id"] for case in CASES])
def test_case_is_right_unless_known(name: str, outcomes: dict[str, Outcome]) -> None:
    assert outcomes[name].right == (name not in KNOWN), outcomes[name]


def test_documents_are_found_with_their_relation(outcomes: dict[str, Outcome]) -> None:
    found = sum(outcome.found for outcome in outcomes.values())
    missed = sum(len(outcome.missed) for outcome in outcomes.values())
    extra = sum(len(outcome.extra) for outcome in outcomes.values())
    f1 = 2 * found / (2 * found + missed + extra)
    assert f1 >= FLOOR, f"F1 {f1:.3f} ({found} found, {missed} missed, {extra} extra)"


def test_cases_are_many_and_named_once() -> None:
    names = [case["id"] for case in CASES]
    assert len(set(names)) == len(names)
    assert sum(bool(case["expected"]) for case in CASES) >= 110
    assert sum(not case["expected"] for case in CASES) >= 30
    assert set(names) >= KNOWN
