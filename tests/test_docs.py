"""Every query that README and the codebook print runs, and finds something in the samples."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from sample_database import sample_database

__all__ = ["sample_database"]

ROOT = Path(__file__).resolve().parent.parent
FENCED = regex.compile(r"^```sql\n(.+?)^```$", regex.MULTILINE | regex.DOTALL)
IN_A_LINE = regex.compile(
    r"""(?<=sqlite3\s[^"\n]*")(select\s[^"]+)(?=")  # sqlite3 DB "select ..."
      | (?<=kehoach\ sql\s')(select\s[^']+)(?=')       # kehoach sql 'select ...'
      | (?<=execute\(')(select\s[^']+)(?=')           # the same from Python
      | (?<=`)(select\s[^`]+)(?=`)                    # quoted within a sentence""",
    regex.VERBOSE,
)
LINK = regex.compile(r"\]\((?!\w+://)([^)#]+)")
PAGES = ("README.md", "docs/codebook.md")
LINKED = (*PAGES, "docs/guide.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md")


def queries() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        found = FENCED.findall(text) + [m.group() for m in IN_A_LINE.finditer(text)]
        yield from ((f"{page}:{number}", query) for number, query in enumerate(found, start=1))


QUERIES = dict(queries())


@pytest.fixture(scope="module")
def samples(sample_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(sample_database)
    yield connection
    connection.close()


def test_queries_are_found() -> None:
    pages = [name.split(":")[0] for name in QUERIES]
    assert pages.count("README.md") >= 4
    assert pages.count("docs/codebook.md") >= 6


@pytest.mark.parametrize("name", QUERIES)
def test_query_finds_rows(name: str, samples: sqlite3.Connection) -> None:
    assert samples.execute(QUERIES[name]).fetchall(), QUERIES[name]


@pytest.mark.parametrize("page", LINKED)
def test_links_lead_to_files(page: str) -> None:
    for target in LINK.findall((ROOT / page).read_text("utf-8")):
        assert ((ROOT / page).parent / target).exists(), target
