"""The sample corpus is whole and its gold says nothing that the documents do not."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
from formats.content import NAMES, load_plan
from formats.files import FILES
from formats.measure import GOLD as FORMATS_GOLD
from formats.samples import SAMPLES as OWN_FILES
from formats.texts import row_dump

from models.facts import LEVELS, Change, Comparator, Genre, Relation

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
GOLD = ROOT / "corpus" / "gold"
LEXICONS = ROOT / "models" / "lexicons"
UNITS = frozenset(
    {"percent", "percentage_point", "rank", "rank_places", "group", "headcount", "count"}
    | {"points", "days", "hours", "minutes", "vnd", "times", "other"}
)
DUE = re.compile(r"\d{4}(-\d{4})?|\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")

documents = sorted(p for p in SAMPLES.iterdir() if p.suffix in {".txt", ".html", ".docx", ".pdf"})
by_name = pytest.mark.parametrize("path", documents, ids=lambda p: p.stem)


class Words(HTMLParser):
    """The words of a page: tags are blanks, scripts and styles are nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def collapse(text: str) -> str:
    return " ".join(text.split())


def plan_of(path: Path) -> str:
    """The plan that a Word file or a PDF is made of: its words are at hand."""
    if path.name in OWN_FILES:
        return OWN_FILES[path.name][0]
    return next(name for name in NAMES if name in path.stem)


@cache
def words_of(path: Path) -> str:
    if path.suffix in {".docx", ".pdf"}:
        return collapse(row_dump(load_plan(plan_of(path))))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = Words()
        page.feed(text)
        text = "".join(page.parts)
    return collapse(text)


