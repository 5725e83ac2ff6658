"""The published indexes (PAR INDEX, SIPAS, PAPI ...) that a clause names."""

from functools import cache

import regex

from models.lexicon import load_toml

_ALL = regex.compile(
    r"\bcác\s+(?:Chỉ\s+số|chỉ\s+số)(?=\s+(?:tăng|giảm|đều|nằm|thuộc|duy\s+trì|cải\s+thiện|đạt|này|trên|nêu))"
)

_FIRST_WORDS = regex.compile(r"(\p{L}{2,})(?:\ (\p{L}+)\ )?")


@cache
def _patterns() -> tuple[tuple[str, "regex.Pattern[str]"], ...]:
    return tuple(
        (name, regex.compile("|".join(forms).replace(" ", r"\s+"), regex.IGNORECASE))
        for name, forms in load_toml("indexes").items()
    )


@cache
def _signs() -> frozenset[tuple[str, str]]:
    """The first word or two of each form, small: a text without those of any names no index."""
    forms = (form.lower() for each in load_toml("indexes").values() for form in each)
    return frozenset((m[1], m[2] or "") for form in forms if (m := _FIRST_WORDS.search(form)))


def _may_name(words: str) -> bool:
    for first, second in _signs():  # noqa: SIM110 - half the time of `any`, thousands of times
        if first in words and second in words:
            return True
    return False


def named_indexes(text: str, start: int, end: int) -> tuple[str, ...]:
    """The indexes named in ``text[start:end]``, in order, each once."""
    if not _may_name(text[start:end].lower()):
        return ()
    first: dict[str, int] = {}
    for name, pattern in _patterns():
        found = pattern.search(text, start, end)
        if found:
            first[name] = found.start()
    return tuple(sorted(first, key=lambda name: first[name]))


def means_all(text: str, start: int, end: int) -> bool:
    """True where `các Chỉ số` points back at the indexes named before."""
    return bool(_ALL.search(text, start, end))
