"""Words that tell what a number is (lexicons/modality.toml), and the signs of rules, sought together."""

from functools import cache, lru_cache

import regex

from extractors import asides, norms, qualifiers, quoted_aims
from extractors.levels import LEVEL
from extractors.phrase_index import PhraseIndex
from models.alternation import either
from models.lexicon import load_toml

SCORES = "scores"
"""The sign of what is scored, beside those of the lexicon and the rules."""


@cache
def phrases_of(kind: str) -> tuple[str, ...]:
    """The phrases of a kind, in small letters."""
    return tuple(folded(phrase) for phrase in load_toml("modality")[kind])


@cache
def _words(kind: str) -> "regex.Pattern[str]":
    words = either(phrases_of(kind))
    return regex.compile(rf"(?<!\p{{L}}){words}(?!\p{{L}})", regex.IGNORECASE)


@lru_cache(maxsize=32)
def folded(text: str) -> str:
    """Small letters, single blanks."""
    return " ".join(text.lower().split())


def find_words(kind: str, text: str, start: int = 0) -> "regex.Match[str] | None":
    """The first phrase of that kind (lexicons/modality.toml) in ``text[start:]``."""
    return _words(kind).search(text, start) if kind in signs_in(text) else None


@lru_cache(maxsize=32)
def signs_in(text: str) -> frozenset[str]:
    """The kinds and the names of rules of which a phrase or sign stands in the text.

    A sentence is asked for all of them, and so are its clauses.
    """
    return _index().names_in(text)


@cache
def _index() -> PhraseIndex:
    rules = (*norms.RULES, *quoted_aims.RULES, *asides.RULES, *qualifiers.AROUND, LEVEL)
    return PhraseIndex(
        (
            *((phrase, kind) for kind in load_toml("modality") for phrase in phrases_of(kind)),
            *((sign, rule.name) for rule in rules for sign in rule.signs),
            ("điểm", SCORES),
        )
    )


def says(kind: str, text: str) -> bool:
    """True if a phrase of that kind stands in the text."""
    return find_words(kind, text) is not None
