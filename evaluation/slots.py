"""The slots of a target that was found: what gold knows of it and whether the row says so."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.gold_types import GoldTarget
from evaluation.matching import Pair
from evaluation.squeezing import squeeze

_YEARS = re.compile(r"(\d{4})(?:\s*[-–—]\s*(\d{4}))?")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_ISO_END = re.compile(r"\d{4}-\d\d(?:-\d\d)?$")
_KNOWN_LEVELS = ("central", "province", "district", "commune")


def core_slots(pair: Pair) -> dict[str, bool]:
    """Comparator, change, indicator, due year and levels, where gold knows them.

    Comparator and change are there for every target: gold that names none wants none judged.
    """
    gold, row = pair.gold, pair.row
    slots = {
        "comparator": gold.comparator in (None, row["comparator"]),
        "change": not gold.change or gold.change == row["change"],
    }
    if gold.codes:
        slots["indicator_code"] = row["indicator_code"] in gold.codes
    if gold.due:
        slots["due"] = _ends_on(gold.due, row["due_end"])
    if gold.levels and gold.levels.split(";")[0] in _KNOWN_LEVELS:
        slots["levels"] = row["levels"] == gold.levels
    return _scored(gold, slots)


def further_slots(pair: Pair) -> dict[str, bool]:
    """Baseline, recurrence, condition and exclusion, where gold knows them."""
    gold, row = pair.gold, pair.row
    slots = {}
    if gold.baseline:
        slots["baseline"] = _same_baseline(gold.baseline, row["baseline"])
    if gold.per_period:
        slots["per_period"] = gold.per_period == row["per_period"]
    if gold.condition:
        slots["condition"] = _same_words(gold.condition, row["condition_text"])
    if gold.exclusion:
        slots["exclusion"] = _same_words(gold.exclusion, row["exclusion_text"])
    return _scored(gold, slots)


class Links:
    """Parents and earlier mentions: whether rows point at each other as gold does."""

    def __init__(
        self, gold: Sequence[GoldTarget], pairs: Sequence[Pair], rows: Sequence[Any]
    ) -> None:
        self._earlier = {target.index: target.same_as for target in gold}
        self._row_at = {pair.gold.index: pair.row for pair in pairs}
        self._row_earlier = {row["target_id"]: row["same_as"] for row in rows}

    def slots(self, pair: Pair) -> dict[str, bool]:
        """`parent` and `same_as`, where gold knows them and the other end was found, too."""
        gold, row, slots = pair.gold, pair.row, {}
        if gold.parent is not None and (parent := self._row_at.get(gold.parent)):
            slots["parent"] = row["parent_target_id"] == parent["target_id"]
        first = _first_mention(gold.index, self._earlier)
        if gold.same_as is not None and (twin := self._row_at.get(first)):
            mine = _first_mention(row["target_id"], self._row_earlier)
            slots["same_as"] = mine == _first_mention(twin["target_id"], self._row_earlier)
        return _scored(gold, slots)


def _scored(gold: GoldTarget, slots: Mapping[str, bool]) -> dict[str, bool]:
    return {name: right for name, right in slots.items() if name not in gold.unscored}


def _first_mention(start: int, earlier: Mapping[int, int | None]) -> int:
    """Follow the links to the earliest mention; a ring ends where it closes."""
    seen, here = {start}, start
    while (before := earlier.get(here)) is not None and before not in seen:
        seen.add(before)
        here = before
    return here


def _ends_on(wanted: str, due_end: str | None) -> bool:
    """Whether a row's end agrees with gold's `2025`, `2021-2025`, `2025-06-30`, `.../2025-06-30`.

    A gold year says no day, so any day of it will do; a gold day must be that day.
    """
    have, said = str(due_end or ""), wanted.strip()
    day = _ISO_END.search(said)
    return have.startswith(day.group()) if day else said[-4:] in have


def _same_baseline(wanted: str, have: str | None) -> bool:
    if not have:
        return False
    interval = _interval(wanted)
    return interval == _interval(have) if interval else _same_words(wanted, have)


def _interval(text: str) -> tuple[str, str] | None:
    """The first and last day of a year, a span of years, a day or an ISO interval."""
    if days := _DAYS.fullmatch(text.strip()):
        return days[1], days[2] or days[1]
    if years := _YEARS.fullmatch(text.strip()):
        return f"{years[1]}-01-01", f"{years[2] or years[1]}-12-31"
    return None


def _same_words(wanted: str, have: str | None) -> bool:
    """Whether one holds the other, as `có đủ điều kiện theo quy định` does `đủ điều kiện`."""
    ours, theirs = squeeze(wanted), squeeze(have or "")
    return bool(theirs) and (ours in theirs or theirs in ours)
