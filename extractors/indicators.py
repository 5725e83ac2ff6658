"""Indicators: the words of a target linked to a code of the catalogue, or to nothing.

Precision goes before recall: a code is given only where every group of its words occurs, nothing
speaks against it, unit and change agree, and no other code fits as well. How it was measured:
docs/decisions/0005-indicator-linking.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.abbreviations import (
    NO_DEFINITIONS,
    expand_abbreviations,
    harvest_definitions,
)
from extractors.indicator_clauses import head_of, indicator_clause
from extractors.indicator_cues import (
    LEVEL,
    Cue,
    agreeing_cues,
    all_cues,
    load_cues,
    negations,
    possible_cues,
)

__all__ = [
    "Candidate",
    "candidates",
    "expand_abbreviations",
    "harvest_definitions",
    "is_spoken_against",
    "link_indicator",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A code whose groups of words all occur in a text.

    `score` is the number of words matched; `why` says which; `excluded` says what spoke
    against the code, None where it fits.
    """

    code: str
    score: int
    why: tuple[str, ...]
    excluded: str | None = None


def link_indicator(
    text: str,
    *,
    unit: str,
    change: str | None,
    comparator: str,
    own: Mapping[str, str] = NO_DEFINITIONS,
    lent: bool = False,
) -> str | None:
    """The code of what is measured, or None where no code or several fit best.

    Args:
        text: what is measured and what is said of it, one clause; the value may stand in it.
        unit: code of the contract's units (`percent`, `rank`, ...), "" for an aim without number.
        change: `increase`, `decrease`, `maintain` or None for a level.
        comparator: code of the contract's comparators.
        own: the document's definitions (`harvest_definitions`).
        lent: whether the text holds words of another sentence.
    """
    key = indicator_clause(expand_abbreviations(text, own))
    scores: dict[str, int] = {}
    preferred: set[str] = set()
    for cue, why in _worded(key, agreeing_cues(_plain_unit(unit, change), change or LEVEL)):
        if _excluded(cue, why, key, unit, change, comparator, lent=lent) is None:
            preferred |= cue.prefer_over
            scores[cue.code] = max(_score(why), scores.get(cue.code, 0))
    fitting = {code: score for code, score in scores.items() if code not in preferred}
    if not fitting:
        return None
    most = max(fitting.values())
    best = [code for code, score in fitting.items() if score == most]
    return best[0] if len(best) == 1 else None


def is_spoken_against(code: str, text: str, own: Mapping[str, str] = NO_DEFINITIONS) -> bool:
    """Whether a text holds, for each wording of an indicator, words that make it something else.

    >>> is_spoken_against("urban_solid_waste_pct", "khu vực nông thôn đạt 75%")
    True
    """
    key = indicator_clause(expand_abbreviations(text, own))
    return all(_forbidden(cue, key) for cue in load_cues() if cue.code == code)


def candidates(
    text: str,
    *,
    unit: str,
    change: str | None,
    comparator: str,
    own: Mapping[str, str] = NO_DEFINITIONS,
    lent: bool = False,
) -> list[Candidate]:
    """Every code whose words occur, those that fit first, the most specific first."""
    key = indicator_clause(expand_abbreviations(text, own))
    best: dict[str, Candidate] = {}
    preferred: set[str] = set()
    for cue, why in _worded(key, all_cues()):
        excluded = _excluded(cue, why, key, unit, change, comparator, lent=lent)
        if excluded is None:
            preferred |= cue.prefer_over
        candidate = Candidate(cue.code, _score(why), why, excluded)
        rival = best.get(cue.code)
        if rival is None or _order(candidate) < _order(rival):
            best[cue.code] = candidate
    return sorted((_yielding(c, preferred) for c in best.values()), key=_order)


def _worded(key: str, asked: int) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    """The cues asked for, a bit each, of which every group occurs, with what of it does."""
    cues = load_cues()
    for number in possible_cues(frozenset(key.split()), asked):
        why = _matched(cues[number], key)
        if why is not None:
            yield cues[number], why


def _score(why: tuple[str, ...]) -> int:
    return sum(len(phrase.split()) for phrase in why)


def _excluded(
    cue: Cue,
    why: tuple[str, ...],
    key: str,
    unit: str,
    change: str | None,
    comparator: str,
    *,
    lent: bool,
) -> str | None:
    """What speaks against a cue that occurs, or None."""
    return (
        _disagreement(cue, unit, change, comparator)
        or ("words of another sentence" if lent and cue.own else None)
        or _wrong_head(cue, key)
        or _forbidden(cue, key)
        or _negated(why, key)
    )


def _matched(cue: Cue, key: str) -> tuple[str, ...] | None:
    """The longest phrase of each group that occurs, or None where a group has none."""
    why = []
    for group in cue.groups:
        for phrase in group:
            if phrase in key:
                why.append(phrase.strip())
                break
        else:
            return None
    return tuple(why)


def _plain_unit(unit: str, change: str | None) -> str:
    """The unit that a cue must know: points of percent are percent where something moves."""
    moved = change in ("increase", "decrease")
    return "percent" if unit == "percentage_point" and moved else unit


def _disagreement(cue: Cue, unit: str, change: str | None, comparator: str) -> str | None:
    if _plain_unit(unit, change) not in cue.units:
        return f"unit {unit}"
    if (change or LEVEL) not in cue.changes:
        return f"change {change or LEVEL}"
    if cue.comparators is not None and comparator not in cue.comparators:
        return f"comparator {comparator}"
    return None


def _wrong_head(cue: Cue, key: str) -> str | None:
    head = head_of(key) if cue.heads is not None else None
    if cue.heads is None or head is None or head in cue.heads:
        return None
    return f"head {head}"


def _forbidden(cue: Cue, key: str) -> str | None:
    for phrase in cue.none:
        if phrase in key:
            return f"words {phrase.strip()}"
    return None


def _negated(why: tuple[str, ...], key: str) -> str | None:
    """What turns the matched words into their opposite and is none of them."""
    for word in negations():
        if word in key and word not in f" {' | '.join(why)} ":
            return f"negation {word.strip()}"
    return None


def _yielding(candidate: Candidate, preferred: set[str]) -> Candidate:
    """A fitting candidate gives way to a code that names it in `prefer_over`."""
    if candidate.excluded is not None or candidate.code not in preferred:
        return candidate
    return Candidate(candidate.code, candidate.score, candidate.why, "a nearer code fits")


def _order(candidate: Candidate) -> tuple[bool, int, str]:
    return (candidate.excluded is not None, -candidate.score, candidate.code)
