"""A task's particulars under labels: `Đơn vị chủ trì: ...; thời gian hoàn thành: ...`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

import regex

from extractors.lead_ins import label_end
from models.columns import looks_like_agency, looks_like_time
from models.lexicon import load_toml
from models.plan import Plan
from models.rule import Rule, rule
from models.spans import Span
from models.text import Block

Kind = Literal[
    "lead",
    "coordinate",
    "time",
    "product",
    "budget",
    "monitor",
    "advise",
    "report_to",
    "task",
    "note",
]
_BARE: Final = frozenset(("lead", "coordinate", "time"))
_LONGEST_BARE = 40
_LONGEST = 160
"""Characters of the longest label with its note in brackets."""
_WORD_STARTS = re.compile(r"(?<![^\W\d_])(?=[^\W\d_])")
_CLOSED = regex.compile(r"[)\]]\s*;")
_TAIL = " \t.;,:()[]-–*"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled particular: `span` is its value, `start` where the label begins.

    `is_bare` is True of a label without a colon, on a line of its own.
    """

    kind: Kind
    start: int
    span: Span
    is_bare: bool = False


@cache
def _kinds() -> dict[str, Kind]:
    labels = load_toml("task_words")["labels"]
    return {name: kind for kind in get_args(Kind) for name in labels[kind]}


# labels by their build, where the list does not hold them: noun, then what it is about
_BUILT: dict[Kind, str] = {
    "coordinate": r"(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|sở,\s+ngành)(?:\s?[,/]\s?(?:cơ\s+quan|đơn\s+vị|địa\s+phương|tổ\s+chức|cá\s+nhân))*\s+(?:tham\s+gia|cùng\s+phối\s+hợp|phối\s+hợp|hỗ\s+trợ)(?:\s+\p{Ll}+){0,4}",
    "lead": r"(?<!các\s)(?:cơ\s+quan|đơn\s+vị|bộ\s+phận)(?:\s?[,/]\s?(?:cơ\s+quan|đơn\s+vị|cá\s+nhân|bộ\s+phận))*\s+(?:được\s+giao\s+|tổ\s+chức\s+|trực\s+tiếp\s+)?(?:chủ\s+trì|thực\s+hiện|triển\s+khai|đầu\s+mối|tham\s+mưu|phụ\s+trách|chịu\s+trách\s+nhiệm|soạn\s+thảo)(?:,?\s+(?!có\b)\p{Ll}+){0,4}|chủ\s+trì\s+(?:và|,)\s*phối\s+hợp",
    "time": r"(?:mốc\s+|dự\s+kiến\s+)?(?:thời\s+gian|thời\s+hạn|tiến\s+độ|lộ\s+trình|thời\s+điểm|hạn)\s+(?!qua\b|tới\b)\p{Ll}+(?:,?\s+\p{Ll}+){0,6}",
    "product": r"(?:dự\s+kiến\s+)?(?:sản\s+phẩm|kết\s+quả)\s*(?:[,/]\s*)?(?:đạt|đầu|phải|cần|dự|hoàn|cuối|sản|kết|chính|chủ)\s+\p{Ll}+(?:\s+\p{Ll}+){0,3}",
    "budget": r"(?:nguồn|dự\s+kiến|tổng|dự\s+toán)\s+(?:nguồn\s+)?(?:kinh\s+phí|vốn)(?:\s+\p{Ll}+){0,4}",
    "note": r"(?:tần\s+suất|nguồn\s+lực|cách\s+thức|phương\s+thức|phương\s+pháp|chỉ\s+số|quy\s+mô|đối\s+tượng|số\s+lượng|địa\s+điểm|hình\s+thức)(?:\s+\p{Ll}+){0,3}",
}


