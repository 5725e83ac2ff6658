"""Builds document records by hand for the tests of db/: paragraphs in, facts by their words."""

import atexit
import os
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from postgres_server import VARIABLE
from sqlalchemy import Engine, create_engine, make_url, text

from db.addresses import parse_address
from db.engine import open_database
from db.store import save_document, start_run
from models.dates import DateInterval
from models.facts import Agency, Assignment, Facts, Figure, LegalReference, Metadata, Task
from models.issues import Issue
from models.record import DocumentRecord
from models.spans import Evidence, Place, Span
from models.structure import Part, Section
from models.text import Block


class Draft:
    """A document in the making; a fact is said by a quote, the first place of it counts."""

    def __init__(self, *paragraphs: str, path: str = "dak-nong/2024.txt", sha: str = "") -> None:
        self.path, self.sha = path, sha or f"sha of {path}"
        self.text = "\n".join(paragraphs)
        self.blocks: list[Block] = []
        start = 0
        for index, words in enumerate(paragraphs):
            span = Span(start, start + len(words))
            self.blocks.append(Block(index, span, Place(page=index + 1)))
            start = span.end + 1
        self.figures: list[Figure] = []
        self.tasks: list[Task] = []
        self.references: list[LegalReference] = []
        self.issues: list[Issue] = []

    def evidence(self, quote: str, rule: str = "hand") -> Evidence:
        start = self.text.index(quote)
        block = next(b.index for b in self.blocks if b.span.start <= start <= b.span.end)
        place = self.blocks[block].place
        return Evidence(Span(start, start + len(quote)), quote, rule, block, 0, place)

    def target(self, quote: str, value: float, **known: Any) -> "Draft":
        low, high = known.pop("value_low", value), known.pop("value_high", value)
        usual = {"modality": "target", "indicator_text": quote, "unit": "percent"}
        known = usual | {"due": DateInterval.year(2025), "due_source": "own"} | known
        self.figures.append(
            Figure(evidence=self.evidence(quote), value_low=low, value_high=high, **known)
        )
        return self

    def task(self, quote: str, *agencies: tuple[str, str], **known: Any) -> "Draft":
        given = tuple(
            Assignment(role, Agency(name, name), self.evidence(name))  # type: ignore[arg-type]
            for role, name in agencies
        )
        self.tasks.append(Task(self.evidence(quote), "prose", quote, assignments=given, **known))
        return self

    def cite(self, quote: str, relation: str = "basis", **known: Any) -> "Draft":
        self.references.append(LegalReference(self.evidence(quote), relation, **known))  # type: ignore[arg-type]
        return self

    def record(self, **metadata: Any) -> DocumentRecord:
        whole = Span(0, len(self.text))
        section = Section(
            0, None, Part.PLAN, 1, "II", "Mục tiêu", "II", whole, 0, (0, len(self.blocks))
        )
        facts = Facts(
            Metadata(**({"genre": "plan"} | metadata)),
            tuple(self.references),
            tuple(self.figures),
            tuple(self.tasks),
        )
        return DocumentRecord(
            path=self.path,
            sha256=self.sha,
            media_type="text/plain",
            text=self.text,
            blocks=tuple(self.blocks),
            parts=(Part.PLAN,) * len(self.blocks),
            sections=(section,),
            section_of=(0,) * len(self.blocks),
            tables=(),
            facts=facts,
            issues=tuple(self.issues),
        )


def of_province(name: str = "Đắk Nông", number: str = "12/KH-UBND", **more: Any) -> dict[str, Any]:
    """Metadata of a provincial plan of 2024."""
    return {
        "document_number": number,
        "issuing_body": f"Ủy ban nhân dân tỉnh {name}",
        "issuing_level": "province",
        "province": name,
        "province_id": f"id of {name}",
        "issued_on": date(2024, 1, 15),
    } | more


def save(engine: Engine, record: DocumentRecord, *, fingerprint: str = "f1") -> None:
    run_id = start_run(
        engine, code_version="1", lexicon_sha256="0" * 64, workers=1, executor="serial"
    )
    save_document(engine, run_id, record, fingerprint=fingerprint, code_version="1")


def rows(engine: Engine, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


KINDS = ("sqlite", "postgresql")


def empty_database(kind: str, folder: Path) -> AbstractContextManager[str]:
    """The address of an empty database of a kind."""
    if kind == "sqlite":
        return nullcontext(f"sqlite:///{folder}/kehoach.db")
    return own_database("template1")


@contextmanager
def own_database(template: str) -> Iterator[str]:
    """The address of a new database on the test server, which is dropped behind the test."""
    server = os.environ.get(VARIABLE, "")
    if not server:
        pytest.skip(f"no {VARIABLE}: run `python3 tests/postgres_server.py make test`")
    name = f"kehoach_{uuid.uuid4().hex}"
    admin = create_engine(parse_address(server), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@cache
def template_database() -> str:
    """A database with tables and words, for all tests of this process: to copy it is quick."""
    with ExitStack() as stack:
        address = stack.enter_context(own_database("template1"))
        open_database(address).dispose()
        atexit.register(stack.pop_all().close)
    return str(make_url(address).database)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_database(request.param, tmp_path) as address:
        yield address


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    made = empty_database("sqlite", tmp_path)
    if request.param == "postgresql":
        made = own_database(template_database())
    with made as address:
        opened = open_database(address)
        yield opened
        opened.dispose()
