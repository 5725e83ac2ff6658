"""Who issued an official document and of which province, from the first source that says it."""

from datetime import date

import regex

from extractors.issuers import (
    REGION,
    Issuer,
    body_of_symbol,
    is_body_line,
    parse_body,
    place_body,
)
from extractors.official_metadata import Official
from extractors.periods import period_of_title
from extractors.places import province_of_place
from extractors.provinces import (
    Province,
    find_provinces,
    province_by_name,
    province_of_dateline,
    province_of_host,
)
from extractors.readings import Readings
from extractors.titles import Title
from models.rule import Rule, rule
from models.spans import Span

PROVINCIAL = rule(
    "provincial_body",
    # A body of the province, or the province as such, named in a smaller unit's document.
    r"""\b(?i:(?:ubnd|(?:ủy|uỷ)\s+ban\s+nhân\s+dân|hđnd|hội\s+đồng\s+nhân\s+dân)\s+(?:tỉnh|thành\s+phố)|tỉnh\s+(?:ủy|uỷ)|thành\s+(?:ủy|uỷ)
    |đảng\s+bộ\s+tỉnh|(?<=sở\s[^.;\n]{3,60}\s)tỉnh|(?<=\bsở\s[^.;,\n]{3,40}))\s+
    (?P<name>\p{Lu}\p{Ll}+(?:\s*[\s–-]\s*\p{Lu}\p{Ll}+){0,4}|\p{Lu}{2,}(?:\s\p{Lu}+){0,3})""",
    examples=("của UBND tỉnh Hà Tĩnh về", "Tỉnh ủy Sơn La", "Sở Giáo dục và Đào tạo Tiền Giang"),
    counter_examples=("UBND huyện Hương Khê", "tỉnh ta", "Thủ tướng Chính phủ"),
)
RULES: tuple[Rule, ...] = (PROVINCIAL,)


# Its number may be blank: `(Kèm theo Kế hoạch số     /KH-UBND ngày   tháng 5 năm 2024 của ...)`.
_NOTE = regex.compile(r"\(\s*(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s")
# Another's province in a title: `học tập kinh nghiệm tại tỉnh Quảng Ninh`, `hợp tác với Hà Nội`.
_OTHER_PLACE = regex.compile(
    r"\b(?:với|tại|giữa|cùng|sang|thăm|kinh\s+nghiệm(?:\s+của)?)\s+(?:(?:UBND|các)\s+)?(?:tỉnh|thành\s+phố|TP\.?)?\s*$",
    regex.IGNORECASE,
)
# `T/M BAN THƯỜNG VỤ` signs for the party committee whose body it is.
_COMMITTEES = ("ban thường vụ", "ban chấp hành", "thường trực", "thường vụ")


# The month of a dateline whose day is blank or unreadable: `Cà Mau, ngày     tháng 9 năm 2025`.
_MONTH = regex.compile(
    r"\bngày\W{0,12}\d{0,3}\W{0,12}tháng\W{0,6}(?P<month>1[0-2]|0?[1-9])\W{1,6}năm\W{0,6}(?P<year>20\d\d)\b",
    regex.IGNORECASE,
)
_DATED_LINES = 20
_REFORM = 2026
"""From this year on a plan's own years tell that its province is one of the 34."""


def find_issuer(doc: Official, into: Readings) -> tuple[Issuer | None, Province | None]:
    """The issuing body with its province, each from the first source that says it."""
    on = into.day("issued_on") or _about_when(doc)
    home = _home(doc, into, on)
    found = _issuer(doc, into, on, home)
    if found is None:
        return None, home
    if found.level == "central":
        into.withheld.add("province")
        return found, None
    if found.province is None and home is None and (region := REGION.first(found.name)):
        home = province_of_place(region[0], on)
        into.add("province", home.name if home else None, "mentions.place_of_issuer")
    if found.province is None and home:
        found = place_body(found, home)
    return found, _of_its_day(found.province or home, on)


def _about_when(doc: Official) -> date | None:
    """A day near that of issue where it is not said whole: of its month, else of the title's year.

    Only years after the reform of 2025 tell: a plan may be issued in the year before its own.
    """
    for line in doc.lines[:_DATED_LINES]:
        if found := _MONTH.search(line.text):
            return date(int(found["year"]), int(found["month"]), 28)
    period = period_of_title(doc.title.text) if doc.title else None
    first = period.start if period else None
    return first if first and first.year >= _REFORM else None


def _of_its_day(province: Province | None, on: date | None) -> Province | None:
    """The unit of that name on that day: a letterhead may have been read before the day was."""
    if province is None or on is None:
        return province
    return province_by_name(province.name, on) or province


def _issuer(doc: Official, into: Readings, on: date | None, home: Province | None) -> Issuer | None:
    """The body of the letterhead, of the line below the title, of `TM.`, of site or symbol."""
    if doc.head.issuer:
        into.add("issuing_body", doc.head.issuer.name, "letterhead.issuer", doc.head.issuer.span)
        return doc.head.issuer
    printed = [
        (line.text, line.span, "letterhead.issuer_line")
        for line in doc.head.head
        if line.is_capitals and is_body_line(line.text)
    ]
    behalf = doc.signature.on_behalf if doc.signature else None
    if doc.signature and behalf and not behalf.casefold().startswith(_COMMITTEES):
        printed.append((behalf, doc.signature.span, "signature.issuer"))
    printed += _attached_issuer(doc)
    for words, span, name in printed:
        body = parse_body(words, on, home=home)
        if body:
            into.add("issuing_body", body.name, name, span)
            return body
    symbol = doc.head.own.symbol
    said = into.text("issuing_body")
    body = parse_body(said, on, home=home) if said else body_of_symbol(symbol or "", home)
    if body:
        into.add("issuing_body", body.name, "mentions.issuer_of_symbol", doc.head.own.span)
    return body


