"""Agencies named in a text: lexicon mentions first, then patterns for bodies it does not hold.

Where two readings begin at one place the longest wins, and a name of the lexicon beats a
pattern that only runs on into the sentence. Names that hold commas or `và` are therefore whole
before anything is split. Mentions are found once for a whole plan and looked up by place.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.agency_candidates import Candidate, find_candidates
from extractors.agency_entries import (
    choose_id,
    load_entries,
    phrase_key,
    spell_out,
    successors_now,
)
from extractors.agency_scan import agency_scan
from models.facts import Agency
from models.issues import Issue
from models.lexicon import load_csv, split_cell
from models.plan import Plan
from models.spans import Span
from models.values import built_fast

_OFFICE_IDS = {"ubnd_huyen": "ct_ubnd_huyen", "ubnd_xa": "ct_ubnd_xa", "ubnd_tinh": "ct_ubnd_tinh"}


@built_fast
@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency where it is named; the span covers the office before it, too.

    `whole` is the list that it is named in, where only the first has the noun (`UBND các huyện A, B`).
    """

    span: Span
    agency: Agency
    whole: Span | None = None


@cache
def agency_phrases() -> tuple[tuple[str, str], ...]:
    """(agency_id, phrase) for every name, alias and abbreviation; the ruler matches them on NORM."""
    return tuple(
        (row["agency_id"], phrase)
        for row in load_csv("agencies")
        for phrase in (
            row["canonical_name"],
            *split_cell(row["aliases"]),
            *split_cell(row["abbreviations"]),
        )
    )


def find_agencies(
    plan: Plan, start: int, end: int, *, on: date | None
) -> tuple[AgencyMention, ...]:
    """The agencies named in ``plan.text[start:end]``, in reading order.

    Args:
        plan: The document; its mentions are found at the first call and kept with its Doc.
        start: First character of the range.
        end: One past its last character.
        on: The day of the document, by which a name that several bodies bore is resolved.

    Raises:
        TimeoutError: if a pattern runs too long.
    """
    mentions, starts = _index(plan, on)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    return tuple(m for m in mentions[first:last] if m.span.end <= end)


def unknown_agencies(plan: Plan, mentions: Iterable[AgencyMention]) -> tuple[Issue, ...]:
    """One issue for each name that the lexicon does not hold, at its first place."""
    first: dict[str, AgencyMention] = {}
    for mention in mentions:
        if mention.agency.code is None:
            first.setdefault(phrase_key(mention.agency.name), mention)
    return tuple(
        plan.issue("unknown_agency", f"not in the lexicon: {m.agency.name}", m.span)
        for m in first.values()
    )


_Index = tuple[tuple[AgencyMention, ...], list[int]]


def _index(plan: Plan, on: date | None) -> _Index:
    """All mentions of a plan and their starts; kept in the Doc's own place for such values."""
    key = f"agencies {on}"
    kept: _Index | None = plan.doc.user_data.get(key) if plan.doc is not None else None
    if kept is None:
        mentions = tuple(_mentions(plan, on))
        kept = mentions, [m.span.start for m in mentions]
        if plan.doc is not None:
            plan.doc.user_data[key] = kept
    return kept


def _mentions(plan: Plan, on: date | None) -> Iterator[AgencyMention]:
    text = plan.text
    start, stop = _body(plan)
    matches = agency_scan().find(text, start, stop)
    offices = {m.end(): m.start() for m in matches["agency_office"]}
    for found in find_candidates(plan, matches, start, stop):
        opens = offices.get(found.start, found.start)
        agency = _agency(text[found.start : found.end], text[opens : found.start], found, on)
        whole = Span(*found.whole) if found.whole else None
        yield AgencyMention(Span(opens, found.end), agency, whole)


def _body(plan: Plan) -> tuple[int, int]:
    return (plan.body[0].span.start, plan.body[-1].span.end) if plan.body else (0, 0)


def _agency(words: str, office: str, found: Candidate, on: date | None) -> Agency:
    code = choose_id(found.ids, on) if found.ids else None
    entry = load_entries()[code] if code else None
    printed = entry is None or entry.is_group or found.as_printed
    spelt = spell_out(words)
    if entry and entry.is_group and words.isupper():
        spelt = spelt.capitalize()
    name = found.name or (spelt if printed or entry is None else entry.name)
    is_group = found.is_group or (entry is not None and entry.is_group)
    if entry and not entry.is_group and entry.name.endswith(" tỉnh") and _of_city(words):
        name = entry.name.removesuffix("tỉnh") + "thành phố"
    if office:
        name = f"{spell_out(office)} " + (
            name if words[0].isupper() else name[0].lower() + name[1:]
        )
        code = _office_id(office, code, is_group)
    return Agency(office + words, name, code, is_group, successors_now(code) if code else None)


def _office_id(office: str, code: str | None, is_group: bool) -> str | None:
    if is_group and office.startswith(("Thủ trưởng", "Người đứng đầu")):
        return "g_thu_truong"
    return _OFFICE_IDS.get(code, code) if code and office.startswith("Chủ tịch") else code


def _of_city(words: str) -> bool:
    return words.lower().endswith(("thành phố", " tp"))
