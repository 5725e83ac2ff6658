"""Linking measured on phrasings written without sight of the cues, gold first.

The set is parted by a hash of the row's id: cues are mended for what the development half
misses; the other half is only counted. Figures of each step: docs/decisions/0005.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractors.indicators import link_indicator
from models.lexicon import load_csv

CASES = Path(__file__).parent / "cases" / "linking_independent.csv"


@dataclass(frozen=True, slots=True)
class Score:
    """Codes given, codes that are right, rows that have a code."""

    given: int
    right: int
    coded: int

    @property
    def precision(self) -> float:
        return self.right / self.given

    @property
    def recall(self) -> float:
        return self.right / self.coded


def read_cases() -> list[dict[str, str]]:
    return list(csv.DictReader(CASES.open(encoding="utf-8", newline="")))


def held_out(case: dict[str, str]) -> bool:
    """Whether a row belongs to the half that no cue was mended for."""
    return hashlib.sha256(case["id"].encode()).digest()[0] % 2 == 1


def link(case: dict[str, str]) -> str:
    return (
        link_indicator(
            case["text"],
            unit=case["unit"],
            change=case["change"] or None,
            comparator=case["comparator"],
        )
        or ""
    )


def score(cases: list[dict[str, str]]) -> Score:
    found = [(link(case), case["code"]) for case in cases]
    return Score(
        given=sum(bool(code) for code, _ in found),
        right=sum(bool(code) and code == gold for code, gold in found),
        coded=sum(bool(gold) for _, gold in found),
    )


@pytest.mark.parametrize("half", ["whole", "development", "held out"])
def test_precision_and_recall(half: str) -> None:
    cases = [c for c in read_cases() if half == "whole" or held_out(c) == (half == "held out")]
    found = score(cases)
    assert found.precision >= 0.98, found
    assert found.recall >= 0.95, found


def test_set_is_wide() -> None:
    cases = read_cases()
    coded = [case for case in cases if case["code"]]
    quantities = {row["code"] for row in load_csv("indicators") if row["kind"] == "quantity"}
    assert len(cases) >= 250
    assert len(cases) - len(coded) >= 125
    assert {case["code"] for case in coded} <= quantities
    assert len({case["text"] for case in cases}) == len(cases)
