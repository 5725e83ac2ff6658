"""Committees of several named places, one each: `UBND các huyện: Minh Hóa, Tuyên Hóa`."""

from collections.abc import Iterator

import regex

from extractors.agency_entries import spell_out
from extractors.agency_patterns import listed_place_rule


def listed_places(match: "regex.Match[str]") -> Iterator[tuple[int, int, str]]:
    """Start, end and restored name of each body of a match of `place_rule` with a list.

    The first one's words begin with the noun, the others' with their place.
    """
    text, opens = match.string, match.start("each")
    noun, level, first = text[match.start() : opens], "", True
    for place in listed_place_rule().find(text, opens, match.end("each")):
        level = (place["level"] or level).lower()
        left = match.start() if first else place.start()
        yield left, place.end(), spell_out(f"{noun}{level} {place['place']}")
        first = False
