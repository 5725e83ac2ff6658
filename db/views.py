"""The promised views (docs/codebook.md): what every reader of a database may rely on.

Only SQL that SQLite (3.25 or later) and PostgreSQL both know: no ordered aggregate, no
`IS NOT DISTINCT FROM`, no function but substr, length, coalesce, round and the window functions.
"""

from db.view_matrix import INDICATOR_CANDIDATES, INDICATOR_MATRIX

_DOCUMENT = "d.id AS document_id, d.path, d.province, d.province_id"
_EVIDENCE = "f.quote, f.char_start, f.char_end, f.rule"
_PRINTED = "f.page, f.is_ocr"
_PLACE = """
LEFT JOIN sections s ON s.id = f.section_id"""

# The year of issue: of the date, or the one that the number of a VBQPPL holds between two slashes.
_INSIDE = "substr(d.document_number, length(d.number) + 2, 4)"
_YEAR = f"""CAST(coalesce(substr(d.issued_on, 1, 4), CASE
    WHEN d.document_number = d.number || '/' || {_INSIDE} || '/' || d.symbol THEN {_INSIDE}
  END) AS INTEGER) AS year"""

DOCUMENTS = f"""
SELECT d.id AS document_id, d.path, i.sha256, i.media_type, d.genre, d.is_complete,
  d.document_number, d.number, d.symbol, d.document_type, d.content_type, d.title,
  d.reported_title, d.issued_on, d.effective_on, d.published_on, d.issuing_body,
  d.issuing_level, d.province, d.province_id, d.province_now, d.signer, d.signer_position,
  d.signed_for, d.field, d.period_start, d.period_end, d.byline, d.source_url,
  d.retrieved_on, d.text_source, d.duplicate_of, d.superseded_by, d.run_id, d.code_version,
  {_YEAR}, d.superseded_as
FROM documents d JOIN files i ON i.path = d.file_path"""

_FIGURE = f"""
SELECT f.id AS target_id, {_DOCUMENT}, d.document_number, d.issued_on, d.period_start,
  d.period_end, f.page, f.ordinal, f.part, s.path AS section_path, f.indicator_code,
  f.indicator_text, f.area, f.task_id, f.leads, f.leads_source, f.comparator, f.value_low,
  f.value_high, f.unit, f.unit_text, f.per, f.change, f.baseline, f.baseline_value,
  f.aggregation, f.per_period, f.levels, f.due_start, f.due_end, f.due_source,
  f.condition_text, f.exclusion_text, f.parent_id AS parent_target_id,
  f.same_as_id AS same_as, {_EVIDENCE}, f.is_ocr"""

_FIGURES = f"""
FROM figures f JOIN documents d ON d.id = f.document_id{_PLACE}"""

TARGETS = f"{_FIGURE}{_FIGURES}\nWHERE f.modality = 'target'"

FIGURES = f"{_FIGURE}, f.modality{_FIGURES}"

TASKS = f"""
SELECT f.id AS task_id, {_DOCUMENT}, f.ordinal, f.source, f.part, s.path AS section_path,
  f.row_label, f.area, f.objective,
  coalesce(f.task, f.quote) AS task, f.product, f.leads, f.coordinators, f.leads_text,
  f.coordinators_text, f.budget_text, f.timeframe_text, f.due_start, f.due_end,
  f.due_precision, f.recurrence, f.recurrence_rule, {_EVIDENCE}, {_PRINTED}
FROM tasks f JOIN documents d ON d.id = f.document_id{_PLACE}"""

ASSIGNMENTS = f"""
SELECT f.id AS assignment_id, f.task_id, {_DOCUMENT}, f.role, f.agency_code,
  coalesce(f.agency_name, f.quote) AS agency_name,
  coalesce(f.agency_text, f.quote) AS agency_text, f.is_group, f.agency_now,
  coalesce(t.task, t.quote) AS task, t.due_start, t.due_end, t.recurrence,
  {_EVIDENCE}, {_PRINTED}
FROM assignments f JOIN tasks t ON t.id = f.task_id JOIN documents d ON d.id = f.document_id"""

LEGAL_REFERENCES = f"""
SELECT d.id AS document_id, d.path, d.province, f.cited_number, f.cited_type, f.cited_on,
  f.cited_title, f.cited_body, f.relation, f.cited_document_id, {_EVIDENCE}, {_PRINTED},
  f.id AS reference_id,
  (SELECT count(*) FROM reference_places p WHERE p.reference_id = f.id) AS places
FROM legal_references f JOIN documents d ON d.id = f.document_id"""

REFERENCE_PLACES = f"""
SELECT f.reference_id, {_DOCUMENT}, r.cited_number, r.cited_type, r.cited_title, f.relation,
  f.part, s.path AS section_path, {_EVIDENCE}, {_PRINTED}
FROM reference_places f JOIN legal_references r ON r.id = f.reference_id
JOIN documents d ON d.id = f.document_id{_PLACE}"""

SECTIONS = """
SELECT s.id AS section_id, s.document_id, d.path, s.parent_id, s.ordinal, s.part, s.level,
  s.label, s.title, s.path AS section_path, s.char_start, s.char_end
FROM sections s JOIN documents d ON d.id = s.document_id"""

METADATA_EVIDENCE = f"""
SELECT f.document_id, d.path, f.field, f.value, f.won, {_EVIDENCE}, {_PRINTED}
FROM metadata_evidence f JOIN documents d ON d.id = f.document_id"""

ISSUES = """
SELECT run_id, document_id, path, stage, severity, code, message, char_start, char_end
FROM issues"""

RUNS = """
SELECT id AS run_id, started_at, finished_at, code_version, lexicon_sha256, workers, executor,
  documents_seen, documents_written, documents_unchanged, errors, warnings
FROM runs"""

VIEWS: tuple[tuple[str, str], ...] = (
    ("v_documents", DOCUMENTS),
    ("v_targets", TARGETS),
    ("v_figures", FIGURES),
    ("v_tasks", TASKS),
    ("v_assignments", ASSIGNMENTS),
    ("v_legal_references", LEGAL_REFERENCES),
    ("v_reference_places", REFERENCE_PLACES),
    ("v_sections", SECTIONS),
    ("v_metadata_evidence", METADATA_EVIDENCE),
    ("v_indicator_matrix", INDICATOR_MATRIX),
    ("v_indicator_candidates", INDICATOR_CANDIDATES),
    ("v_issues", ISSUES),
    ("v_runs", RUNS),
)
"""Name and query of each view, in the order of the codebook."""
