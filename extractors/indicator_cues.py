"""The cues: what words, head, unit and change make a target one of the catalogue's indicators.

Read once from models/lexicons/indicator_cues.toml and indicators.csv. The phrases of a cue are keys
of indicator_clauses, so that a whole-word phrase is found by a plain substring test.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
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


def possible_cues(words: frozenset[str], agreed: int) -> Iterator[int]:
    """The numbers of the cues, in order, of whose groups each has a phrase's rarest word in `words`.

    `agreed` holds a bit for each cue that is asked for: all of them, or `agreeing_cues`.
    """
    places, found = _places_by_word(), _without_group()
    for word in places.keys() & words:
        found |= places[word]
    size = len(load_cues())
    while found:
        agreed &= found
        found >>= size
    while agreed:
        first = agreed & -agreed
        yield first.bit_length() - 1
        agreed ^= first


@cache
def agreeing_cues(unit: str, change: str) -> int:
    """A bit for each cue that a unit and a change (`level` for none) agree with."""
    return _bits(unit in cue.units and change in cue.changes for cue in load_cues())


@cache
def all_cues() -> int:
    """A bit for each cue."""
    return _bits(True for _ in load_cues())


@cache
def _without_group() -> int:
    """A bit for each cue and first, second ... group, side by side, where it has fewer groups."""
    cues = load_cues()
    most = max(len(cue.groups) for cue in cues)
    return _bits(len(cue.groups) <= place for place in range(most) for cue in cues)


@cache
def _places_by_word() -> dict[str, int]:
    """Under each word a bit for each cue and group, side by side, of which it is the rarest word.

    The rarest of one of the group's phrases, that is. One number holds all groups: to join two
    numbers of a thousand bits costs no more than to join small ones.
    """
    usage = Counter(word for cue in load_cues() for word in _words_of(cue))
    places: dict[str, int] = {}
    for number, cue in enumerate(load_cues()):
        for place, group in enumerate(cue.groups):
            bit = 1 << place * len(load_cues()) + number
            for rarest in {min(phrase.split(), key=usage.__getitem__) for phrase in group}:
                places[rarest] = places.get(rarest, 0) | bit
    return places


def _bits(holds: Iterable[bool]) -> int:
    return sum(1 << number for number, one in enumerate(holds) if one)


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
