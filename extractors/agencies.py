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

from extractors.agency_entries import (
    all_short_forms,
    bare_phrases,
    choose_id,
    load_entries,
    phrase_ids,
    phrase_key,
    short_forms,
    spell_out,
    successors_now,
)
from extractors.agency_enumerations import find_enumerated
from extractors.agency_patterns import (
    board_rule,
    group_rule,
    is_named_body,
    name_length,
    named_rule,
    office_rule,
    place_rule,
)
from models.facts import Agency
from models.issues import Issue
from models.lexicon import load_csv, split_cell
from models.nlp import RULER
from models.plan import Plan
from models.spans import Span

_OFFICE_IDS = {"ubnd_huyen": "ct_ubnd_huyen", "ubnd_xa": "ct_ubnd_xa", "ubnd_tinh": "ct_ubnd_tinh"}

_OF = frozenset((" thuộc ", " trực thuộc ", " của "))
_DISTRICT_WORDS = frozenset(("quận", "huyện", "thị", "xã", "thành", "phố"))


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency where it is named; the span covers the office before it, too."""

    span: Span
    agency: Agency


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate: `order` 0 is of the lexicon, 1 a full grammar, 2 a run of capitals."""

    start: int
    end: int
    order: int
    ids: tuple[str, ...] = ()
    name: str | None = None
    is_group: bool = False


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
    offices = {m.end(): m.start() for m in office_rule().find(text, start, stop)}
    chosen = _leftmost_longest(_candidates(plan, start, stop))
    for found in _joined(text, list(chosen)):
        opens = offices.get(found.start, found.start)
        agency = _agency(text[found.start : found.end], text[opens : found.start], found, on)
        yield AgencyMention(Span(opens, found.end), agency)


def _joined(text: str, found: list[_Found]) -> Iterator[_Found]:
    """Groups joined with the body they belong to; a noun before names that drop it is left out."""
    at = 0
    while at < len(found):
        one, following = found[at], found[at + 1] if at + 1 < len(found) else None
        between = text[one.end : following.start] if following else "\n"
        if following and following.name and between in (": ", " "):
            at += 1
            continue
        if following and one.is_group and _belongs(text, one.end, between):
            yield _Found(one.start, following.end, 1, is_group=True)
            at += 2
            continue
        yield one
        at += 1


def _belongs(text: str, end: int, between: str) -> bool:
    return between in _OF or (between == " " and text.endswith("thuộc", 0, end))


def _body(plan: Plan) -> tuple[int, int]:
    return (plan.body[0].span.start, plan.body[-1].span.end) if plan.body else (0, 0)


def _candidates(plan: Plan, start: int, stop: int) -> Iterator[_Found]:
    text = plan.text
    yield from _lexicon_candidates(plan)
    for match in place_rule().find(text, start, stop):
        ids = _place_ids(match.groupdict(), match[0])
        plural = not match["level"]
        yield _Found(match.start(), match.end(), 1, ids, is_group=plural)
    for match in group_rule().find(text, start, stop):
        yield _Found(match.start(), match.end(), 1, _group_ids(match[0]), is_group=True)
    for one in (named_rule(), board_rule()):
        for match in one.find(text, start, stop):
            if is_named_body(match[0]):
                words = match[0][: name_length(match[0])]
                end = match.start() + len(words)
                yield _Found(match.start(), end, 2, _provincial_ids(words))
    for left, right, agency_id in find_enumerated(text, start, stop):
        yield _Found(left, right, 1, (agency_id,), load_entries()[agency_id].name)


def _lexicon_candidates(plan: Plan) -> Iterator[_Found]:
    if plan.doc is None:
        return
    seen: set[tuple[int, int]] = set()
    for span in plan.doc.spans.get(RULER, ()):
        start, end = plan.doc_start + span.start_char, plan.doc_start + span.end_char
        words = plan.text[start:end]
        if (start, end) in seen or "\n" in words or "\t" in words:
            continue
        seen.add((start, end))
        key = phrase_key(words)
        ids = phrase_ids().get(key) or (span.id_,)
        if key not in bare_phrases() and _is_mention(plan.text, start, end, ids[0]):
            is_group = load_entries()[ids[0]].is_group
            yield _Found(start, end, 0, ids, is_group=is_group)


def _is_mention(text: str, start: int, end: int, agency_id: str) -> bool:
    """Case and surroundings: no abbreviation in a document number, no name in small letters."""
    words = text[start:end]
    if " " not in words and (words in all_short_forms() or words.upper() in all_short_forms()):
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        return words in short_forms() and not any(c in "/-&" or c.isdigit() for c in around)
    return words[0].isupper() or load_entries()[agency_id].is_group


def _leftmost_longest(candidates: Iterable[_Found]) -> Iterator[_Found]:
    """Of candidates that overlap the leftmost; of those that begin together the best."""
    end, best = -1, None
    for found in sorted(candidates, key=lambda f: (f.start, f.order == 2, -f.end, f.order)):
        if found.start < end:
            continue
        if best:
            yield best
        best, end = found, found.end
    if best:
        yield best


def _agency(words: str, office: str, found: _Found, on: date | None) -> Agency:
    code = choose_id(found.ids, on) if found.ids else None
    entry = load_entries()[code] if code else None
    name = found.name or (spell_out(words) if entry is None or entry.is_group else entry.name)
    is_group = entry.is_group if entry else found.is_group
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


def _place_ids(parts: dict[str, str | None], words: str) -> tuple[str, ...]:
    """The group of committees that `UBND các huyện ...` stands for; a single place has none."""
    group = parts["group"] or parts["plural"]
    if not group or not words.startswith(("UBND", "Ủy ban", "Uỷ ban")) or "ội đồng" in words:
        return ()
    low = group.lower()
    commune = any(word in low for word in ("xã,", "phường", "thị trấn", "đặc khu")) or (
        "xã" in low.replace("thị xã", "")
    )
    district = any(word in low for word in ("huyện", "thị xã", "thành", "quận"))
    if commune == district or "HĐND" in words:
        return ()
    return ("ubnd_xa",) if commune else ("ubnd_huyen",)


def _provincial_ids(words: str) -> tuple[str, ...]:
    """The ids of a name whose `tỉnh` is not printed (`Liên đoàn Lao động`)."""
    key = phrase_key(words)
    return phrase_ids().get(key) or phrase_ids().get(f"{key} tỉnh", ())


def _group_ids(words: str) -> tuple[str, ...]:
    """The lexicon's group under the printed words, with or without `các`, `có` and `và`."""
    key = phrase_key(words)
    plain = " ".join(w for w in key.split() if w not in ("có", "và", "các"))
    for form in (key, f"các {plain}", plain, _narrowed(f"các {plain}")):
        if form in phrase_ids() and form not in bare_phrases():
            return phrase_ids()[form]
    if "huyện" in plain and set(plain.split()) <= _DISTRICT_WORDS:
        return ("ubnd_huyen",)
    return ()


def _narrowed(key: str) -> str:
    for tail in (" tỉnh", " thành phố", " của tỉnh", " thuộc tỉnh", " cấp tỉnh", " trên địa bàn tỉnh"):  # fmt: skip
        if key.endswith(tail):
            return key.removesuffix(tail).removesuffix(" của").removesuffix(" thuộc")
    return key
