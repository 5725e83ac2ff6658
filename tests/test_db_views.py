"""The views hold the contract: columns, their order, values, and quotes that are the text."""

from datetime import date

import pytest
from db_builder import Draft, engine, of_province, rows, save
from sqlalchemy import Engine, text

from db.views import VIEWS
from models.dates import DateInterval, Deadline
from models.facts import MetadataEvidence
from models.record import DocumentRecord

__all__ = ["engine"]

_TARGET = (
    "target_id document_id path province province_id document_number issued_on period_start "
    "period_end page ordinal part section_path indicator_code indicator_text area task_id leads "
    "leads_source comparator value_low value_high unit unit_text per change baseline "
    "baseline_value aggregation per_period levels due_start due_end due_source condition_text "
    "exclusion_text parent_target_id same_as quote char_start char_end rule is_ocr"
)
CONTRACT = {
    "v_documents": "document_id path sha256 media_type genre is_complete document_number number "
    "symbol document_type content_type title reported_title issued_on effective_on published_on "
    "issuing_body issuing_level province province_id province_now signer signer_position "
    "signed_for field period_start period_end byline source_url retrieved_on text_source "
    "duplicate_of superseded_by run_id code_version year superseded_as",
    "v_targets": _TARGET,
    "v_figures": f"{_TARGET} modality",
    "v_tasks": "task_id document_id path province province_id ordinal source part section_path "
    "row_label area objective task product leads coordinators leads_text coordinators_text "
    "budget_text timeframe_text due_start due_end due_precision recurrence recurrence_rule "
    "quote char_start char_end rule page is_ocr",
    "v_assignments": "assignment_id task_id document_id path province province_id role "
    "agency_code agency_name agency_text is_group agency_now task due_start due_end recurrence "
    "quote char_start char_end rule page is_ocr",
    "v_legal_references": "document_id path province cited_number cited_type cited_on "
    "cited_title cited_body relation cited_document_id quote char_start char_end rule page is_ocr "
    "reference_id places",
    "v_reference_places": "reference_id document_id path province province_id cited_number cited_type "
    "cited_title relation part section_path quote char_start char_end rule page is_ocr",
    "v_sections": "section_id document_id path parent_id ordinal part level label title "
    "section_path char_start char_end",
    "v_metadata_evidence": "document_id path field value won quote char_start char_end rule page is_ocr",
    "v_indicator_matrix": "indicator_code label_vi label_en area unit direction province "
    "province_id province_now year level comparator value_low value_high national_value "
    "national_source gap_to_national change per_period baseline condition_text exclusion_text "
    "due_source leads document_id document_number target_id candidates quote",
    "v_indicator_candidates": "indicator_code province province_id year level modality change place "
    "lost_by comparator value_low value_high unit per_period condition_text exclusion_text "
    "due_source part leads document_id document_number path target_id quote",
    "v_issues": "run_id document_id path stage severity code message char_start char_end",
    "v_runs": "run_id started_at finished_at code_version lexicon_sha256 workers executor "
    "documents_seen documents_written documents_unchanged errors warnings",
}


def whole_record() -> DocumentRecord:
    """One fact of each kind, behind a letter outside the Basic Multilingual Plane (𠃣)."""
    draft = Draft(
        "𠃣 KẾ HOẠCH số hóa hồ sơ 𝟙",
        "Căn cứ Nghị định số 42/2022/NĐ-CP của Chính phủ;",
        "Từ 70% trở lên hồ sơ được trả đúng hẹn, trong đó cấp xã 65%.",
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế rà soát biên chế.",
    )
    draft.target("cấp xã 65%", 65, levels=("commune", "district"), parent=1)
    draft.target("Từ 70% trở lên", 70, comparator="ge", task=0, leads=("Sở Nội vụ",))
    draft.target("trả đúng hẹn", 0, modality="objective", value_low=None, value_high=None)
    draft.task(
        "rà soát biên chế",
        ("lead", "Sở Nội vụ"),
        ("coordinate", "Sở Tài chính"),
        ("coordinate", "Sở Y tế"),
        deadline=Deadline(
            "quý II/2024", DateInterval(date(2024, 4, 1), date(2024, 6, 30), "quarter")
        ),
    )
    draft.cite("Nghị định số 42/2022/NĐ-CP", number="42/2022/NĐ-CP", type="Nghị định")
    read = MetadataEvidence("title", "Số hóa hồ sơ", True, "hand", draft.evidence("số hóa hồ sơ"))
    site = MetadataEvidence("title", "Văn bản", False, "site")
    period = DateInterval.years(2024, 2025)
    return draft.record(**of_province(), evidence=(read, site), period=period, title="Số hóa hồ sơ")


