"""The place after a body's name: `Tỉnh đoàn Phú Yên`, `Hội Nông dân huyện`, `Trạm Y tế các xã`.

The place belongs to the mention. A province's name leaves the body what it is; a district's or
commune's makes another body of it, which the lexicon does not hold.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex

from extractors.agency_entries import load_entries
from extractors.agency_names import province_names
from extractors.agency_patterns import place_list, place_words
from models.rule import Rule, rule

Tail = Literal["province", "lower", "many", "named"]
_PLACED = regex.compile(r".*\b(?:tỉnh|thành phố|huyện|xã|phường)", regex.IGNORECASE)
# these are provincial by their kind: no district has one
_PROVINCIAL = frozenset(("so", "ubnd_tinh", "hdnd", "chuc_danh", "co_quan_giup_viec", "ngang_so", "dang"))  # fmt: skip
_NO_PLACE = frozenset(("bo", "chinh_phu", "quoc_hoi", "dang_tw", "ngang_bo", "thuoc_chinh_phu"))
# these bear the name of a person or a zone
_NAMED = frozenset(("don_vi_su_nghiep_dang", "don_vi_su_nghiep", "co_quan_thuoc_ubnd", "doanh_nghiep", "nganh_doc", "bao_chi_dang"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the name with its place ends, and what the place is."""

    end: int
    tail: Tail


def find_tail(text: str, start: int, end: int, agency_id: str | None) -> Placed | None:
    """The place that stands right after the body ``text[start:end]``, or None.

    Args:
        text: The text of the plan.
        start: Where the name begins.
        end: One past its last character.
        agency_id: Its id, None where the lexicon does not hold it.
    """
    kind = load_entries()[agency_id].kind if agency_id else ""
    if not text.startswith(" ", end) or kind in _NO_PLACE:
        return None
    if province := province_tail_rule().pattern.match(text, end):
        return Placed(province.end(), "province")
    if _PLACED.fullmatch(text, start, end) or kind in _PROVINCIAL:
        return None
    if lower := lower_tail_rule().pattern.match(text, end):
        return Placed(lower.end(), "many" if lower["many"] else "lower")
    if kind in _NAMED and (name := name_tail_rule().pattern.match(text, end)):
        return Placed(name.end(), "named")
    return None


@cache
def province_tail_rule() -> Rule:
    """The name of a province, with or without its level, or `tỉnh` alone."""
    return rule(
        "agency_province_tail",
        rf"\ (?:(?:[Tt]ỉnh|[Tt]hành\ phố|TP\.?)\ )?(?:{province_names()})(?!\p{{L}}) | \ tỉnh(?!\p{{L}})",
        examples=(" tỉnh Phú Yên", " Hà Nội", " tỉnh"),
        counter_examples=(" huyện", "tỉnh"),
    )


@cache
def lower_tail_rule() -> Rule:
    """A district or commune, named or not, or a list of them."""
    return rule(
        "agency_lower_tail",
        rf"\ (?:(?P<many>{place_list()}|các\ cấp)|{place_words()})(?!\p{{L}})",
        examples=(" huyện", " các huyện, thành phố", " cấp xã", " xã Đông Sơn"),
        counter_examples=(" tỉnh", "các"),
    )


@cache
def name_tail_rule() -> Rule:
    """The name of a person or place, of two syllables at least."""
    return rule(
        "agency_name_tail",
        r"\ (?!(?:Chủ|Phối|Các|Sở|Ban|Bộ|Hội|Đoàn|Văn|Trung|Công|Kho|Cục|Chi)\b)\p{Lu}\p{Ll}+(?:\ \p{Lu}\p{Ll}+){1,3}(?!\p{L})",
        examples=(" Lê Duẩn", " Nghi Sơn"),
        counter_examples=(" Xây dựng", " Sở Nội vụ"),
    )
