"""Candidates for the agencies of a text, and which of those that overlap stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.agency_entries import (
    all_short_forms,
    bare_phrases,
    load_entries,
    phrase_ids,
    phrase_key,
    short_forms,
    spell_out,
)
from extractors.agency_enumerations import find_enumerated
from extractors.agency_ids import group_ids, place_ids, provincial_ids, without_province
from extractors.agency_names import is_in_name, is_named_body, is_place, name_length
from extractors.agency_place_lists import listed_places
from extractors.agency_short_names import find_short_names
from extractors.agency_tails import find_tail
from models.nlp import RULER
from models.plan import Plan
from models.values import built_fast

Matches = Mapping[str, Sequence["regex.Match[str]"]]
"""The matches of each grammar by the name of its rule."""
_OF = frozenset((" thuộc ", " trực thuộc ", " của "))
# a board's name that ends in a place or in zones is no lexicon name with a sentence after it
# who heads a group: the office is read apart, so that the group's name is read whole
# before a kind in small letters: it ends another word (`cơ sở`, `quốc phòng`)
_COMPOUND = regex.compile(r"\b(?:cơ|trụ|công|văn|quốc|dự|biên|căn|đề|cán)\s$", regex.IGNORECASE)
_OFFICE = regex.compile(r"(?:Phòng|Thanh tra|Văn phòng|Chi cục|Trung tâm)\ ")
_DEPARTMENT = regex.compile(r"(?:Sở|Bộ|Ban|Cục|Văn phòng|UBND|Ủy ban|Uỷ ban)\ ")
_HEADS_GROUP = regex.compile(r"(?:Thủ trưởng|Người đứng đầu) (?=các )")
_WHOLE_BOARD = regex.compile(r"(?:\p{Lu}\p{Ll}+|\ và\ các\ khu\ [\p{Ll}\ ]+)\Z")


@built_fast
@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate: `order` 0 is of the lexicon, 1 a full grammar, 2 a run of capitals.

    `name` is the noun restored where it was dropped; `as_printed` keeps the printed words;
    `whole` is the list of places that one committee's name stands in.
    """

    start: int
    end: int
    order: int
    ids: tuple[str, ...] = ()
    name: str | None = None
    is_group: bool = False
    as_printed: bool = False
    whole: tuple[int, int] | None = None


def find_candidates(plan: Plan, found: Matches, start: int, stop: int) -> Iterator[Candidate]:
    """The agencies of ``plan.text[start:stop]`` in reading order, none overlapping another.

    `found` holds what `agency_scan` finds there.
    """
    read = _candidates(plan, found, stop)
    chosen = list(_leftmost_longest(c for c in read if not is_in_name(plan.text, c.start, start)))
    yield from _joined(plan.text, list(_placed(plan.text, chosen)))


