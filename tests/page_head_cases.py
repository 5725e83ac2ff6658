"""Page heads with their gold (cases/page_heads*.toml), read through the whole pipeline."""

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reading import plan_of

from extractors.metadata import extract_metadata
from models.dates import DateInterval
from models.facts import Metadata

FIELDS = (
    "genre", "document_number", "document_type", "title", "issued_on", "issuing_body", "province",
    "signer", "signer_position", "period", "published_on", "byline", "reported_title", "effective_on",
)  # fmt: skip
"""Fields that are compared in every case; further ones where the gold names them."""
CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Reading:
    """One field of one case: what a reader wrote and what the program found."""

    case: str
    field: str
    want: object
    have: object

    @property
    def outcome(self) -> str:
        """`right`, `missing` (nothing was found) or `wrong`."""
        if self.want == self.have:
            return "right"
        return "missing" if self.have is None else "wrong"


def load_cases(name: str = "page_heads") -> list[dict[str, Any]]:
    """The cases of one file in its order."""
    text = (CASES / f"{name}.toml").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = tomllib.loads(text)["case"]
    return cases


def read_case(case: dict[str, Any]) -> list[Reading]:
    """Every field of one case; the fields in `doubt` are left out."""
    page: str = case["page"]
    if case.get("decomposed"):
        page = unicodedata.normalize("NFD", page)
    metadata, _ = extract_metadata(plan_of(page))
    gold = {"genre": "plan", **case["gold"]}
    names = [*FIELDS, *(name for name in gold if name not in FIELDS)]
    return [
        Reading(case["name"], name, _folded(name, gold.get(name)), _found(metadata, name))
        for name in names
        if name not in case.get("doubt", ())
    ]


def _found(metadata: Metadata, name: str) -> object:
    value = getattr(metadata, name)
    if isinstance(value, DateInterval):
        return _years(value)
    if name.endswith("_on") and value is not None:
        return value.isoformat()
    return _folded(name, value)


def _folded(name: str, value: object) -> object:
    """Posts are compared without case, as capitals do not tell `Thường trực` from `thường trực`."""
    return value.casefold() if name == "signer_position" and isinstance(value, str) else value


def _years(period: DateInterval) -> str:
    """`2024`, `2021-2025`, `-2025` where only the end is said."""
    start = str(period.start.year) if period.start else ""
    return start if start == str(period.end.year) else f"{start}-{period.end.year}"
