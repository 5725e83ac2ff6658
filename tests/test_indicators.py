"""Indicators: words linked to codes of the catalogue, and much that sounds alike and is none."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.abbreviations import RULES as ABBREVIATION_RULES
from extractors.abbreviations import expand_abbreviations, harvest_definitions
from extractors.indicator_clauses import RULES as CLAUSE_RULES
from extractors.indicator_clauses import head_of, indicator_clause, indicator_key
from extractors.indicator_cues import load_cues
from extractors.indicators import candidates, link_indicator
from models.lexicon import load_csv, load_toml, split_cell
from models.rule import Rule

CASES = Path(__file__).parent / "cases" / "indicator_phrasings.csv"
GOLD = Path(__file__).parent.parent / "corpus" / "gold"
WORDS = sorted({word for cue in load_cues() for group in cue.groups for word in group})


def read_cases() -> list[dict[str, str]]:
    return list(csv.DictReader(CASES.open(encoding="utf-8", newline="")))


def link(case: dict[str, str], text: str | None = None) -> str | None:
    return link_indicator(
        case["text"] if text is None else text,
        unit=case["unit"],
        change=case["change"] or None,
        comparator=case["comparator"],
    )


def explain(case: dict[str, str]) -> str:
    found = candidates(
        case["text"],
        unit=case["unit"],
        change=case["change"] or None,
        comparator=case["comparator"],
    )
    return f"{case['text']}: {found[:3]}"


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case["text"][:40])
def test_phrasing(case: dict[str, str]) -> None:
    assert link(case) == (case["code"] or None), explain(case)


def test_table_is_wide() -> None:
    cases = read_cases()
    codes = {case["code"] for case in cases} - {""}
    quantities = {row["code"] for row in load_csv("indicators") if row["kind"] == "quantity"}
    assert quantities <= codes
    assert sum(not case["code"] for case in cases) >= 150


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Phấn đấu đến hết năm 2025, ", ""),
        ("- Đến năm 2026, trên địa bàn tỉnh ", ""),
        ("Trong đó, ", " theo quy định của Chính phủ"),
        ("", " (trừ trường hợp bất khả kháng)"),
        ("", " để nâng cao chất lượng phục vụ người dân, doanh nghiệp"),
    ],
)
def test_surroundings_change_nothing(before: str, after: str) -> None:
    changed = [
        case["text"]
        for case in read_cases()
        if link(case, before + case["text"] + after) != (case["code"] or None)
    ]
    assert not changed


def test_capitals_change_nothing() -> None:
    changed = [
        case["text"] for case in read_cases() if link(case, case["text"].upper()) != link(case)
    ]
    assert not changed


def test_gold_quotes_get_no_wrong_code() -> None:
    """A quote may be too short to tell, but it never means another indicator."""
    wrong = []
    for file in sorted(GOLD.glob("*.gold.json")):
        for target in json.loads(file.read_text("utf-8"))["targets"]:
            found = link_indicator(
                target["quote"],
                unit=target["unit"],
                change=target.get("change"),
                comparator=target["comparator"],
            )
            if found not in (None, target.get("indicator_code")):
                wrong.append((file.name, target["quote"], found))
    assert not wrong


def test_catalogue_labels_link_to_themselves_or_nothing() -> None:
    for row in load_csv("indicators"):
        changes = {"rank_places": "increase"}
        change = "decrease" if "_cut_" in row["code"] else changes.get(row["unit"])
        for text in (row["label_vi"], *split_cell(row["typical_phrasings"])):
            # The catalogue gives the complement as a way of saying it; its code is the other one.
            if row["code"] == "tthc_ontime_pct" and "trễ hạn" in text:
                continue
            found = link_indicator(text, unit=row["unit"], change=change, comparator="eq")
            assert found in (None, row["code"]), text


@pytest.mark.parametrize(
    ("code", "text", "unit", "change", "comparator"),
    [
        ("psu_count_cut_pct", "10% đơn vị sự nghiệp công lập", "percent", "decrease", "ge"),
        (None, "10% đơn vị sự nghiệp công lập", "percent", None, "ge"),
        (None, "10% đơn vị sự nghiệp công lập", "count", "decrease", "ge"),
        ("par_index_rank", "PAR INDEX", "rank", None, "top"),
        ("par_index_rank_gain", "PAR INDEX", "rank_places", "increase", "ge"),
        (None, "PAR INDEX", "rank_places", "decrease", "eq"),
        (None, "PAR INDEX", "rank", None, "gt"),
        ("dvc_full_online_100", "TTHC đủ điều kiện, toàn trình", "percent", None, "eq"),
        (None, "TTHC đủ điều kiện, toàn trình", "percent", None, "ge"),
        ("portal_connected_npsp", "Cổng DVC của tỉnh kết nối với Cổng DVCQG", "", None, "eq"),
        ("admin_units_rearranged", "hoàn thành sắp xếp đơn vị hành chính", "", None, "eq"),
        (None, "sắp xếp đơn vị hành chính", "percent", None, "eq"),
        (None, "", "percent", None, "eq"),
    ],
)
def test_unit_and_change_must_agree(
    code: str | None, text: str, unit: str, change: str | None, comparator: str
) -> None:
    assert link_indicator(text, unit=unit, change=change, comparator=comparator) == code


def test_candidates_say_why() -> None:
    found = candidates(
        "80% TTHC nội bộ được công bố, công khai", unit="percent", change=None, comparator="eq"
    )
    by_code = {candidate.code: candidate for candidate in found}
    assert found[0].code == "tthc_internal_published_pct"
    assert found[0].excluded is None
    assert "thủ tục hành chính nội bộ" in found[0].why
    assert by_code["tthc_published_pct"].excluded == "words thủ tục hành chính nội bộ"
    assert by_code["tthc_internal_cut_pct"].excluded == "change level"


def test_own_definitions_come_first() -> None:
    text = "Tỷ lệ HSTT đạt 60%"
    assert link_indicator(text, unit="percent", change=None, comparator="eq") is None
    own = harvest_definitions("Đẩy mạnh tiếp nhận hồ sơ trực tuyến (HSTT).")
    found = link_indicator(text, unit="percent", change=None, comparator="eq", own=own)
    assert found == "tthc_online_dossier_pct"


@pytest.mark.parametrize(
    ("text", "definitions"),
    [
        ("giải quyết thủ tục hành chính (TTHC)", {"TTHC": "thủ tục hành chính"}),
        ("Sở Thông tin và Truyền thông (TT&TT)", {"TT&TT": "Thông tin và Truyền thông"}),
        ("văn bản quy phạm pháp luật (VB QPPL)", {"VBQPPL": "văn bản quy phạm pháp luật"}),
        ("Uỷ ban nhân dân (UBND) cấp xã", {"UBND": "Uỷ ban nhân dân"}),
        ("cải cách TTHC (CCTTHC)", {"CCTTHC": "cải cách thủ tục hành chính"}),
        ("tổ liên gia (sau đây gọi tắt là TLG)", {"TLG": "tổ liên gia"}),
        ("Chỉ số cải cách hành chính (PAR INDEX)", {}),
        ("theo kế hoạch đã duyệt (KH)", {}),
        ("(TTHC) đứng đầu câu", {}),
        ("nhóm dẫn đầu (A)", {}),
        ("", {}),
    ],
)
def test_definitions(text: str, definitions: dict[str, str]) -> None:
    assert harvest_definitions(text) == definitions


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("DVCTT, HSCV", "dịch vụ công trực tuyến, hồ sơ công việc"),
        ("VB QPPL", "văn bản quy phạm pháp luật"),
        ("TTOC có yêu cầu", "thủ tục hành chính có yêu cầu"),
        ("giao dịch TTTT", "giao dịch thanh toán trực tuyến"),
        ("Sở TTTT", "Sở thông tin và truyền thông"),
        ("Sở TTTT, phí TTTT", "Sở thông tin và truyền thông, phí TTTT"),
        ("TC, CN hài lòng", "tổ chức, cá nhân hài lòng"),
        ("ngành CN", "ngành CN"),
        ("TT chưa rõ nghĩa", "TT chưa rõ nghĩa"),
        ("XTTHC", "XTTHC"),
    ],
)
def test_expansion(text: str, expanded: str) -> None:
    assert expand_abbreviations(text) == expanded


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("80% TTHC có hồ sơ", "procedure"),
        ("Tỷ lệ hồ sơ của TTHC", "dossier"),
        ("Thủ tục đạt tỷ lệ 50% số hồ sơ", "dossier"),
        ("Hồ sơ nộp qua mạng đạt 70% trở lên tại các xã", "dossier"),
        ("từ 20% đến 25% thời gian giải quyết thủ tục", "time"),
        ("100% máy gặt kết nối hệ thống định vị", "other"),
        ("Cải cách thủ tục hành chính, 10% hồ sơ", "dossier"),
        ("nằm trong nhóm dẫn đầu", None),
    ],
)
def test_head(text: str, head: str | None) -> None:
    assert head_of(indicator_key(expand_abbreviations(text))) == head


def test_clause_drops_exception_and_purpose() -> None:
    text = "100% văn bản được gửi qua mạng (trừ văn bản mật) nhằm giảm chi phí"
    assert indicator_clause(text) == " 100 % văn bản được gửi qua mạng "
    assert "hồ sơ" in indicator_clause("Rà soát quy trình để bảo đảm có 80% hồ sơ")


def test_every_code_has_a_cue() -> None:
    assert {cue.code for cue in load_cues()} == {row["code"] for row in load_csv("indicators")}


def test_no_phrase_is_forbidden_by_its_own_cue() -> None:
    dead = [
        (cue.code, phrase)
        for cue in load_cues()
        for group in cue.groups
        for phrase in group
        for other in cue.none
        if other in phrase
    ]
    assert not dead


def test_preferences_name_codes() -> None:
    codes = {row["code"] for row in load_csv("indicators")}
    assert all(cue.prefer_over <= codes - {cue.code} for cue in load_cues())


def test_plain_abbreviations_are_no_ambiguous_ones() -> None:
    words = load_toml("abbreviations")
    assert not set(words["plain"]) & {entry["short"] for entry in words["contextual"]}


@pytest.mark.parametrize("rule", [*ABBREVIATION_RULES, *CLAUSE_RULES], ids=lambda rule: rule.name)
def test_rule_examples(rule: Rule) -> None:
    assert all(rule.first(example) for example in rule.examples)
    assert not any(rule.first(example) for example in rule.counter_examples)


@settings(max_examples=200, deadline=None)
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=12),
    unit=st.sampled_from(["percent", "rank", "rank_places", "headcount", "points", "minutes"]),
    change=st.sampled_from([None, "increase", "decrease", "maintain"]),
)
def test_code_agrees_with_unit_and_change(words: list[str], unit: str, change: str | None) -> None:
    code = link_indicator("".join(words), unit=unit, change=change, comparator="eq")
    if code and "_cut_" in code:
        assert change == "decrease"
    if code and code.endswith("_rank"):
        assert unit == "rank"
    if code and code.endswith("_rank_gain"):
        assert (unit, change) == ("rank_places", "increase")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ABĐÔ abđộ(),&%.0-\n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    definitions = harvest_definitions(text)
    assert all(short and long for short, long in definitions.items())
    assert indicator_key(expand_abbreviations(text, definitions)).startswith(" ")
    candidates(text, unit="percent", change=None, comparator="eq", own=definitions)
