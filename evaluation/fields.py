"""Whether a document's fields are right: number, dates, province, signer, title ..."""

import re
from collections.abc import Mapping
from typing import Any

from evaluation.gold_types import GoldDocument
from evaluation.predicted import PredictedDocument
from evaluation.squeezing import fold, squeeze
from evaluation.tallies import Sheet

# words in front of a title that one source prints and another leaves out
TITLE_LEAD = re.compile(r"^(về việc|v/v|kế hoạch|ban hành)\s+")
TITLE_LIKENESS = 0.9
LEADING_ZEROS = re.compile(r"^0+(?=\d)")
TITLES = frozenset({"title", "reported_title"})


def score_fields(gold: GoldDocument, predicted: PredictedDocument, sheet: Sheet) -> None:
    """Count each field that gold knows as ``doc_<field>``; a missing document has none right."""
    if predicted.about is None:
        sheet.miss("missed", "document", wanted=gold.file)
    for name, wanted in gold.fields.items():
        right = predicted.about is not None and _agrees(name, wanted, predicted.about)
        sheet.share(f"doc_{name}", right)
        if predicted.about is not None and not right:
            sheet.miss("wrong", name, wanted=wanted, found=predicted.about.get(name))


def _agrees(name: str, wanted: str | None, about: Mapping[str, Any]) -> bool:
    value = about.get(name)
    have = "" if value is None else str(value)
    if wanted is None:
        return not have
    if name in TITLES:
        return alike(wanted, have)
    if name == "document_number":
        return squeeze(LEADING_ZEROS.sub("", wanted)) == squeeze(LEADING_ZEROS.sub("", have))
    if name == "issuing_body":
        return _body(wanted) == _body(have)
    return squeeze(wanted) == squeeze(have)


def alike(wanted: str, have: str) -> bool:
    """Whether two titles share nine words in ten (Dice over the sets of words)."""
    ours, theirs = _title_words(wanted), _title_words(have)
    if not theirs:
        return False
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) >= TITLE_LIKENESS


def _title_words(title: str) -> frozenset[str]:
    return frozenset(TITLE_LEAD.sub("", fold(title)).split())


def _body(name: str) -> str:
    return squeeze(name).replace("ubnd", "ủybannhândân")
