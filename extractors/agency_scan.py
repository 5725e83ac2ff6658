"""All grammars of bodies found in one go over a text, by the words that such names open with."""

from functools import cache

from extractors.agency_patterns import (
    board_rule,
    enumeration_rule,
    group_rule,
    local_rule,
    named_rule,
    office_rule,
    place_rule,
    whole_name_rule,
)
from extractors.agency_short_names import noun_rule
from extractors.agency_small_names import head_rule, small_name_rule
from models.lexicon import load_toml
from models.rule_scan import RuleScan

_COMMITTEES = ("UBND", "HĐND", "Ủy", "Uỷ", "ỦY", "UỶ", "Hội", "HỘI")
_OF_PLACES = ("Công", "Huyện", "Thành", "Thị", "Quận", "Văn", "VP", "Đảng", "Phòng")
_MANY = ("các", "Các", "CÁC")
_NOUNS = ("Sở", "Bộ", "Phòng", "Hội", "Ban")
_HEADS = ("Trưởng", "trưởng", "Người", "người", "Thủ", "thủ")


@cache
def agency_scan() -> RuleScan:
    """Each grammar with the first words of the names that it reads."""
    return RuleScan(
        (
            (place_rule(), (*_COMMITTEES, *_OF_PLACES)),
            (group_rule(), _MANY),
            (named_rule(), _first_words("kinds")),
            (board_rule(), ("Ban", "Tổ", "Hội")),
            (local_rule(), _first_words("local_kinds")),
            (enumeration_rule(), (*_MANY, *_NOUNS)),
            (noun_rule(), _NOUNS),
            (small_name_rule(), _first_words("small_kinds")),
            (head_rule(), _HEADS),
            (whole_name_rule(), _first_words("whole_names")),
            (office_rule(), _first_words("offices")),
        )
    )


def _first_words(name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in load_toml("agency_words")[name])
