"""What people found in a document: the typed values of a gold file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A target somebody marked; None means that the slot is not known and not scored.

    `index` counts in the gold list, which `parent` and `same_as` point into. `nth` is the
    quote's occurrence (0 the first) where it stands more than once. `codes` are the
    indicator codes that are right, one of them enough. `unscored` names doubtful slots.
    """

    index: int
    quote: str
    values: tuple[float, float]
    is_percent: bool
    nth: int | None = None
    comparator: str | None = None
    change: str | None = None
    codes: tuple[str, ...] = ()
    due: str | None = None
    levels: str | None = None
    baseline: str | None = None
    per_period: str | None = None
    condition: str | None = None
    exclusion: str | None = None
    parent: int | None = None
    same_as: int | None = None
    doubt: bool = False
    unscored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A row of a task table, cells as printed."""

    row_label: str
    objective: str
    task: str
    product: str
    lead: str
    coordinate: str
    timeframe: str
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class GoldAssignment:
    """An agency in a role on a task; `alt_role` and `whole` are right answers, too."""

    role: str
    agency: str
    task: str
    alt_role: str | None = None
    whole: str | None = None
    due: str | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class GoldReference:
    """A document that is named; a law without number has its title."""

    relation: str
    number: str | None = None
    title: str | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All the gold of one document.

    `fields` holds what is to be scored, None where the document must have none. `targets`
    is None where nobody marked any. `prose` says that the assignments are the leads outside
    tables only, complete between the two headings of `prose_scope`. `bases` are numbers.
    """

    file: str
    source: Path
    fields: Mapping[str, str | None] = field(default_factory=dict)
    targets: tuple[GoldTarget, ...] | None = None
    rows: tuple[GoldRow, ...] = ()
    assignments: tuple[GoldAssignment, ...] = ()
    prose: bool = False
    prose_scope: tuple[str, str] | None = None
    references: tuple[GoldReference, ...] = ()
    bases: tuple[str, ...] | None = None
