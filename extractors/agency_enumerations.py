"""Enumerations that drop the noun: `Sở Nội vụ, Tài chính và Tư pháp`, `các sở: Nội vụ, Y tế`."""

from collections.abc import Iterator
from functools import cache

import regex

from extractors.agency_entries import phrase_key
from extractors.agency_patterns import enumeration_rule
from models.lexicon import load_csv, load_toml, split_cell

_NOUNS = {"so": "Sở", "bo": "Bộ"}
_NAMED = regex.compile(r"\b(?:Sở|Bộ)\ (?=\p{Lu})")
_NEXT = regex.compile(r"\ ?[,;]\ (?:và\ )?|\ và\ |\ -\ ")
_AFTER = regex.compile(r"\Z|[,;.:)\n\t(]|\ (?:\p{Ll}|-)")
# after these a small word may follow that belongs to the sentence, not to a name
_LOOSE = frozenset({"xây dựng", "du lịch", "ngoại vụ"})


@cache
def _bare_names(noun: str) -> dict[str, str]:
    """agency_id by the key of a name without its noun (`nội vụ`)."""
    found: dict[str, str] = {}
    for row in load_csv("agencies"):
        if _NOUNS.get(row["kind"]) != noun:
            continue
        for phrase in (row["canonical_name"], *split_cell(row["aliases"])):
            if phrase.startswith(noun + " "):
                found.setdefault(phrase_key(phrase[len(noun) + 1 :]), row["agency_id"])
    return found


@cache
def _bare_pattern(noun: str) -> "regex.Pattern[str]":
    """One alternation of the names as printed, longest first, dashes and commas free."""
    phrases = {
        phrase[len(noun) + 1 :]
        for row in load_csv("agencies")
        if _NOUNS.get(row["kind"]) == noun
        for phrase in (row["canonical_name"], *split_cell(row["aliases"]))
        if phrase.startswith(noun + " ")
    }
    ordered = sorted(phrases, key=len, reverse=True)
    return regex.compile(
        "(?=\\p{Lu})(?:" + "|".join(map(_loosely, ordered)) + r")(?!\p{L})", regex.I
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


def find_enumerated(text: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and agency_id of each name whose noun stands before an earlier one."""
    for match in enumeration_rule().find(text, start, stop):
        noun = match["kind"].capitalize()
        first = _name_at(text, match.end(), stop, noun)
        if first:
            yield (match.end(), *first)
            yield from _rest(text, first[0], stop, noun)
    for match in _NAMED.finditer(text, start, stop):
        noun = match[0].strip()
        first = _name_at(text, match.end(), stop, noun)
        if first:
            yield from _rest(text, first[0], stop, noun)


def _rest(text: str, at: int, stop: int, noun: str) -> Iterator[tuple[int, int, str]]:
    while comma := _NEXT.match(text, at, stop):
        found = _name_at(text, comma.end(), stop, noun)
        if not found or not _ends_name(text, comma.end(), found[0], stop):
            return
        yield (comma.end(), *found)
        at = found[0]


def _name_at(text: str, at: int, stop: int, noun: str) -> tuple[int, str] | None:
    found = _bare_pattern(noun).match(text, at, stop)
    if not found or not found[0][0].isupper():
        return None
    agency_id = _bare_names(noun).get(phrase_key(found[0]))
    return (found.end(), agency_id) if agency_id else None


def _ends_name(text: str, start: int, end: int, stop: int) -> bool:
    """`, Xây dựng kế hoạch` is a task, `, Xây dựng;` a department."""
    after = _AFTER.match(text, end, stop)
    if phrase_key(text[start:end]) in _LOOSE and not _duty().match(text, end, stop):
        return bool(after) and (end >= stop or text[end] in ",;.:)\n\t" or text.startswith(" và ", end))  # fmt: skip
    return bool(after)
