"""The issuing body: its canonical name, level and province, by its printed name."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import regex

from extractors.body_names import body_name, title_case
from extractors.provinces import Province, find_provinces, province_by_name
from models.facts import IssuingLevel
from models.lexicon import load_toml
from models.rule import Rule, rule
from models.spans import Span

REGION = rule(
    "region_of_body",
    r"""\b(?P<kind>tỉnh|thành\s+phố|tp\.?|huyện|quận|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu)\s+
    (?P<name>(?!ủy\b|uỷ\b|đoàn\b|hội\b)\p{L}[\p{L}\s'–-]*\d{0,2}|\d{1,2})$""",
    examples=("ủy ban nhân dân tỉnh yên bái", "ubnd quận 1", "UBND TP. Hà Nội", "phường Cam Ly"),
    counter_examples=("sở nội vụ", "tỉnh", "tỉnh ủy yên bái", "thương binh và xã hội"),
    flags=regex.IGNORECASE,
)
RULES: tuple[Rule, ...] = (REGION,)
_LEVELS: dict[str, IssuingLevel] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_SYMBOL_BODIES = (
    ("UBND", "Ủy ban nhân dân"),
    ("UB", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("TU", "Tỉnh ủy"),
)
_LONGEST_LINE = 120  # characters of a line that begins the name of a body


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body with its canonical name; `province` where its own words name one."""

    name: str
    level: IssuingLevel | None
    province: Province | None
    span: Span | None = None


def parse_body(words: str, on: date | None, *, home: Province | None = None) -> Issuer | None:
    """A body from its printed name, in capitals or not; None where no known kind begins it.

    Args:
        words: the printed name, abbreviations and all.
        on: the date of the document, to tell provinces of one name apart.
        home: the province meant where the name gives none (`UBND tỉnh`).
    """
    full = _full_words(words)
    entry = _entry(full)
    if entry is None:
        return None
    region = REGION.first(full)
    province = _province_of(region, full, on)
    level = _level(entry, region, province, full)
    head = full[: region.start()].strip() if region else full
    bare_province = level != "party" and region is None and province is not None
    if level == "party" or bare_province:
        head = _without_province(head, on)
    name = str(entry["name"]) if "name" in entry else body_name(head)
    if region is None and full.endswith((" tỉnh", " thành phố")) and level == "province":
        name = f"{name} {full.rsplit(name.casefold(), 1)[-1].strip()}"
    body = Issuer(name, level, province if level != "central" else None)
    if (
        province
        and level != "central"
        and (level in ("department", "party", "province") or region is None)
    ):
        return place_body(body, province)
    if region and level in ("district", "commune"):
        place = f"{region['kind'].casefold()} {title_case(region['name'])}"
        return Issuer(f"{name} {place}", level, province)
    if home and level in ("province", "department", "party"):
        return place_body(body, home)
    return body


def place_body(body: Issuer, province: Province) -> Issuer:
    """A body with its province in its name: `Sở Nội vụ` is `Sở Nội vụ tỉnh Yên Bái`."""
    if ";" in body.name:
        each = [place_body(replace(body, name=n), province).name for n in body.name.split(";")]
        return Issuer(";".join(each), body.level, province, body.span)
    of_district = regex.match(r"(?:Huyện|Thị|Quận|Đảng) ủy\s+\p{Lu}", body.name)
    if body.level in ("central", "district", "commune") or of_district:
        return Issuer(body.name, body.level, province, body.span)
    place = province.name if body.level == "party" else province.full_name
    stem = regex.sub(r"\s+(?:tỉnh|thành phố)$", "", body.name)
    level = body.level
    if level is None and stem.startswith(
        ("Ủy ban nhân dân", "Hội đồng nhân dân", "Thường trực Hội")
    ):
        level = "province"
    name = stem if stem.endswith(place) else f"{stem} {place}"
    return Issuer(name, level, province, body.span)


def body_of_symbol(symbol: str, home: Province | None) -> Issuer | None:
    """`KH-UBND` was issued by an Ủy ban nhân dân; whose, the province says."""
    tokens = regex.split(r"[-/]", symbol)
    for token, name in _SYMBOL_BODIES:
        if token in tokens and home:
            return place_body(Issuer(name, "party" if token == "TU" else "province", None), home)
    return None


def is_body_line(words: str) -> bool:
    """True for a line that begins the name of a body, as letterheads print it."""
    return len(words) < _LONGEST_LINE and _entry(_full_words(words)) is not None


def body_of_place(words: str) -> str | None:
    """A body from a site's `Cơ quan ban hành`; None where it is only a place (`Tỉnh Yên Bái`)."""
    body = parse_body(words, None)
    return body.name if body else None


@cache
def _entries() -> list[dict[str, Any]]:
    return list(load_toml("issuing_bodies")["body"])


_LONG = {
    "ubnd": "ủy ban nhân dân",
    "tnh": "tỉnh",  # a font that lost its Ỉ
    "hđnd": "hội đồng nhân dân",
}
_SHORT = regex.compile(rf"\b(?:{'|'.join(_LONG)})\b")


def _full_words(words: str) -> str:
    full = " ".join(words.split()).strip(" .,;:*").casefold().replace("uỷ", "ủy")
    return _SHORT.sub(lambda m: _LONG[m[0]], full)


def _entry(full: str) -> dict[str, Any] | None:
    for entry in _entries():
        if any(f"{full} ".startswith(start) for start in entry["starts"]):
            return entry
    return None


def _province_of(region: regex.Match[str] | None, full: str, on: date | None) -> Province | None:
    if region:
        kind = region["kind"].casefold()
        found = province_by_name(f"{kind} {region['name']}", on)
        if kind == "tỉnh":
            # A person's name may follow: `Chủ tịch UBND tỉnh Yên Bái Trần Văn A`.
            named = find_provinces(title_case(region["name"]), on)
            return (
                found
                or province_by_name(region["name"], on)
                or (named[0].province if named else None)
            )
        # Huế was a town of its province until 2025.
        is_there = found is not None and (on is None or (found.valid_from or on) <= on)
        return found if found and found.is_city and is_there else None
    mentions = find_provinces(title_case(full), on)
    return mentions[-1].province if mentions else None


def _level(
    entry: dict[str, Any], region: regex.Match[str] | None, province: Province | None, full: str
) -> IssuingLevel | None:
    level: IssuingLevel | None = entry.get("level")
    if entry.get("level") != "region":
        return level
    if region is None:
        if regex.search(r"\btỉnh$|\bthành phố$", full):
            return "province"
        return "province" if province else None
    kind = " ".join(region["kind"].casefold().split())
    if kind.startswith(("thành phố", "tp")):
        return "province" if province and province.is_city else "district"
    return _LEVELS.get(kind)


def _without_province(head: str, on: date | None) -> str:
    """A name without the province at its end: `tỉnh ủy yên bái`."""
    words = head.split()
    for length in (4, 3, 2, 1):
        if len(words) > length and province_by_name(" ".join(words[-length:]), on):
            return " ".join(words[:-length])
    return head
