"""Small letters for words printed in capitals, with the capitals of names put back.

Legal sites re-type titles in capitals. Which words keep a capital is read, in this order, from
the document's own running text, then from the lexicons of provinces, bodies and document types;
letters with digits or signs in them (`76/NQ-CP`) and known abbreviations stay as they are.
"""

from collections import Counter
from functools import cache

import regex

from extractors.citations import canonical_type
from extractors.document_numbers import find_document_numbers
from extractors.place_names import capitalise_places
from extractors.provinces import find_provinces
from models.lexicon import load_csv, load_toml

_WORD = regex.compile(r"[\p{L}\d&]+(?:[/.-][\p{L}\d&]+)*")
_MOST_WITNESSES = 9
_ROMAN = regex.compile(r"[IVXL]{1,6}")
_SMALL, _LETTERS = regex.compile(r"\p{Ll}{2}"), regex.compile(r"\p{L}+")
_TYPES = "kế hoạch|chương trình|đề án|phương án|quy chế|quy định|chiến lược"
_PROMULGATED = regex.compile(
    rf"(?<=\b(?:ban hành|phê duyệt|thực hiện|triển khai)\s)(?:{_TYPES})(?!\p{{L}})"
)
_CITED = regex.compile(
    r"\b(?:nghị quyết|nghị định|quyết định|chỉ thị|kết luận|kế hoạch|thông tư|chương trình)(?=\s+số\s+\d)"
)
_NAMED = regex.compile(r"(?:Luật|Pháp lệnh|Bộ|Sở|Cục|Ban|Hội|Phòng|Vụ|Đoàn) \Z")


def sentence_case(words: str, body: str = "") -> str:
    """A title in capitals as a sentence: first letter large, names as they are written.

    Args:
        words: the title; words that hold small letters are left alone.
        body: running text of the same document, the best witness of its own spelling.

    >>> sentence_case("CẢI CÁCH HÀNH CHÍNH TỈNH YÊN BÁI NĂM 2024")
    'Cải cách hành chính tỉnh Yên Bái năm 2024'
    """
    if _SMALL.search(words):
        return words
    small = _WORD.sub(lambda m: _lower(m[0]), words)
    small = _by_witness(small, body)
    small = capitalise_places(_names(words, small))
    return small[:1].upper() + small[1:]


def _lower(word: str) -> str:
    if word in load_toml("proper_names")["abbreviations"] or (
        _ROMAN.fullmatch(word) and word not in ("XL", "LI", "VI", "XI")
    ):
        return word
    if any(map(str.isdigit, word)) and ("/" in word or "-" in word):
        return word
    return word.lower()


@cache
def _lexicon_names() -> list[str]:
    """Names of bodies and titles of office that a title may hold, longest first."""
    bodies = [name for row in load_csv("agencies") for name in [row["canonical_name"]]]
    names = [name.partition(" (")[0] for name in bodies if not name.startswith(("Các ", "các "))]
    extra = load_toml("proper_names")["names"]
    return sorted({*names, *extra}, key=lambda name: (-len(name), name))


@cache
def _lexicon_pattern() -> regex.Pattern[str]:
    either = "|".join(regex.escape(name, literal_spaces=True) for name in _lexicon_names())
    return regex.compile(rf"(?<!\p{{L}})(?:{either})(?!\p{{L}})", regex.IGNORECASE)


@cache
def _spelled() -> dict[str, str]:
    return {name.casefold(): name for name in _lexicon_names()}


def _names(capitals: str, small: str) -> str:
    """Puts back the names of the lexicons, of provinces, and document numbers as printed."""
    small = _lexicon_pattern().sub(lambda m: _spelled()[m[0].casefold()], small)
    for mention in find_provinces(capitals, None):
        start, end = mention.span.start, mention.span.end
        if len(capitals) == len(small):
            name = " ".join(w[:1].upper() + w[1:].lower() for w in capitals[start:end].split())
            small = small[:start] + name.ljust(end - start)[: end - start] + small[end:]
    for number in find_document_numbers(capitals):
        start, end = number.span.start, number.span.end
        if len(capitals) == len(small):
            small = small[:start] + _spelled_number(capitals[start:end]) + small[end:]
    return _types(small)


def _spelled_number(number: str) -> str:
    return regex.sub(r"TTG\b", "TTg", regex.sub(r"\bCTR\b", "CTr", number))


def _types(small: str) -> str:
    """`ban hành kế hoạch` promulgates a Kế hoạch; a type before a number is a document too."""
    small = _PROMULGATED.sub(lambda m: canonical_type(m[0]), small)
    return _CITED.sub(lambda m: canonical_type(m[0]), small)


def _by_witness(small: str, body: str) -> str:
    """Takes over the casing of three words in a row that the body writes so in most places."""
    spans = [m.span() for m in _LETTERS.finditer(small)]
    letters, lowered = list(small), body.lower()
    for (start, _), _, (_, end) in zip(spans, spans[1:], spans[2:], strict=False):
        seen = _spellings(small[start:end], body, lowered)
        if not seen:
            continue
        spelling, times = seen.most_common(1)[0]
        if times * 2 > seen.total():
            letters[start:end] = list(spelling)
    return "".join(letters)


def _spellings(words: str, body: str, lowered: str) -> Counter[str]:
    """How the body writes `words` inside its sentences, in their first places."""
    seen: Counter[str] = Counter()
    at = lowered.find(words.lower())
    while at >= 0 and seen.total() < _MOST_WITNESSES:
        spelling, before = body[at : at + len(words)], body[max(0, at - 2) : at]
        inside = before[-1:] == " " and (before[0].isalnum() or before[0] in ',)”"')
        # `Luật Giao thông đường thủy`: that capital begins the law's name, not the word.
        if (
            inside
            and not _NAMED.search(body, max(0, at - 12), at)
            and not spelling.isupper()
            and not body[at + len(words) : at + len(words) + 1].isalpha()
        ):
            seen[spelling] += 1
        at = lowered.find(words.lower(), at + 1)
    return seen