@cache
def label_rule() -> Rule:
    """A label with its colon, at a block's start or after a stop, a bracket or a dash."""
    names = "|".join(
        regex.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(_kinds(), key=len, reverse=True)
    )
    built = "|".join(f"(?P<{kind}>{words})" for kind, words in _BUILT.items())
    return rule(
        "task.label",
        rf"(?:(?<=[.;,()\n*+•–-]\s?)|(?<=\A\s*)|(?<=\bvà\s)|(?<=\d\.\s)|(?<=[a-zđ]\)\s)|(?<=\s)(?=(?-i:\p{{Lu}})))(?:(?P<name>{names})|{built})(?:\s*\([^()]{{0,40}}\))?\s*\*{{0,2}}\s*:",
        examples=(
            "Đơn vị chủ trì: Sở A",
            "xong. Thời gian thực hiện: Quý I",
            "(cơ quan chủ trì: Sở A)",
            "- Các đơn vị tham gia phối hợp: Sở A",
            "Thời gian bắt đầu và kết thúc: Quý I",
        ),
        counter_examples=(
            "Sở A chủ trì: xây dựng",
            "theo tiến độ",
            "Các cơ quan, đơn vị có trách nhiệm thực hiện:",
        ),
        flags=regex.IGNORECASE,
    )


def find_labelled(text: str, start: int, end: int) -> list[Labelled]:
    """The labelled particulars of ``text[start:end]``, each up to the next label or the end."""
    words = text[start:end]
    marks = list(_marks(words)) if ":" in words else []
    if not marks:
        return []
    stops = [*(m.start() for m in marks[1:]), end - start]
    stops = [_closing(text, start, m, stop) for m, stop in zip(marks, stops, strict=True)]
    return [
        Labelled(
            _kind_of(m),
            start + m.start(),
            _trimmed(text, start + m.end(), start + stop),
        )
        for m, stop in zip(marks, stops, strict=True)
    ]


def _marks(words: str) -> Iterator["regex.Match[str]"]:
    """The labels, sought from each word not far before a colon: anywhere else there is none."""
    end, colon = 0, words.find(":")
    for word in _WORD_STARTS.finditer(words):
        at = word.start()
        if at > colon:
            colon = words.find(":", at)
        if colon < 0:
            return
        if (
            colon - at <= _LONGEST
            and at >= end
            and (mark := label_rule().at(words, at, len(words)))
        ):
            end = mark.end()
            yield mark


def _closing(text: str, start: int, mark: "regex.Match[str]", stop: int) -> int:
    """Where the value of a label ends: one in brackets at the latest with these."""
    if not text[start : start + mark.start()].endswith(("(", "[")):
        return stop
    closed = _CLOSED.search(text, start + mark.end(), start + stop)
    return closed.start() - start if closed else stop


def bare_label(plan: Plan, block: Block, start: int) -> list[Labelled]:
    """A label that fills its line, without a colon: of who or when, as the next line must tell."""
    numbered = start > block.span.start  # a heading: `III. PHÂN CÔNG`
    if numbered or len(block.span) > _LONGEST_BARE or block.index + 1 >= len(plan.blocks):
        return []
    kind = _kinds().get(" ".join(plan.text[start : block.span.end].casefold().split()))
    if kind not in _BARE:
        return []
    span = plan.blocks[block.index + 1].span
    value = plan.text[span.start : span.end]
    fits = looks_like_time(value) if kind == "time" else looks_like_agency(value)
    return [Labelled(kind, start, Span(block.span.end, block.span.end), True)] if fits else []


def labels_follow(plan: Plan, block: Block) -> bool:
    """True where the next line begins with the label of a particular."""
    if block.index + 1 >= len(plan.blocks):
        return False
    span = plan.blocks[block.index + 1].span
    words = plan.text[span.start : span.end]
    found = find_labelled(plan.text, span.start, span.end) if ":" in words else []
    return bool(found) and found[0].start <= span.start + label_end(words) + 3


def _kind_of(match: "regex.Match[str]") -> Kind:
    name = match["name"]
    if name is not None:
        return _kinds()[" ".join(name.casefold().split())]
    return next(kind for kind in _BUILT if match[kind] is not None)


def value_on_next_line(last: Labelled, start: int, end: int, text: str) -> Labelled:
    """The particular whose label ended the line before: its value is ``text[start:end]``."""
    return Labelled(last.kind, last.start, _trimmed(text, start, end))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip(_TAIL))
    return Span(start + left, max(start + left, start + len(words.rstrip(_TAIL))))


def particulars(found: list[Labelled]) -> Iterator[Labelled]:
    """Those that say who, when, what or how much (no notes, no empty ones)."""
    return (one for one in found if one.kind not in ("note", "task") and len(one.span))
