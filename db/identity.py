"""When two documents are one, and which document a citation means. Pure: no SQL.

A symbol does not name a province: each has its own `260/KH-UBND`, every year anew. So a local
document is known by province, number and year; a central one by number and year.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

import regex

from models.lexicon import load_toml
from models.nlp import match_key

_KEPT = regex.compile(r"[^\p{L}\p{N}/&]+")  # dashes of all kinds, dots, blanks are dropped
_LEADING_ZEROS = regex.compile(r"^0+(?=\d)")
_YEAR_INSIDE = regex.compile(r"/((?:19|20)\d{2})/")
_SYMBOL = regex.compile(r"\d\p{L}?(?:/\d{4})?[/-](?P<letters>\p{L}+)[/-]")
_WORDS = regex.compile(r"[\p{L}\p{N}]+")
_YEAR_BEHIND = regex.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)$")
_LOCAL_SYMBOL = regex.compile(r"/[^/]*(?:UBND|HĐND|CTUBND) | [/](?:TU|HU|ĐU)$", regex.VERBOSE)
_CHIEF = regex.compile(r"^(?:chủ tịch|bộ trưởng|giám đốc)\s+")
_SMALL_LEVELS = ("district", "commune")
_LOCAL_LEVELS = ("province", "department", *_SMALL_LEVELS)


@dataclass(frozen=True, slots=True)
class Holding:
    """What the corpus knows of one document it holds; `nth` is ``#2`` of ``FILE#2``."""

    id: int
    path: str
    sha256: str | None
    nth: str
    genre: str
    is_complete: bool
    number: str | None
    issued_on: str | None
    body: str | None
    level: str | None
    province: str | None
    type: str | None = None
    title: str | None = None
    has_plan: bool = True
    """Whether a plan's own text is in it; a decision may stand without the plan it promulgates."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a document, as row `id` of `legal_references`.

    `forces` are what its places do to the cited document: `replaces`, `repeals`, `amends`.
    """

    id: int
    document_id: int
    number: str | None
    cited_on: str | None
    body: str | None
    title: str | None
    forces: frozenset[str] = frozenset()


@cache
def number_key(number: str) -> str:
    """A document number as it is compared: without zeros, blanks, and kinds of dashes and Đ.

    >>> number_key("0204/KH- UBND") == number_key("204/kh–ubnd")
    True
    >>> number_key("15/2021/QÐ-UBND")
    '15/2021/QĐUBND'
    """
    upper = normalize("NFC", number).upper().replace("Ð", "Đ")
    return _LEADING_ZEROS.sub("", _KEPT.sub("", upper))


@cache
def title_key(title: str) -> str:
    """The title of a law with its type as it is compared, without the year that may follow it.

    >>> title_key("Luật Hoà giải ở cơ sở năm 2013")
    'luật hòa giải ở cơ sở'
    """
    return _YEAR_BEHIND.sub("", " ".join(_WORDS.findall(match_key(title))))


@cache
def body_key(body: str) -> str:
    """An issuing body as it is compared: abbreviations spelled out, its chief's title off."""
    words = match_key(body).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")
    return _CHIEF.sub("", words)


def year_of(number: str | None, on: str | None) -> str | None:
    """The year of issue: of the date, or the one that the number of a VBQPPL holds."""
    inside = _YEAR_INSIDE.search(number or "")
    return on[:4] if on else inside[1] if inside else None


def find_duplicates(held: Iterable[Holding]) -> dict[int, int]:
    """Each document that another stands for, with that other's id.

    One are documents of the same bytes (and place in the file), and of the same issuing body,
    number and year; a plan apart from its decision is one with the decision that holds it. The
    official text stands before news, the complete before the broken one, a decision with its
    plan before either alone, then the first path.
    """
    leader: dict[int, int] = {}
    first: dict[tuple[str, ...], int] = {}
    for one in sorted(held, key=_rank):
        keys = list(_identities(one))
        leaders = [leader[first[key]] for key in keys if key in first]
        leader[one.id] = leaders[0] if leaders else one.id
        for key in keys:
            first.setdefault(key, one.id)
    return {document: other for document, other in leader.items() if document != other}


