"""Finding targets, their slots, and how precise each rule is."""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.gold_types import GoldDocument, GoldTarget
from evaluation.matching import Pair, TargetMatch, match_targets, row_values
from evaluation.predicted import PredictedDocument
from evaluation.slots import Links, core_slots, further_slots
from evaluation.tallies import Finding, Sheet
from models.number_words import range_words


def score_targets(gold: GoldDocument, predicted: PredictedDocument, sheet: Sheet) -> None:
    """Count targets and slots; nothing where nobody marked targets.

    Doubtful gold is not scored: neither it nor the row that answers to it counts.
    """
    if gold.targets is None:
        return
    match = match_targets(gold.targets, predicted)
    sure = [pair for pair in match.pairs if not pair.gold.doubt]
    _count_found(gold.targets, sure, match, sheet)
    links = Links(gold.targets, match.pairs, predicted.targets)
    for pair in sure:
        _count_slots(pair, links, sheet)
    _note_misses(match, sheet)


def _count_found(
    gold: Sequence[GoldTarget], sure: Sequence[Pair], match: TargetMatch, sheet: Sheet
) -> None:
    rows = [pair.row for pair in sure] + list(match.false)
    found, marked = len(sure), sum(not target.doubt for target in gold)
    sheet.finding("targets_all", Finding(found, marked, found, len(rows)))
    percent = sum(pair.gold.is_percent for pair in sure)
    marked = sum(target.is_percent and not target.doubt for target in gold)
    # a false find counts by its unit; a pair by its gold, or a point would be found but not looked for
    predicted = percent + sum(row["unit"] in ("percent", "percentage_point") for row in match.false)
    sheet.finding("targets_percent", Finding(percent, marked, percent, predicted))
    for pair in sure:
        sheet.rule(str(pair.row["rule"]), True)
    for row in match.false:
        sheet.rule(str(row["rule"]), False)


def _count_slots(pair: Pair, links: Links, sheet: Sheet) -> None:
    core = core_slots(pair)
    known = core | further_slots(pair) | links.slots(pair)
    for name, right in known.items():
        sheet.share(f"slot_{name}", right)
    sheet.share("slot_all", all(core.values()))
    sheet.share("slot_every", all(known.values()))
    for name in (name for name, right in known.items() if not right):
        wanted, found = _said_of(pair.gold, name), pair.row.get(_COLUMNS.get(name, name))
        sheet.miss("wrong", name, wanted=wanted, found=found, quote=pair.row["quote"])


_COLUMNS = {
    "due": "due_end",
    "condition": "condition_text",
    "exclusion": "exclusion_text",
    "parent": "parent_target_id",
}


def _said_of(gold: GoldTarget, slot: str) -> str:
    if slot in ("parent", "same_as"):
        return f"targets[{getattr(gold, slot)}]"
    return "|".join(gold.codes) if slot == "indicator_code" else str(getattr(gold, slot))


def _note_misses(match: TargetMatch, sheet: Sheet) -> None:
    for target, why in match.missed:
        if not target.doubt:
            wanted = _quantity(target.values, "percent" if target.is_percent else "(no percent)")
            sheet.miss("missed", "target", wanted=wanted, found=why, quote=target.quote)
    for row in match.false:
        sheet.miss("false", "target", found=_row_quantity(row), quote=row["quote"])


def _row_quantity(row: Mapping[str, Any]) -> str:
    return _quantity(row_values(row), f"{row['unit']} [{row['rule']}]")


def _quantity(values: tuple[float, float] | None, unit: str) -> str:
    if values is None:
        return f"no number {unit}"
    return f"{range_words(*values)} {unit}"
