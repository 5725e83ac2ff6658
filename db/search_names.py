"""Names of provinces in a text or a query, so that `nam dinh` is not `Việt Nam định hướng`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from db.search_words import Word, split_words
from models.lexicon import load_csv, load_toml


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the keys of its words, and the word it has in the index (`nam_dinh_`).

    `mark` is None for what only looks like a province.
    """

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    mark: str | None


def names_written(words: Sequence[Word]) -> Iterator[str]:
    """The marks of the provinces that a text names, each word of them with a capital letter.

    >>> list(names_written(list(split_words("UBND tỉnh Nam Định, KẾ HOẠCH CỦA TỈNH HOÀ BÌNH"))))
    ['nam_dinh_', 'hoa_binh_']
    >>> list(names_written(list(split_words("Việt Nam định hướng; yêu chuộng hoà bình"))))
    []
    """
    at, beginnings = 0, _beginnings()
    while at < len(words):
        word, found = words[at], None
        if word.written[0].isupper() and word.folded in beginnings:
            found = _named(words, at, beginnings[word.folded], capital=True)
        at += len(found.folded) if found else 1
        if found and found.mark:
            yield found.mark


def may_name(written: str, folded: str) -> bool:
    """True of a word with which the name of a province may begin, so that it is looked at."""
    return folded in _beginnings() and written[0].isupper()


def names_asked(words: Sequence[Word]) -> Iterator[tuple[str, range]]:
    """The marks of the provinces that a query names, in letters of any kind, and their words.

    A word without accents may be any word; one with accents is that word.

    >>> list(names_asked(list(split_words("thanh toán nam dinh"))))
    [('nam_dinh_', range(2, 4))]
    >>> list(names_asked(list(split_words("viet nam dinh huong, năm định mức"))))
    []
    """
    at, beginnings = 0, _beginnings()
    while at < len(words):
        found = _named(words, at, beginnings.get(words[at].folded, ()), capital=False)
        length = len(found.folded) if found else 1
        if found and found.mark:
            yield found.mark, range(at, at + length)
        at += length


def _named(words: Sequence[Word], at: int, names: Sequence[Name], *, capital: bool) -> Name | None:
    for name in names:
        few = words[at : at + len(name.folded)]
        if len(few) < len(name.folded) or (capital and not all(word.is_capital for word in few)):
            continue
        if all(map(_is, few, name.exact, name.folded)):
            return name
    return None


def _is(word: Word, exact: str, folded: str) -> bool:
    return word.exact == exact or (word.folded == folded and not word.has_marks)


@cache
def _beginnings() -> Mapping[str, tuple[Name, ...]]:
    """All names by their first word's folded key, the longest first."""
    names = [
        _name(row["name"].partition(" (")[0], is_province=True) for row in load_csv("provinces")
    ]
    names += [_name(name, is_province=False) for name in load_toml("search")["not_the_province"]]
    by_word: dict[str, list[Name]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name.folded), name.exact)):
        by_word.setdefault(name.folded[0], []).append(name)
    return {word: tuple(some) for word, some in by_word.items()}


def _name(written: str, *, is_province: bool) -> Name:
    words = list(split_words(written))
    folded = tuple(word.folded for word in words)
    mark = "_".join((*folded, "")) if is_province else None
    return Name(tuple(word.exact for word in words), folded, mark)


def all_names() -> Mapping[str, tuple[Name, ...]]:
    """All names that are known, for the digest of what an index was made with."""
    return _beginnings()
