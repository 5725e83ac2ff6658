"""Citations: a document named in a text, with its type, number, date, body and title.

`TYPE [số] NUMBER [ngày DATE] [của ISSUER] [về / ban hành / phê duyệt TITLE]`; a law may stand by
its title alone. Which relation a citation has to the citing document is no question here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from extractors.citation_patterns import (
    AFTER_BODY,
    AFTER_DATE,
    AFTER_TITLE,
    CONGRESS,
    DATED,
    DAY_BEFORE,
    HEAD,
    LAW,
    LAWS,
    SHARED_SYMBOL,
    UNDATED_LAW,
    type_rows,
)
from extractors.document_numbers import DocumentNumber, find_document_numbers
from extractors.full_dates import IN_FIGURES, IN_WORDS, read_date
from models.lexicon import load_toml
from models.spans import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named at `span`: from its type to its number, date or name.

    `reach` is where body and title end, so what stands before it belongs to this citation.
    """

    span: Span
    rule: str
    number: str | None
    type: str | None
    cited_on: date | None
    body: str | None
    title: str | None
    reach: int


_HEAD_REACH = 110
_PARTS = regex.compile(r"[-/.]")
# a number, a law or a congress, without one of which nothing is cited
_MAY_CITE = regex.compile(rf"\d|{LAWS}|lần\s+thứ|Đại\s+hội\s+[IVXL]")


def find_citations(text: str, start: int, end: int) -> list[Citation]:
    """All documents named in ``text[start:end]``, in order and apart from each other.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    if not _MAY_CITE.search(text, start, end):
        return []
    found = [*_laws(text, start, end), *_named(text, start, end)]
    taken = [c.span for c in found]
    for number in find_document_numbers(text, start, end):
        if not any(span.overlaps(number.span) for span in taken):
            found += [*_sharing(text, start, number), _numbered(text, start, end, number)]
    return sorted(found, key=lambda c: c.span)


@cache
def type_of_letters() -> dict[str, str]:
    """The type that letters of a symbol stand for: ``{"KH": "Kế hoạch"}``."""
    return {str(word): str(row["name"]) for row in type_rows() for word in _list(row["letters"])}


def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol's letters say; the party's `QĐ` is no sure sign, but the usual one.

    >>> type_of_symbol("NQ/TU"), type_of_symbol("BNV-CCHC")
    ('Nghị quyết', 'Công văn')
    """
    first, *others = _PARTS.split(symbol)
    if first in type_of_letters() and others:
        return type_of_letters()[first]
    if others and others[-1] == "TTr":  # a local order of the two halves: `566/SNV-TTr`
        return "Tờ trình"
    return None if regex.match(r"(?:UBTV)?QH\d*$", symbol) else "Công văn"


def canonical_type(words: str) -> str:
    """The name of a type as the lexicon spells it, from its printed words."""
    wanted = " ".join(words.split()).casefold()
    return next((str(r["name"]) for r in type_rows() if str(r["name"]).casefold() == wanted), words)


def type_of_29(words: str) -> str:
    """The type as NĐ 30/2020 knows it: a Chương trình hành động is a Chương trình."""
    name = canonical_type(words)
    return "Chương trình" if name == "Chương trình hành động" else name


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _numbered(text: str, start: int, end: int, number: DocumentNumber) -> Citation:
    head = HEAD.pattern.match(text, max(start, number.span.start - _HEAD_REACH), number.span.start)
    first = head.start("type") if head else _with_so(text, start, number.span.start)
    tail = _Tail(text, number.span.end, end)
    printed = canonical_type(head["type"]) if head else None
    if printed in (None, "Văn bản"):
        printed = type_of_symbol(number.symbol) or printed
    return Citation(
        Span(first, tail.quote_end),
        HEAD.name,
        number.text,
        printed,
        tail.day or _day_before(text, start, first),
        tail.body or _body_of_symbol(number.symbol),
        tail.title,
        tail.end,
    )


def _sharing(text: str, start: int, number: DocumentNumber) -> Iterator[Citation]:
    """The numbers before one whose symbol they share: `số 505, 506 và 507/QĐ-STC`."""
    at = number.span.start
    if not text[max(start, at - 4) : at].rstrip().endswith(("và", ",")):
        return
    match = SHARED_SYMBOL.pattern.match(text, max(start, at - _HEAD_REACH), at)
    for each in regex.finditer(r"\d+", match["numbers"]) if match else ():
        assert match is not None
        first = match.start("numbers") + each.start()
        span = Span(first, first + len(each[0]))
        named = each[0] + number.text.removeprefix(number.number)
        kind, body = canonical_type(match["type"]), _body_of_symbol(number.symbol)
        yield Citation(span, SHARED_SYMBOL.name, named, kind, None, body, None, span.end)


