"""The extractors in the order they run; each sees what the earlier ones found.

Targets need the plan's period and references the document's own number, so metadata comes first.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors import (
    abbreviations,
    clause_patterns,
    damaged_numbers,
    deadlines,
    dues,
    legal_references,
    metadata,
    norms,
    numbers,
    qualifiers,
    quantity_patterns,
    quoted_aims,
    roles,
    targets,
    tasks,
)
from models.facts import Facts
from models.plan import Plan
from models.rule import Rule


@dataclass(frozen=True, slots=True)
class Extractor:
    """A named, versioned function that fills its own kind of fact into the facts so far."""

    name: str
    version: int
    rules: tuple[Rule, ...]
    extract: Callable[[Plan, Facts], Facts]


def _metadata(plan: Plan, known: Facts) -> Facts:
    found, issues = metadata.extract_metadata(plan)
    return replace(known, metadata=found, issues=known.issues + issues)


def _references(plan: Plan, known: Facts) -> Facts:
    return replace(known, references=legal_references.extract_legal_references(plan, known))


def _tasks(plan: Plan, known: Facts) -> Facts:
    found, issues = tasks.extract_tasks(plan, known)
    return replace(known, tasks=found, issues=known.issues + issues)


def _targets(plan: Plan, known: Facts) -> Facts:
    figures = targets.extract_targets(plan, known)
    damaged = tuple(damaged_numbers.find_damaged(plan))
    return replace(known, figures=figures, issues=known.issues + damaged)


_TARGET_RULES = (
    *(*numbers.RULES, *quantity_patterns.RULES, *clause_patterns.RULES, *qualifiers.RULES),
    *(*dues.RULES, *abbreviations.RULES),
    *(*damaged_numbers.RULES, *norms.RULES, *quoted_aims.RULES),
)
EXTRACTORS: tuple[Extractor, ...] = (
    Extractor("metadata", 1, metadata.RULES, _metadata),
    Extractor("legal_references", 1, legal_references.RULES, _references),
    Extractor("tasks", 1, (*roles.RULES, *deadlines.RULES), _tasks),
    Extractor("targets", 1, _TARGET_RULES, _targets),
)


def extract_facts(plan: Plan) -> Facts:
    """Runs every extractor. A rule that runs out of time is an issue; the other facts stay."""
    facts = Facts()
    for extractor in EXTRACTORS:
        try:
            facts = extractor.extract(plan, facts)
        except TimeoutError as error:
            message = f"a rule of {extractor.name} ran out of time: {error}"
            facts = replace(facts, issues=(*facts.issues, plan.issue("rule_timeout", message)))
    return facts