def _attached_issuer(doc: Official) -> list[tuple[str, Span, str]]:
    """The body of `(Ban hành kèm theo Quyết định số ... của UBND tỉnh X)`."""
    for line in doc.lines:
        note = _NOTE.match(line.text)
        said = regex.search(r"\bcủa\s+(\p{Lu}[^();,]{3,100})", line.text) if note else None
        if said:
            return [(said[1], line.span, "attached.issuer")]
    return []


def _home(doc: Official, into: Readings, on: date | None) -> Province | None:
    """The province, from issuer, dateline, title, signature, site and manifest in this order."""
    head = doc.head
    if head.issuer and head.issuer.province:
        into.add("province", head.issuer.province.name, "letterhead.issuer", head.issuer.span)
    place = province_of_dateline(head.dateline.place, on) if head.dateline.place else None
    if place:
        into.add("province", place.name, "letterhead.dateline", head.dateline.span)
    if doc.title:
        _of_title(doc.title, into, on)
    signed = doc.signature.on_behalf if doc.signature else None
    behalf = parse_body(signed, on) if signed else None
    if doc.signature and behalf and behalf.province:
        into.add("province", behalf.province.name, "signature.province", doc.signature.span)
    for site in into.ranked("_issuing_place")[:1]:
        found = find_provinces(site.printed, on)
        named = found[0].province if found else province_by_name(site.printed, on)
        into.add("province", named.name if named else None, "site.province", site.span)
    if doc.plan.manifest and doc.plan.manifest.province:
        named = province_by_name(doc.plan.manifest.province, on)
        into.add("province", named.name if named else None, "manifest.province")
    if not into.text("province"):
        _of_district(doc, into, on)
    if not into.text("province"):
        _of_places(doc, into, on)
    if not into.text("province"):
        _most_named(doc, into, on)
    name = into.text("province")
    return province_by_name(name, on) if name else None


def _of_title(title: Title, into: Readings, on: date | None) -> None:
    """The one province that a title names; one that it visits or works with is no sure sign."""
    mentions = find_provinces(title.text, on)
    if len({mention.province.name for mention in mentions}) != 1:
        return
    is_other = _OTHER_PLACE.search(title.text[: mentions[0].span.start])
    source = "mentions.province_of_title" if is_other else "title.province"
    into.add("province", mentions[0].province.name, source, title.span)


def _of_places(doc: Official, into: Readings, on: date | None) -> None:
    """The province in which the issuer's own district lies, or that of the dateline's."""
    issuer = doc.head.issuer
    region = REGION.first(issuer.name) if issuer else None
    printed = [line for line in doc.head.head if line.is_capitals and is_body_line(line.text)]
    regions = [region[0]] if region else [m[0] for x in printed if (m := REGION.first(x.text))]
    named = {p.name for words in regions if (p := province_of_place(words, on))}
    into.add("province", named.pop() if len(named) == 1 else None, "mentions.place_of_issuer")
    place = province_of_place(doc.head.dateline.place, on) if doc.head.dateline.place else None
    into.add("province", place.name if place else None, "mentions.place_of_dateline")


def _most_named(doc: Official, into: Readings, on: date | None) -> None:
    """The only province that the text names more than once, where nothing else names one."""
    counts: dict[str, int] = {}
    for mention in find_provinces(doc.body[:20_000], on):
        counts[mention.province.name] = counts.get(mention.province.name, 0) + 1
    often = [name for name, times in counts.items() if times > 1]
    into.add("province", often[0] if len(often) == 1 else None, "mentions.province")


def _of_district(doc: Official, into: Readings, on: date | None) -> None:
    """A district's or commune's province, where one only is named in one of three places.

    Its address, the site's host, the provincial body above it (`Kế hoạch của UBND tỉnh Hà Tĩnh`).
    """
    issuer = doc.head.issuer
    if issuer is None or issuer.level not in ("district", "commune", "party"):
        return
    lines = [*doc.lines, *doc.furniture]
    place = REGION.first(issuer.name)
    if place:
        address = regex.compile(
            rf"\b{regex.escape(place[0])}\s*[,–-]\s*(?=\p{{Lu}}|tỉnh|thành)", regex.IGNORECASE
        )
        behind = [line.text[m.end() :][:40] for line in lines for m in address.finditer(line.text)]
        into.add("province", _only(behind, on), "mentions.address")
    hosts = {*doc.plan.site.values(), *(line.text for line in lines if ".gov.vn" in line.text)}
    if doc.plan.manifest and doc.plan.manifest.source_url:
        hosts.add(doc.plan.manifest.source_url)
    named = {p.name for p in (province_of_host(words, on) for words in sorted(hosts)) if p}
    into.add("province", named.pop() if len(named) == 1 else None, "mentions.host")
    above = [m["name"] for line in lines for m in PROVINCIAL.find(line.text[:2000])]
    into.add("province", _only(above, on), "mentions.provincial_body")


def _only(words: list[str], on: date | None) -> str | None:
    """The province that all of these words name, None if they name several or none."""
    found = {m.province.name for text in words for m in find_provinces(text, on)[:1]}
    return found.pop() if len(found) == 1 else None
