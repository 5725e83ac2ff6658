"""Small Word files for tests, written part by part: what a program may write, well or badly."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MEDIA_TYPE = f"{_WORD}.document"
ABOVE, LEFT = "^", "<"
"""Cells merged with the one above, or the one to the left."""


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph; runs without a tag are words."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph that Word numbers."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(*([text] if text else []), properties=numbering)


def lists(*levels: tuple[str, str], number: int = 1, override: str = "", more: str = "") -> str:
    """A list of levels, each with its form and text (`more` is XML within each level)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f"<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
        for n, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{override}</w:num>'
    )


def table(rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> str:
    """A table of words; `ABOVE` and `LEFT` stand for merged seats. Lines are paragraphs."""
    width = max(map(len, rows))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths or [1500] * width)
    body = "".join(f"<w:tr>{''.join(_cells(rows, n))}</w:tr>" for n in range(len(rows)))
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _cells(rows: Sequence[Sequence[str]], number: int) -> list[str]:
    cells: list[str] = []
    row = rows[number]
    for column, words in enumerate(row):
        if words == LEFT:
            continue
        span = 1
        while column + span < len(row) and row[column + span] == LEFT:
            span += 1
        below = rows[number + 1] if number + 1 < len(rows) else ()
        merge = ""
        if words == ABOVE:
            merge = "<w:vMerge/>"
        elif column < len(below) and below[column] == ABOVE:
            merge = '<w:vMerge w:val="restart"/>'
        lines = words.split("\n") if words not in (ABOVE, "") else []
        cells.append(cell("".join(map(paragraph, lines)) or "<w:p/>", span=span, merge=merge))
    return cells


def cell(content: str, *, span: int = 1, merge: str = "") -> str:
    """A table cell."""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{content}</w:tc>'


def word_file(body: str, *, strict: bool = False, **parts: str) -> bytes:
    """A .docx of a body and further parts: styles, numbering, footnotes, endnotes, header, footer."""
    members = {"word/document.xml": _root("document", f"<w:body>{body}</w:body>")}
    roots = {"header": "hdr", "footer": "ftr"}
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = _root(roots.get(name, name), inner)
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )
    members["word/_rels/document.xml.rels"] = _links(links)
    if strict:
        members = {name: _strict(xml) for name, xml in members.items()}
    return packed(members)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """The members as a package, with its types and its link to the document."""
    link = f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="{_WORD}.document.main+xml"/></Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {
            "[Content_Types].xml": types,
            "_rels/.rels": _links(link),
            **members,
        }.items():
            archive.writestr(name, data)
    return out.getvalue()


def _root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMES}>{inner}</w:{name}>'


def _links(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _strict(xml: str) -> str:
    for name in ("wordprocessingml", "officeDocument"):
        xml = xml.replace(
            f"http://schemas.openxmlformats.org/{name}/2006", f"http://purl.oclc.org/ooxml/{name}"
        )
    return xml
