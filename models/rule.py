"""A rule is a value: its pattern with the words it must and must not find beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

TIMEOUT_S = 5.0
SHORT = 400
"""A search of fewer characters needs no clock, which costs as much as a short search itself:
tests/test_rules.py runs every rule over the worst texts of this length."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern. A test runs every example and counter-example of every rule.

    `examples` hold at least one match each, `counter_examples` none. Patterns are verbose,
    compiled with `regex`, and run with a timeout: a TimeoutError is an issue of the rule.
    `signs` are pieces of small letters, one of which every match holds: a text without any is
    not searched, which is ten times as cheap.
    """

    name: str
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def may_stand_in(self, text: str, start: int, end: int) -> bool:
        """False where the rule has signs and none of them stands in ``text[start:end]``."""
        if not self.signs:
            return True
        if end - start == len(text):
            words = _small_words(text)
        elif len(text) >= _LONG and (small := _small_document(text)) is not None:
            words = small[start:end]
        else:
            words = text[start:end].lower()
        for sign in self.signs:  # noqa: SIM110 - half the time of `any`, thousands of times
            if sign in words:
                return True
        return False

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """All matches in ``text[start:end]`` with offsets of `text`.

        Raises:
            TimeoutError: if the pattern runs longer than `TIMEOUT_S` seconds.
        """
        stop = len(text) if end is None else end
        if self.signs and not self.may_stand_in(text, start, stop):
            return iter(())
        if stop - start <= SHORT:
            return self.pattern.finditer(text, start, stop)
        return self.pattern.finditer(text, start, stop, timeout=TIMEOUT_S, concurrent=False)

    def first(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match in ``text[start:end]`` or None; raises as `find` does."""
        stop = len(text) if end is None else end
        if self.signs and not self.may_stand_in(text, start, stop):
            return None
        if stop - start <= SHORT:
            return self.pattern.search(text, start, stop)
        return self.pattern.search(text, start, stop, timeout=TIMEOUT_S, concurrent=False)

    def at(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """The match at `start` (of a rule read backwards: at `end`) or None; raises as `find`."""
        if end - start <= SHORT:
            return self.pattern.match(text, start, end)
        return self.pattern.match(text, start, end, timeout=TIMEOUT_S, concurrent=False)

    def drop(self, text: str) -> str:
        """The text without its matches."""
        return self.pattern.sub("", text) if self.may_stand_in(text, 0, len(text)) else text


_LONG = 2000
"""Characters from which on a text is a document, asked for many of its parts."""


_small_words = lru_cache(maxsize=16)(str.lower)
"""Several rules look at the same few words one after the other."""


_documents: dict[int, tuple[str, str | None]] = {}
"""The last texts and their small letters, by identity: to compare a whole document with one held,
as a cache by value does for an equal text, takes longer than most searches."""


def _small_document(text: str) -> str | None:
    """A text in small letters; None where one of them takes more room than its capital."""
    held = _documents.get(id(text))
    if held is None or held[0] is not text:
        if len(_documents) > 1:
            _documents.clear()
        small = text.lower()
        held = _documents[id(text)] = (text, small if len(small) == len(text) else None)
    return held[1]


def rule(
    name: str,
    pattern: str,
    *,
    examples: tuple[str, ...],
    counter_examples: tuple[str, ...] = (),
    flags: int = 0,
    signs: tuple[str, ...] = (),
) -> Rule:
    """Compile a verbose pattern into a `Rule`."""
    compiled = regex.compile(pattern, regex.VERBOSE | flags)
    return Rule(name, compiled, examples, counter_examples, signs)
