"""Headings and lead-ins that are nothing but a charge: it holds for all that stands below them."""

from dataclasses import replace
from datetime import date
from functools import cache

import regex

from extractors.agencies import AgencyMention, find_agencies
from extractors.roles import Given, find_runs
from models.lexicon import load_toml
from models.nlp import label_length
from models.plan import Plan
from models.text import Block

MAX_LEAD_IN = 420
_WIDE_LABEL = regex.compile(
    r"(?:Điều|ĐIỀU)\s+\d{1,3}\p{Ll}?\s?[.:]\s*|(?:\d{1,2}\.)+\d{1,2}\s+(?=\p{L})|\d{1,2}\s?[/-]\s+|\((?:[ivx]{1,4}|[a-zđ])\)\s*|\(?\d{1,2}\)\s*|[IVX]+\s?[-–/]\s*|[–—▪‣o●○]\s+"
)
_RECIPIENT = regex.compile(
    r"\b(?:trình|tham\s+mưu|báo\s+cáo|gửi)(?:\s+(?:với|cho|về|giúp))?\s*$", regex.IGNORECASE
)
_PLACE = regex.compile(
    r"(?:\ \p{Lu}\p{Ll}+){2,4}(?=\s*(?:[,;:.]|\Z|và\b))|\ và(?:\ \p{Lu}\p{Ll}+){1,3}(?!\p{L})"
)
# what narrows a group to the end of a heading: `các đơn vị được kiểm tra`
_NARROWED = regex.compile(r"\ (?:được|bị|đang|chưa|có|còn|thuộc|đăng\ ký)(?:\ (?!trách\ nhiệm|nhiệm\ vụ)[\p{L}\d]+){1,6}(?=\s*[:.]?\s*\Z)")  # fmt: skip
_BRACKETS = regex.compile(r"\([^()]*\)")


def label_end(words: str) -> int:
    """How many characters the label of a block takes: of an item, a clause or an article.

    >>> label_end("Điều 2. Giao Sở"), label_end("2.1 Sở Nội vụ"), label_end("Sở")
    (8, 4, 0)
    """
    wide = _WIDE_LABEL.match(words)
    return wide.end() if wide else label_length(words)


@cache
def _only_charging() -> "regex.Pattern[str]":
    """The words that may stand beside the bodies, and the name of the province."""
    words = sorted(load_toml("task_words")["lead_in"], key=len, reverse=True)
    listed = "|".join(regex.escape(w) for w in words)
    return regex.compile(
        rf"(?:[\s,;:/.*•–\-\"“”]++|(?:[Tt]ỉnh|[Tt]hành\ phố|[Hh]uyện)(?:\s\p{{Lu}}\p{{L}}+){{1,4}}|(?i:{listed})(?!\p{{L}}))*+",
    )


def read_lead_in(plan: Plan, block: Block, *, on: date | None) -> tuple[Given, ...]:
    """The roles of a block that holds only bodies and words of charging; else empty.

    A body is a lead unless the block says that it helps; the issuer who charges others
    (`UBND tỉnh giao ...`) is none. `Chủ trì, phối hợp với X:` names no lead of its own.
    Of `Các cơ quan chủ trì nội dung: Sở A, Sở B` the words after the colon are read.
    """
    words = plan.words(block)
    if len(words) > MAX_LEAD_IN:
        return ()
    start, end = block.span.start + label_end(words), block.span.end
    given = _read_range(plan, start, end, on)
    colon = words.find(": ")
    if given or colon < 0:
        return given
    return _read_range(plan, block.span.start + colon + 1, end, on)


def _read_range(plan: Plan, start: int, end: int, on: date | None) -> tuple[Given, ...]:
    notes = [m.span(0) for m in _BRACKETS.finditer(plan.text, start, end)]
    mentions = tuple(
        mention
        for mention in find_agencies(plan, start, end, on=on)
        if not any(left <= mention.span.start < right for left, right in notes)
    )
    if not mentions:
        return ()
    rest = _BRACKETS.sub(" ", _without(plan.text, start, end, mentions))
    if not _only_charging().fullmatch(rest):
        return ()
    runs = find_runs(plan, start, end, on=on)
    if any(_RECIPIENT.search(plan.text, start, run.start) for run in runs):
        return ()
    if len(runs) > 1 and all(run.kind in ("coordinate", "helper") for run in runs):
        runs = [replace(runs[0], kind="subject"), *runs[1:]] if runs[0].kind == "helper" else runs
    givers = [run for run in runs if run.kind == "giver"]
    runs = [run for run in runs if run not in givers] or givers
    return tuple(
        Given("coordinate" if run.kind in ("coordinate", "helper") else "lead", mention)
        for run in runs
        for mention in run.mentions
        if mention in mentions
    )


def _without(text: str, start: int, end: int, mentions: tuple[AgencyMention, ...]) -> str:
    pieces, at = [], start
    for mention in mentions:
        pieces.append(text[at : mention.span.start])
        place = _PLACE.match(text, mention.span.end, end)
        if place is None and mention.agency.is_group:
            place = _NARROWED.match(text, mention.span.end, end)
        at = place.end() if place else mention.span.end
    return " ".join([*pieces, text[at:end]])
