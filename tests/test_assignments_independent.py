"""Who does what in prose: 144 cases in seventeen arrangements, and 60 fresh ones of the same.

All were written without sight of the rules; the first were read for mending, the fresh ones after it.
"""

from collections import Counter

import pytest
from assignments_independent_cases import Outcome, f1, judge, load_cases

CASES = load_cases("assignments_independent.toml")
FLOORS = {"lead": 0.95, "coordinate": 0.96, "standing": 1.0, "monitor": 1.0, "report_to": 0.93}


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [judge(case) for case in CASES]


@pytest.mark.parametrize("role", FLOORS)
def test_roles_are_found(role: str, outcomes: list[Outcome]) -> None:
    assert f1(outcomes, role) >= FLOORS[role]


def test_leads_and_coordinators_together(outcomes: list[Outcome]) -> None:
    assert f1(outcomes, "lead", "coordinate") >= 0.955


def test_hardly_any_negative_case_charges_somebody(outcomes: list[Outcome]) -> None:
    negative = [o for o, c in zip(outcomes, CASES, strict=True) if c["arrangement"] == "negative"]
    assert sum(bool(outcome.false) for outcome in negative) <= 1


def test_cases_are_many_and_of_many_arrangements() -> None:
    arrangements = Counter(case["arrangement"] for case in CASES)
    assert len(arrangements) == 17
    assert sum(arrangements.values()) == 144
    assert arrangements["negative"] >= 20


def test_fresh_cases_are_read_as_well() -> None:
    fresh = [judge(case) for case in load_cases("assignments_fresh.toml")]
    assert len(fresh) == 60
    assert f1(fresh, "lead", "coordinate") >= 0.985
    assert not any(
        o.false
        for o, c in zip(fresh, load_cases("assignments_fresh.toml"), strict=True)
        if c["arrangement"] == "negative"
    )
