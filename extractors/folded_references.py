"""All mentions of a document as one reference: its weightiest mention, and every place.

What one mention leaves out (the date, the title) is taken from the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import regex

from extractors.document_numbers import normalize_document_number
from models.facts import LegalReference, ReferencePlace, Relation
from models.nlp import match_key

STRENGTH: tuple[Relation, ...] = (
    "basis",
    "replaces",
    "repeals",
    "amends",
    "promulgates",
    "mentions",
)
"""The relation that stands for a document named in several, weightiest first."""
_YEAR_BEHIND = regex.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)$")
_Key = tuple[str, str]


def fold_mentions(mentions: Iterable[LegalReference]) -> tuple[LegalReference, ...]:
    """One reference for each document, in the order of their weightiest mentions.

    Args:
        mentions: every mention, in reading order.
    """
    groups: dict[_Key, list[LegalReference]] = {}
    years: dict[str, list[str]] = {}
    titles: dict[str, list[_Key]] = {}
    for mention in mentions:
        key = _key(mention, years, titles)
        if key not in groups:
            years.setdefault(key[0], []).append(key[1])
        groups.setdefault(key, []).append(mention)
        if mention.title and is_law(mention):
            known = titles.setdefault(_bare_title(mention)[0], [])
            known += [key] if key not in known else []
    return tuple(sorted(map(_folded, groups.values()), key=lambda r: r.evidence.span))


def bare_number(number: str) -> str:
    """A number as it is compared: one spelling, no leading zeros, no case."""
    return normalize_document_number(number).lstrip("0").casefold()


def is_law(reference: LegalReference) -> bool:
    """True for what is cited by its title: a law, an ordinance, the constitution."""
    return reference.type in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def _key(
    mention: LegalReference, years: dict[str, list[str]], titles: dict[str, list[_Key]]
) -> _Key:
    """Number, or title of an unnumbered document, and year; a mention without a year joins one.

    A law's title alone joins the numbered mention of that title.
    """
    if mention.number is None:
        name, year = _bare_title(mention)
        if is_law(mention):
            same = [key for key in titles.get(name, ()) if _is_near(key[1], year)]
            if same:
                return same[0]
    else:
        name = bare_number(mention.number)
        year = str(mention.cited_on.year) if mention.cited_on else ""
    known = years.get(name, ())
    return (name, year if year in known else next((y for y in known if _is_near(y, year)), year))


def _is_near(one: str, other: str) -> bool:
    return one == other or not one or not other


def _bare_title(mention: LegalReference) -> _Key:
    """A title as it is compared, and its year: of the date, or said behind it (`năm 2016`)."""
    words = mention.title or mention.evidence.quote
    behind = _YEAR_BEHIND.search(words) if is_law(mention) else None
    name = match_key(words[: behind.start()] if behind else words)
    said = behind["year"] if behind else ""
    return name, str(mention.cited_on.year) if mention.cited_on else said


def _folded(mentions: Sequence[LegalReference]) -> LegalReference:
    """The weightiest of a document's mentions, the first of them, completed from the others."""
    ranked = sorted(mentions, key=lambda mention: STRENGTH.index(mention.relation))
    first = ranked[0]
    places = tuple(ReferencePlace(m.evidence, m.relation) for m in mentions)
    return replace(
        first,
        number=next((m.number for m in ranked if m.number), None),
        cited_on=next((m.cited_on for m in ranked if m.cited_on), None),
        title=next((m.title for m in ranked if m.title), None),
        body=next((m.body for m in ranked if m.body), None),
        places=places if len(places) > 1 else (),
    )
