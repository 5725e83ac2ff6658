"""What a database says of the made files, measured against the gold and against each other."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from db.read_views import read_view
from evaluation.gold import load_gold
from evaluation.gold_types import GoldDocument, GoldTarget
from evaluation.matching import row_values
from evaluation.predicted import PredictedDocument, read_predictions
from evaluation.scores import DocumentScore, score_document
from evaluation.squeezing import squeeze
from formats.content import HERE
from formats.files import MADE, MadeFile
from models.record import DocumentRecord
from models.structure import GridCell
from pipeline.executors import Executor
from pipeline.run import run

GOLD = HERE / "gold"
ALIKE = 0.8  # of a quote's letters, where a machine read them from a picture
_METADATA = (
    *("genre", "document_number", "document_type", "title", "issued_on", "issuing_body"),
    *("province", "signer", "signer_position", "signed_for", "period_start", "period_end"),
)
_TARGET = (
    *("value_low", "value_high", "unit", "comparator", "indicator_code", "change", "levels"),
    *("due_end", "due_source", "baseline", "baseline_value", "per_period"),
)
_TASK = ("row_label", "objective", "task", "product", "leads", "coordinators", "timeframe_text")


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file was read: shares of the gold, and the number."""

    file: MadeFile
    targets: float
    slots: float
    number: bool
    rows: float | None
    assignments: float


def gold_of(file: MadeFile) -> GoldDocument:
    """The gold of a made file: its plan's, with what the file does not say taken away."""
    gold = next(g for g in load_gold(GOLD) if g.file == file.plan)
    fields = {**gold.fields, **dict(file.changes)}
    return replace(gold, file=file.name, fields=fields)


def write_gold(file: MadeFile, folder: Path, name: str | None = None) -> None:
    """The same as a gold file, for `kehoach evaluate`."""
    data = json.loads((GOLD / f"{file.plan}.gold.json").read_text("utf-8"))
    data["file"] = name or file.name
    data["document"] |= dict(file.changes)
    target = folder / f"{data['file']}.gold.json"
    target.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def measure(file: MadeFile, predicted: PredictedDocument) -> Reading:
    """The shares found of a file; targets by their words where they came from a picture."""
    is_read = file.kind == "scan"
    gold = gold_of(file)
    if is_read:  # a misread heading would be no end of the stretch
        gold = replace(gold, prose_scope=None)
    score = score_document(gold, predicted)
    about = predicted.about or {}
    number = about.get("document_number") == gold.fields["document_number"]
    return Reading(
        file=file,
        targets=share_by_words(gold, predicted) if is_read else _figure(score, "targets_all", 0),
        slots=_figure(score, "slot_all", 0),
        number=number and predicted.about is not None,
        rows=_figure(score, "table_rows", 0) if gold.rows else None,
        assignments=_figure(score, "assign", 0),
    )


def _figure(score: DocumentScore, name: str, at: int) -> float:
    counts = score.tallies[name].counts if name in score.tallies else (0, 1)
    return counts[at] / counts[at + 1]


def share_by_words(gold: GoldDocument, predicted: PredictedDocument) -> float:
    """The share of gold targets with a row of the same value, unit and nearly the same words."""
    sure = [target for target in gold.targets or () if not target.doubt]
    free = list(predicted.targets)
    found = 0
    for target in sure:
        match = next((row for row in free if _answers(target, row)), None)
        if match is not None:
            free.remove(match)
            found += 1
    return found / len(sure)


def _answers(target: GoldTarget, row: Mapping[str, Any]) -> bool:
    if row_values(row) != target.values or (row["unit"] == "percent") != target.is_percent:
        return False
    wanted, have = squeeze(target.quote), squeeze(row["quote"])
    common = sum(b.size for b in SequenceMatcher(None, wanted, have, False).get_matching_blocks())
    return common >= ALIKE * min(len(wanted), len(have))


def facts_of(predicted: PredictedDocument) -> dict[str, list[tuple[str, ...]]]:
    """The facts without their places and spelling, to compare one format with another."""
    about = predicted.about or {}
    charged = [r for r in predicted.assignments if r["role"] in ("lead", "coordinate")]
    return {
        "metadata": [(name, squeeze(str(about.get(name)))) for name in _METADATA],
        "targets": _values(predicted.targets, _TARGET),
        "rows": _values([r for r in predicted.tasks if r["source"] == "table"], _TASK),
        "assignments": sorted(_values(charged, ("role", "agency_name", "task"))),
        "references": sorted(_values(predicted.references, ("relation", "cited_number"))),
    }


def _values(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(squeeze(str(row[name])) for name in names) for row in rows]


def read_made(
    names: Sequence[str], folder: Path, *, executor: Executor
) -> tuple[str, dict[str, PredictedDocument]]:
    """Reads made files into a new database in `folder`; its URL, and what it says of each file.

    Members of an archive are there under their own names.
    """
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for name in names:
        shutil.copy(MADE / name, corpus)
    url = f"sqlite:///{folder / 'made.db'}"
    run(corpus, url, executor=executor, on_start=_quiet, on_file=_quiet, on_note=_quiet)
    paths = [row["path"] for row in read_view(url, "v_documents")]
    return url, {Path(p).name: d for p, d in read_predictions(url, paths).items()}


def _quiet(*_: object) -> None:
    """Tells nobody."""


def grid_of(record: DocumentRecord) -> list[list[str]]:
    """The first table of a document as its cells' words, merged cells repeated."""

    def words(seat: GridCell) -> str:
        blocks = record.blocks[seat.first : seat.last]
        return " ".join(" ".join(record.text[b.span.start : b.span.end].split()) for b in blocks)

    return [[words(seat) for seat in row] for row in record.tables[0].rows]
