"""The command line: what starts fast, what it prints, how it exits."""

import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from db.engine import close_database, open_database
from models.dates import DateInterval
from pipeline.cli import app
from pipeline.explain import when

ROOT = Path(__file__).resolve().parent.parent
SAMPLES, GOLD = ROOT / "corpus" / "samples", ROOT / "corpus" / "gold"
COUNT = len(list(GOLD.iterdir()))
HEAVY = ("spacy", "underthesea", "pandas", "sqlalchemy", "pdfplumber", "lxml", "bs4")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom pipeline.cli import app\n"
        "print(CliRunner().invoke(app, ['--help']).output)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "extract" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "k.db"
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", str(path)])
    assert done.exit_code == 0, done.output
    for word in ("targets", "Documents by genre", "Documents by province", "Ask it", "sqlite3"):
        assert word in done.output
    return path


def test_extract_again_says_unchanged(database: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", f"sqlite:///{database}"])
    assert done.exit_code == 0
    assert f"0 read, {COUNT} unchanged" in done.output


def test_extract_of_a_broken_file_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "x.txt").write_bytes(b"")
    done = CliRunner().invoke(
        app, ["extract", str(tmp_path / "corpus"), "--db", str(tmp_path / "x.db")]
    )
    assert done.exit_code == 1
    assert "1 file: 0 read, 0 unchanged, 1 failed" in done.output
    assert "failed x.txt: the file has no bytes (empty_file)" in done.output
    assert "1 file failed; the rest is in the database." in done.output


def test_an_empty_folder_makes_no_database(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    done = CliRunner().invoke(
        app, ["extract", str(tmp_path / "corpus"), "--db", str(tmp_path / "x.db")]
    )
    assert (done.exit_code, done.output) == (2, f"kehoach: no files in {tmp_path / 'corpus'}\n")
    assert not (tmp_path / "x.db").exists()


def test_a_locked_database_exits_with_2(tmp_path: Path) -> None:
    holder = sqlite3.connect(tmp_path / "x.db")
    holder.execute("begin exclusive")
    url = f"sqlite:///{tmp_path}/x.db?timeout=0.05"
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", url])
    holder.close()
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "in use by another program" in done.output


def test_the_example_query_can_be_asked(tmp_path: Path) -> None:
    name = tmp_path / "kế hoạch.db"
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", str(name)])
    (line,) = (line for line in done.output.splitlines() if line.startswith("Ask it:"))
    program, path, query = shlex.split(line.removeprefix("Ask it:"))
    assert (program, path) == ("sqlite3", str(name))
    with sqlite3.connect(path) as connection:
        assert connection.execute(query).fetchall()


def test_an_interrupted_run_says_how_far_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.executors.Processes.read_all", interrupt)
    name = tmp_path / "x.db"
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", str(name)])
    assert done.exit_code == 130
    assert done.output.endswith(f"kehoach: stopped after 0 of {COUNT}; run again to go on\n")
    assert [file.name for file in tmp_path.iterdir()] == ["x.db"]


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_version() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert done.exit_code == 0
    assert done.output == f"kehoach {version('kehoach')}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "no/such/folder"],
        ["extract", str(ROOT / "Makefile")],
        ["explain", str(SAMPLES)],
        ["extract", str(SAMPLES), "--db", "no/such/folder/k.db"],
        ["extract", str(SAMPLES), "--db", "nothing://at-all"],
        ["explain", "no/such/file.txt"],
        ["evaluate", "no/such.db", str(GOLD)],
        ["issues", "no/such.db"],
        ["extract"],
        ["sing"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_explain_marks_each_quote_with_rule_and_place() -> None:
    file = SAMPLES / "03_ben_tre_trang_phap_luat.html"
    done = CliRunner().invoke(app, ["explain", str(file)])
    assert done.exit_code == 0
    for word in (
        "document_number",
        "6815/KH-UBND",
        "target",
        "task",
        "citation",
        "«",
        "rule ",
        "source ",
    ):
        assert word in done.output


def test_explain_has_a_legend_counts_and_plain_values() -> None:
    file = SAMPLES / "03_ben_tre_trang_phap_luat.html"
    lines = CliRunner().invoke(app, ["explain", str(file)]).output.splitlines()
    assert "[?] none of the catalogue" in lines[1]
    assert "  is_complete       yes" in [line.rstrip() for line in lines]
    assert re.fullmatch(r"\d+ \w+s, \d+ .*, \d+ issues?", lines[-1])
    assert not [line for line in lines if "/20" in line and " (own)" in line]


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (DateInterval.year(2023), "in 2023"),
        (DateInterval.years(2021, 2025), "in 2021-2025"),
        (DateInterval.year(2023).until, "by 2023-12-31"),
        (DateInterval(date(2023, 5, 2), date(2023, 5, 2), "day"), "on 2023-05-02"),
        (
            DateInterval(date(2023, 4, 1), date(2023, 6, 30), "quarter"),
            "from 2023-04-01 to 2023-06-30",
        ),
    ],
)
def test_when(interval: DateInterval, words: str) -> None:
    assert when(interval) == words


