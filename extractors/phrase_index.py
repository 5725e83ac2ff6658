"""Which of many phrases stand in a text: one look at its words instead of a search for each."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import regex

_WORD: Final = regex.compile(r"\p{L}+")


class PhraseIndex:
    """Named phrases of small letters, each held under its rarest word.

    A text is asked for all of them at once: a word is looked up a hundred times as fast as a
    pattern is searched, and a phrase is sought only where its rarest word stands.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """`phrases` are (phrase, name); a name may have many, each with a word of letters."""
        pairs = tuple(phrases)
        usage = Counter(word for phrase, _ in pairs for word in _WORD.findall(phrase))
        self._signs: dict[str, tuple[tuple[str, str], ...]] = {}
        for phrase, name in pairs:
            rarest = min(_WORD.findall(phrase), key=usage.__getitem__)
            self._signs[rarest] = (*self._signs.get(rarest, ()), (phrase, name))
        # texts repeat the same few thousand words, with the same marks at them
        self._of_token = lru_cache(maxsize=8192)(self._look_up)

    def names_in(self, text: str) -> frozenset[str]:
        """The names of which a phrase stands in the text, at the bounds of words or within some.

        >>> sorted(PhraseIndex([("ít nhất", "aim"), ("đã đạt", "result")]).names_in("Ít  nhất 5%"))
        ['aim']
        """
        tokens = text.lower().split()
        words = " ".join(tokens)
        return frozenset(
            name
            for signs in map(self._of_token, tokens)
            if signs
            for phrase, name in signs
            if phrase in words
        )

    def _look_up(self, token: str) -> tuple[tuple[str, str], ...]:
        """What is held under the words of a token (`(bảo`, `80%số`), which may be several."""
        found = self._signs.get(token)
        if found is not None or token.isalpha():
            return found or ()
        return tuple(sign for word in _WORD.findall(token) for sign in self._signs.get(word, ()))
