"""A document behind a closed tab: hidden in the saved page, shown at a click, so it is read."""

from itertools import islice

from lxml import etree

from pipeline.readers.html_names import holds_document
from pipeline.readers.html_traits import Traits, read_traits, telling_of

_FEWEST_LETTERS = 200  # an element that holds less holds no document
_MOST_HOLDERS = 50  # elements looked at that may hold the document


def find_closed_tabs(root: etree._Element) -> frozenset[etree._Element]:
    """The elements on the way to a hidden document; none where a document is shown."""
    holders = [element for element in _holders(root) if _is_filled(element)]
    closed: set[etree._Element] = set()
    for holder in holders:
        way = [holder, *holder.iterancestors()]
        if not any(_traits(element).hidden for element in way):
            return frozenset()
        closed.update(way)
    return frozenset(closed)


def _holders(root: etree._Element) -> list[etree._Element]:
    named = (e for e in root.iter(etree.Element) if e.get("id") or e.get("class"))
    found = (e for e in named if _holds(_traits(e)))
    return list(islice(found, _MOST_HOLDERS))


def _holds(traits: Traits) -> bool:
    return traits.names is not None and holds_document(traits.names)


def _traits(element: etree._Element) -> Traits:
    return read_traits(str(element.tag), telling_of(element))[0]


def _is_filled(element: etree._Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(str(text).strip())
        if length >= _FEWEST_LETTERS:
            return True
    return False
