"""The questions of docs/guide.md give the answers that it prints, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from db_builder import empty_database
from guide_blocks import GUIDE, Asked, ask, questions
from sample_database import sample_database
from typer.testing import CliRunner

from db.merge import merge
from pipeline.cli import app

__all__ = ["sample_database"]

QUESTIONS = list(questions(GUIDE.read_text("utf-8")))
each = pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.name)


@pytest.fixture(scope="module")
def server(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The samples on a PostgreSQL server."""
    with empty_database("postgresql", tmp_path_factory.mktemp("none")) as url:
        merge(url, f"sqlite:///{sample_database}")
        yield url


def test_there_are_twelve_questions() -> None:
    assert [asked.name for asked in QUESTIONS] == [str(n) for n in range(1, 13)]


@each
def test_sqlite_gives_the_printed_answer(asked: Asked, sample_database: Path) -> None:
    found = ask(asked, f"sqlite:///{sample_database}")
    assert found == asked.answer, "changed on purpose? PYTHONPATH=tests python -m guide_blocks"


@each
def test_postgresql_gives_the_same_rows(asked: Asked, server: str) -> None:
    """Rows, not their order: a server sorts by its own alphabet."""
    assert sorted(ask(asked, server).splitlines()) == sorted(asked.answer.splitlines())


@each
def test_an_answer_says_something(asked: Asked) -> None:
    head, rule, *rows = asked.answer.splitlines()
    assert head.startswith("| ")
    assert set(rule) <= set("|-: ")
    assert 2 <= len(rows) <= 20


@pytest.mark.parametrize(
    "words",
    [
        ("issues",),
        ("search", "thanh toan truc tuyen", "--db"),
        ("show", "14/KH-UBND", "--db"),
        ("sql", "select path, quote, value_low from v_targets order by random() limit 50", "--db"),
    ],
    ids=lambda words: words[0],
)
def test_what_else_the_guide_calls_can_be_called(
    words: tuple[str, ...], sample_database: Path
) -> None:
    text = GUIDE.read_text("utf-8")
    assert f"kehoach {words[0]}" in text
    assert all(word in text for word in words if word != "--db")
    done = CliRunner().invoke(app, [*words, str(sample_database)])
    assert done.exit_code == 0, done.output
    assert done.output
