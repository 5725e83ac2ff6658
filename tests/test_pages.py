"""Pages of every kind of site (tests/pages): where the document begins and ends, and what is the site's.

Each page stands beside its expectations: the document's first and last words, words that must be
furniture, that must be the document's, that must not be read; the site's attributes, the grids of
its tables, codes of issues (``*``: any), and fields of its metadata.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from models.plan import Plan
from models.record import DocumentRecord
from models.structure import Part, Table
from models.text import RawFile, RawText
from pipeline.document import read_document
from pipeline.parse import parse
from pipeline.readers import read

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def raw_file(name: str) -> RawFile:
    return RawFile(f"{name}.html", (PAGES / f"{name}.html").read_bytes(), "0", "text/html")


@cache
def page(name: str) -> tuple[RawText, Plan]:
    file = raw_file(name)
    raw = read(file)
    return raw, parse(file, raw)[0]


@cache
def record(name: str) -> DocumentRecord:
    return read_document(raw_file(name))


@cache
def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    return found


def parted(plan: Plan) -> tuple[str, str]:
    """The words of the document and those of the site."""
    pairs = list(zip(plan.blocks, plan.parts, strict=True))
    own = [plan.words(block) for block, part in pairs if part is not Part.FURNITURE]
    others = [plan.words(block) for block, part in pairs if part is Part.FURNITURE]
    return "\n".join(own), "\n".join(others)


def grid(plan: Plan, table: Table) -> list[list[str]]:
    return [
        [" ".join(plan.words(i) for i in range(cell.first, cell.last)) for cell in row]
        for row in table.rows
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_parted_from_the_site(name: str) -> None:
    own, others = parted(page(name)[1])
    wanted = expected(name)
    assert own.startswith(wanted["first"])
    assert own.endswith(wanted["last"])
    for words in wanted["document"]:
        assert words in own
    for words in wanted["furniture"]:
        assert words in others
        assert words not in own
    assert not any(words in own + others for words in wanted.get("absent", ()))


@pytest.mark.parametrize("name", NAMES)
def test_attributes_and_tables(name: str) -> None:
    raw, plan = page(name)
    wanted = expected(name)
    assert wanted["site"].items() <= dict(raw.site).items()
    own = [t for t in plan.tables if plan.parts[plan.block_at(t.span.start).index] != "furniture"]
    assert [grid(plan, table) for table in own] == wanted["tables"]


@pytest.mark.parametrize("name", NAMES)
def test_metadata_and_issues(name: str) -> None:
    found, wanted = record(name), expected(name)
    for field, value in wanted["metadata"].items():
        given = getattr(found.facts.metadata, field)
        assert (given.isoformat() if hasattr(given, "isoformat") else given) == value, field
    codes = {issue.code for issue in (*found.issues, *found.facts.issues)}
    assert wanted["issues"] == ["*"] or codes == set(wanted["issues"])


def test_every_page_has_its_expectations() -> None:
    assert len(NAMES) >= 15
    assert sorted(path.stem for path in PAGES.glob("*.json")) == NAMES
