"""Target sentences with their gold, read through the real pipeline and compared slot by slot."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reading import known, plan_under

from extractors.targets import extract_targets
from models.facts import Figure
from models.nlp import match_key

CASES = Path(__file__).parent / "cases"
SLOTS = ("comparator", "change", "due", "levels", "baseline", "per_period", "indicator_words")


@dataclass(slots=True)
class Outcome:
    """What came of one case."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def load_cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / name).read_text("utf-8"))["case"])


def read_all(case: dict[str, Any]) -> list[Figure]:
    """Every figure found in a case's text under its heading."""
    first, last = case["period"]
    plan = plan_under(case.get("heading", "I. NỘI DUNG"), *case["text"].split("\n\n"))
    figures = extract_targets(plan, known(first, last, genre=case.get("genre", "plan")))
    for figure in figures:
        span = figure.evidence.span
        assert plan.text[span.start : span.end] == figure.evidence.quote
    return list(figures)


def judge(case: dict[str, Any]) -> Outcome:
    """Matches gold and found in reading order by value and unit, then compares the slots."""
    outcome, figures = Outcome(), read_all(case)
    left = [figure for figure in figures if figure.modality == "target"]
    for gold in case.get("target", []):
        match = next((f for f in left if _is(gold, f)), None)
        if match is None:
            if not gold.get("optional"):
                outcome.missed.append(f"{gold['value']} {gold['unit']}")
            continue
        left.remove(match)
        outcome.found += 1
        wrong = (*_wrong(case, gold, match), *_wrong_beside(gold, match, figures))
        outcome.wrong += [f"{gold['value']}: {w}" for w in wrong]
    outcome.extra = [f"{f.value_low} {f.unit} «{f.evidence.quote[:70]}»" for f in left]
    return outcome


def _is(gold: dict[str, Any], figure: Figure) -> bool:
    value = gold["value"]
    low, high = value if isinstance(value, list) else (value, value)
    return (figure.value_low, figure.value_high) == (low, high) and figure.unit == gold["unit"]


def _wrong(case: dict[str, Any], gold: dict[str, Any], figure: Figure) -> Iterator[str]:
    due = str(gold.get("due", case["period"][1]))
    have = {
        "comparator": figure.comparator,
        "change": figure.change,
        "due": str(figure.due.end.year) if figure.due else None,
        "levels": ";".join(figure.levels),
        "baseline": figure.baseline,
        "per_period": figure.per_period,
    }
    want = {"comparator": gold["comparator"], "change": gold.get("change"), "due": due[-4:]}
    for slot in ("levels", "per_period"):
        if slot in gold:
            want[slot] = gold[slot]
    for slot, value in want.items():
        if have[slot] != value:
            yield f"{slot} {have[slot]!r} not {value!r}"
    if gold.get("baseline") and not _same_baseline(str(gold["baseline"]), figure.baseline):
        yield f"baseline {figure.baseline!r} not {gold['baseline']!r}"
    text = match_key(figure.indicator_text)
    for words in gold.get("indicator_words", []):
        if match_key(words) not in text:
            yield f"indicator {figure.indicator_text!r} lacks {words!r}"


def _wrong_beside(gold: dict[str, Any], figure: Figure, figures: list[Figure]) -> Iterator[str]:
    """The slots that only some cases name; an empty text means that nothing is said."""
    parent = figures[figure.parent].value_low if figure.parent is not None else None
    have = {
        "code": figure.indicator_code,
        "per": figure.per,
        "base": figure.baseline_value,
        "parent": parent,
        "condition": figure.condition_text,
        "exclusion": figure.exclusion_text,
    }
    for slot, value in have.items():
        if slot in gold and (gold[slot] if gold[slot] != "" else None) != value:
            yield f"{slot} {value!r} not {gold[slot]!r}"
    if gold.get("baseline") == "" and figure.baseline is not None:
        yield f"baseline {figure.baseline!r} where none is said"
    words = match_key(figure.indicator_text)
    yield from (f"{w!r} in {words!r}" for w in gold.get("not_words", []) if match_key(w) in words)


def _same_baseline(want: str, have: str | None) -> bool:
    if have is None:
        return False
    years = want.split("-")
    if all(year.strip().isdigit() for year in years):
        return all(year.strip() in have for year in years)
    return match_key(want) in match_key(have) or match_key(have) in match_key(want)
