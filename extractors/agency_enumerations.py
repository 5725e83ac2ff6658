"""Enumerations that drop the noun: `Sở Nội vụ, Tài chính và Tư pháp`, `các sở: Nội vụ, Y tế`."""

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from extractors.agency_entries import phrase_key
from extractors.agency_short_names import SHORT_NOUNS, short_name_at
from extractors.agency_tails import lower_tail_rule
from models.lexicon import load_csv, load_toml, split_cell

_NEXT = regex.compile(r"\ ?[,;]\ ?(?:và\ )?|\ và\ |\ -\ ")
_AFTER = regex.compile(r"\Z|[,;.:)\n\t(]|\ (?:\p{Ll}|-)")
# after these a small word may follow that belongs to the sentence, not to a name
_LOOSE = frozenset({"xây dựng", "du lịch", "ngoại vụ", "tổ chức"})
# what the names of one noun have in common is dropped as the noun is
_TAILS = {"Phòng": " cấp huyện", "Hội": " tỉnh", "Ban": " Tỉnh ủy"}
# of these the districts and communes have their own, which the lexicon does not hold
_OF_ALL_LEVELS = frozenset(("Hội", "Ban"))
_NO_MEMBERS = (
    "Ban Chỉ ",
    "Ban Chấp ",
    "Ban Thường ",
    "Hội đồng ",
    "Bộ Chỉ ",
    "Bộ Tư lệnh",
    "Bộ phận",
    "Phòng Thương",
)


@cache
def _bare_names(noun: str) -> dict[str, tuple[str, str]]:
    """Phrase and agency_id by the key of a name without its noun (`nội vụ`)."""
    found: dict[str, tuple[str, str]] = {}
    for row in load_csv("agencies"):
        for phrase in (row["canonical_name"], *split_cell(row["aliases"])):
            if phrase.startswith(f"{noun} ") and not phrase.startswith(_NO_MEMBERS):
                bare = phrase.partition(" (")[0].removesuffix(_TAILS.get(noun, "|"))[
                    len(noun) + 1 :
                ]
                found.setdefault(phrase_key(bare), (bare, row["agency_id"]))
    return found


@cache
def _bare_pattern(noun: str) -> "regex.Pattern[str]":
    """One alternation of the names as printed, longest first, dashes and commas free."""
    ordered = sorted((bare for bare, _ in _bare_names(noun).values()), key=len, reverse=True)
    tail = _TAILS.get(noun, "")
    return regex.compile(
        "(?=\\p{Lu})(?P<bare>"
        + "|".join(map(_loosely, ordered))
        + r")"
        + (f"(?:{regex.escape(tail)})?" if tail else "")
        + r"(?!\p{L})",
        regex.I,
    )


def _loosely(phrase: str) -> str:
    return regex.sub(
        r"\\?\ ?(?:\\?-|–|,)\\?\ ", r"\ ?[,–-]?\ ", regex.escape(phrase, literal_spaces=True)
    )


@cache
def _duty() -> "regex.Pattern[str]":
    """A verb of charging after the last name: `Sở Tư pháp, Xây dựng công bố danh mục`."""
    verbs = (v for v in load_toml("task_words")["verbs"] if " " in v)
    return regex.compile(r"\ (?:" + "|".join(map(regex.escape, verbs)) + r")(?!\p{L})")


def find_enumerated(
    text: str,
    stop: int,
    enumerations: Iterable["regex.Match[str]"],
    nouns: Iterable["regex.Match[str]"],
) -> Iterator[tuple[int, int, str]]:
    """Start, end and agency_id of each name whose noun stands before an earlier one.

    Args:
        text: The text of the plan.
        stop: Where reading ends.
        enumerations: Matches of `enumeration_rule`.
        nouns: Matches of `noun_rule`.
    """
    for match in enumerations:
        noun = match["kind"].capitalize()
        first = _name_at(text, match.end(), stop, noun)
        if first:
            yield (match.end(), *first)
            yield from _rest(text, first[0], stop, noun)
    for match in nouns:
        first = _name_at(text, match.end(), stop, match["noun"])
        if first:
            yield from _rest(text, first[0], stop, match["noun"])


def _rest(text: str, at: int, stop: int, noun: str) -> Iterator[tuple[int, int, str]]:
    while comma := _NEXT.match(text, at, stop):
        found = _name_at(text, comma.end(), stop, noun)
        if not found or not _ends_name(text, comma.end(), found[0], stop):
            return
        yield (comma.end(), *found)
        at = found[0]


def _name_at(text: str, at: int, stop: int, noun: str) -> tuple[int, str] | None:
    found = _bare_pattern(noun).match(text, at, stop)
    if found and found[0][0].isupper():
        if noun in _OF_ALL_LEVELS and lower_tail_rule().pattern.match(text, found.end(), stop):
            return None
        return found.end(), _bare_names(noun)[phrase_key(found["bare"])][1]
    return short_name_at(text, at, stop, noun) if noun in SHORT_NOUNS else None


def _ends_name(text: str, start: int, end: int, stop: int) -> bool:
    """`, Xây dựng kế hoạch` is a task, `, Xây dựng;` a department."""
    after = _AFTER.match(text, end, stop)
    if phrase_key(text[start:end]) in _LOOSE and not _duty().match(text, end, stop):
        return bool(after) and (end >= stop or text[end] in ",;.:)\n\t" or text.startswith(" và ", end))  # fmt: skip
    return bool(after)