_SO = regex.compile(r"\b[sS]ố\s*:?\s*", regex.REVERSE)
_PASSED = regex.compile(r"(?:hành|ký|qua)\s*$")


def _day_before(text: str, start: int, at: int) -> date | None:
    """The day that the sentence began with: `Ngày 07/8/2024, UBND tỉnh ban hành Quyết định số`."""
    if not _PASSED.search(text[max(start, at - 6) : at]):
        return None
    match = DAY_BEFORE.pattern.match(text, max(start, at - 2 * _HEAD_REACH), at)
    return _day(match["date"]) if match else None


def _with_so(text: str, start: int, at: int) -> int:
    """Where a number without a type begins: at its `số`."""
    match = _SO.match(text, max(start, at - 8), at)
    return match.start() if match else at


def _laws(text: str, start: int, end: int) -> Iterator[Citation]:
    for match in LAW.find(text, start, end):
        if not match["name"] and not match["number"]:
            continue
        title = " ".join((match["type"] + (match["name"] or "")).split()).rstrip(" ,")
        if match["year"]:
            title = f"{title} năm {match['year']}"
        tail = _Tail(text, match.end(), end)
        body = tail.body or ("Quốc hội" if match["number"] and "/QH" in match["number"] else None)
        yield Citation(
            Span(match.start(), max(match.end(), tail.quote_end)),
            LAW.name if match["bare"] is None else UNDATED_LAW,
            match["number"],
            canonical_type(match["type"]),
            _day(match["date"]) or tail.day,
            body,
            title if match["name"] else tail.title,
            tail.end,
        )


def _named(text: str, start: int, end: int) -> Iterator[Citation]:
    for match in CONGRESS.find(text, start, end):
        title = " ".join(match["name"].split())
        span = Span(*match.span())
        yield Citation(span, CONGRESS.name, None, "Nghị quyết", None, None, title, match.end())
    for match in DATED.find(text, start, end):
        tail = _Tail(text, match.end(), end)
        kind, day = canonical_type(match["type"]), _day(match["date"])
        span = Span(*match.span())
        yield Citation(span, DATED.name, None, kind, day, tail.body, tail.title, tail.end)


class _Tail:
    """What follows a number: date, body and title, each at most once, date and body in any order."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self.day: date | None = None
        self.body: str | None = None
        self.title: str | None = None
        self.quote_end = self.end = at
        for _ in range(2):
            self._read_date(text, end)
            self._read_body(text, end)
        match = AFTER_TITLE.pattern.match(text, self.end, end)
        if match:
            self.title = _sentence_case(match["title"])
            self.end = match.end()

    def _read_date(self, text: str, end: int) -> None:
        match = AFTER_DATE.pattern.match(text, self.end, end) if self.day is None else None
        if match:
            self.day, self.end = _day(match["date"]), match.end()
            self.quote_end = match.end()

    def _read_body(self, text: str, end: int) -> None:
        match = AFTER_BODY.pattern.match(text, self.end, end) if self.body is None else None
        if match:
            words = " ".join(match["body"].split()).removesuffix(" và")
            self.body, self.end = expand_body(words), match.end()


def expand_body(words: str) -> str:
    """A body's name in full, `UBND` and `HĐND` written out.

    >>> expand_body("UBND tỉnh")
    'Ủy ban nhân dân tỉnh'
    """
    full = " ".join(_BRACKETED.sub(" ", words).split())
    full = full.replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    return _SHORT_BODY.sub(lambda short: _BODIES[short[0]], full)


_BRACKETED = regex.compile(r"\(\p{Lu}+\)")
_BODIES = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SHORT_BODY = regex.compile(rf"\b(?:{'|'.join(_BODIES)})\b")


def _sentence_case(words: str) -> str:
    title = " ".join(words.split()).strip(" ,-–")
    return title[:1].upper() + title[1:]


def _body_of_symbol(symbol: str) -> str | None:
    """The body that the letters of a symbol name in all of the country."""
    if symbol.startswith("QH"):
        return "Quốc hội"
    if symbol.startswith("TTLT"):  # several bodies
        return None
    for token in reversed(_PARTS.split(symbol)):
        for row in load_toml("issuers")["issuer"]:
            if token.rstrip("0123456789") in row["letters"]:
                return str(row["body"]) if "body" in row else None
    return None


def _day(words: str | None) -> date | None:
    if not words:
        return None
    match = IN_WORDS.pattern.fullmatch(words) or IN_FIGURES.pattern.fullmatch(words)
    return read_date(match) if match else None
