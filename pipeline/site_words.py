"""What only sites print, by the lists of lexicons/furniture.toml."""

from functools import cache
from typing import Literal

import regex

from models.lexicon import load_toml

Kind = Literal["tail", "aside", "line", "cut", "missing"]
"""The lists of patterns."""
MAX_CUT = 200


@cache
def _patterns(kind: Kind) -> "regex.Pattern[str]":
    either = "|".join(f"(?:{pattern})" for pattern in load_toml("furniture")[kind])
    return regex.compile(rf"\W{{0,3}}(?:{either})", regex.IGNORECASE)


def matches(kind: Kind, words: str) -> bool:
    """True where a block's words are furniture of that kind."""
    return bool(_patterns(kind).match(words[:400]))


def is_cut(words: str) -> bool:
    """True for a short block that lets the reader no further; its signs are sought first."""
    if len(words) >= MAX_CUT:
        return False
    small = words.lower()
    may_be = any(sign in small for sign in load_toml("furniture")["cut_signs"])
    return may_be and matches("cut", words)
