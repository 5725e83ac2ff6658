"""The page heads show every class of noise, form and site once at least, and none of them twice over."""

import re
from itertools import combinations

import pytest
from page_head_cases import load_cases

CASES = {case["name"]: case for case in (*load_cases(), *load_cases("page_heads_independent"))}

# class of noise, form or site -> the cases that show it
CLASSES: dict[str, tuple[str, ...]] = {
    # what real files do
    "stamped number and date": (
        "stamped PDF: number and day are pictures",
        "printed day blank, the digital signature has it",
    ),
    "letterhead behind the page": ("PDF whose letterhead comes behind the first page",),
    "hyphen as U+FFFE, page number first": (
        "unencoded hyphen and a page number on the first line",
        "office of a province's committee, hyphens as U+FFFE, letters lost",
    ),
    "wrong layer of a scan": ("scanned text with the damage of reading", "scan read by a machine"),
    "blank draft": (
        "Word draft as a table of two columns",
        "draft with dots for number, day and month",
    ),
    "decomposed letters": ("decomposed letters", "decomposed letters and a title in capitals"),
    "Ð for Đ": ("old spelling with the Icelandic letter for Đ",),
    "markdown": (
        "markdown crawl with wrapped bold and split dateline",
        "markdown crawl of a decision and its plan",
    ),
    "joined by pipes": (
        "letterhead as one row of pipes, end without a name",
        "markdown with the letterhead as a pipe table",
    ),
    "related documents first": (
        "piped copy with related documents first and the signature in one cell",
        "site copy: list of related documents, province line and type line dropped",
    ),
    "replacing decision first": (
        "replacing decision whose date stands before the letterhead",
        "site's notice of the replacing decision before the letterhead",
    ),
    "hyphens lost": ("all hyphens lost", "all hyphens of the page are gone"),
    "letters lost": ("letters lost in the letterhead",),
    "columns on one line": (
        "interleaved columns and a title line that starts with another's number",
        "both columns on each line",
    ),
    "type, title or letterhead missing": (
        "the whole letterhead is missing",
        "page whose title is missing",
        "page that begins with the title: nothing above it",
    ),
    "no document": ("a page that holds no document", "page that says the document was removed"),
    "zeros, years as numbers": ("number with zeros in front", "four digits that look like a year"),
    "blanks in numbers": ("number full of blanks, symbol without its hyphen",),
    "dot in a symbol": (
        "older symbol with a dot, the seat's town, an acting head",
        "decision of 2003 with a dot in its symbol, town, effect some days after signing",
    ),
    "ampersand": ("department whose sign holds an ampersand, acting head",),
    "letter in a number": ("inserted number with a letter",),
    "title with another's number or province": (
        "title with another document's number, date and years",
        "title that names another province and a horizon",
    ),
    "unreadable date": ("a date with a slip is no date", "day that no month has"),
    "towns": (
        "before 2005: UB without its letters, town of the capital, one word of a name",
        "town with i for y in the dateline, province line lost",
    ),
    # forms of the rule-books
    "normative with its year": ("normative decision on a policy, effect on a stated day",),
    "parliament and councils": (
        "resolution of a people's council",
        "resolution of a provincial council on the year's socio-economic plan",
    ),
    "joint": (
        "joint circular of two ministries",
        "joint plan of two bodies",
        "joint resolution of a committee and the front",
    ),
    "official letter": ("official letter with its matter under the number",),
    "party": ("provincial party committee, Khmer signer, slash marks", "district party committee"),
    "TM. KT.": ("decision, attached plan with a signature of its own, appendix",),
    "TL.": ("chief of office signs by order",),
    "TUQ.": ("director signs by authorisation in the same line",),
    "Q.": ("department whose sign holds an ampersand, acting head",),
    "K/T, T/M": ("plan of a steering committee of the party, K/T",),
    "chair himself": ("directive with a stamp of urgency, signed by the chair himself",),
    "urgency": ("directive with a stamp of urgency, signed by the chair himself",),
    "digital signature in the text": ("digital signature notes inside the letterhead",),
    "attached plan": (
        "decision in full with its plan and an appendix",
        "attached plan on its own, the decision not in the file",
    ),
    "appendix, its note blank": ("appendix alone: the number in its note is blank",),
    "department, parent line": (
        "plan of a health department, deputy director signs",
        "centre below a department below a province",
    ),
    "district, commune, ward": (
        "office of a town's people's committee",
        "a commune of 2025 under its province's line",
        "ward of today, province by its name alone",
    ),
    "ministry, Government": (
        "ministry approves a plan",
        "programme approved by the prime minister",
    ),
    "other types": (
        "telegram",
        "report",
        "strategy paper with a vision",
        "scheme issued by itself",
        "directive of a chairman",
    ),
    "provinces of three times": (
        "province that is gone since 2008, stamp of the copy above",
        "merged province of 2025 writes of the old ones",
    ),
    # sites
    "thuvienphapluat": (
        "legal site with its attribute table a cell a line",
        "law site: table with placeholders and another signing day than the document",
    ),
    "sister site": ("sister site: key and value on one line, text cut before the signature",),
    "hethongphapluat": (
        "site copy: list of related documents, province line and type line dropped",
    ),
    "luatvietnam": (
        "luatvietnam page with the editor's summary above",
        "law site with tabs, attributes on one line each and an editor's summary",
    ),
    "vbpl": ("justice ministry's data base: tabs and validity before a resolution",),
    "gazette": ("gazette page", "official gazette: page head with its own number and date"),
    "portals": (
        "portal page around a signed plan, name in capitals",
        "portal: attributes over bare articles",
    ),
    "press": (
        "news with weekday, agency prefix, number and date of the plan",
        "news without any plan",
    ),
    "login wall": ("text that stops at a login wall",),
    "tail of a site": ("site footer with another letter's place and date",),
}


@pytest.mark.parametrize("names", CLASSES.values(), ids=CLASSES.keys())
def test_each_class_has_a_case(names: tuple[str, ...]) -> None:
    assert [name for name in names if name not in CASES] == []


def skeleton(page: str) -> str:
    """A page without its names and numbers: what is left tells one layout from another."""
    bare = re.sub(r"\d+", "0", page)
    bare = re.sub(r"\b[^\W\d_a-zà-ỹ][\w’'.]*(?:[ -][^\W\d_a-zà-ỹ][\w’'.]*)+", "N", bare)
    return " ".join(bare.split())


def test_no_two_cases_differ_only_in_names_or_numbers() -> None:
    shapes = {
        name: set(re.findall(r"\S+ \S+ \S+", skeleton(case["page"])))
        for name, case in CASES.items()
    }
    alike = [
        (one, other)
        for one, other in combinations(shapes, 2)
        if len(shapes[one] & shapes[other]) > 0.85 * len(shapes[one] | shapes[other])
    ]
    assert alike == []
    assert len(CASES) >= 140
