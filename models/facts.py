"""The facts: what extractors find, each with its evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.dates import DateInterval, Deadline
from models.issues import Issue
from models.spans import Evidence
from models.values import built_fast

Genre = Literal["plan", "decision", "news", "other"]
IssuingLevel = Literal["central", "province", "department", "district", "commune", "party"]
Modality = Literal["target", "objective", "result", "forecast", "quoted", "rule"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range", "top"]
Change = Literal["increase", "decrease", "maintain"]
DueSource = Literal["own", "inherited", "period"]
LeadsSource = Literal["own", "row", "same_as", "area"]
Role = Literal["lead", "coordinate", "standing", "advise", "monitor", "report_to"]
Relation = Literal["basis", "promulgates", "replaces", "amends", "repeals", "mentions"]
LEVELS = ("central", "province", "department", "district", "commune")


@dataclass(frozen=True, slots=True)
class MetadataEvidence:
    """What one metadata field was read from; losers are kept with ``won=False``."""

    field: str
    value: str
    won: bool
    rule: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document's own description. None means that the document does not say.

    Every field of v_documents that is read from the document stands here under the
    view's name (docs/codebook.md); `document_number` is number, slash and symbol as one.
    """

    genre: Genre = "other"
    is_complete: bool = True
    document_number: str | None = None
    number: str | None = None
    symbol: str | None = None
    document_type: str | None = None
    content_type: str | None = None
    title: str | None = None
    reported_title: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    published_on: date | None = None
    issuing_body: str | None = None
    issuing_level: IssuingLevel | None = None
    province: str | None = None
    province_id: str | None = None
    province_now: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    signed_for: str | None = None
    field: str | None = None
    period: DateInterval | None = None
    byline: str | None = None
    evidence: tuple[MetadataEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferencePlace:
    """One place where a document is named, and what it is to the citing one there."""

    evidence: Evidence
    relation: Relation


@dataclass(frozen=True, slots=True)
class LegalReference:
    """A document named in the text; a law named without number has its title and date.

    Evidence and relation are those of its weightiest place; `places` are all of them in order,
    and empty where that is the only one.
    """

    evidence: Evidence
    relation: Relation
    number: str | None = None
    type: str | None = None
    cited_on: date | None = None
    title: str | None = None
    body: str | None = None
    places: tuple[ReferencePlace, ...] = ()


@built_fast
@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that is read: a target, or one of the other modalities (v_figures).

    `value_low` equals `value_high` unless the comparator is `range`; both are None for an
    `objective`. `parent`, `same_as` index the document's figures, `task` its tasks.
    `linked_words` are the words in which `indicator_code` was found.
    """

    evidence: Evidence
    modality: Modality
    indicator_text: str
    unit: str
    comparator: Comparator = "eq"
    value_low: float | None = None
    value_high: float | None = None
    unit_text: str | None = None
    per: str | None = None
    indicator_code: str | None = None
    linked_words: str | None = None
    area: int | None = None
    change: Change | None = None
    baseline: str | None = None
    baseline_value: float | None = None
    aggregation: Literal["mean"] | None = None
    per_period: Literal["year", "quarter", "month"] | None = None
    levels: tuple[str, ...] = ()
    due: DateInterval | None = None
    due_source: DueSource | None = None
    condition_text: str | None = None
    exclusion_text: str | None = None
    parent: int | None = None
    same_as: int | None = None
    task: int | None = None
    leads: tuple[str, ...] = ()
    leads_source: LeadsSource | None = None


@built_fast
@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as named: `code` of agencies.csv or None, `name` canonical or as printed."""

    text: str
    name: str
    code: str | None = None
    is_group: bool = False
    now: str | None = None


@built_fast
@dataclass(frozen=True, slots=True)
class Assignment:
    """One agency in one role on one task; the evidence is the agency's own words."""

    role: Role
    agency: Agency
    evidence: Evidence


@built_fast
@dataclass(frozen=True, slots=True)
class Task:
    """A task (nhiệm vụ): one sentence of a list item, or one table row."""

    evidence: Evidence
    source: Literal["table", "prose"]
    task: str
    row_label: str | None = None
    area: int | None = None
    objective: str | None = None
    product: str | None = None
    leads_text: str | None = None
    coordinators_text: str | None = None
    budget_text: str | None = None
    timeframe_text: str | None = None
    deadline: Deadline | None = None
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in one document. Extractors run in order and see what stands so far."""

    metadata: Metadata = Metadata()
    references: tuple[LegalReference, ...] = ()
    figures: tuple[Figure, ...] = ()
    tasks: tuple[Task, ...] = ()
    issues: tuple[Issue, ...] = ()
