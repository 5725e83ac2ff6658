"""What the codebook says of the views: what a row is, and of columns that no table explains."""

from db.schema import (
    AssignmentRow,
    Base,
    DocumentRow,
    FigureRow,
    FileRow,
    IndicatorRow,
    IssueRow,
    LegalReferenceRow,
    MetadataEvidenceRow,
    ReferencePlaceRow,
    RunRow,
    SectionRow,
    TaskRow,
)
from db.view_matrix import LEFT_OUT, ORDER

_RULES = "\n".join(
    f"{place}. {rule.words} (`{rule.name}`)" for place, rule in enumerate(ORDER, start=1)
)
_REASONS = ", ".join(f"`{name}` ({words})" for name, words in LEFT_OUT.items())

ABOUT: dict[str, str] = {
    "v_documents": """\
One row a document (văn bản). A decision with its plan and appendices is one row; independent documents in one file are rows with
the path `FILE#2`, `FILE#3` ..., each with its own text: a further letterhead with
a number of its own begins one (an issue of a công báo, a scan of several papers).""",
    "v_targets": """\
One row for each number that somebody promises to reach (chỉ tiêu). A list gives a row each: `cấp tỉnh, cấp xã tương ứng 30%, 20%` is
two rows; one value said of several levels is one row with several `levels`. A target that a document repeats has a row each time:
count rows where `same_as` is NULL.""",
    "v_figures": "Every quantity read: the columns of v_targets, and `modality`.",
    "v_tasks": "One row a task (nhiệm vụ): one sentence of a list item, or one table row.",
    "v_assignments": "One row for each agency in each role on each task (phân công).",
    "v_legal_references": """\
One row for each document named (văn bản được dẫn), however often it is named: relation and quote are those of its weightiest place,
number, date, title and body what any of its places says. All places are in v_reference_places.""",
    "v_reference_places": "One row for each place where a document of v_legal_references is named.",
    "v_sections": "One row a heading or numbered item, with everything below it.",
    "v_metadata_evidence": "What each field of v_documents was read from, and the rivals it beat.",
    "v_indicator_matrix": f"""\
One comparable promise for each indicator, province, year and level: the base of every comparison. A rise or fall is another quantity
than a level, so where a province promises both there is a row for each, told apart by `change`. Replaced documents, duplicates, and
targets without indicator, province or deadline stay out. Of several candidates one stands; the first of these rules that tells two
apart decides (its name is in `lost_by` of v_indicator_candidates, which lists the others):

{_RULES}

Nothing is averaged: units that later became one province stay rows of their own, also where the new one bears the name of one of
them; a unit that the reform left as it was (Hà Nội: `p63:01`, `p34:01`) is one province, with the `province_id` of the document that stands.""",
    "v_indicator_candidates": f"""\
Every figure that could stand for an indicator, province, year and level, of any modality: those of `place` 1 and modality `target` are
the rows of v_indicator_matrix, the others lost. Ask it with `indicator_code`, `province_id` and `year` of a row of the matrix.
Those without a place were no candidates: {_REASONS}.""",
    "v_issues": "What could not be read or was not understood. Nothing is dropped silently.",
    "v_runs": "One row a run of the program over a folder.",
}

WORDS: dict[str, dict[str, str]] = {
    "v_documents": {
        "document_id": "number of the document",
        "year": "year of issue: of the date, else the one inside the number (`15/2021/QĐ-UBND`);"
        " with issuing body, number and symbol it names one document",
    },
    "v_targets": {
        "target_id": "number of the row",
        "section_path": "labels of the headings above, `II > 2`",
        "parent_target_id": "the target that a `trong đó` narrows",
        "same_as": "the earlier mention of the same target in this document; both are kept",
    },
    "v_tasks": {
        "task_id": "number of the task",
        "task": "nhiệm vụ: what is to be done",
        "section_path": "labels of the headings above, `II > 2`",
    },
    "v_assignments": {
        "assignment_id": "number of the row",
        "task": "nhiệm vụ",
        "agency_name": "canonical name, or as printed where unknown",
        "agency_text": "as printed",
        "due_start": "first day of the task's deadline",
        "due_end": "last day of the task's deadline",
        "recurrence": "recurrence of the task, as in v_tasks",
    },
    "v_legal_references": {
        "reference_id": "number of the reference",
        "places": "how often the document is named",
    },
    "v_reference_places": {"section_path": "labels of the headings above, `II > 2`"},
    "v_sections": {
        "section_id": "number of the section",
        "section_path": "labels from the top, `II > 2 > a`",
    },
    "v_indicator_matrix": {
        "unit": "unit of this value",
        "year": "year of due_end: when it must hold, not when it was said",
        "level": "one level, NULL where the document does not say",
        "national_value": "the Government's goal, only where it is verified and of the same year,"
        " level, unit and change, and its baseline does not differ",
        "national_source": "the document that sets it",
        "gap_to_national": "distance to it, signed so that positive is more ambitious; of a range"
        " the end that is easier to keep counts. Read it beside `condition_text`: 80 % of the"
        " eligible procedures is not 80 % of all",
        "target_id": "where it stands in v_targets",
        "candidates": "how many figures there were to choose from, repetitions within a document"
        " not counted",
    },
    "v_indicator_candidates": {
        "year": "year of due_end",
        "level": "one level, NULL where the document does not say",
        "modality": "as in v_figures",
        "place": "rank among the candidates, 1 for the one that stands; NULL for those left out",
        "lost_by": "NULL for the one that stands; else the first rule by which the figure differs"
        " from it, or why it is no candidate",
        "target_id": "where it stands in v_figures",
    },
    "v_issues": {"document_id": "its document; NULL where the file gave none"},
    "v_runs": {"run_id": "number of the run"},
}
"""Words for columns that are computed, renamed, or mean something else in a view."""
WORDS["v_figures"] = WORDS["v_targets"]

TABLES_OF: dict[str, tuple[type[Base], ...]] = {
    "v_documents": (DocumentRow, FileRow),
    "v_targets": (FigureRow, DocumentRow),
    "v_figures": (FigureRow, DocumentRow),
    "v_tasks": (TaskRow, DocumentRow),
    "v_assignments": (AssignmentRow, DocumentRow),
    "v_legal_references": (LegalReferenceRow, DocumentRow),
    "v_reference_places": (ReferencePlaceRow, LegalReferenceRow, DocumentRow),
    "v_sections": (SectionRow, DocumentRow),
    "v_metadata_evidence": (MetadataEvidenceRow, DocumentRow),
    "v_indicator_matrix": (IndicatorRow, FigureRow, DocumentRow),
    "v_indicator_candidates": (FigureRow, DocumentRow),
    "v_issues": (IssueRow,),
    "v_runs": (RunRow,),
}
"""Whose comments explain the columns of a view, the first that has one of that name."""

GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "as in v_documents",
        frozenset(
            (
                "document_id",
                "path",
                "province",
                "province_id",
                "province_now",
                "document_number",
                "issued_on",
                "period_start",
                "period_end",
            )
        ),
    ),
    ("the evidence", frozenset(("quote", "char_start", "char_end", "rule", "page", "is_ocr"))),
)
"""Columns that several views share, explained once at the top of the page."""
