"""A task's particulars under labels: `Đơn vị chủ trì: ...; thời gian hoàn thành: ...`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import regex

from models.lexicon import load_toml
from models.rule import Rule, rule
from models.spans import Span

Kind = Literal[
    "lead", "coordinate", "time", "product", "budget", "monitor", "advise", "task", "note"
]
_TAIL = " \t.;,:()[]-–*"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled particular: `span` is its value, `start` where the label begins."""

    kind: Kind
    start: int
    span: Span


@cache
def _kinds() -> dict[str, Kind]:
    labels = load_toml("task_words")["labels"]
    return {name: kind for kind in get_args(Kind) for name in labels[kind]}


@cache
def label_rule() -> Rule:
    """A label with its colon, at a block's start or after a stop, a bracket or a dash."""
    names = "|".join(
        regex.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(_kinds(), key=len, reverse=True)
    )
    return rule(
        "task.label",
        rf"(?:(?<=[.;,()\n*+•–-]\s?)|(?<=\A\s*)|(?<=\bvà\s)|(?<=\d\.\s)|(?<=[a-zđ]\)\s)|(?<=\s)(?=(?-i:\p{{Lu}})))(?P<name>{names})(?:\s*\([^()]{{0,40}}\))?\s*\*{{0,2}}\s*:",
        examples=(
            "Đơn vị chủ trì: Sở A",
            "xong. Thời gian thực hiện: Quý I",
            "(cơ quan chủ trì: Sở A)",
        ),
        counter_examples=("Sở A chủ trì: xây dựng", "theo tiến độ"),
        flags=regex.IGNORECASE,
    )


def find_labelled(text: str, start: int, end: int) -> list[Labelled]:
    """The labelled particulars of ``text[start:end]``, each up to the next label or the end."""
    marks = list(label_rule().find(text[start:end]))
    if not marks:
        return []
    stops = [*(m.start() for m in marks[1:]), end - start]
    return [
        Labelled(
            _kinds()[" ".join(m["name"].casefold().split())],
            start + m.start(),
            _trimmed(text, start + m.end(), start + stop),
        )
        for m, stop in zip(marks, stops, strict=True)
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_TAIL))
    return Span(start + left, max(start + left, start + len(words.rstrip(_TAIL))))


def particulars(found: list[Labelled]) -> Iterator[Labelled]:
    """Those that say who, when, what or how much (no notes, no empty ones)."""
    return (one for one in found if one.kind not in ("note", "task") and len(one.span))
