"""From gold and a database to scores: each with its counts and its 95 % interval.

Names are stable, floors are compared by them: ``doc_<field>`` shares of documents,
``targets_percent``, ``targets_all``, ``tasks`` (table rows), ``assign``, ``references`` and
``basis`` with ``_precision``, ``_recall`` and ``_f1``; ``table_rows`` the rows with every cell
right; ``slot_<name>`` shares of the targets found, ``slot_all`` those with comparator, change,
indicator, due year and levels right, ``slot_every`` those with every slot that gold knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.fields import score_fields
from evaluation.floors import Shortfall, check_floors, load_floors
from evaluation.gold import load_gold
from evaluation.gold_types import GoldDocument
from evaluation.predicted import PredictedDocument, read_predictions
from evaluation.quotes import count_false_quotes
from evaluation.reference_scores import score_bases, score_references
from evaluation.tallies import Miss, Share, Sheet, Tally, draw_weights, intervals, total
from evaluation.target_scores import score_targets
from evaluation.task_scores import score_assignments, score_rows

_JUDGES = (
    score_fields,
    score_targets,
    score_rows,
    score_assignments,
    score_bases,
    score_references,
)
NOT_THERE = "not in the database"


@dataclass(frozen=True, slots=True)
class Score:
    """One figure between 0 and 1 with its 95 % bootstrap interval and the counts behind it."""

    value: float
    low: float
    high: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One gold document judged."""

    file: str
    genre: str
    media_type: str
    tallies: Mapping[str, Tally]
    rules: Mapping[str, Share]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A database judged against a folder of gold.

    `by_genre` and `by_media_type` hold values by score name; `rules` how many finds of each
    rule are right, in documents whose targets are marked; `false_quotes` by view.
    """

    documents: tuple[DocumentScore, ...]
    scores: Mapping[str, Score]
    by_genre: Mapping[str, Mapping[str, float]]
    by_media_type: Mapping[str, Mapping[str, float]]
    rules: Mapping[str, Share]
    false_quotes: Mapping[str, int]
    floors: str | None
    shortfalls: tuple[Shortfall, ...]

    @property
    def misses(self) -> tuple[Miss, ...]:
        """Every miss and false find, document by document."""
        return tuple(miss for document in self.documents for miss in document.misses)

    @property
    def values(self) -> dict[str, float]:
        """Every figure by name, `quotes_true` (1 or 0) among them."""
        quotes = {"quotes_true": self.false_quotes["v_targets"] == 0}
        quotes["quotes_true_all"] = not any(self.false_quotes.values())
        figures = {name: score.value for name, score in self.scores.items()}
        return figures | {name: float(held) for name, held in quotes.items()}


def evaluate(url: str, gold_dir: Path, *, floors: str | None) -> Evaluation:
    """Judge a database against the gold files of a folder.

    Args:
        url: a path to an SQLite file, or an SQLAlchemy URL.
        gold_dir: the folder with ``*.gold.json`` or ``*.json``.
        floors: the name of a set of evaluation/floors.toml to hold the scores to, or None.

    Raises:
        GoldError: if the gold cannot be understood.
        FloorsError: if there is no set of floors of that name.
        ViewError: if the database or one of its views is not there.
    """
    pinned = load_floors(floors) if floors else {}
    gold = load_gold(gold_dir)
    predictions = read_predictions(url, {document.file for document in gold})
    absent = PredictedDocument()
    documents = tuple(score_document(d, predictions.get(d.file, absent)) for d in gold)
    judged = Evaluation(
        documents=documents,
        scores=_scores(documents),
        by_genre=_broken_down(documents, [d.genre for d in documents]),
        by_media_type=_broken_down(documents, [d.media_type for d in documents]),
        rules=_sum_rules(documents),
        false_quotes=count_false_quotes(url),
        floors=floors,
        shortfalls=(),
    )
    return replace(judged, shortfalls=check_floors(judged.values, pinned))


def score_document(gold: GoldDocument, predicted: PredictedDocument) -> DocumentScore:
    """Judge one document; one that the database does not hold has all its gold missed."""
    sheet = Sheet(gold.file)
    for judge in _JUDGES:
        judge(gold, predicted, sheet)
    about = predicted.about or {}
    return DocumentScore(
        file=gold.file,
        genre=gold.fields.get("genre") or about.get("genre") or NOT_THERE,
        media_type=about.get("media_type") or NOT_THERE,
        tallies=sheet.tallies,
        rules=sheet.rules,
        misses=tuple(sheet.misses),
    )


def _scores(documents: Sequence[DocumentScore]) -> dict[str, Score]:
    weights = draw_weights(len(documents))
    scores: dict[str, Score] = {}
    for name in _names(documents):
        column = [document.tallies.get(name) for document in documents]
        whole = total([tally for tally in column if tally is not None])
        around = intervals(column, weights)
        for suffix, value in whole.figures.items():
            scores[name + suffix] = Score(value, *around[suffix], whole)
    return scores


def _broken_down(
    documents: Sequence[DocumentScore], kinds: Sequence[str]
) -> dict[str, dict[str, float]]:
    """The figures of each kind of document by itself."""
    figures: dict[str, dict[str, float]] = {}
    for kind in sorted(set(kinds)):
        few = [d for d, its_kind in zip(documents, kinds, strict=True) if its_kind == kind]
        figures[kind] = {"documents": float(len(few))}
        for name in _names(few):
            whole = total([d.tallies[name] for d in few if name in d.tallies])
            figures[kind] |= {name + suffix: v for suffix, v in whole.figures.items()}
    return figures


def _names(documents: Sequence[DocumentScore]) -> list[str]:
    return sorted({name for document in documents for name in document.tallies})


def _sum_rules(documents: Sequence[DocumentScore]) -> dict[str, Share]:
    names = sorted({name for document in documents for name in document.rules})
    shares = {name: [d.rules[name] for d in documents if name in d.rules] for name in names}
    return {
        name: Share(sum(s.right for s in some), sum(s.of for s in some))
        for name, some in shares.items()
    }
