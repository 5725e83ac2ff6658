"""Which predicted target answers to which gold target.

Same file, same values and kind of unit, and a quote that overlaps the gold quote's place.
Gold stands in reading order, so each quote is sought from the previous one's place; each
prediction answers once, the first in the document's order first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.gold_types import GoldTarget
from evaluation.predicted import PredictedDocument
from evaluation.squeezing import SqueezedText, squeeze

Range = tuple[int, int]
Values = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold target and the row of v_targets that answers to it."""

    gold: GoldTarget
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TargetMatch:
    """All pairs (doubtful gold too), the gold without an answer with why, the rows without."""

    pairs: tuple[Pair, ...]
    missed: tuple[tuple[GoldTarget, str], ...]
    false: tuple[Mapping[str, Any], ...]


def match_targets(gold: Sequence[GoldTarget], predicted: PredictedDocument) -> TargetMatch:
    """Pair gold with rows, one to one."""
    candidates = _Candidates(predicted)
    unplaced = "its quote is not in the text" if predicted.about else "no document"
    pairs: list[Pair] = []
    missed: list[tuple[GoldTarget, str]] = []
    reached = 0
    for target in gold:
        place = _place(target, predicted.squeezed, reached)
        if place is None:
            missed.append((target, unplaced))
            continue
        reached = place[0]
        row = candidates.take(target, place)
        if row is None:
            missed.append((target, "not found"))
        else:
            pairs.append(Pair(target, row))
    return TargetMatch(tuple(pairs), tuple(missed), tuple(candidates.left()))


def row_values(row: Mapping[str, Any]) -> Values | None:
    """The values of a row to four decimals, None for one without a number."""
    low, high = row["value_low"], row["value_high"]
    if low is None:
        return None
    return round(float(low), 4), round(float(low if high is None else high), 4)


def _place(target: GoldTarget, text: SqueezedText, reached: int) -> Range | None:
    """Where the gold quote stands: its said occurrence, else from `reached` on, else anywhere."""
    quote = squeeze(target.quote)
    found = text.find_nth(quote, target.nth) if target.nth is not None else -1
    if found < 0:
        found = text.find(quote, reached)
    if found < 0:
        found = text.find(quote)
    return None if found < 0 else (found, found + len(quote))


class _Candidates:
    """The rows of a document that nothing answers to yet, looked up by their values."""

    def __init__(self, predicted: PredictedDocument) -> None:
        self._rows = predicted.targets
        self._places = [predicted.place(row) for row in self._rows]
        self._used = [False] * len(self._rows)
        self._by_values: dict[Values | None, list[int]] = defaultdict(list)
        self._by_place: dict[Range | None, list[int]] = defaultdict(list)
        for i, row in enumerate(self._rows):
            self._by_values[row_values(row)].append(i)
            self._by_place[self._places[i]].append(i)

    def take(self, target: GoldTarget, place: Range) -> Mapping[str, Any] | None:
        """The first free row that answers to a target at a place; it is free no more."""
        for i in self._by_values.get(target.values, ()):
            if self._used[i] or not _overlap(self._places[i], place):
                continue
            if not _same_kind(target, self._rows[i]) or self._is_a_twins(target, i):
                continue
            self._used[i] = True
            return self._rows[i]
        return None

    def left(self) -> list[Mapping[str, Any]]:
        """The rows that no gold took."""
        return [row for row, used in zip(self._rows, self._used, strict=True) if not used]

    def _is_a_twins(self, target: GoldTarget, i: int) -> bool:
        """Whether row `i` measures something else and a free row of its place the right thing.

        `PAR INDEX, SIPAS trong tốp 15` gives two rows with one value at one place.
        """
        code = self._rows[i]["indicator_code"]
        if not target.codes or not code or code in target.codes:
            return False
        return any(
            j != i and not self._used[j] and self._rows[j]["indicator_code"] in target.codes
            for j in self._by_place[self._places[i]]
        )


def _same_kind(target: GoldTarget, row: Mapping[str, Any]) -> bool:
    """Percent answers to percent; a percentage point is one step from both and answers to all."""
    unit = str(row["unit"])
    return unit == "percentage_point" or (unit == "percent") == target.is_percent


def _overlap(one: Range | None, other: Range) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]
