"""Every form of numbers and citations in three wordings and a counter-example, in context."""

import tomllib
from collections import Counter

import pytest
from citation_cases import CASES as FOLDER
from citation_cases import Outcome, judge, load_cases

from extractors.citations import type_of_letters
from extractors.document_numbers import parse_document_number

FILE = "citations_forms.toml"
CASES = load_cases(FILE)
OTHERS = {case["id"]: case for case in load_cases("citations_independent.toml")}
FLOOR = 0.97
MANY = 200
"""So many documents are cited, at the least, in all cases of both files."""

# NĐ 30/2020, Phụ lục III: the letters of the types, and of the three copies
LETTERS = [
    "NQ",
    "QĐ",
    "CT",
    "QC",
    "QyĐ",
    "TC",
    "TB",
    "HD",
    "CTr",
    "KH",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "BB",
    "TTr",
    "HĐ",
    "CĐ",
    "BGN",
    "BTT",
    "GUQ",
    "GM",
    "GGT",
    "GNP",
    "PG",
    "PC",
    "PB",
    "SY",
    "TrS",
    "SL",
]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    return {case["id"]: judge(case) for case in CASES}


@pytest.mark.parametrize("name", [case["id"] for case in CASES])
def test_each_form_is_read(name: str, outcomes: dict[str, Outcome]) -> None:
    assert outcomes[name].right, outcomes[name]


def test_f1_of_both_files(outcomes: dict[str, Outcome]) -> None:
    every = [*outcomes.values(), *map(judge, OTHERS.values())]
    found = sum(outcome.found for outcome in every)
    missed = sum(len(outcome.missed) for outcome in every)
    extra = sum(len(outcome.extra) for outcome in every)
    assert found + missed >= MANY
    assert 2 * found / (2 * found + missed + extra) >= FLOOR


def _forms() -> dict[str, list[dict[str, object]]]:
    """The cases of each form, those of the other file among them."""
    forms: dict[str, list[dict[str, object]]] = {}
    for case in CASES:
        forms.setdefault(case["of"], []).append(case)
    also = tomllib.loads((FOLDER / FILE).read_text("utf-8"))["also"]
    for form, names in also.items():
        forms.setdefault(form, []).extend(OTHERS[name] for name in names)
    return forms


@pytest.mark.parametrize("form", sorted(_forms()))
def test_three_wordings_and_a_counter_example(form: str) -> None:
    cases = _forms()[form]
    cited = {name for case in cases if case["expected"] for name in _names(case)}
    # a case that expects only what its form is not (a mention of a replacement) counters, too
    counters = [case for case in cases if not case["expected"] or _is_mention_only(case, form)]
    assert len(cited) >= 3
    assert counters


def _names(case: dict[str, object]) -> list[str]:
    expected = case["expected"]
    assert isinstance(expected, list)
    return [str(each.get("number") or each.get("title")) for each in expected]


def _is_mention_only(case: dict[str, object], form: str) -> bool:
    expected = case["expected"]
    assert isinstance(expected, list)
    of_force = form in ("replaces", "repeals", "amends", "opening")
    return of_force and all(each["relation"] == "mentions" for each in expected)


def test_each_type_of_the_rule_book_stands_in_three_citations() -> None:
    numbers = [name for case in (*CASES, *OTHERS.values()) for name in _names(case)]
    parsed = [number for name in numbers if (number := parse_document_number(name))]
    times = Counter(
        token for number in parsed for token in set(number.symbol.replace("/", "-").split("-"))
    )
    assert {letters: times[letters] for letters in LETTERS if times[letters] < 3} == {}
    assert all(letters in type_of_letters() for letters in LETTERS)


def test_cases_are_named_once() -> None:
    names = [case["id"] for case in CASES]
    assert len(set(names) | OTHERS.keys()) == len(names) + len(OTHERS)
