"""The words of units: their codes in the contract, and what they scale a number by."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from extractors.numbers import MAGNITUDES
from models.lexicon import load_toml


@cache
def unit_codes() -> dict[str, str]:
    """The contract's code of each unit word (lexicons/units.toml)."""
    return {word: code for code, words in load_toml("units").items() for word in words}


_PERCENT_WORDS: Final = frozenset(("%", "phần trăm", "tỷ lệ %", "tỷ lệ"))
_NAMED_UNITS: Final = {
    "điểm": "points", "hạng": "rank", "thứ hạng": "rank", "xếp hạng": "rank", "bậc": "rank_places",
}  # fmt: skip


def unit_of_words(words: str) -> tuple[str, int]:
    """Unit code and scale of a unit named alone (`Tỷ đồng`, `%`); `other` where none is known."""
    key = " ".join(words.casefold().split())
    if key in _PERCENT_WORDS:
        return "percent", 1
    if key in _NAMED_UNITS:
        return _NAMED_UNITS[key], 1
    bare = key.split("/")[0].strip()
    for start in range(len(bare.split())):
        code = unit_codes().get(" ".join(bare.split()[start:]))
        if code:
            return code, scale_of(bare)
    return "other", 1


def are_units(cells: Iterable[str]) -> bool:
    """True where the cells of a column are units: then `Đơn vị` over it means no agency.

    >>> are_units(["%", "Hạng", "", "Phút"]), are_units(["%", "Sở Nội vụ"]), are_units([""])
    (True, False, False)
    """
    keys = [" ".join(cell.casefold().split()) for cell in cells if cell.strip()]
    return bool(keys) and all(
        key in _PERCENT_WORDS or key in _NAMED_UNITS or key.split("/")[0].strip() in unit_codes()
        for key in keys
    )


@cache
def known_units() -> frozenset[str]:
    """The unit words of the lexicon."""
    return frozenset(unit_codes())


def scale_of(words: str) -> int:
    """What the words multiply a number by.

    >>> scale_of("nghìn tỷ đồng"), scale_of("hồ sơ")
    (1000000000000, 1)
    """
    scale = 1
    for word in words.casefold().split():
        scale *= MAGNITUDES.get(word, 1)
    return scale
