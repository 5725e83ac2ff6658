"""Capitals of places in a title whose own letters were all capitals: `huyện đảo Lý Sơn`.

What follows a word like `huyện`, `sông`, `vườn quốc gia` is a name. How long it is, the lexicon of
districts says; else it is the two or three syllables before the next word that is in no name.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

import regex

from extractors.places import district_names
from models.lexicon import load_toml

_OFFICES = regex.compile(
    r"\b(?:phó\s+)?(?:chủ\s+tịch|bí\s+thư|giám\s+đốc|bộ\s+trưởng)(?=\s+(?:UBND|HĐND|(?:Ủy|Tỉnh|Thành|Hội|Sở|Bộ)\b))"
)
_QUARTERS = regex.compile(r"(?<=\b(?:phía|miền|vùng|khu vực)\s)(?:đông|tây|nam|bắc)\b(?!\s+giáp)")
_SYLLABLE = regex.compile(r"(\p{L}+)")
_MOST = 4
"""Syllables of the longest name."""


def capitalise_places(small: str) -> str:
    """Puts back the capitals of places and of those who are named by office.

    >>> capitalise_places("cấp nước cho huyện đảo lý sơn và các xã phía tây huyện trà bồng năm 2019")
    'cấp nước cho huyện đảo Lý Sơn và các xã phía Tây huyện Trà Bồng năm 2019'
    """
    small = _OFFICES.sub(lambda m: m[0][:1].upper() + m[0][1:], small)
    small = _QUARTERS.sub(lambda m: m[0].capitalize(), small)
    pieces, at = [], 0
    for noun in _nouns().finditer(small):
        kind = noun["noun"]
        name = _name_behind(small, noun.end(), kind) if noun.start() >= at else None
        if name:
            pieces.append(small[at : noun.start()])
            pieces.append(kind[:1].upper() + kind[1:] if kind in _listed("named_whole") else kind)
            pieces.append(small[noun.end("noun") : name[0]])
            pieces.append(_capitals(small[name[0] : name[1]]))
            at = name[1]
    return "".join([*pieces, small[at:]])


def _name_behind(small: str, at: int, noun: str) -> tuple[int, int] | None:
    """Where the name that follows a noun stands, None where that is not to be told."""
    words = [match.span(1) for match in islice(_SYLLABLE.finditer(small, at), _MOST + 3)]
    near = words if words and words[0][0] == at else []
    for length in range(min(_MOST, len(near)), 0, -1):
        if small[at : near[length - 1][1]] in district_names():
            return near[0][0], near[length - 1][1]
    plain = _listed("never_in_place_names")
    run = list(takewhile(lambda s: small[s[0] : s[1]] not in plain, _adjacent(small, near)))
    if noun in _listed("village_nouns"):
        crafts = _listed("crafts")
        led = all(small[s:e] in crafts for s, e in run[:-2])
        is_name = len(run) >= 2 and led and small[slice(*run[-1])] not in crafts
        return (run[-2][0], run[-1][1]) if is_name else None
    return (run[0][0], run[-1][1]) if 2 <= len(run) <= 3 else None


def _adjacent(small: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The syllables up to the first comma or number between two of them."""
    for index, span in enumerate(spans):
        if index and not small[spans[index - 1][1] : span[0]].isspace():
            return
        yield span


def _capitals(words: str) -> str:
    return regex.sub(r"\p{L}+", lambda m: m[0][:1].upper() + m[0][1:], words)


@cache
def _nouns() -> regex.Pattern[str]:
    words = load_toml("proper_names")
    nouns = [*words["place_nouns"], *words["named_whole"], *words["village_nouns"]]
    either = "|".join(sorted(map(regex.escape, nouns), key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?P<noun>{either})\s+(?=\p{{Ll}})")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_toml("proper_names")[name])
