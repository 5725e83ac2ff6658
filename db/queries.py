"""What the terminal shows of a database: counts, issues with an example each, the last run."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text

from db.units import load_units, name_key, told_apart


@dataclass(frozen=True, slots=True)
class Count:
    """How many documents share a name (of a genre, a province); None where none is said."""

    name: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a database holds. `repeated` documents are duplicates or superseded ones."""

    documents: int
    repeated: int
    failed_files: int
    figures: int
    targets: int
    targets_with_indicator: int
    tasks: int
    assignments: int
    references: int
    references_held: int
    errors: int
    warnings: int
    genres: tuple[Count, ...]
    provinces: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class IssueCount:
    """Issues of one code, the most frequent first, with the first of them as an example."""

    severity: str
    stage: str
    code: str
    issues: int
    documents: int
    example_path: str
    example_message: str


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One run as v_runs has it; counts are None while it has not finished."""

    run_id: int
    started_at: str
    finished_at: str | None
    code_version: str
    lexicon_sha256: str
    workers: int
    executor: str
    documents_seen: int | None
    documents_written: int | None
    documents_unchanged: int | None
    errors: int | None
    warnings: int | None


_TOTALS = """
SELECT (SELECT count(*) FROM v_documents) AS documents,
  (SELECT count(*) FROM v_documents
    WHERE duplicate_of IS NOT NULL OR superseded_by IS NOT NULL) AS repeated,
  (SELECT count(*) FROM files WHERE status = 'failed') AS failed_files,
  (SELECT count(*) FROM v_figures) AS figures,
  (SELECT count(*) FROM v_targets) AS targets,
  (SELECT count(*) FROM v_targets
    WHERE indicator_code IS NOT NULL) AS targets_with_indicator,
  (SELECT count(*) FROM v_tasks) AS tasks,
  (SELECT count(*) FROM v_assignments) AS assignments,
  (SELECT count(*) FROM v_legal_references) AS "references",
  (SELECT count(*) FROM v_legal_references
    WHERE cited_document_id IS NOT NULL) AS references_held,
  (SELECT count(*) FROM v_issues WHERE severity = 'error') AS errors,
  (SELECT count(*) FROM v_issues WHERE severity = 'warning') AS warnings"""

_GENRES = """
SELECT genre AS name, count(*) AS documents FROM v_documents
GROUP BY genre ORDER BY count(*) DESC, genre"""

_PROVINCES = """
SELECT province_id, province, count(*) AS documents FROM v_documents
GROUP BY province_id, province"""

_ISSUES = """
SELECT g.severity, g.stage, g.code, g.issues, g.documents, e.path AS example_path,
  e.message AS example_message
FROM (
  SELECT severity, stage, code, count(*) AS issues, count(DISTINCT path) AS documents
  FROM v_issues GROUP BY severity, stage, code
) g JOIN (
  SELECT severity, stage, code, path, message, row_number() OVER (
    PARTITION BY severity, stage, code ORDER BY path, coalesce(char_start, -1), message) AS place
  FROM v_issues
) e ON e.severity = g.severity AND e.stage = g.stage AND e.code = g.code AND e.place = 1
ORDER BY g.severity, g.issues DESC, g.code, g.stage"""

_MOST_PROMISED = """
SELECT indicator_code FROM v_targets
WHERE indicator_code IS NOT NULL AND province_id IS NOT NULL AND due_end IS NOT NULL
  AND change IS NULL AND same_as IS NULL
GROUP BY indicator_code
ORDER BY count(DISTINCT province_id) DESC, count(*) DESC, indicator_code LIMIT 1"""

_LAST_RUN = "SELECT * FROM v_runs ORDER BY run_id DESC LIMIT 1"


def summary(engine: Engine) -> Summary:
    """Count what a database holds."""
    genres = tuple(Count(**row) for row in _rows(engine, _GENRES))
    return Summary(**_rows(engine, _TOTALS)[0], genres=genres, provinces=_provinces(engine))


def _provinces(engine: Engine) -> tuple[Count, ...]:
    """Documents by province: two units of one name are two, one that went over unchanged is one."""
    counts = Counter[str | None]()
    for row in _rows(engine, _PROVINCES):
        unit = row["province_id"]
        counts[told_apart(unit) if unit in load_units() else row["province"]] += row["documents"]
    found = (Count(name, documents) for name, documents in counts.items())
    return tuple(sorted(found, key=lambda one: (-one.documents, name_key(one.name or ""))))


def issue_counts(engine: Engine) -> tuple[IssueCount, ...]:
    """The issues that stand in the database by code, errors before warnings."""
    return tuple(IssueCount(**row) for row in _rows(engine, _ISSUES))


def most_promised(engine: Engine) -> str | None:
    """The indicator that most provinces promise a level of; None where none does."""
    rows = _rows(engine, _MOST_PROMISED)
    return str(rows[0]["indicator_code"]) if rows else None


def last_run(engine: Engine) -> RunInfo | None:
    """The latest run, or None in a database that saw none."""
    rows = _rows(engine, _LAST_RUN)
    return RunInfo(**rows[0]) if rows else None


def _rows(engine: Engine, query: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]
