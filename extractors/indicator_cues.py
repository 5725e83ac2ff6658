"""The cues: what words, head, unit and change make a target one of the catalogue's indicators.

Read once from models/lexicons/indicator_cues.toml and indicators.csv. The phrases of a cue are keys
of indicator_clauses, so that a whole-word phrase is found by a plain substring test.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.indicator_clauses import indicator_key
from models.lexicon import load_csv, load_toml

LEVEL = "level"
RANK_COMPARATORS = frozenset({"top", "le", "lt", "eq", "range", "approx"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One way in which an indicator is worded.

    `groups` hold phrases in key form, longest first: one of each must occur. `heads` None means
    that anything may be counted, `comparators` None that any comparator will do. `own` says that
    its words are so few that they must be the clause's own, not lent by a neighbour.
    """

    code: str
    groups: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    heads: frozenset[str] | None
    units: frozenset[str]
    changes: frozenset[str]
    comparators: frozenset[str] | None
    prefer_over: frozenset[str]
    own: bool


@cache
def load_cues() -> tuple[Cue, ...]:
    """All cues in the order of the lexicon.

    Raises:
        KeyError: if a cue names a code, a word list or a class of heads that does not exist.
    """
    catalogue = {row["code"]: row for row in load_csv("indicators")}
    return tuple(
        _cue(entry, catalogue[entry["code"]]) for entry in load_toml("indicator_cues")["cue"]
    )


@cache
def _usage() -> Counter[str]:
    """How often a word stands in the phrases of the cues."""
    return Counter(word for cue in load_cues() for word in _words_of(cue))


@cache
def load_anchors() -> tuple[tuple[frozenset[str], ...], ...]:
    """For each cue and group the rarest word of each phrase: a text without any has no phrase."""
    usage = _usage()
    return tuple(
        tuple(frozenset(min(p.split(), key=usage.__getitem__) for p in group) for group in c.groups)
        for c in load_cues()
    )


@cache
def cues_by_word() -> dict[str, tuple[int, ...]]:
    """Which cues can fit a text that holds this word: each cue stands under its rarest words."""
    usage = _usage()
    index: dict[str, set[int]] = {}
    for number, anchors in enumerate(load_anchors()):
        rarest = min(anchors, key=lambda words: sum(usage[word] for word in words))
        for word in rarest:
            index.setdefault(word, set()).add(number)
    return {word: tuple(sorted(numbers)) for word, numbers in index.items()}


@cache
def agreeing_cues(unit: str, change: str) -> dict[str, tuple[int, ...]]:
    """The cues by word, of those alone that a unit and a change (`level` for none) agree with."""
    cues = load_cues()
    agreeing = {
        word: tuple(n for n in numbers if unit in cues[n].units and change in cues[n].changes)
        for word, numbers in cues_by_word().items()
    }
    return {word: numbers for word, numbers in agreeing.items() if numbers}


@cache
def negations() -> tuple[str, ...]:
    """The words, as keys, that turn what is measured into its opposite."""
    return _phrases(load_toml("indicator_cues")["negations"])


def _cue(entry: dict[str, Any], row: dict[str, str]) -> Cue:
    heads = entry.get("heads")
    comparators = entry.get("comparators")
    if comparators is None and row["unit"] == "rank":
        comparators = RANK_COMPARATORS
    unknown = set(heads or ()) - set(load_toml("indicator_cues")["heads"])
    if unknown:
        raise KeyError(f"cue of {entry['code']}: no class of heads {sorted(unknown)}")
    return Cue(
        entry["code"],
        tuple(_phrases(group) for group in entry["all"]),
        _phrases(entry.get("none", [])),
        None if heads is None else frozenset(heads),
        frozenset(entry.get("units", [row["unit"]])),
        frozenset(entry.get("changes", _usual_changes(row))),
        None if comparators is None else frozenset(comparators),
        frozenset(entry.get("prefer_over", ())),
        entry.get("own", False),
    )


def _usual_changes(row: dict[str, str]) -> tuple[str, ...]:
    """A cut decreases, a gain increases; a level may also move the way that is better."""
    if "_cut_" in row["code"]:
        return ("decrease",)
    if row["unit"] == "rank_places":
        return ("increase",)
    if row["direction"] == "lower" and row["unit"] != "rank":
        return (LEVEL, "maintain", "decrease")
    return (LEVEL, "maintain", "increase")


def _phrases(group: list[str]) -> tuple[str, ...]:
    """The phrases of a group as keys, references resolved, longest first."""
    keys = {indicator_key(phrase) for phrase in _resolved(group)}
    return tuple(sorted(keys, key=lambda key: (-len(key.split()), key)))


def _resolved(group: list[str]) -> Iterator[str]:
    words: dict[str, list[str]] = load_toml("indicator_cues")["words"]
    for phrase in group:
        if phrase.startswith("@"):
            yield from words[phrase[1:]]
        else:
            yield phrase


def _words_of(cue: Cue) -> Iterator[str]:
    for group in cue.groups:
        for phrase in group:
            yield from phrase.split()