def test_indicators_shows_the_code_its_rivals_and_why() -> None:
    file = SAMPLES / "01_lai_chau_cai_cach_hanh_chinh_2023.txt"
    done = CliRunner().invoke(app, ["indicators", str(file), "--most", "2"])
    lines = [line.strip() for line in done.output.splitlines()]
    at = lines.index("in: SIPAS")
    assert lines[at - 1].startswith("target    [sipas_score] > 85 %")
    assert [line.partition(" (")[0] for line in lines[at + 1 : at + 3]] == [
        "= sipas_score",
        "- sipas_rank",
    ]
    assert lines[at + 2].endswith("; not: unit percent")
    assert "no words of the catalogue" in lines
    assert re.fullmatch(r"\d+ figures, \d+ linked", lines[-1])


def test_explain_of_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "x.gif"
    path.write_bytes(b"GIF89a\x01\x00")
    done = CliRunner().invoke(app, ["explain", str(path)])
    assert done.exit_code == 1
    said = (
        "a picture: only text, HTML, PDF, Word and scanned pages can be read (unsupported_format)"
    )
    assert done.output == f"kehoach: {path}: {said}\n"


@pytest.mark.parametrize("command", ["explain", "indicators"])
def test_a_file_without_document_exits_with_1_as_in_a_run(command: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("xin chào", "utf-8")
    done = CliRunner().invoke(app, [command, str(tmp_path / "x.txt")])
    assert done.exit_code == 1
    assert "no_document" in done.output


@pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="a sample's last page is scanned: apt-get install tesseract-ocr tesseract-ocr-vie",
)
def test_evaluate_prints_figures_and_holds_floors(database: Path) -> None:
    done = CliRunner().invoke(
        app, ["evaluate", str(database), str(GOLD), "--floors", "samples", "--misses"]
    )
    assert done.exit_code == 0, done.output
    assert "targets" in done.output
    figures = CliRunner().invoke(app, ["evaluate", str(database), str(GOLD), "--json"])
    assert json.loads(figures.output)


def test_evaluate_of_another_corpus_prints_no_zeros(database: Path, tmp_path: Path) -> None:
    (tmp_path / "x.gold.json").write_text('{"file": "other.txt", "document": {}}', "utf-8")
    done = CliRunner().invoke(app, ["evaluate", str(database), str(tmp_path)])
    assert done.exit_code == 2
    assert "does not hold the 1 document that" in done.output
    assert done.output.count("\n") == 1


def test_no_issues_are_said(tmp_path: Path) -> None:
    close_database(open_database(f"sqlite:///{tmp_path}/x.db"))
    for arguments in (
        ["issues", str(tmp_path / "x.db")],
        ["issues", str(tmp_path / "x.db"), "--all"],
    ):
        assert CliRunner().invoke(app, arguments).output == "No issues.\n"


def test_issues(database: Path) -> None:
    done = CliRunner().invoke(app, ["issues", str(database)])
    assert done.exit_code == 0
    every = CliRunner().invoke(app, ["issues", str(database), "--all"])
    assert every.exit_code == 0
    assert every.output.strip()


def test_a_summary_tells_units_of_one_name_apart(database: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(SAMPLES), "--db", str(database)])
    lines = [line.split() for line in done.output.splitlines()]
    assert ["Quảng", "Trị", "(đến", "6/2025)", "1"] in lines
    assert ["Quảng", "Trị", "(từ", "7/2025)", "1"] in lines
    assert not [line for line in done.output.splitlines() if line.endswith(" ")]