def gold_of(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((GOLD / f"{path.stem}.gold.json").read_text("utf-8"))
    return gold


@cache
def column(table: str, name: str) -> frozenset[str]:
    with (LEXICONS / table).open(encoding="utf-8", newline="") as lines:
        return frozenset(row[name] for row in csv.DictReader(lines))


def printed(value: float) -> Iterator[str]:
    """The ways a Vietnamese paper prints a number: 2.150 or 2150, 1,5, 05."""
    if value != int(value):
        yield str(value).replace(".", ",")
        return
    yield f"{int(value):,}".replace(",", ".")
    yield str(int(value))


def manifest() -> list[dict[str, str]]:
    with (SAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_sample_has_gold_and_a_manifest_row() -> None:
    names = {p.name for p in documents}
    assert names == {p.name for p in SAMPLES.iterdir()} - {"manifest.csv"}
    assert {p.stem for p in documents} == {
        p.name.removesuffix(".gold.json") for p in GOLD.iterdir()
    }
    assert sorted(row["path"] for row in manifest()) == sorted(names)


def test_manifest_provinces_are_known_and_agree_with_the_gold() -> None:
    known = column("provinces.csv", "name")
    for row in manifest():
        assert row["province"] in known
        assert gold_of(SAMPLES / row["path"])["document"]["province"] == row["province"]


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    golds = [gold_of(p) for p in documents]
    assert len(golds) >= 24
    assert sum(len(g["targets"]) for g in golds) >= 300
    assert sum(len(g["tasks"]) for g in golds) >= 50
    assert sum(len(g.get("prose_assignments", [])) for g in golds) >= 80
    assert len({g["document"]["province"] for g in golds}) >= 12
    issued = {g["document"]["issued_on"] for g in golds}
    assert len({day[:4] for day in issued}) >= 4
    assert min(issued) < "2025-07-01" <= max(issued)  # the provinces before and after the mergers


def test_provinces_can_be_compared() -> None:
    """Some indicators are promised by at least four provinces for the same year."""
    said: dict[tuple[str, str], set[str]] = {}
    for gold in map(gold_of, documents):
        for target in gold["targets"]:
            if years := re.findall(r"\b\d{4}\b", target.get("due", "")):
                key = target.get("indicator_code", ""), years[-1]
                said.setdefault(key, set()).add(gold["document"]["province"])
    assert len([1 for (code, _), names in said.items() if code and len(names) >= 4]) >= 8


@by_name
def test_a_sample_is_marked_as_one(path: Path) -> None:
    is_text = path.suffix in {".txt", ".html"}
    words = path.read_text(encoding="utf-8") if is_text else words_of(path)
    assert "Tài liệu mẫu của dự án Kehoach" in words


@pytest.mark.parametrize(
    "path",
    [p for p in documents if p.suffix in {".docx", ".pdf"} and p.name not in OWN_FILES],
    ids=lambda p: p.stem,
)
def test_made_samples_are_those_of_the_formats(path: Path) -> None:
    assert path.read_bytes() in {file.path.read_bytes() for file in FILES}
    gold = json.loads((FORMATS_GOLD / f"{plan_of(path)}.gold.json").read_text("utf-8"))
    assert gold_of(path) == gold | {"file": path.name}


@by_name
def test_document(path: Path) -> None:
    gold = gold_of(path)
    document = gold["document"]
    assert gold["file"] == path.name
    assert document["genre"] in get_args(Genre)
    assert document["document_number"] in words_of(path)
    for name in ("issued_on", "effective_on", "published_on", "period_start", "period_end"):
        assert document.get(name) is None or re.fullmatch(r"\d{4}-\d\d-\d\d", document[name])
    for name in ("signer", "byline"):
        assert document.get(name) is None or document[name] in words_of(path)


@by_name
def test_target_quotes_stand_in_the_document_in_reading_order(path: Path) -> None:
    text, at = words_of(path), 0
    for target in gold_of(path)["targets"]:
        found = text.find(collapse(target["quote"]), at)
        assert found >= 0, target["quote"]
        at = found


@by_name
def test_target_values_are_valid(path: Path) -> None:
    codes = column("indicators.csv", "code")
    for target in gold_of(path)["targets"]:
        where = target["quote"]
        assert target["unit"] in UNITS, where
        assert target["comparator"] in get_args(Comparator), where
        assert isinstance(target["value"], list) == (target["comparator"] == "range"), where
        assert target.get("indicator_code") in codes | {None}, where
        assert target.get("change") in {None, *get_args(Change)}, where
        assert target.get("per_period") in {None, "year", "quarter", "month"}, where
        assert "due" not in target or DUE.fullmatch(target["due"]), where
        levels = target["levels"].split(";") if "levels" in target else []
        assert levels == [level for level in LEVELS if level in levels], where


@by_name
def test_target_values_are_printed_in_their_quotes(path: Path) -> None:
    for target in gold_of(path)["targets"]:
        value = target["value"]
        if target["unit"] == "vnd":  # printed in triệu, tỷ
            assert re.search(r"\d+ (triệu|tỷ)", target["quote"])
            continue
        if value == 100 and re.search(r"\b(\d+)/\1 ", target["quote"]):
            continue  # 9/9 huyện are all of them
        for number in value if isinstance(value, list) else [value]:
            forms = "|".join(re.escape(form) for form in printed(number))
            assert re.search(rf"(?<![\d.,])0?(?:{forms})(?![.,]?\d)", target["quote"]), target


@by_name
def test_parent_and_same_as_point_backwards(path: Path) -> None:
    targets = gold_of(path)["targets"]
    for index, target in enumerate(targets):
        for name in ("parent", "same_as"):
            assert 0 <= target.get(name, 0) < max(index, 1), target["quote"]
        if "same_as" in target:
            twin = targets[target["same_as"]]
            for name in ("value", "unit", "comparator", "indicator_code", "levels"):
                assert twin.get(name) == target.get(name), target["quote"]


@by_name
def test_conditions_exclusions_and_not_targets_are_quotes(path: Path) -> None:
    text, gold = words_of(path), gold_of(path)
    said = [t[k] for t in gold["targets"] for k in ("condition", "exclusion") if k in t]
    for words in [*said, *gold["not_targets"]]:
        assert collapse(words) in text, words


@by_name
def test_table_rows_are_printed(path: Path) -> None:
    text = words_of(path)
    for row in gold_of(path)["tasks"]:
        assert row["source"] == "table"
        for name in ("objective", "task", "product", "lead", "coordinate", "timeframe"):
            assert row[name] is None or row[name] in text, row[name]


@by_name
def test_prose_assignments_stand_within_their_scope(path: Path) -> None:
    text, gold = words_of(path), gold_of(path)
    if "prose_assignments" not in gold:
        assert "prose_scope" not in gold
        return
    first, last = (text.index(words) for words in gold["prose_scope"])
    assert first < last
    scope = text[first:last]
    for assignment in gold["prose_assignments"]:
        assert assignment["role"] == "lead"
        assert assignment["task"] in scope, assignment["task"]
        assert assignment["agency"] in scope, assignment["agency"]
        assert "due" not in assignment or DUE.fullmatch(assignment["due"])


@by_name
def test_references_are_printed(path: Path) -> None:
    text, gold = words_of(path), gold_of(path)
    for reference in gold["references"]:
        assert reference["relation"] in get_args(Relation)
        assert reference.get("number", reference.get("title")) in text
        assert reference.get("number") != gold["document"]["document_number"]
