"""The issuing body: its canonical name, level and province, from letterheads, sites and news.

A letterhead names the parent body and then the issuer over one to three lines of capitals
(NĐ 30/2020, Phụ lục I): `UBND TỈNH YÊN BÁI` / `SỞ NỘI VỤ`. Its own line is the last.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import regex

from extractors.body_names import body_name, title_case
from extractors.document_lines import Line
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
# `TỈNH X` below `ỦY BAN NHÂN DÂN`, or the rest of a wrapped name.
_REGION_LINE = regex.compile(
    r"(?i:TỈNH|THÀNH\s+PHỐ|TP\.?|HUYỆN|QUẬN|THỊ\s+XÃ|XÃ|PHƯỜNG|THỊ\s+TRẤN|ĐẶC\s+KHU)"
    r"\s+(?!(?i:ỦY|UỶ|ĐOÀN))(?:\p{Lu}[\p{L}]*[\s–-]*){1,6}\d{0,2}"
)
# Marks of a letterhead that belong to no name.
_MARK = regex.compile(
    r"\W*(?:DỰ\s+THẢO|MẬT|TUYỆT\s+MẬT|TỐI\s+MẬT|HỎA\s+TỐC|HOẢ\s+TỐC|THƯỢNG\s+KHẨN|KHẨN|CÔNG\s+BÁO|BẢN\s+SAO"
    r"|SAO\s+Y|PHẦN|MỤC\s+LỤC|LƯU\s+HÀNH\s+NỘI\s+BỘ|ĐỀN|ĐẾN"
    # the rest of a wrapped quốc hiệu
    r"|(?:(?:XÃ\s+)?HỘI\s+)?(?:CHỦ\s+)?NGHĨA\s+VIỆT(?:\s+NAM)?|(?:VIỆT\s+)?NAM\W*$)\b"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body with its canonical name; `province` where its own words name one."""

    name: str
    level: IssuingLevel | None
    province: Province | None
    span: Span | None = None


def read_issuer(lines: list[Line], on: date | None, *, joint: int = 1) -> Issuer | None:
    """The issuer that a letterhead's lines of capitals name, with its parent's place if need be.

    Args:
        lines: the lines above the type, those of bodies and places only.
        on: the day of issue.
        joint: how many bodies the document's symbol names; their names are joined by ``;``.
    """
    groups: list[list[Line]] = []
    for line in (piece for whole in lines for piece in _parted(whole)):
        is_rest = bool(groups) and len(line.text.split()) == 1  # `MÔI` / `TRƯỜNG` is no school
        if _starts_body(line.text) and not is_rest:
            groups.append([line])
        elif groups and (_is_its_region(line, groups[-1][-1]) or _continues(line, groups[-1][-1])):
            groups[-1].append(line)
    if not groups:
        return None
    if joint > 1:
        together = _read_joint(groups, on, joint)
        if together:
            return together
    bodies = [parse_body(_printed_name(group), on) for group in groups]
    bodies = [*bodies[:-1], _within_parent(bodies[-1], bodies[-2])] if len(bodies) > 1 else bodies
    own, span = bodies[-1], Span(groups[-1][0].span.start, groups[-1][-1].span.end)
    if own is None:
        return None
    if own.name == "Văn phòng" and len(bodies) > 1 and bodies[-2]:
        own = Issuer(f"Văn phòng {bodies[-2].name}", "department", bodies[-2].province)
    own = _of_district(own, bodies[:-1])
    parent = next((b.province for b in reversed(bodies) if b and b.province), None)
    placed = own if own.province or parent is None else place_body(own, parent)
    return Issuer(placed.name, placed.level, placed.province, span)


# `UBND TỈNH CAO BẰNG SỞ TƯ PHÁP`: parent and issuer joined to one line.
_BELOW_COUNCIL = regex.compile(
    r"(?<=\A(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN\s.{5,40}|\AUBND\s.{5,40})\s+"
    r"(?=(?:SỞ|PHÒNG|BAN\s+(?:DÂN\s+TỘC|QUẢN\s+LÝ)|VĂN\s+PHÒNG|THANH\s+TRA|TRUNG\s+TÂM)\b)"
)