def _placed(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """Each name with the place after it; what begins within that place is part of it."""
    end = -1
    for one in found:
        if one.start < end:
            continue
        one = _with_tail(text, one)
        end = one.end
        yield one


def _with_tail(text: str, one: Candidate) -> Candidate:
    if one.is_group or one.name or one.order == 1:
        return one
    placed = find_tail(text, one.start, one.end, one.ids[0] if one.ids else None)
    if placed is None:
        return one
    if placed.tail == "province":
        return replace(one, end=placed.end, as_printed=_is_press(one))
    words = spell_out(text[one.start : placed.end])
    ids = phrase_ids().get(phrase_key(words), one.ids if placed.tail == "named" else ())
    return replace(one, end=placed.end, ids=ids, as_printed=True, is_group=placed.tail == "many")


def _is_press(one: Candidate) -> bool:
    """A newspaper's own name holds that of its province."""
    return bool(one.ids) and load_entries()[one.ids[0]].kind == "bao_chi_dang"


def _joined(text: str, found: list[Candidate]) -> Iterator[Candidate]:
    """Groups joined with the body they belong to; a noun before names that drop it is left out."""
    at = 0
    while at < len(found):
        one, following = found[at], found[at + 1] if at + 1 < len(found) else None
        between = text[one.end : following.start] if following else "\n"
        if following and following.name and between in (": ", " "):
            at += 1
            continue
        if following and one.is_group and _belongs(text, one.end, between):
            yield Candidate(one.start, following.end, 1, is_group=True)
            at += 2
            continue
        if following and _is_part(text, one, following):
            yield replace(one, end=following.end, as_printed=not one.ids)
            at += 2
            continue
        yield one
        at += 1


def _is_part(text: str, one: Candidate, whole: Candidate) -> bool:
    """True of an office and the department it belongs to: `Phòng Kế toán Sở Y tế` is one body."""
    if one.is_group or one.name or whole.is_group or not _DEPARTMENT.match(text, whole.start):
        return False
    between = text[one.end : whole.start]
    if _belongs(text, one.end, between):
        return True
    return between == " " and one.order == 2 and _OFFICE.match(text, one.start) is not None


def _belongs(text: str, end: int, between: str) -> bool:
    return between in _OF or (between == " " and text.endswith("thuộc", 0, end))


def _candidates(plan: Plan, found: Matches, stop: int) -> Iterator[Candidate]:
    text = plan.text
    yield from _lexicon_candidates(plan)
    yield from _of_places(found)
    for match in found["agency_group"]:
        yield Candidate(match.start(), match.end(), 1, group_ids(match[0]), is_group=True)
    for name in ("agency_named", "agency_board", "agency_local"):
        for match in found[name]:
            if is_named_body(match[0]) and not is_place(text, match.start(), match[0]):
                words = match[0][: name_length(match[0])]
                end = match.start() + len(words)
                order = 1 if name == "agency_board" and _WHOLE_BOARD.search(words) else 2
                yield _named(match.start(), end, order, words)
    nouns = found["agency_noun"]
    for left, right, agency_id in find_enumerated(text, stop, found["agency_enumeration"], nouns):
        yield Candidate(left, right, 1, (agency_id,), load_entries()[agency_id].name)
    for left, right, agency_id in find_short_names(text, stop, nouns):
        yield Candidate(left, right, 0, (agency_id,))
    for match in found["agency_small_name"]:
        yield Candidate(match.start(), match.end(), 1, provincial_ids(match[0]), as_printed=True)
    for match in found["agency_head"]:
        yield Candidate(match.start(), match.end(), 1, is_group=True)
    for match in found["agency_whole_name"]:
        yield Candidate(match.start(), match.end(), 1, provincial_ids(match[0]))


def _of_places(found: Matches) -> Iterator[Candidate]:
    for match in found["agency_of_place"]:
        if match["each"]:
            for left, right, name in listed_places(match):
                yield Candidate(left, right, 1, name=name, whole=match.span())
            continue
        ids = place_ids(match.groupdict(), match[0])
        plural = not match["level"]
        yield Candidate(match.start(), match.end(), 1, ids, is_group=plural)


def _named(start: int, end: int, order: int, words: str) -> Candidate:
    """A named body; one that bears its province's name keeps it (`Báo Sơn La`)."""
    ids, own = provincial_ids(words), without_province(words)
    return Candidate(start, end, order, ids, as_printed=bool(ids) and own != words)


def _lexicon_candidates(plan: Plan) -> Iterator[Candidate]:
    if plan.doc is None:
        return
    seen: set[tuple[int, int]] = set()
    for span in plan.doc.spans.get(RULER, ()):
        start, end = plan.doc_start + span.start_char, plan.doc_start + span.end_char
        words = plan.text[start:end]
        if (start, end) in seen or "\n" in words or "\t" in words or _HEADS_GROUP.match(words):
            continue
        seen.add((start, end))
        key = phrase_key(words)
        ids = phrase_ids().get(key) or (span.id_,)
        if key not in bare_phrases() and _is_mention(plan.text, start, end, ids[0]):
            is_group = load_entries()[ids[0]].is_group
            yield Candidate(start, end, 0, ids, is_group=is_group)


def _is_mention(text: str, start: int, end: int, agency_id: str) -> bool:
    """Case and surroundings: no abbreviation in a document number, no name in small letters."""
    words = text[start:end]
    if " " not in words and (words in all_short_forms() or words.upper() in all_short_forms()):
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        return words in short_forms() and not any(c in "/-&" or c.isdigit() for c in around)
    if words[0].isupper() or load_entries()[agency_id].is_group:
        return True
    named = not words.islower() or words.endswith((" tỉnh", " thành phố"))
    return named and " " in words and not _COMPOUND.search(text, max(0, start - 8), start)


def _leftmost_longest(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Of candidates that overlap the leftmost; of those that begin together the best."""
    end, best = -1, None
    for found in sorted(candidates, key=lambda f: (f.start, f.order == 2, -f.end, f.order)):
        if best and found.start < end:
            if best.order == 2 and found.order == 0 and found.end > end:
                # `Thanh tra Sở Văn` was cut off within the name of its department
                best, end = replace(best, end=found.end), found.end
            continue
        if best:
            yield best
        best, end = found, found.end
    if best:
        yield best