@pytest.mark.parametrize("view", CONTRACT)
def test_columns_are_the_contract(engine: Engine, view: str) -> None:
    with engine.connect() as connection:
        assert (
            list(connection.execute(text(f"SELECT * FROM {view}")).keys()) == CONTRACT[view].split()
        )


def test_there_is_no_view_beyond_the_contract() -> None:
    assert [name for name, _query in VIEWS] == list(CONTRACT)


@pytest.mark.parametrize(
    "view", [v for v, columns in CONTRACT.items() if " char_end rule" in columns]
)
def test_every_quote_is_the_text(engine: Engine, view: str) -> None:
    save(engine, whole_record())
    true = "substr(d.text, v.char_start + 1, v.char_end - v.char_start) = v.quote"
    query = f"""SELECT count(*), sum(CASE WHEN {true} THEN 1 ELSE 0 END)
        FROM {view} v JOIN documents d ON d.id = v.document_id WHERE v.quote IS NOT NULL"""
    ((found, right),) = rows(engine, query)
    assert found == right > 0


def test_targets_in_reading_order_with_parent_task_and_levels(engine: Engine) -> None:
    save(engine, whole_record())
    query = """SELECT ordinal, value_low, comparator, levels, leads, page, section_path, part
        FROM v_targets ORDER BY ordinal"""
    assert rows(engine, query) == [
        (1, 70, "ge", None, "Sở Nội vụ", 3, "II", "plan"),
        (3, 65, "eq", "district;commune", None, 3, "II", "plan"),
    ]
    query = "SELECT DISTINCT due_start, due_end, period_start, period_end FROM v_targets"
    assert rows(engine, query) == [("2025-01-01", "2025-12-31", "2024-01-01", "2025-12-31")]
    parent = """SELECT p.value_low, k.task FROM v_targets t
        JOIN v_targets p ON p.target_id = t.parent_target_id JOIN v_tasks k ON k.task_id = p.task_id"""
    assert rows(engine, parent) == [(70, "rà soát biên chế")]
    assert rows(engine, "SELECT modality, count(*) FROM v_figures GROUP BY 1 ORDER BY 1") == [
        ("objective", 1),
        ("target", 2),
    ]


def test_a_task_joins_its_agencies_in_order(engine: Engine) -> None:
    save(engine, whole_record())
    query = """SELECT leads, coordinators, timeframe_text, due_start, due_end, due_precision
        FROM v_tasks"""
    assert rows(engine, query) == [
        ("Sở Nội vụ", "Sở Tài chính;Sở Y tế", "quý II/2024", "2024-04-01", "2024-06-30", "quarter")
    ]
    query = "SELECT role, agency_name, is_group, due_end FROM v_assignments ORDER BY assignment_id"
    assert rows(engine, query) == [
        ("lead", "Sở Nội vụ", 0, "2024-06-30"),
        ("coordinate", "Sở Tài chính", 0, "2024-06-30"),
        ("coordinate", "Sở Y tế", 0, "2024-06-30"),
    ]


def test_a_document_without_words_about_itself_is_null(engine: Engine) -> None:
    save(engine, Draft("Trang trống").record(genre="other"))
    query = "SELECT genre, is_complete, document_number, issued_on, period_end FROM v_documents"
    assert rows(engine, query) == [("other", 1, None, None, None)]
