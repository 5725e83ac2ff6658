import json
from pathlib import Path
from typing import Any

import pytest
from evaluation_database import write_gold

from evaluation.gold import load_gold
from evaluation.gold_entries import GoldError
from evaluation.gold_types import GoldTarget

TARGET = {"quote": "đạt 35%", "value": 35, "unit": "%"}


def load_target(folder: Path, **slots: Any) -> GoldTarget | None:
    write_gold(folder, {"file": "a.txt", "document": {}, "targets": [TARGET | slots]})
    targets = load_gold(folder)[0].targets
    assert targets is not None
    return targets[0] if targets else None


VARIANTS: list[tuple[dict[str, Any], str, object]] = [
    ({}, "values", (35.0, 35.0)),
    ({"value": [4, 6]}, "values", (4.0, 6.0)),
    ({"value": "12.5"}, "values", (12.5, 12.5)),
    ({"unit": "percent"}, "is_percent", True),
    ({"unit": "rank"}, "is_percent", False),
    ({"comparator": "top_n"}, "comparator", "top"),
    ({"comparator": "increase", "bound": "ge"}, "comparator", "ge"),
    ({"comparator": "decrease"}, "comparator", "eq"),
    ({"comparator": "decrease"}, "change", "decrease"),
    ({"indicator_code": "a|b"}, "codes", ("a", "b")),
    ({"deadline": 2025}, "due", "2025"),
    ({"level": ["province", "commune"]}, "levels", "province;commune"),
    ({"doubt_fields": ["deadline", "levels"]}, "unscored", frozenset({"due", "levels"})),
    ({"doubt_fields": "levels, change"}, "unscored", frozenset({"levels", "change"})),
    ({"doubt": "không rõ"}, "doubt", True),
    ({"quote_nth": 1}, "nth", 1),
    ({"parent": 0}, "parent", 0),
]


@pytest.mark.parametrize(("slots", "name", "wanted"), VARIANTS)
def test_variants_of_a_target(
    tmp_path: Path, slots: dict[str, Any], name: str, wanted: object
) -> None:
    assert getattr(load_target(tmp_path, **slots), name) == wanted


@pytest.mark.parametrize("value", [None, [], [None, 3]])
def test_a_target_without_number_is_nothing_to_find(tmp_path: Path, value: object) -> None:
    assert load_target(tmp_path, value=value) is None


def test_older_names_and_plain_json(tmp_path: Path) -> None:
    old = {"number": "7/KH-UBND", "issuer": "UBND tỉnh X", "issued_date": None, "doc_type": None}
    table = [{"row_label": 1, "task": "Rà soát", "lead": "Sở Y tế"}]
    gold = {"file": "b.html", **old, "table_tasks": table}
    (tmp_path / "b.json").write_text(json.dumps(gold), encoding="utf-8")
    document = load_gold(tmp_path)[0]
    fields = {"document_number": "7/KH-UBND", "issuing_body": "UBND tỉnh X", "issued_on": None}
    assert document.fields == fields
    assert document.targets is None
    assert document.bases is None
    assert (document.rows[0].row_label, document.rows[0].coordinate) == ("1", "")


def test_bases_are_listed_or_read_from_the_references(tmp_path: Path) -> None:
    references = [
        {"number": "1/NQ-CP", "relation": "basis"},
        {"number": None, "relation": "basis", "title": "Luật Thống kê"},
        {"number": "2/KH-UBND", "relation": "mentions"},
    ]
    write_gold(
        tmp_path,
        {"file": "a.txt", "document": {"legal_bases": ["9/NQ-CP"]}, "references": references},
        {"file": "b.txt", "document": {}, "references": references},
        {"file": "c.txt", "document": {}, "references": []},
    )
    assert [d.bases for d in load_gold(tmp_path)] == [("9/NQ-CP",), ("1/NQ-CP",), None]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"targets": [{"quote": "x"}]}, "a.gold.json: targets[0].value"),
    ({"targets": [TARGET, TARGET | {"value": "nhiều"}]}, "a.gold.json: targets[1].value"),
    ({"targets": [TARGET | {"value": [1, 2, 3]}]}, "a.gold.json: targets[0].value"),
    ({"targets": [TARGET | {"parent": "x"}]}, "a.gold.json: targets[0].parent"),
    ({"targets": {"a": 1}}, "a.gold.json: targets: "),
    ({"document": ["x"]}, "a.gold.json: document: "),
    ({"document": {"title": ["x"]}}, "a.gold.json: document.title"),
    ({"references": [{"number": "1"}]}, "a.gold.json: references[0].relation"),
    ({"prose_scope": ["một"]}, "a.gold.json: prose_scope"),
    ({"file": None}, "a.gold.json: file"),
]


@pytest.mark.parametrize(("content", "place"), WRONG)
def test_errors_name_file_and_field(tmp_path: Path, content: dict[str, Any], place: str) -> None:
    gold = json.dumps({"file": "a.txt", "document": {}} | content)
    (tmp_path / "a.gold.json").write_text(gold, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize("content", ["{", "[]", "\udcff"])
def test_a_file_that_is_no_gold(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(GoldError, match=r"^a\.json: "):
        load_gold(tmp_path)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds no gold"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        load_gold(tmp_path / "nowhere")
