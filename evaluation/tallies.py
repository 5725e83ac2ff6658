"""Counts of one document, their sums, and the bootstrap interval of what they give."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import mul
from typing import Literal

DRAWS = 1000
SEED = 20210715  # any fixed number: two runs on one database must print the same interval


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some things are right."""

    right: int = 0
    of: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts in the order of the constructor."""
        return self.right, self.of

    @property
    def figures(self) -> dict[str, float]:
        """The share under the empty suffix; nothing where there was nothing to judge."""
        return {"": self.right / self.of} if self.of else {}


@dataclass(frozen=True, slots=True)
class Finding:
    """How many of `gold` were `found`, and how many of `predicted` are `true`.

    The two numerators differ where two predictions may answer to one gold entry.
    """

    found: int = 0
    gold: int = 0
    true: int = 0
    predicted: int = 0

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts in the order of the constructor."""
        return self.found, self.gold, self.true, self.predicted

    @property
    def figures(self) -> dict[str, float]:
        """Precision, recall and F1; nothing where there was nothing to find and none found.

        Where nothing was predicted, precision is 0 as long as there was something to find.
        """
        if not self.gold and not self.predicted:
            return {}
        precision = self.true / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 1.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return {"_precision": precision, "_recall": recall, "_f1": f1}


Tally = Share | Finding


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that fell short: gold not `missed`, a `false` find, or a `wrong` slot."""

    file: str
    kind: Literal["missed", "false", "wrong"]
    what: str
    wanted: str = ""
    found: str = ""
    quote: str = ""


@dataclass(slots=True)
class Sheet:
    """The counts of one document while it is judged, by the name of the score."""

    file: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    rules: dict[str, Share] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def share(self, name: str, right: bool) -> None:
        """Count one thing as right or wrong."""
        self.tallies[name] = total([self.tallies.get(name, Share()), Share(int(right), 1)])

    def finding(self, name: str, counts: Finding) -> None:
        """Count what was found of what there was."""
        self.tallies[name] = total([self.tallies.get(name, Finding()), counts])

    def rule(self, name: str, right: bool) -> None:
        """Count one find of a rule as right or wrong."""
        old = self.rules.get(name, Share())
        self.rules[name] = Share(old.right + right, old.of + 1)

    def miss(
        self,
        kind: Literal["missed", "false", "wrong"],
        what: str,
        *,
        wanted: object = "",
        found: object = "",
        quote: str | None = "",
    ) -> None:
        """Note one thing that fell short."""
        self.misses.append(Miss(self.file, kind, what, _said(wanted), _said(found), quote or ""))


def total(tallies: Sequence[Tally]) -> Tally:
    """The sum of tallies of one kind.

    Raises:
        ValueError: if there are none.
    """
    if not tallies:
        raise ValueError("no tallies to sum")
    columns = zip(*(tally.counts for tally in tallies), strict=True)
    return type(tallies[0])(*map(sum, columns))


def draw_weights(size: int, draws: int = DRAWS, seed: int = SEED) -> list[list[int]]:
    """For each bootstrap draw, how often each of `size` documents was drawn."""
    chance, numbers, weights = random.Random(seed), range(size), []
    for _ in range(draws if size else 0):
        drawn = Counter(chance.choices(numbers, k=size))
        weights.append([drawn[number] for number in numbers])
    return weights


def intervals(
    tallies: Sequence[Tally | None], weights: Sequence[Sequence[int]]
) -> dict[str, tuple[float, float]]:
    """The 95 % percentile interval of each figure over drawn documents.

    Args:
        tallies: one for each document, None where it has none of this score.
        weights: the draws, see `draw_weights`.
    """
    held = [(i, tally) for i, tally in enumerate(tallies) if tally is not None]
    if not held:
        return {}
    kind, columns = type(held[0][1]), list(zip(*(t.counts for _, t in held), strict=True))
    drawn: dict[str, list[float]] = {}
    for weight in weights:
        times = [weight[i] for i, _ in held]
        for suffix, value in kind(*(sum(map(mul, times, c)) for c in columns)).figures.items():
            drawn.setdefault(suffix, []).append(value)
    return {suffix: _middle(sorted(values)) for suffix, values in drawn.items()}


def _middle(values: Sequence[float], outside: float = 0.025) -> tuple[float, float]:
    last = len(values) - 1
    return values[round(last * outside)], values[round(last * (1 - outside))]


def _said(value: object) -> str:
    return "" if value is None else str(value)
