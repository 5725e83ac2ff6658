"""Mentions of agencies in short texts, read through the real pipeline and compared with gold."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from reading import plan_under

from extractors.agencies import AgencyMention, find_agencies
from extractors.agency_entries import load_entries, phrase_key, spell_out
from models.plan import Plan
from models.spans import Span

_HEADING = "III. TỔ CHỨC THỰC HIỆN"
CASES = Path(__file__).parent / "cases"


@dataclass
class Outcome:
    """The mentions of one case: found, rightly coded, with their successors; missed and extra."""

    found: int = 0
    exact: int = 0
    coded: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return not (self.missed or self.extra or self.wrong)


def load_cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((CASES / name).read_text("utf-8"))["case"]  # type: ignore[no-any-return]


def judge(case: dict[str, Any]) -> Outcome:
    """Gold mentions matched in order with those read whose span overlaps theirs, each once."""
    plan, floor = _plan(case["text"])
    on = date.fromisoformat(case["issued"])
    read = list(find_agencies(plan, floor, len(plan.text), on=on))
    outcome = Outcome()
    for gold in case.get("agency", []):
        span = _place(plan.text, gold.get("printed", gold["name"]), floor)
        floor = span.end
        mention = next((m for m in read if m.span.overlaps(span)), None)
        if mention is None:
            outcome.missed.append(gold["name"])
            continue
        read.remove(mention)
        outcome.found += 1
        outcome.exact += mention.span == span
        faults = list(_faults(gold, mention))
        outcome.coded += not faults
        outcome.wrong += faults
    outcome.extra = [m.agency.text for m in read]
    return outcome


def read_mentions(text: str, on: date) -> tuple[AgencyMention, ...]:
    """The mentions of a paragraph in a plan of that day."""
    plan, floor = _plan(text)
    return find_agencies(plan, floor, len(plan.text), on=on)


def _plan(text: str) -> tuple[Plan, int]:
    """A plan with the text under its last heading, and where that ends."""
    plan = plan_under(_HEADING, text)
    return plan, plan.text.index(_HEADING) + len(_HEADING)


def _faults(gold: dict[str, Any], mention: AgencyMention) -> "list[str]":
    """What is wrong of a mention that was found: code, the restored name, the successors."""
    agency, faults = mention.agency, []
    if gold.get("code_free"):
        return []
    if agency.code != gold.get("code"):
        faults.append(f"{gold['name']}: code {agency.code} for {gold.get('code')}")
    named = phrase_key(spell_out(gold["name"]))
    if "printed" in gold and agency.code is None and phrase_key(agency.name) != named:
        faults.append(f"{gold['name']}: name {agency.name}")
    now = _names(gold.get("now", ""))
    if set((agency.now or "").split(";")) != set(now.split(";")):
        faults.append(f"{gold['name']}: now {agency.now} for {now or None}")
    return faults


@cache
def _names(ids: str) -> str:
    return ";".join(load_entries()[one].name for one in ids.split(";") if one)


def _place(text: str, words: str, floor: int) -> Span:
    """Where the words stand in the cleaned text, whatever white space it has between them."""
    solid = [at for at in range(floor, len(text)) if not text[at].isspace()]
    tight = "".join(text[at] for at in solid)
    wanted = "".join(words.split())
    found = tight.index(wanted)
    return Span(solid[found], solid[found + len(wanted) - 1] + 1)


def f1(outcomes: list[Outcome], *, coded: bool = False) -> float:
    """F1 of the mentions found, or of those found with code and successors right."""
    read = sum(one.found + len(one.extra) for one in outcomes)
    gold = sum(one.found + len(one.missed) for one in outcomes)
    hits = sum(one.coded if coded else one.found for one in outcomes)
    return 2 * hits / (read + gold)
