"""Builds document records by hand for the tests of db/: paragraphs in, facts by their words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

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


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(f"sqlite:///{tmp_path}/kehoach.db")
