"""Who issued an official document and of which province, from the first source that says it."""

from datetime import date

import regex

from extractors.issuers import Issuer, body_of_symbol, is_body_line, parse_body, place_body
from extractors.official_metadata import ATTACHED_TO, Official
from extractors.provinces import Province, find_provinces, province_by_name, province_of_dateline
from extractors.readings import Readings
from models.spans import Span


def find_issuer(doc: Official, into: Readings) -> tuple[Issuer | None, Province | None]:
    """The issuing body with its province, each from the first source that says it."""
    on = into.day("issued_on")
    home = _home(doc, into, on)
    found = _issuer(doc, into, on, home)
    if found is None:
        return None, home
    if found.level == "central":
        return found, None
    if found.province is None and home:
        found = place_body(found, home)
    return found, found.province or home


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
    if doc.signature and doc.signature.on_behalf:
        printed.append((doc.signature.on_behalf, doc.signature.span, "signature.issuer"))
    printed += _attached_issuer(doc)
    for words, span, name in printed:
        body = parse_body(words, on, home=home)
        if body:
            into.add("issuing_body", body.name, name, span)
            return body
    symbol = doc.head.number.symbol if doc.head.number else doc.head.blank_symbol
    said = into.text("issuing_body")
    body = parse_body(said, on, home=home) if said else body_of_symbol(symbol or "", home)
    if body:
        into.add("issuing_body", body.name, "mentions.issuer_of_symbol", doc.head.number_span)
    return body


def _attached_issuer(doc: Official) -> list[tuple[str, Span, str]]:
    """The body of `(Ban hành kèm theo Quyết định số ... của UBND tỉnh X)`."""
    for line in doc.lines:
        note = ATTACHED_TO.first(line.text) if line.text.startswith("(") else None
        said = regex.search(r"\bcủa\s+(\p{Lu}[^();,]{3,100})", line.text) if note else None
        if said:
            return [(said[1], line.span, "attached.issuer")]
    return []


def _home(doc: Official, into: Readings, on: date | None) -> Province | None:
    """The province, from issuer, dateline, title, site and manifest in this order."""
    head = doc.head
    if head.issuer and head.issuer.province:
        into.add("province", head.issuer.province.name, "letterhead.issuer", head.issuer.span)
    place = province_of_dateline(head.place, on) if head.place else None
    if place:
        into.add("province", place.name, "letterhead.dateline", head.date_span)
    if doc.title:
        for mention in find_provinces(doc.title.text, on)[:1]:
            into.add("province", mention.province.name, "title.province", doc.title.span)
    site = into.text("_issuing_place")
    found = find_provinces(site, on) if site else []
    if found or site:
        named = found[0].province if found else province_by_name(site or "", on)
        into.add("province", named.name if named else None, "site.place")
    if doc.plan.manifest and doc.plan.manifest.province:
        named = province_by_name(doc.plan.manifest.province, on)
        into.add("province", named.name if named else None, "manifest.province")
    if not into.text("province"):
        _most_named(doc, into, on)
    name = into.text("province")
    return province_by_name(name, on) if name else None


def _most_named(doc: Official, into: Readings, on: date | None) -> None:
    """The only province that the text names more than once, where nothing else names one."""
    counts: dict[str, int] = {}
    for mention in find_provinces(doc.body[:20_000], on):
        counts[mention.province.name] = counts.get(mention.province.name, 0) + 1
    often = [name for name, times in counts.items() if times > 1]
    into.add("province", often[0] if len(often) == 1 else None, "mentions.province")
