"""The names of a page's elements (id, class, itemprop) against the site profiles (sites.toml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cache

import regex

from models.lexicon import load_toml

_NAME = regex.compile(r"(?P<tag>^[a-z][a-z0-9]*)|[#.][^#.\[]+|\[itemprop=[^\]]+\]")


class Role(StrEnum):
    """What an element is on a site."""

    DOCUMENT = "document"
    HEADLINE = "headline"
    ATTRIBUTES = "attributes"
    FURNITURE = "furniture"
    MARK = "marks"


ANY_SITE = "article"
"""The profile of pages that name their article as many do; said last in sites.toml."""
SiteRole = tuple[str, Role, int]
"""A site's name, a role there, and the rank of the selector among those of the role."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the profiles say of an element: its roles on sites."""

    parts: tuple[SiteRole, ...] = ()


NAMELESS = Names()
"""An element without id, class and itemprop."""


@dataclass(frozen=True, slots=True)
class Site:
    """A profile: its name, hosts (with all below them) and words of `meta generator`."""

    name: str
    hosts: tuple[str, ...]
    generators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Selector:
    """A compound selector: all `names` have to stand on the element; ``*`` stands for anything."""

    site: str
    role: Role
    rank: int
    tag: str | None
    names: tuple[str, ...]


def names_of(tag: str, attributes: Mapping[str, str]) -> Names:
    """What the profiles say of an element; `NAMELESS` where it bears no name."""
    found = [f".{name}" for name in attributes.get("class", "").split()]
    if attributes.get("id", "").strip():
        found.append(f"#{attributes['id'].strip()}")
    if "itemprop" in attributes:
        found.append(f"[itemprop={attributes['itemprop'].strip().lower()}]")
    if not found:
        return NAMELESS
    exact, globs = _index()
    selectors = [s for name in found for s in exact.get(name.lower(), ())]
    lowered = [name.lower() for name in found]
    parts = [(s.site, s.role, s.rank) for s in (*selectors, *globs) if _fits(s, tag, lowered)]
    return Names(tuple(dict.fromkeys(parts)))


def holds_document(names: Names) -> bool:
    """True for an element that on a site of its own holds the document."""
    return any(role is Role.DOCUMENT and site != ANY_SITE for site, role, _ in names.parts)


@cache
def sites() -> tuple[Site, ...]:
    """The profiles in the order in which they are asked."""
    return tuple(
        Site(row["name"], tuple(row.get("hosts", ())), tuple(row.get("generators", ())))
        for row in load_toml("sites")["sites"]
    )


@cache
def _index() -> tuple[dict[str, tuple[_Selector, ...]], tuple[_Selector, ...]]:
    """Selectors by their first name, and those whose first name holds a ``*``."""
    exact: dict[str, tuple[_Selector, ...]] = {}
    globs: list[_Selector] = []
    for selector in _selectors():
        first = selector.names[0]
        if "*" in first:
            globs.append(selector)
        else:
            exact[first] = (*exact.get(first, ()), selector)
    return exact, tuple(globs)


def _selectors() -> Iterator[_Selector]:
    for row in load_toml("sites")["sites"]:
        for role in Role:
            for rank, words in enumerate(row.get(role.value, ())):
                yield _parse(row["name"], role, rank, words.lower())


def _parse(site: str, role: Role, rank: int, words: str) -> _Selector:
    """Reads ``tag#id.class[itemprop=x]``.

    Raises:
        ValueError: where the profile holds another form.
    """
    found = list(_NAME.finditer(words))
    names = tuple(match[0] for match in found if not match["tag"])
    if not names or "".join(match[0] for match in found) != words:
        raise ValueError(f"sites.toml, {site}: no selector: {words!r}")
    return _Selector(site, role, rank, found[0]["tag"], names)


def _fits(selector: _Selector, tag: str, names: list[str]) -> bool:
    if selector.tag and selector.tag != tag:
        return False
    return all(
        any(fnmatchcase(name, wanted) for name in names) if "*" in wanted else wanted in names
        for wanted in selector.names
    )
