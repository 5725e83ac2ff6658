"""A page as a tree: its charset, lxml first, BeautifulSoup where lxml loses text."""

import re

from bs4 import BeautifulSoup, CData, ParserRejectedMarkup, Tag
from bs4.dammit import EncodingDetector
from bs4.element import NavigableString
from lxml import etree

from models.issues import ReadError
from pipeline.legacy_encodings import Decoded
from pipeline.legacy_pages import decode_page_text
from pipeline.readers.places import Shadow

_RAW = ("script", "style", "iframe", "xmp", "noembed", "noframes")
_LOSS = 0.05  # share of the letters a tree may lack before the second parser is asked
_SLOW_LIMIT = 20_000_000  # characters beyond which the second parser would take minutes
_DEEPEST = 500  # levels kept of a tree without end
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9]*\Z")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = 1 << 16


def decode_page(data: bytes) -> Decoded:
    """The text of a page, by what its bytes are and, failing that, what it declares.

    Raises:
        ReadError: ``bad_encoding``.
    """
    declared = EncodingDetector.find_declared_encoding(data[:_HEAD], is_html=True)
    return decode_page_text(data, declared)


def parse_tree(source: str, shadow: Shadow) -> etree._Element | None:
    """The tree of a page without scripts and comments; None where it holds nothing.

    Raises:
        ReadError: ``too_deep`` where neither parser keeps the text.
    """
    wanted = _weight(shadow.text)
    tree = _lxml_tree(source)
    if _tree_weight(tree) >= wanted * (1 - _LOSS):
        return tree
    second = _soup_tree(source) if len(source) <= _SLOW_LIMIT else None
    best = max(tree, second, key=_tree_weight)
    if _tree_weight(best) < wanted / 2:
        raise ReadError("too_deep", "the page's tags are nested so deep that its text is lost")
    return best


def _weight(text: str) -> int:
    """Characters that are no white space."""
    return len(text) - sum(map(text.count, " \t\n\r\f\u00a0"))


def _tree_weight(tree: etree._Element | None) -> int:
    if tree is None:
        return 0
    return _weight(etree.tostring(tree, method="text", encoding="unicode", with_tail=False))


def _lxml_tree(source: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None  # "Document is empty" and the like: the second parser is asked
    if tree is not None:
        etree.strip_elements(tree, *_RAW, with_tail=False)
    return tree


def _soup_tree(source: str) -> etree._Element | None:
    """BeautifulSoup's reading, as a tree of the same kind; without recursion, however deep."""
    try:
        soup = BeautifulSoup(source, "html.parser")
    except (ParserRejectedMarkup, AssertionError):
        return None
    root = etree.Element("html")
    elements: dict[int, tuple[etree._Element, int]] = {id(soup): (root, 0)}
    for node in soup.descendants:
        parent, depth = elements.get(id(node.parent), (None, 0))
        if parent is None:
            continue  # inside a script
        if isinstance(node, Tag):
            if node.name not in _RAW:
                element = _add_element(parent, node)
                # Beyond the limit an element is an empty mark and its words follow it.
                deep = depth >= _DEEPEST
                elements[id(node)] = (parent, depth) if deep else (element, depth + 1)
        elif type(node) in (NavigableString, CData):
            _add_text(parent, str(node))
    return root


def _add_element(parent: etree._Element, tag: Tag) -> etree._Element:
    element = etree.SubElement(parent, tag.name if _PLAIN_NAME.match(tag.name) else "span")
    for name, value in tag.attrs.items():
        if _PLAIN_NAME.match(name.replace("-", "")):
            words = value if isinstance(value, str) else " ".join(value or ())
            element.set(name, _NOT_XML.sub(" ", words))
    return element


def _add_text(parent: etree._Element, text: str) -> None:
    text = _NOT_XML.sub(" ", text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
