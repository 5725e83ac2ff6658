"""Departments by their initials, however these are joined: `Sở VH,TT&DL`, `Sở Lao động - TB&XH`."""

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from models.lexicon import load_csv, split_cell
from models.rule import Rule, rule

_KINDS = {"Sở": "so", "Bộ": "bo", "Phòng": "phong_huyen"}
SHORT_NOUNS = frozenset(_KINDS)
"""The nouns after which initials may stand for a name."""
_MOST, _REACH = 9, 90
"""Pieces and characters of the longest name: `Lao động - Thương binh và Xã hội` has seven."""
_FEWEST = {"Sở": 2, "Bộ": 2, "Phòng": 3}
_PIECE = r"(?:\p{Lu}{1,8}(?!\p{Ll})|\p{L}\p{Ll}*)"
_NEXT = regex.compile(rf"(?:\s?[&,–-]\s?|\s(?:và|&)\s|\s)?(?P<piece>{_PIECE})")
_SHORT = regex.compile(r"\p{Lu}{2,}")
_WORD = regex.compile(r"\p{L}+")
_JOINS = frozenset(("và",))


@cache
def noun_rule() -> Rule:
    """The noun before a name, that may hold initials or go before others that drop it."""
    return rule(
        "agency_noun",
        r"\b(?P<noun>Sở|Bộ|Phòng|Hội|Ban)\ (?=\p{Lu})",
        examples=("Sở TT-TT", "Phòng LĐ-TB và XH", "Hội Nông dân"),
        counter_examples=("cơ sở TT", "các sở"),
    )


def short_name_at(text: str, at: int, stop: int, noun: str) -> tuple[int, str] | None:
    """Where a name of initials that begins at `at` ends, and whose it is; the longest one.

    Args:
        text: The text of the plan.
        at: First character after the noun and its blank.
        stop: Where reading ends.
        noun: `Sở`, `Bộ` or `Phòng`.
    """
    if not _SHORT.search(text, at, min(stop, at + _REACH)):
        return None
    letters, is_short, best = "", False, None
    for _ in range(_MOST):
        piece = _NEXT.match(text, at, stop)
        if piece is None or (letters and piece.start("piece") == at):
            break
        words = piece["piece"]
        at = piece.end()
        if words in _JOINS:
            continue
        is_short = is_short or bool(_SHORT.fullmatch(words))
        letters += words if words.isupper() else words[0].upper()
        agency_id = _by_initials(noun).get(letters)
        if is_short and agency_id and len(letters) >= _FEWEST[noun]:
            best = (at, agency_id)
    return best


@cache
def _by_initials(noun: str) -> dict[str, str]:
    """agency_id by the first letters of its name; letters that two bodies share are left out."""
    found: dict[str, set[str]] = {}
    for row in load_csv("agencies"):
        if row["kind"] != _KINDS[noun]:
            continue
        for phrase in (row["canonical_name"], *split_cell(row["aliases"])):
            words = _WORD.findall(phrase.removesuffix(" cấp huyện"))[1:]
            if phrase.startswith(f"{noun} ") and not any(_SHORT.fullmatch(w) for w in words):
                initials = "".join(w[0].upper() for w in words if w not in _JOINS)
                found.setdefault(initials, set()).add(row["agency_id"])
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def find_short_names(
    text: str, stop: int, nouns: Iterable["regex.Match[str]"]
) -> Iterator[tuple[int, int, str]]:
    """Start, end and agency_id of each name with initials after one of the `nouns`."""
    for match in nouns:
        noun = match["noun"]
        found = short_name_at(text, match.end(), stop, noun) if noun in SHORT_NOUNS else None
        if found:
            yield (match.start(), *found)