def _rank(one: Holding) -> tuple[bool, bool, bool, str]:
    is_part = not one.has_plan or _is_attached(one)
    return (one.genre == "news", not one.is_complete, is_part, one.path)


def _identities(one: Holding) -> Iterable[tuple[str, ...]]:
    year = year_of(one.number, one.issued_on)
    if one.number and one.body and year:
        key = (number_key(one.number), body_key(one.body), year)
        is_attached = _is_attached(one)
        if not is_attached:
            yield ("number", *key)
        if is_attached or (one.has_plan and one.genre == "decision"):
            yield ("attached plan", *key)
    if one.sha256:
        yield ("bytes", one.sha256, one.nth)


def _is_attached(one: Holding) -> bool:
    """True for a plan that stands apart from the decision whose number it bears."""
    symbol = _SYMBOL.search(one.number or "")
    kind = _type_of_letters().get(symbol["letters"]) if symbol else None
    return bool(one.genre == "plan" and one.type and kind and kind != one.type)


@cache
def _type_of_letters() -> dict[str, str]:
    rows = load_toml("document_types")["type"]
    promulgators = [row for row in rows if row.get("promulgator")]
    return {letters: str(row["name"]) for row in promulgators for letters in row["letters"]}


def cited(
    citation: Citation,
    citing: Holding,
    same_number: Sequence[Holding],
    duplicates: Mapping[int, int],
    provinces: "regex.Pattern[str]",
) -> int | None:
    """The document that a citation means, or None where none or several fit.

    What is named by its title alone is of the country, and on its very day if one is said.

    Args:
        citation: what is cited.
        citing: the document it is cited in, never the answer.
        same_number: the documents held under the cited number, or title.
        duplicates: of `find_duplicates`; the answer is never a duplicate.
        provinces: of `province_names`.
    """
    fitting = [
        one
        for one in same_number
        if _time_fits(citation, citing, one) and _place_fits(citation, citing, one, provinces)
    ]
    exact = [one for one in fitting if citation.cited_on and one.issued_on == citation.cited_on]
    ids = {duplicates.get(one.id, one.id) for one in exact or fitting} - {citing.id}
    return ids.pop() if len(ids) == 1 else None


def _time_fits(citation: Citation, citing: Holding, one: Holding) -> bool:
    held = year_of(one.number, one.issued_on)
    said = year_of(citation.number, citation.cited_on) or _year_behind(citation)
    if said and held:
        return said == held
    return not (one.issued_on and citing.issued_on) or one.issued_on <= citing.issued_on


def _year_behind(citation: Citation) -> str | None:
    """The year of a law named by its title: `Luật Thư viện năm 2019`."""
    behind = _YEAR_BEHIND.search(citation.title or "") if citation.number is None else None
    return behind["year"] if behind else None


def _place_fits(
    citation: Citation, citing: Holding, one: Holding, provinces: "regex.Pattern[str]"
) -> bool:
    """A local document must be of the cited province, by default the citing document's own."""
    if not _is_local(one):
        return True
    body = body_key(citation.body) if citation.body else None
    named = provinces.search(body) if body else None
    province = named["name"] if named else _folded(citing.province)
    if province is None or province != _folded(one.province):
        return False
    if body is None:
        return one.level not in _SMALL_LEVELS or one.body == citing.body
    own = body_key(one.body) if one.body else body
    same_day = citation.cited_on is not None and citation.cited_on == one.issued_on
    return same_day or own.startswith(body) or body.startswith(own)


def _is_local(one: Holding) -> bool:
    symbol = number_key(one.number or "")
    return bool(one.level in _LOCAL_LEVELS or one.province or _LOCAL_SYMBOL.search(symbol))


def _folded(name: str | None) -> str | None:
    return match_key(name) if name else None


def province_names(names: Iterable[str]) -> "regex.Pattern[str]":
    """A pattern that finds a province named in a folded issuing body, longest name first."""
    folded = sorted({match_key(name) for name in names}, key=lambda name: (-len(name), name))
    choice = "|".join(regex.escape(name) for name in folded)
    return regex.compile(rf"(?:tỉnh|thành phố|tp\.?|ủy|ủy ban nhân dân)\s+(?P<name>{choice})\b")
