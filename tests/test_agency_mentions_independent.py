"""Agencies in context, gold before reading: spans, codes, restored nouns, successors.

`agency_mentions_independent` is from the contract alone; `agency_mentions_fresh` has the classes that
failed there in other words.
"""

import pytest
from agency_cases import Outcome, f1, judge, load_cases

FILES = ("agency_mentions_independent.toml", "agency_mentions_fresh.toml")
CASES = [case for name in FILES for case in load_cases(name)]
KNOWN: frozenset[str] = frozenset()
"""Cases that are not solved yet; one that is solved must leave the list."""
FLOOR = 0.99


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return {case["id"]: judge(case) for case in CASES}


@pytest.mark.parametrize("name", [case["id"] for case in CASES])
def test_case_is_right_unless_known(name: str, outcomes: dict[str, Outcome]) -> None:
    assert outcomes[name].right == (name not in KNOWN), outcomes[name]


@pytest.mark.parametrize("coded", [False, True])
def test_mentions_are_found_and_coded(outcomes: dict[str, Outcome], coded: bool) -> None:
    assert f1(list(outcomes.values()), coded=coded) >= FLOOR


def test_cases_are_many_and_named_once() -> None:
    names = [case["id"] for case in CASES]
    assert len(set(names)) == len(names)
    assert sum(len(case.get("agency", ())) for case in CASES) >= 250
    assert sum(case.get("no_agency", False) for case in CASES) >= 30
    assert set(names) >= KNOWN
