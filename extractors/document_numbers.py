"""The numbers of Vietnamese documents: `260/KH-UBND`, `15/2021/QĐ-UBND`, `51-NQ/TU`.

Figures with a mark behind them are looked for, and the forms of number_forms.py tried at each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from extractors.number_forms import (
    DASHED_YEAR,
    DASHES,
    LOST_HYPHEN,
    NORMATIVE,
    OLD,
    ORDINARY,
    PARTY,
    PARTY_LOST_HYPHEN,
    RULES,
    issuer_letters,
    type_letters,
)
from models.lexicon import load_toml
from models.spans import Span

_WITH_HYPHEN = (PARTY.name, PARTY_LOST_HYPHEN.name, OLD.name)

# figures and the mark behind them, with which every rule begins
_FIGURES = regex.compile(
    rf"(?<!\d)\d{{1,6}}(?=[a-zđ]?\s{{0,3}}(?:/|{DASHES})|[ ]?\p{{Lu}}\p{{L}}{{0,4}}/\p{{Lu}})"
)
_DASH = regex.compile(DASHES)
# `QD-UBND`, `ND-CP`, `HDND` of keyboards without Đ.
_LOST_MARKS = regex.compile(r"(?<=\bQ)D(?=[-/])|(?<=^N)D(?=-CP)|(?<=\bH)D(?=ND\b)")
_TOKENS = regex.compile(rf"{DASHES}|[/.]")
_CUE = regex.compile(
    r"(?:\bs[ốỐ]|\bvăn\s+bản|\bcông\s+văn|\btờ\s+trình|\bCV|\bTTr|\bQĐ)\s*[:.]?\s*$",
    regex.IGNORECASE,
)
_CUE_REACH = 20
_COMMITTEE = regex.compile(r"(?:TU|TW|TƯ|HU|ThU|QU|ĐU\p{L}*)$")
_PLAIN_WORD = regex.compile(r"\p{Lu}\p{Ll}{2,}")
_NAMED_REACH = 40
# Departments, ministries, the police, the front, courts and their like.
_OF_BODY = regex.compile(
    r"[SB]\p{Lu}[\p{L}&]{1,7}|CA[TH]?|BCHQS|BĐBP|BTV|MTTQ|UBMTTQ|VKSND?T?|TAND?T?|LĐLĐ|TĐ|TĐTN|HLHPN|HND|HCCB|CT|KBNN|BHXH"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as found: `text` is normalised, `number` without the symbol, `year` of VBQPPL."""

    span: Span
    text: str
    number: str
    symbol: str
    year: int | None
    rule: str


def find_document_numbers(
    text: str, start: int = 0, end: int | None = None
) -> list[DocumentNumber]:
    """All document numbers in ``text[start:end]`` in order, with offsets of `text`.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    stop = len(text) if end is None else end
    found = sorted(_candidates(text, start, stop), key=lambda n: (n.span.start, -len(n.span)))
    kept: list[DocumentNumber] = []
    for number in found:
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return kept


def count_issuers(symbol: str) -> int:
    """How many bodies a symbol names behind its type: two in `TTLT-BTC-BNV`, one in `KH-UBND`.

    Units of one body do not count: `UBND-KT`.
    """
    first, *tokens = regex.split(r"[-/]", symbol)
    if first not in type_letters():
        return 1
    known = [t for t in tokens if t in issuer_letters() or _OF_BODY.fullmatch(t)]
    return max(1, len(known)) if len(known) == len(tokens) else 1


def parse_document_number(text: str) -> DocumentNumber | None:
    """The number that a string consists of, or None where it holds more or less."""
    stripped = text.strip().rstrip(".;,")
    found = find_document_numbers(f"số {stripped}")
    if len(found) != 1 or found[0].span != Span(3, 3 + len(stripped)):
        return None
    return found[0]


@lru_cache(maxsize=4096)
def normalize_document_number(text: str) -> str:
    """One spelling of a number: no blanks, plain hyphens, Đ, a lost hyphen put back.

    >>> normalize_document_number("78/2021/NÐ –CP")
    '78/2021/NĐ-CP'
    """
    parsed = parse_document_number(text)
    return parsed.text if parsed else _plain(text)


def is_normative(number: str | None) -> bool:
    """True for a number with its year: the document lays down law (văn bản quy phạm pháp luật).

    >>> is_normative("05/2018/QĐ-UBND"), is_normative("5/QĐ-UBND"), is_normative(None)
    (True, False, False)
    """
    return number is not None and NORMATIVE.pattern.match(number) is not None


def _candidates(text: str, start: int, stop: int) -> Iterator[DocumentNumber]:
    """What each rule reads, none of its readings overlapping another of its own."""
    ends = [start] * len(RULES)
    for figures in _FIGURES.finditer(text, start, stop):
        at = figures.start()
        for order, each in enumerate(RULES):
            match = each.at(text, at, stop) if at >= ends[order] else None
            if not match:
                continue
            ends[order] = match.end()
            if each is ORDINARY and not _is_sure(text, match):
                continue
            if each is PARTY and not _is_of_party(text, match):
                continue
            yield _number(match, each.name)


def _is_sure(text: str, match: regex.Match[str]) -> bool:
    """True if a token of the symbol is known, or `số`, `Công văn` stands before the number.

    A known token beside a plain word is no symbol: `305/HD-Saison`.
    """
    tokens = _TOKENS.split(_plain(match["symbol"]))
    known = [token.rstrip("0123456789") in _known_letters() for token in tokens]
    words = [t for t, k in zip(tokens, known, strict=True) if not k and _PLAIN_WORD.fullmatch(t)]
    if any(known) and not words:
        return True
    return _CUE.search(text[max(0, match.start() - _CUE_REACH) : match.start()]) is not None


def _is_of_party(text: str, match: regex.Match[str]) -> bool:
    """True of a committee's number; of any other body's (`5-CT/MTTQ`) a word must say it is one."""
    if _COMMITTEE.search(_plain(match["symbol"])):
        return True
    return _named().search(text[max(0, match.start() - _NAMED_REACH) : match.start()]) is not None


@cache
def _named() -> regex.Pattern[str]:
    """What names a document before its number: `số`, a type in words, a number of this form."""
    types = "|".join(str(row["name"]) for row in load_toml("document_types")["type"])
    return regex.compile(rf"\bsố|\d{DASHES}\p{{Lu}}|\b(?:{types})\b", regex.IGNORECASE)


@cache
def _known_letters() -> frozenset[str]:
    return frozenset((*type_letters(), *issuer_letters()))


def _number(match: regex.Match[str], rule_name: str) -> DocumentNumber:
    groups = match.groupdict()
    symbol = _plain(groups["symbol"])
    if rule_name == LOST_HYPHEN.name:
        symbol = f"{_plain(groups['type'])}-{_plain(groups['issuer'])}"
    elif "-" not in symbol:
        # `QĐ.TTg` is an older way to print the hyphen; a slash is kept as it is.
        symbol = symbol.replace(".", "-")
    year = groups.get("year")
    number = groups["number"]
    middle = "-" if rule_name in _WITH_HYPHEN else "/"
    symbol = _LOST_MARKS.sub("Đ", symbol)
    text = middle.join(part for part in (number, year, symbol) if part)
    if rule_name == DASHED_YEAR.name:
        text = f"{number}-{year}/{symbol}"
    return DocumentNumber(
        Span(*match.span()), text, number, symbol, int(year) if year else None, rule_name
    )


def _plain(text: str) -> str:
    return _DASH.sub("-", "".join(text.split())).replace("Ð", "Đ")