def test_a_file_that_failed_and_went_is_named(tmp_path: Path) -> None:
    corpus, command = tmp_path / "corpus", ["extract", str(tmp_path / "corpus")]
    command += ["--db", str(tmp_path / "x.db")]
    corpus.mkdir()
    (corpus / "empty.txt").write_bytes(b"")
    shutil.copy(SAMPLES / "11_kon_tum_chi_thi_2019.txt", corpus / "a.txt")
    assert CliRunner().invoke(app, command).exit_code == 1
    (corpus / "empty.txt").unlink()
    kept = CliRunner().invoke(app, command)
    said = "1 file of the database is not in this folder"
    assert kept.exit_code == 0
    assert f"{said} (kept; --prune drops): empty.txt\n" in kept.output
    dropped = CliRunner().invoke(app, [*command, "--prune"])
    assert f"{said} (dropped): empty.txt\n" in dropped.output
    assert "No issues." in dropped.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sing"], "no such command 'sing' (see `kehoach --help`)"),
        (
            ["extrac", "x"],
            "no such command 'extrac' - did you mean 'extract'? (see `kehoach --help`)",
        ),
        (["extract"], "missing argument 'CORPUS' (see `kehoach extract --help`)"),
        (["extract", ""], "no folder ''"),
        (["extract", "no/such"], "no folder no/such"),
        (["merge", "a.db", "b.db", "--under", "../x"], "--under ../x: a folder within the corpus"),
        (["merge", "a.db", "b.db", "--under", "/x"], "--under /x: a folder within the corpus"),
        (["extract", "a", "b"], "not understood: b (see `kehoach extract --help`)"),
        (["extract", "a", "--wrokers", "2"], "--workers? (see `kehoach extract --help`)"),
        (["extract", "a", "--workers", "many"], "--workers: a whole number is wanted (see "),
        (["extract", "a", "--workers", "-1"], "--workers: the least is 0 (see "),
        (["extract", "a", "--timeout", "inf"], "--timeout: the most is 86400 (see "),
        (["extract", "a", "--timeout", "soon"], "--timeout: a number is wanted (see "),
        (["extract", "a", "--timeout", "nan"], "--timeout: the most is 86400 (see "),
        (["extract", "a", "--memory", "1"], "--memory: the least is 512 (see "),
        (["compare", "--level", "xa"], "--level: 'xa' is not one of 'central', 'province', "),
        (["compare", "--indicator"], "option '--indicator' requires an argument"),
        (["export", "x"], "missing option '--format': choose from csv, xlsx, parquet, jsonl (see"),
        (["show", "x", "--db", ""], "'' names no database: give a file, or an SQLAlchemy URL"),
        (["issues", ":memory:"], "':memory:' names no database"),
        (["extract", str(SAMPLES), "--db", "sqlite://"], "'sqlite://' names no database"),
        (["show", "x", "--db", "no.db"], "there is no database at no.db; write one with `kehoach"),
        (["export", "x", "--format", "csv", "--db", "no.db"], "there is no database at no.db"),
        (["merge", "no.db", "no2.db"], "there is no database at no.db; --into makes a new one"),
        (["explain", __file__, "--picture", "x"], "--picture draws the pages of PDFs only, and"),
    ],
)
def test_wrong_words_are_answered_in_one_line(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, arguments)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.output
    assert done.stderr.startswith("kehoach: ")
    assert words in done.stderr
    assert not list(tmp_path.iterdir())


def test_no_command_shows_the_help() -> None:
    done = CliRunner().invoke(app, [])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Commands:" in done.stderr
    assert "..." not in done.stderr.partition("Commands:")[2]


@pytest.mark.parametrize(
    "command", sorted(info.callback.__name__ for info in app.registered_commands if info.callback)
)
def test_every_command_has_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).output
    assert f"Example: kehoach {command} " in shown
    assert f"`kehoach {command}" in (ROOT / "README.md").read_text("utf-8")


def test_the_words_of_a_document_need_no_quotes(database: Path) -> None:
    done = CliRunner().invoke(app, ["show", "kon", "tum", "2019", "--db", str(database)])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("11_kon_tum_chi_thi_2019.txt")


def test_the_words_of_a_search_need_no_quotes(database: Path) -> None:
    one = CliRunner().invoke(app, ["search", "thanh toan", "--db", str(database)])
    several = CliRunner().invoke(app, ["search", "thanh", "toan", "--db", str(database)])
    assert (one.exit_code, several.exit_code) == (0, 0)
    assert one.output == several.output


def test_a_search_says_where_it_found_nothing(database: Path) -> None:
    asked = ["search", "toan", "--year", "1990", "--province", "Hà Nam", "--kind", "task"]
    done = CliRunner().invoke(app, [*asked, "--db", str(database)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "kehoach: nothing holds all words of 'toan' in a task of Hà Nam of 1990\n"


def test_a_merge_counts_one_as_one(tmp_path: Path) -> None:
    for name in ("11_kon_tum_chi_thi_2019.txt", "14_nghe_an_thong_bao.txt"):
        folder = tmp_path / name[:2]
        folder.mkdir()
        (folder / name).write_bytes(
            (SAMPLES / "11_kon_tum_chi_thi_2019.txt").read_bytes() + name.encode()
        )
        CliRunner().invoke(app, ["extract", str(folder), "--db", f"{folder}.db"])
    names = [str(tmp_path / name) for name in ("11.db", "14.db")]
    done = CliRunner().invoke(app, ["merge", *names])
    assert done.exit_code == 0, done.output
    words = [line.strip() for line in done.output.splitlines()]
    assert (words[0], words[-2]) == ("1 new file", "1 run added")
    assert words[-1] == f"2 documents now in {names[0]}"
