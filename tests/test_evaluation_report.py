import io
import json
import re
from pathlib import Path

import pytest
from evaluation_case import ABOUT, GOLD, GOLD_TARGETS, TARGETS, judge, target
from evaluation_database import write_gold
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from evaluation.floors import FLOORS, FloorsError, Shortfall, check_floors, load_floors
from evaluation.floors import main as print_floors
from evaluation.report import WIDTH, as_json, print_misses, print_report
from evaluation.scores import evaluate
from evaluation.tallies import Finding, Share, draw_weights, intervals, total

LONG_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_the_report_is_plain_and_narrow(tmp_path: Path) -> None:
    extra = target(9, "7% diện tích rừng", 7, rule="targets.rừng [thử]")
    tables = {
        "v_targets": [*TARGETS[1:], extra],
        "v_documents": [ABOUT | {"media_type": LONG_TYPE}],
    }
    evaluation = judge(tmp_path, tables, GOLD, GOLD | {"file": "b.pdf"})
    written = io.StringIO()
    console = Console(file=written, width=180)
    print_report(evaluation, console)
    print_misses(evaluation, console)
    text = written.getvalue()
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "2 gold documents, 1 of them not in the database" in text
    assert "targets.rừng [thử]" in text
    assert "FALSE target | have 7 percent" in text
    assert "MISSED target | want 35 percent | not found | “35% hộ dân”" in text
    assert "…" not in text
    assert "vnd." not in text
    assert re.search(r"^docx +1 ", text, re.MULTILINE)


def test_a_screen_of_eighty_columns_cuts_no_figure(tmp_path: Path) -> None:
    written = io.StringIO()
    evaluation = judge(tmp_path, {"v_targets": TARGETS[1:]})
    print_report(evaluation, Console(file=written, width=80, force_terminal=True, no_color=True))
    lines = written.getvalue().splitlines()
    (heads,) = (nth for nth, line in enumerate(lines) if "By genre" in line)
    assert "basis" in lines[heads + 1]
    assert len(re.findall(r"F1", lines[heads + 2])) == 4


def test_json_holds_every_figure(tmp_path: Path) -> None:
    evaluation = judge(tmp_path, {"v_targets": TARGETS[1:]})
    report = json.loads(json.dumps(as_json(evaluation, misses=True)))
    assert report["values"] == evaluation.values
    assert report["scores"]["targets_all_f1"]["gold"] == len(GOLD_TARGETS)
    assert report["misses"][0]["quote"] == "35% hộ dân"
    assert "misses" not in as_json(evaluation)


def test_what_fell_short(tmp_path: Path) -> None:
    judge(tmp_path, {"v_targets": TARGETS[1:]})
    evaluation = evaluate(str(tmp_path / "a.db"), tmp_path / "gold", floors="seeds")
    short = {shortfall.name for shortfall in evaluation.shortfalls}
    assert {"doc_province", "table_rows"} <= short  # gold that is not there holds no floor
    assert "quotes_true" not in short
    written = io.StringIO()
    print_report(evaluation, Console(file=written, width=WIDTH))
    assert "Short of [seeds]: table_rows nothing scored < " in written.getvalue()


def test_floors() -> None:
    assert check_floors({"a": 0.9, "b": 0.8}, {"a": 0.9, "b": 0.81, "c": 0.0}) == (
        Shortfall("b", 0.81, 0.8),
    )
    for name in ("seeds", "samples", "documents"):
        assert load_floors(name)["quotes_true"] == 1.0
    assert "lower one only on purpose" in FLOORS.read_text(encoding="utf-8").lower()


def test_floors_are_printed_for_a_scorer_outside(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_floors(["seeds"]) == 0
    pairs = dict(line.split("=") for line in capsys.readouterr().out.splitlines())
    assert {name: float(floor) for name, floor in pairs.items()} == load_floors("seeds")
    assert print_floors(["seed"]) == 2
    assert "no floors [seed]" in capsys.readouterr().err


def test_unknown_floors_are_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(FloorsError, match=r"no floors \[seed\]; it has seeds, samples, documents"):
        evaluate("nowhere.db", write_gold(tmp_path / "gold", GOLD), floors="seed")
    bad = tmp_path / "floors.toml"
    bad.write_text("[a]\nx = 95\n", encoding="utf-8")
    with pytest.raises(FloorsError, match="x: a number from 0 to 1"):
        load_floors("a", bad)


def test_figures_of_nothing() -> None:
    assert Share().figures == {}
    assert Finding().figures == {}
    assert Finding(0, 3, 0, 0).figures == {"_precision": 0.0, "_recall": 0.0, "_f1": 0.0}
    assert Finding(0, 0, 0, 3).figures == {"_precision": 0.0, "_recall": 1.0, "_f1": 0.0}
    assert intervals([None, None], draw_weights(2)) == {}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12))
def test_an_interval_lies_within_what_the_documents_give(counts: list[tuple[int, int]]) -> None:
    shares = [Share(right, right + wrong) for right, wrong in counts]
    around = intervals(shares, draw_weights(len(shares), draws=50))
    figures = [share.figures[""] for share in shares if share.of]
    if not figures:
        assert around == {}
        return
    low, high = around[""]
    assert min(figures) - 1e-9 <= low <= high <= max(figures) + 1e-9
    assert total(shares).counts == (sum(s.right for s in shares), sum(s.of for s in shares))
