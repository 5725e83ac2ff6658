"""What a title or a line above says of the numbers below it."""

from functools import cache, lru_cache

import regex

from extractors.told_words import find_words, folded, phrases_of
from models.facts import Modality

MAX_SUBTITLE = 60
"""Characters of the longest line that is read as a title within an article."""
_RESULT_TITLE = regex.compile(
    r"(?:.*:\s*)?(?:một\s+số\s+)?kết\s+quả(?!\s*(?:,|cần|phấn\s+đấu|dự\s+kiến|đầu\s+ra|mong|và\s+sản\s+phẩm|giải\s+quyết))",
    regex.IGNORECASE,
)


def line_modality(line: str, block: int) -> tuple[int, Modality] | None:
    """What a line tells of those below it: it leads to other papers, or it is a title in capitals."""
    words = line.strip(" :.*-–")
    short = len(words) <= MAX_SUBTITLE and words[:3].lower() in _first_letters_of_teasers()
    if short and folded(words).removeprefix("các ") in phrases_of("teasers"):
        return block, "quoted"
    told = title_modality(words) if words.isupper() else None
    return (block, told) if told else None


@cache
def _first_letters_of_teasers() -> frozenset[str]:
    return frozenset(("các", *(phrase[:3] for phrase in phrases_of("teasers"))))


# `Kiến nghị với Trung ương`, but `Kiến nghị của cử tri`
_TO_WHOM = regex.compile(
    r"\W*(?:$|(?:đối\s+với|với|đến|tới|trung\s+ương|chính\s+phủ|quốc\s+hội|các\s+bộ|bộ|cấp\s+trên)\b)",
    regex.IGNORECASE,
)
_OPENINGS: tuple[tuple[str, Modality], ...] = (
    ("rule_openings", "rule"),
    ("request_openings", "quoted"),
)
_TITLES: tuple[tuple[str, Modality], ...] = (
    ("aim_sections", "target"),
    ("result_sections", "result"),
    ("rule_sections", "rule"),
    ("forecast_sections", "forecast"),
)


@lru_cache(maxsize=256)
def title_modality(title: str) -> Modality | None:
    """What the first telling words of a title say; of two that begin together the longer."""
    if len(title) > 120:
        return None
    if _RESULT_TITLE.match(title):
        return "result"
    for openings, modality in _OPENINGS:
        opening = find_words(openings, title)
        if opening is None or opening.start():
            continue
        if modality == "rule" or _TO_WHOM.match(title, opening.end()):
            return modality
    found = [(words.span(), kind) for name, kind in _TITLES if (words := find_words(name, title))]
    return min(found, key=lambda each: (each[0][0], -each[0][1]))[1] if found else None
