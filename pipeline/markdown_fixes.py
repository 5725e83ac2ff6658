"""What Markdown crawls leave around words: marks of bold, links, escapes, entities, stray tags.

A crawl is told from a dump by nothing but these signs; each is taken off where it stands as the
sign it is, so that prose with a star or an underline of its own stays.
"""

from collections.abc import Callable
from html import unescape

import regex

from pipeline.fixes import Fix, constant

_URL = r"\((?:[^()\s\x1e]|\([^()\s\x1e]*\)){0,2000}(?:\s+\"[^\"\n\x1e]{0,300}\")?\)"

_STAR_OR_LINE = regex.compile("[*_]")


def _lacks(*signs: str) -> Callable[[str], bool]:
    """True for texts with none of the signs; one character is sought faster than several."""
    return lambda text: not any(sign[0] in text and sign in text for sign in signs)


def _opens_no_line_with_sign(text: str) -> bool:
    """True where no block or line opens with a number sign or an angle."""
    for sign in "#>":
        at = text.find(sign)
        while at >= 0:
            if text[max(0, at - 4) : at].rstrip(" ")[-1:] in ("", "\n", "\x1e"):
                return False
            at = text.find(sign, at + 1)
    return True


MARKDOWN: tuple[Fix, ...] = (
    Fix(
        "html_breaks",
        "line breaks that a crawl left as tags, in cells above all",
        regex.compile(r"[^\S\n\x1e]*<br\s*/?>[^\S\n\x1e]*", regex.IGNORECASE),
        constant("\n"),
        (("Sở A<br>Sở B", "Sở A\nSở B"), ("x <brown>", "x <brown>")),
        needless=_lacks("<"),
    ),
    Fix(
        "html_tags",
        "other tags that a crawl left around words",
        regex.compile(
            r"</?(?:b|i|u|em|strong|sup|sub|span|p|div|font|center|small|o:p)(?:\s[^<>\n\x1e]{0,300})?/?>",
            regex.IGNORECASE,
        ),
        constant(""),
        (("m<sup>2</sup>", "m2"), ("a < b > c", "a < b > c")),
        needless=_lacks("<"),
    ),
    Fix(
        "html_entities",
        "entities that a crawl left unresolved",
        regex.compile(r"&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"),
        lambda m: None if unescape(m[0]) == m[0] else unescape(m[0]).replace("\x1e", " "),
        (("R&amp;D", "R&D"), ("x&nbsp;y", "x\u00a0y"), ("AT&T; B", "AT&T; B")),
        needless=_lacks("&"),
    ),
    Fix(
        "markdown_images",
        "pictures: their words, where they have any",
        regex.compile(rf"!\[([^\]\x1e]{{0,300}})\]{_URL}"),
        lambda m: m[1],
        (("![Hội nghị](/a.jpg)", "Hội nghị"), ("![](https://x.vn/a(1).png)", "")),
        needless=_lacks("!["),
    ),
    Fix(
        "markdown_links",
        "links: their words",
        regex.compile(rf"(?<!\\)\[([^\[\]\x1e]{{0,600}})(?<!\\)\]{_URL}"),
        lambda m: m[1] if _is_address(m[0][len(m[1]) + 3 : -1]) else None,
        (
            ("[Nghị định 61](https://x.vn/61)", "Nghị định 61"),
            ('[Tệp](/a.pdf "tải")', "Tệp"),
            ("[1](trang)", "[1](trang)"),
        ),
        needless=_lacks("]("),
    ),
    Fix(
        "markdown",
        "marks of a Markdown crawl: bold and italic around words",
        regex.compile(
            # the sign first, what stands before it looked back at
            r"\*\*\*(?P<both>[^*\x1e]{1,600})\*\*\*"
            r"|\*\*(?P<bold>(?:[^*\x1e]|\*(?!\*)){1,600}?)\*\*"
            r"|\*(?<![*\p{L}\d]\*)(?P<italic>[^\s*\x1e][^*\n\x1e]{0,400})\*(?![*\p{L}\d])"
            r"|_(?<![_\p{L}\d]_)_?(?P<under>[^\s_\x1e](?:[^_\n\x1e]{0,400}[^\s_\x1e])?)_{1,2}(?![_\p{L}\d])"
        ),
        lambda m: m["both"] or m["bold"] or m["italic"] or m["under"],
        (
            ("**KẾ HOẠCH**", "KẾ HOẠCH"),
            ("**C**ổng dịch vụ", "Cổng dịch vụ"),
            ("*Huế, ngày 05 tháng 01 năm 2024*", "Huế, ngày 05 tháng 01 năm 2024"),
            ("_Căn cứ Luật Đất đai;_", "Căn cứ Luật Đất đai;"),
            ("* Mục tiêu đến năm 2025", "* Mục tiêu đến năm 2025"),
            ("Họ tên: ______", "Họ tên: ______"),
        ),
        spots=lambda text: [sign.start() for sign in _STAR_OR_LINE.finditer(text)],
        needless=_lacks("*", "_"),
    ),
    Fix(
        "markdown_line_signs",
        "signs of a Markdown crawl before headings and quoted lines",
        regex.compile(
            r"(?<=\A|[\n\x1e])[ ]{0,3}(?:\#{1,6}|>(?![ ]+\d[\d.,]*+(?<!\.)[^\n\x1e.:]{0,20}(?:\Z|[\n\x1e])))[ ]+"
        ),
        constant(""),
        (
            ("# QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
            ("> Căn cứ", "Căn cứ"),
            ("> 1. Mục tiêu", "1. Mục tiêu"),
            ("số # 3", "số # 3"),
            ("> 98", "> 98"),  # a bound in a cell
            ("> 12,5 %", "> 12,5 %"),
            ("> 45 triệu đồng", "> 45 triệu đồng"),
        ),
        needless=_opens_no_line_with_sign,
    ),
    Fix(
        "markdown_remains",
        "half of a pair of bold marks: the other half stands in another cell or paragraph",
        regex.compile(
            r"(?<![*(\s])\*{2,3}(?![*)])|(?<![*(])\*{2,3}(?![*)\s])"
            r"|(?<=\A|[\n\x1e])`{3,}[^\n\x1e]*"  # a fence; what follows it in the next block stays
        ),
        constant(""),
        (("**I. MỤC TIÊU", "I. MỤC TIÊU"), ("(**) Số liệu", "(**) Số liệu"), ("* * *", "* * *")),
        needless=_lacks("**", "```"),
    ),
    Fix(
        "markdown_escapes",
        "a backslash before a sign that Markdown would read",
        regex.compile(r"\\([-.*_`{}\[\]()#+!|>~&<])"),
        lambda m: m[1],
        (("1\\. Mục tiêu", "1. Mục tiêu"), ("10\\-15\\%", "10-15\\%"), ("a\\b", "a\\b")),
        needless=_lacks("\\"),
    ),
)  # fmt: skip

_ADDRESS = regex.compile(r"(?:[a-z][a-z+.-]*:|/|\#|\?|\.|www\.|[^\s/]+\.[a-z]{2,5}\b)|\Z", regex.I)


def _is_address(words: str) -> bool:
    """True for what stands in brackets behind the words of a link; not for a remark."""
    return bool(_ADDRESS.match(words.lstrip("(")))
