"""Names of WordprocessingML (ECMA-376, part 1, 17), and how its attributes are read."""

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = frozenset({"0", "false", "off", "none"})
_CHANGES = frozenset({"ins", "moveTo", "smartTag", "customXml", "bdo", "dir"})
_WRAPPERS = frozenset(W + name for name in _CHANGES)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of the name, and so on down the path; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The ``w:val`` at the end of the path; None where it is not said."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val")


def number(element: etree._Element | None, *path: str) -> int | None:
    """The ``w:val`` as a whole number; None where it is none."""
    return whole(value(element, *path))


def whole(words: str | None) -> int | None:
    """The number that an attribute says; None for anything else.

    >>> whole("12"), whole("-1"), whole("1.5"), whole(None)
    (12, -1, None, None)
    """
    digits = (words or "").strip()
    sign = digits[:1] == "-"
    return int(digits) if digits[sign:].isdecimal() and len(digits) < 10 else None


def toggle(element: etree._Element | None, *path: str) -> bool | None:
    """A property that is on or off; None where nothing is said."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val", "1") not in _OFF


def chosen(alternatives: etree._Element) -> etree._Element | None:
    """The one branch of ``mc:AlternateContent`` that is read: the first choice that says more.

    Both branches show the same text box, for new programs and for old ones.
    """
    branches = alternatives.findall(COMPATIBILITY + "Choice")
    branches += alternatives.findall(COMPATIBILITY + "Fallback")
    text = W + "t"
    wordy = (b for b in branches if next(b.iter(text), None) is not None)
    return next(wordy, branches[0] if branches else None)


def members(container: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of the names, in order, seen through wrappers that print nothing themselves.

    Wrappers are content controls, accepted insertions and moves, smart tags, alternatives.
    """
    wanted = frozenset(W + name for name in names)
    stack = [iter(container)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in wanted:
            yield element
        elif (inner := opened(element)) is not None:
            stack.append(iter(inner))


def opened(element: etree._Element) -> etree._Element | None:
    """What a wrapper holds; None for what is no wrapper or shows a placeholder only."""
    if element.tag in _WRAPPERS:
        return element
    if element.tag == W + "sdt":
        hint = child(element, "sdtPr", "showingPlcHdr")
        return None if hint is not None else child(element, "sdtContent")
    return chosen(element) if element.tag == COMPATIBILITY + "AlternateContent" else None
