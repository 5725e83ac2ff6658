"""The issuer that a letterhead names.

A letterhead names the parent body and then the issuer over one to three lines of capitals
(NĐ 30/2020, Phụ lục I): `UBND TỈNH YÊN BÁI` / `SỞ NỘI VỤ`. Its own line is the last.
"""

from dataclasses import replace
from datetime import date

import regex

from extractors.document_lines import Line
from extractors.issuers import REGION, Issuer, is_body_line, parse_body, place_body
from models.spans import Span

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
        if is_body_line(line.text) and not is_rest:
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
            if names and not is_body_line(piece):
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


def is_region(words: str) -> bool:
    """True for a line that is only the place of a body: `TỈNH YÊN BÁI`."""
    return _REGION_LINE.fullmatch(words.strip(" .,*")) is not None


def _is_its_region(line: Line, previous: Line) -> bool:
    """A place below the body, printed in the same letters: a dateline's town is no region."""
    return is_region(line.text) and (line.is_capitals or not previous.is_capitals)


def _continues(line: Line, previous: Line) -> bool:
    """A wrapped name: the next line of capitals in the next block, no number and no date."""
    near = line.block - previous.block <= 2
    plain = not regex.search(r"\d", line.text) and _MARK.match(line.text) is None
    return near and line.is_capitals and plain
