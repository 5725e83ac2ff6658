"""Documents named: the bases by number, and all references with their relation."""

from collections.abc import Mapping
from typing import Any

from evaluation.gold_types import GoldDocument, GoldReference
from evaluation.predicted import PredictedDocument
from evaluation.squeezing import squeeze
from evaluation.tallies import Finding, Sheet


def score_bases(gold: GoldDocument, predicted: PredictedDocument, sheet: Sheet) -> None:
    """Count the distinct numbers of legal bases; nothing where nobody listed any reference."""
    if gold.bases is None:
        return
    doubtful = {squeeze(r.number) for r in gold.references if r.doubt and r.number}
    wanted = {squeeze(number): number for number in gold.bases}
    have = {
        squeeze(row["cited_number"]): row
        for row in predicted.references
        if row["relation"] == "basis" and row["cited_number"]
    }
    _count("basis", wanted, have, doubtful, sheet)


def score_references(gold: GoldDocument, predicted: PredictedDocument, sheet: Sheet) -> None:
    """Count the distinct documents named, by number or else title, and whether as gold relates.

    A document named twice is found once; its relation is right if one of its rows has it.
    """
    if not gold.references:
        return
    wanted = {key: r for r in gold.references if (key := squeeze(r.number or r.title or ""))}
    doubtful = {key for key, reference in wanted.items() if reference.doubt}
    have: dict[str, Mapping[str, Any]] = {}
    relations: dict[str, set[str]] = {}
    for row in predicted.references:
        key = squeeze(row["cited_number"] or row["cited_title"] or "")
        if key:
            have.setdefault(key, row)
            relations.setdefault(key, set()).add(row["relation"])
    _count("references", {k: _name(r) for k, r in wanted.items()}, have, doubtful, sheet)
    for key in (wanted.keys() & have.keys()) - doubtful:
        right = wanted[key].relation in relations[key]
        sheet.share("slot_relation", right)
        if not right:
            found = ";".join(sorted(relations[key]))
            want = wanted[key].relation
            sheet.miss("wrong", "relation", wanted=want, found=found, quote=have[key]["quote"])


def _count(
    name: str,
    wanted: Mapping[str, str],
    have: Mapping[str, Mapping[str, Any]],
    doubtful: set[str],
    sheet: Sheet,
) -> None:
    gold, predicted = wanted.keys() - doubtful, have.keys() - doubtful
    found = len(gold & predicted)
    sheet.finding(name, Finding(found, len(gold), found, len(predicted)))
    for key in sorted(gold - predicted):
        sheet.miss("missed", name, wanted=wanted[key])
    for key in sorted(predicted - gold):
        row = have[key]
        said = row["cited_number"] or row["cited_title"]
        sheet.miss("false", name, found=said, quote=row["quote"])


def _name(reference: GoldReference) -> str:
    return reference.number or reference.title or ""
