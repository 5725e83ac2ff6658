"""A Word file's package: checked against hostile members, then opened by python-docx."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.parser import parse_xml
from lxml import etree

from models.issues import ReadError
from pipeline.readers.zip_limits import TORN, check_xml, read_member

MAX_PARTS = 200
MAX_TAGS = 3_000_000
"""Tags of a part; each element costs some 130 bytes of memory whatever its length."""
MAX_PARAGRAPHS = 100_000
_STRICT = (  # ISO 29500 Strict has names of its own for the same elements
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_KINDS = {
    "styles": CONTENT_TYPE.WML_STYLES,
    "numbering": CONTENT_TYPE.WML_NUMBERING,
    "footnotes": CONTENT_TYPE.WML_FOOTNOTES,
    "endnotes": CONTENT_TYPE.WML_ENDNOTES,
    "header": CONTENT_TYPE.WML_HEADER,
    "footer": CONTENT_TYPE.WML_FOOTER,
}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def open_package(data: bytes) -> WordDocument:
    """The document, of its text parts only: pictures and links that lead nowhere are left out.

    Raises:
        ReadError: ``broken_file``, ``encrypted_file``, ``zip_bomb``, ``hostile_xml`` or ``too_large``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            slim = _slim(_Members(archive))
    except TORN as error:
        raise ReadError("broken_file", f"the Word file is torn: {error}") from error
    try:
        return Document(io.BytesIO(slim))
    except (OpcError, InvalidXmlError, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise ReadError("broken_file", f"the Word file cannot be read: {error}") from error


def related(document: WordDocument, kind: str) -> list[etree._Element]:
    """The roots of the document's parts of a kind: ``styles``, ``footnotes``, ``header`` ...

    Raises:
        ReadError: ``broken_file`` where a part is no XML.
    """
    roots: list[etree._Element] = []
    for relation in document.part.rels.values():
        if relation.reltype != _OFFICE + kind:
            continue
        try:
            roots.append(parse_xml(relation.target_part.blob))
        except etree.XMLSyntaxError as error:
            raise ReadError("broken_file", f"the file's {kind} cannot be read: {error}") from error
    return roots


@dataclass
class _Members:
    """The members of an archive by their plain names, read within the limits."""

    archive: zipfile.ZipFile
    by_name: dict[str, zipfile.ZipInfo] = field(init=False)

    def __post_init__(self) -> None:
        infos = self.archive.infolist()
        self.by_name = {i.filename.replace("\\", "/").lstrip("/").lower(): i for i in infos}

    def read(self, name: str) -> bytes | None:
        """The XML of a member; None where there is none of the name."""
        info = self.by_name.get(name.lower())
        if info is None:
            return None
        return _checked(read_member(self.archive, info))


def _checked(xml: bytes) -> bytes:
    check_xml(xml)
    if xml.count(b"<") > MAX_TAGS or xml.count(b"</w:p>") > MAX_PARAGRAPHS:
        raise ReadError(
            "too_large", f"the file has more than {MAX_TAGS} marks or {MAX_PARAGRAPHS} paragraphs"
        )
    if b"http://purl.oclc.org/ooxml/" in xml:
        for strict, common in _STRICT:
            xml = xml.replace(strict, common)
    return xml


def _slim(members: _Members) -> bytes:
    """The package as Word itself would write it, of nothing but the text parts."""
    main = next((target for kind, _, target in _links(members, "") if kind == "officeDocument"), "")
    document = members.read(main)
    if document is None:
        raise ReadError("broken_file", "the file holds no Word document")
    parts = {"word/document.xml": (CONTENT_TYPE.WML_DOCUMENT_MAIN, document)}
    links = []
    for number, (kind, identity, target) in enumerate(_links(members, main)):
        xml = members.read(target) if kind in _KINDS and len(parts) < MAX_PARTS else None
        if xml is not None:
            parts[f"word/{kind}{number}.xml"] = (_KINDS[kind], xml)
            links.append((kind, identity, f"{kind}{number}.xml"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "r1", "word/document.xml")]))
        archive.writestr("word/_rels/document.xml.rels", _relations(links))
        for name, (_, xml) in parts.items():
            archive.writestr(name, xml)
    return stream.getvalue()


def _links(members: _Members, source: str) -> Iterator[tuple[str, str, str]]:
    """The internal relations of a part: kind, identity and the member they lead to."""
    folder, name = posixpath.split(source)
    xml = members.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    if xml is None:
        return
    try:
        root = parse_xml(xml)
    except etree.XMLSyntaxError as error:
        raise ReadError("broken_file", f"the Word file's links cannot be read: {error}") from error
    for link in root.iter(f"{{{_RELATIONS}}}Relationship"):
        if link.get("TargetMode") != "External":
            target = posixpath.join("/", folder, link.get("Target") or "")
            kind = (link.get("Type") or "").rpartition("/")[2]
            yield kind, link.get("Id") or "", posixpath.normpath(target).lstrip("/")


def _content_types(parts: dict[str, tuple[str, bytes]]) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types")
    kinds = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    for extension, kind in kinds.items():
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, (kind, _) in parts.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return etree.tostring(root)


def _relations(links: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships")
    for kind, identity, target in links:
        attributes = {"Id": identity, "Type": _OFFICE + kind, "Target": target}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", attributes)
    return etree.tostring(root)