def _parted(line: Line) -> list[Line]:
    """A line, or the two bodies that it holds."""
    cut = _BELOW_COUNCIL.search(line.text) if line.is_capitals else None
    if cut is None:
        return [line]
    start = line.span.start
    return [
        replace(line, text=line.text[: cut.start()], span=Span(start, start + cut.start())),
        replace(line, text=line.text[cut.end() :], span=Span(start + cut.end(), line.span.end)),
    ]


_BETWEEN_BODIES = regex.compile(r"\s+[-–]\s+|\s*;\s*")


def _read_joint(groups: list[list[Line]], on: date | None, count: int) -> Issuer | None:
    """The bodies of a joint document, one below the other or on one line, in their order."""
    names: list[str] = []
    for group in groups:
        for piece in _BETWEEN_BODIES.split(_printed_name(group)):
            if names and not _starts_body(piece):
                names[-1] += f" - {piece}"  # `SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI`
            else:
                names.append(piece)
    bodies = [body for name in names if (body := parse_body(name, on))]
    if len(bodies) < count or len(bodies) != len(names):
        return None
    own, above = bodies[-count:], bodies[:-count]
    place = next((b.province for b in (*own, *reversed(above)) if b.province), None)
    placed = [place_body(b, place) if place and not b.province else b for b in own]
    levels = {b.level for b in placed}
    span = Span(groups[0][0].span.start, groups[-1][-1].span.end)
    level = placed[0].level if len(levels) == 1 or placed[0].level else None
    return Issuer(";".join(b.name for b in placed), level, place, span)


def _printed_name(group: list[Line]) -> str:
    """The lines of one body as one name; `THƯỜNG TRỰC` below a council stands before it."""
    words = " ".join(line.text for line in group)
    below = regex.search(r"(?<=HỘI\s+ĐỒNG\s+NHÂN\s+DÂN.*)\s+THƯỜNG\s+TRỰC\W*$", words)
    return f"THƯỜNG TRỰC {words[: below.start()]}" if below else words


def _of_district(own: Issuer, above: list[Issuer | None]) -> Issuer:
    """An office below a district's committee bears its place: `Phòng Kinh tế thị xã Sa Pa`."""
    parent = above[-1] if above else None
    region = (
        REGION.first(parent.name) if parent and parent.level in ("district", "commune") else None
    )
    if (
        parent is None
        or region is None
        or REGION.first(own.name)
        or not own.name.startswith("Phòng ")
    ):
        return own
    return Issuer(f"{own.name} {region[0]}", parent.level, own.province or parent.province)


def _within_parent(own: Issuer | None, parent: Issuer | None) -> Issuer | None:
    """A committee below a party committee bears its name: `Ban Tổ chức Tỉnh ủy Hà Nam`."""
    if own is None or parent is None or parent.level != "party":
        return own
    committee = regex.match(r"(?:Tỉnh|Thành|Huyện|Thị|Quận) ủy", parent.name)
    if (
        committee is None
        or " ủy" in own.name
        or not own.name.startswith(("Ban", "Ủy ban Kiểm", "Văn phòng"))
    ):
        return own
    return Issuer(f"{own.name} {parent.name}", "party", parent.province)


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
    return _starts_body(words)


def is_region(words: str) -> bool:
    """True for a line that is only the place of a body: `TỈNH YÊN BÁI`."""
    return _REGION_LINE.fullmatch(words.strip(" .,*")) is not None


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


def _starts_body(words: str) -> bool:
    return len(words) < 120 and _entry(_full_words(words)) is not None


def _is_its_region(line: Line, previous: Line) -> bool:
    """A place below the body, printed in the same letters: a dateline's town is no region."""
    return is_region(line.text) and (line.is_capitals or not previous.is_capitals)


def _continues(line: Line, previous: Line) -> bool:
    """A wrapped name: the next line of capitals in the next block, no number and no date."""
    near = line.block - previous.block <= 2
    plain = not regex.search(r"\d", line.text) and _MARK.match(line.text) is None
    return near and line.is_capitals and plain


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
