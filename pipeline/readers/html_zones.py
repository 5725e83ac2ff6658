"""Which paragraphs of a page stand outside of the document, by two ways that check each other.

A site profile names the element that holds the document. The generic reader knows no site: a
formal document bears its own marks (quốc hiệu, signature, appendix), an article is where
sentences stand closest (html_density.py). Where the profile's element lacks what the marks show,
nothing is set aside and an issue says so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.rule import rule
from models.text import BlockKind
from pipeline.readers.html_density import Boxes, find_article, is_prose
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_layout import LETTERHEAD, SIGNATURE
from pipeline.readers.html_names import Role, Site, sites

APPENDIX_LINE = rule(
    "appendix_line",
    r"^ \s* PHỤ \s+ LỤC \b [^\p{Ll}]{0,120} $",
    examples=("PHỤ LỤC", "PHỤ LỤC II: CHỈ TIÊU NĂM 2024"),
    counter_examples=("Phụ lục kèm theo", "PHỤ LỤC kèm theo Kế hoạch"),
)
_FEWEST_LETTERS = 200  # an element that holds less holds no document
_LONGEST_MARK = 400  # characters of a paragraph that can be a mark
_BEFORE = 6  # paragraphs before an article among which its headline and date stand


@dataclass(frozen=True, slots=True)
class Zones:
    """`outside` are the indexes of paragraphs that are the site's; `site` names the profile used.

    `attributes` are those of the site's attribute table; `mismatch` says what the profile's
    element lacks.
    """

    site: str | None = None
    outside: frozenset[int] = frozenset()
    attributes: tuple[int, ...] = ()
    mismatch: str | None = None


def find_zones(drafts: Sequence[Draft], boxes: Boxes, url: str | None, generator: str) -> Zones:
    """The zones of a page.

    Args:
        drafts: its paragraphs.
        boxes: its named elements.
        url: its address, if known.
        generator: the words of its ``meta generator``.
    """
    for site in _candidates(boxes, url, generator):
        zones = _zones_of(site.name, drafts, boxes)
        if zones:
            return zones
    return _generic_zones(drafts, boxes)


def _candidates(boxes: Boxes, url: str | None, generator: str) -> Iterable[Site]:
    """The profiles that may fit, the surest sign first: host, generator, names of elements."""
    host = (url or "").partition("://")[2].partition("/")[0].partition(":")[0].lower()
    marked = {name for _, parts in boxes for name, role, _ in parts if role is Role.MARK}
    by_host = [s for s in sites() if any(host == h or host.endswith("." + h) for h in s.hosts)]
    by_words = [s for s in sites() if any(g in generator.lower() for g in s.generators)]
    by_marks = [s for s in sites() if s.name in marked]
    return dict.fromkeys([*by_host, *by_words, *by_marks])


def _zones_of(name: str, drafts: Sequence[Draft], boxes: Boxes) -> Zones | None:
    """The zones by a profile: by the first of its elements that lacks nothing.

    None where the page has none of its elements.
    """
    attributes, furniture, headline = (
        _held(boxes, name, role) for role in (Role.ATTRIBUTES, Role.FURNITURE, Role.HEADLINE)
    )
    told = tuple(i for i, d in enumerate(drafts) if attributes[d.box] and d.seat is None)
    mismatches = []
    for rank in _ranks(boxes, name):
        held = _held(boxes, name, Role.DOCUMENT, rank)
        inside = [i for i, draft in enumerate(drafts) if held[draft.box]]
        if sum(len(drafts[i].text) for i in inside) < _FEWEST_LETTERS:
            continue
        kept = {i for i in inside if not furniture[drafts[i].box]} - set(told)
        lack = _lack(drafts, boxes, kept)
        if lack is None:
            heads = {i for i in range(inside[-1]) if headline[drafts[i].box]}
            over = heads | _lead(drafts, inside[0])
            kept |= {i for i in over if not (_is_link(drafts[i]) or furniture[drafts[i].box])}
            return Zones(name, frozenset(range(len(drafts))) - kept | frozenset(told), told)
        mismatches.append(f"{name}: {lack}")
    return Zones(name, attributes=told, mismatch=mismatches[0]) if mismatches else None


def _ranks(boxes: Boxes, site: str) -> list[int]:
    """The ranks of the selectors that found an element for the document, the first first."""
    role = Role.DOCUMENT
    return sorted({rank for _, parts in boxes for s, r, rank in parts if (s, r) == (site, role)})


def _lack(drafts: Sequence[Draft], boxes: Boxes, kept: set[int]) -> str | None:
    """What the profile's element lacks and the rest of the page has, in words."""
    for name, mark in (("letterhead", LETTERHEAD), ("signature", SIGNATURE)):
        found = {i in kept for i, draft in enumerate(drafts) if _bears(draft, mark.first)}
        if found == {False}:
            return f"the {name} stands outside of its element"
    if any(_bears(d, APPENDIX_LINE.first) for i, d in enumerate(drafts) if i not in kept):
        return "an appendix stands outside of its element"
    article = find_article(drafts, boxes)
    if article and not article & kept:
        lengths = [
            sum(len(drafts[i].text) for i in part if is_prose(drafts[i]))
            for part in (article, kept)
        ]
        if lengths[0] > 2 * lengths[1]:
            return "most sentences stand outside of its element"
    return None


def _bears(draft: Draft, mark: Callable[[str], object]) -> bool:
    """True for a paragraph of the page's own text that bears a mark of a document."""
    if draft.region is not None or draft.seat or len(draft.text) > _LONGEST_MARK:
        return False
    return mark(draft.text) is not None


def _is_link(draft: Draft) -> bool:
    return draft.linked * 2 > len(draft.text)


def _generic_zones(drafts: Sequence[Draft], boxes: Boxes) -> Zones:
    """An article by its density; a formal document is found by its marks (pipeline/furniture.py)."""
    if any(_bears(d, LETTERHEAD.first) or _bears(d, SIGNATURE.first) for d in drafts):
        return Zones()
    article = find_article(drafts, boxes)
    if not article:
        return Zones()
    kept = set(article) | _lead(drafts, min(article))
    rest = [draft for i, draft in enumerate(drafts) if i not in kept]
    if any(draft.seat for draft in rest) or any(_bears(d, APPENDIX_LINE.first) for d in rest):
        return Zones()
    return Zones(outside=frozenset(range(len(drafts))) - kept)


def _lead(drafts: Sequence[Draft], first: int) -> set[int]:
    """What stands over an article: from its headline on, else the last lines before it."""
    before = range(first)
    heads = [i for i in before if drafts[i].kind is BlockKind.HEADING and drafts[i].level == 1]
    start = heads[-1] if heads else max(0, first - _BEFORE)
    return {i for i in range(start, first) if not _is_link(drafts[i])}


def _held(boxes: Boxes, site: str, role: Role, rank: int | None = None) -> list[bool]:
    """For each box whether it, or one around it, has the role (by that selector) on the site."""
    held: list[bool] = []
    for number, (parent, parts) in enumerate(boxes):
        own = any((s, r) == (site, role) and rank in (None, k) for s, r, k in parts)
        held.append(own or (number > 0 and held[parent]))
    return held
