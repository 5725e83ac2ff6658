"""What a folder holds, what a file is, and in which letters it is written."""

import io
import os
import random
import unicodedata
import zipfile
from pathlib import Path

import pytest

from models.issues import ReadError
from models.text import ManifestRow
from pipeline.decode import check_words, decode
from pipeline.discover import FoundFile, discover, media_type, read_manifest

PROSE = "Ủy ban nhân dân tỉnh Bến Tre giao Sở Nội vụ theo dõi việc thực hiện kế hoạch năm 2023.\n"


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
MEDIA_TYPES = [
    pytest.param(b"%PDF-1.7\n...", "application/pdf", id="pdf"),
    pytest.param(b"\r\n%PDF-1.4", "application/pdf", id="pdf after a line end"),
    pytest.param(
        b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\n%PDF-1.5\n%\xe2\xe3\n1 0 obj\n<<>>",
        "application/pdf",
        id="pdf behind the head of its download",
    ),
    pytest.param(
        b"Ke hoach so hoa: tep PDF bat dau bang %PDF-1.4 va chua cac doi tuong.\n" * 9,
        "text/plain",
        id="a text about pdf",
    ),
    pytest.param(b"\x89PNG\r\n\x1a\n....", "image/png", id="png"),
    pytest.param(b"\xff\xd8\xff\xe0....", "image/jpeg", id="jpeg"),
    pytest.param(b"II*\x00....", "image/tiff", id="tiff"),
    pytest.param(b"{\\rtf1 x}", "application/rtf", id="rtf"),
    pytest.param(b"\xef\xbb\xbf\r\n{\\rtf1\\ansi x}", "application/rtf", id="rtf behind a mark"),
    pytest.param(b"\x1f\x8b\x08", "application/gzip", id="gzip"),
    pytest.param(b"Rar!\x1a\x07\x00", "application/vnd.rar", id="rar"),
    pytest.param(b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", id="7z"),
    pytest.param(
        b"MZ\x90\x00\x03", "application/vnd.microsoft.portable-executable", id="a program"
    ),
    pytest.param(b"MZ la mot dong chu", "text/plain", id="letters M and Z are no program"),
    pytest.param(_zip("a.txt"), "application/zip", id="zip"),
    pytest.param(b"PK\x03\x04torn", "application/zip", id="torn zip"),
    pytest.param(
        _zip("[Content_Types].xml", "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        id="docx",
    ),
    pytest.param(
        _zip("xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        id="xlsx",
    ),
    pytest.param(OLE + "WordDocument".encode("utf-16-le"), "application/msword", id="doc"),
    pytest.param(OLE + "Workbook".encode("utf-16-le"), "application/vnd.ms-excel", id="xls"),
    pytest.param(b"<!DOCTYPE html><p>x", "text/html", id="doctype"),
    pytest.param(b"\xef\xbb\xbf \n<!-- saved --><HTML>", "text/html", id="comment before html"),
    pytest.param(b"<div>x</div>", "text/html", id="a piece of a page"),
    pytest.param("<html><p>Số".encode("utf-16"), "text/html", id="utf-16 page"),
    pytest.param(b"<?xml version='1.0'?><!DOCTYPE html><html/>", "text/html", id="xhtml"),
    pytest.param(b"<?xml version='1.0'?><w:document/>", "application/xml", id="xml"),
    pytest.param(b"Ke hoach\n<br>\nhai\nba\n", "text/plain", id="a dump with a tag in it"),
    pytest.param(
        b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>",
        "application/vnd.ms-wordml",
        id="Word 2003 xml",
    ),
    pytest.param(
        b'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId '
        b"content=Word.Document></head>",
        "text/html",
        id="a page that Word saved as .doc",
    ),
    pytest.param(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x",
        "multipart/related",
        id="mht",
    ),
    pytest.param(
        b"From: <Saved by Blink>\r\nSubject: Ke hoach\r\nDate: Mon, 3 Jun 2024\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n',
        "multipart/related",
        id="mht of a browser",
    ),
    pytest.param(
        b"Content-Type: text/html is a header.\nMIME-Version is another.\n\nSo much for it.\n",
        "text/plain",
        id="a text about headers",
    ),
    pytest.param(_zip("word/a.pdf", "word/b.pdf"), "application/zip", id="a folder named word"),
    pytest.param(PROSE.encode(), "text/plain", id="text"),
    pytest.param(PROSE.encode("utf-16"), "text/plain", id="utf-16 text"),
    pytest.param(PROSE.encode("utf-16-le"), "text/plain", id="utf-16 without a mark"),
    pytest.param(("ộ" * 30_000).encode(), "text/plain", id="letter torn at the sample's end"),
    pytest.param(random.Random(7).randbytes(5000), "application/octet-stream", id="noise"),
    pytest.param(b"", "application/octet-stream", id="nothing"),
]


@pytest.mark.parametrize(("data", "expected"), MEDIA_TYPES)
def test_media_type_is_told_by_the_bytes(data: bytes, expected: str) -> None:
    assert media_type(data) == expected


DECODED = [
    pytest.param(PROSE.encode(), PROSE, id="utf-8"),
    pytest.param(PROSE.encode("utf-8-sig"), PROSE, id="utf-8 with a mark"),
    pytest.param(PROSE.encode("utf-16"), PROSE, id="utf-16 with a mark"),
    pytest.param(PROSE.encode("utf-16-le"), PROSE, id="utf-16 little-endian, bare"),
    pytest.param(PROSE.encode("utf-16-be"), PROSE, id="utf-16 big-endian, bare"),
    pytest.param(b"a\r\nb\rc\n", "a\r\nb\rc\n", id="line ends stay"),
    pytest.param((PROSE * 9).encode()[:-2] + b"\xe1\xba", (PROSE * 9)[:-2] + "\ufffd", id="cut"),
]


@pytest.mark.parametrize(("data", "expected"), DECODED)
def test_decode(data: bytes, expected: str) -> None:
    assert decode(data) == expected


def test_windows_1258_is_the_last_resort_and_must_read_as_vietnamese() -> None:
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    data = bytearray()
    for letter in PROSE * 3:
        # windows-1258 has â, ê, ô, ơ, ư whole and the tone marks apart
        base, tone = letter, ""
        parts = unicodedata.normalize("NFD", letter)
        if parts[-1] in marks or any(part in marks for part in parts):
            tone = next(part for part in parts if part in marks)
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
        data += (base + tone).encode("cp1258")
    assert unicodedata.normalize("NFC", decode(bytes(data))) == PROSE * 3


BAD_ENCODING = [
    pytest.param(PROSE.encode("utf-16")[:-1], id="half a letter of utf-16"),
    pytest.param(b"\xff\xfe" + b"a\x00\x3d\xd8", id="cut surrogate"),
    pytest.param(("ab" * 90).encode("utf-16-le")[:-1], id="half a letter, no mark"),
    pytest.param("Größe für schöne Bäume".encode("latin-1"), id="another language"),
    pytest.param(random.Random(3).randbytes(4096), id="noise"),
]


@pytest.mark.parametrize("data", BAD_ENCODING)
def test_bad_encoding_is_said(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.code == "bad_encoding"


@pytest.mark.parametrize("text", ["a" * 1_000_000, "", " \n\t ", "12 345 67\n8", "ab" * 400 + " c"])
def test_text_without_words_is_no_document(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        check_words(text)
    assert caught.value.code == "no_words"


@pytest.mark.parametrize("text", [PROSE, "Kế hoạch", "x" * 200_000 + PROSE * 2000])
def test_text_with_words_passes(text: str) -> None:
    check_words(text)


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}: {PROSE}", "utf-8")


def _names(folder: Path) -> list[str]:
    return [file.load().path for file in discover(folder).files]


def test_order_is_that_of_stored_paths_and_others_are_left_out(tmp_path: Path) -> None:
    _fill(tmp_path, "b.txt", "a/z.html", "a.txt", ".git/x", "a/.hidden", "README.md", "readme")
    _fill(tmp_path, "manifest.csv", "a/z.gold.json", "~$a.docx", "Thumbs.db", "A/1.txt")
    assert _names(tmp_path) == ["A/1.txt", "a.txt", "a/z.html", "b.txt"]


def test_a_name_in_nfd_is_stored_in_nfc_and_met_by_the_manifest(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Kế hoạch.txt")
    _fill(tmp_path, name)
    manifest = "path,source_url,extra\nKế hoạch.txt,https://example.test/1,x\n"
    (tmp_path / "manifest.csv").write_text(manifest, "utf-8-sig")
    found = discover(tmp_path)
    raw = found.files[0].load()
    assert raw.path == "Kế hoạch.txt"
    assert raw.manifest == ManifestRow("Kế hoạch.txt", "https://example.test/1")
    assert found.issues == ()


def test_a_name_that_is_no_utf8_is_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"k\xe1.txt")).write_text(PROSE, "utf-8")
    assert _names(tmp_path) == ["k\\xe1.txt"]


def test_links_are_issues_and_not_followed(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt", "folder/b.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "none.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    found = discover(tmp_path)
    assert [file.path.name for file in found.files] == ["a.txt", "b.txt"]
    assert {(issue.path, issue.code) for issue in found.issues} == {
        ("broken.txt", "broken_link"),
        ("link.txt", "symlink_skipped"),
        ("round", "symlink_skipped"),
    }


def test_what_is_no_file_and_what_is_no_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [issue.code for issue in discover(tmp_path).issues] == ["not_a_file"]
    with pytest.raises(FileNotFoundError):
        discover(tmp_path / "none")


MANIFESTS = [
    pytest.param("path,province\na.txt,Bến Tre\n", {"a.txt": "Bến Tre"}, [], id="plain"),
    pytest.param("path;province\na.txt;Huế\n", {"a.txt": "Huế"}, [], id="semicolons"),
    pytest.param("path,province\n./a.txt,\n", {"a.txt": None}, [], id="dot before, empty value"),
    pytest.param("name\na.txt\n", {}, ["manifest_row"], id="no path column"),
    pytest.param("path\n../a.txt\n/a.txt\n", {}, ["manifest_row"] * 2, id="outside the folder"),
    pytest.param(
        "path,province\na.txt,Huế\na.txt,Lào Cai\n", {"a.txt": "Huế"}, ["manifest_row"], id="twice"
    ),
    pytest.param(
        "path,retrieved_on\na.txt,31/12/2023\n", {"a.txt": None}, ["manifest_row"], id="no date"
    ),
    pytest.param(
        "path,source_url\na.txt,ftp:x\n", {"a.txt": None}, ["manifest_row"], id="no address"
    ),
    pytest.param(
        "path\na.txt\nb.txt\n",
        {"a.txt": None, "b.txt": None},
        ["manifest_missing_file"],
        id="missing file",
    ),
]


@pytest.mark.parametrize(("text", "rows", "codes"), MANIFESTS)
def test_manifest(tmp_path: Path, text: str, rows: dict[str, str | None], codes: list[str]) -> None:
    _fill(tmp_path, "a.txt")
    (tmp_path / "manifest.csv").write_text(text, "utf-8")
    found = discover(tmp_path)
    assert {path: row.province for path, row in found.manifest.items()} == rows
    assert [issue.code for issue in found.issues] == codes
    assert read_manifest(tmp_path) == found.manifest


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty_file"), (b"x" * 11, "file_too_large")], ids=["empty", "large"]
)
def test_files_that_are_not_loaded(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        FoundFile("a.html", file).load(max_bytes=10)
    assert caught.value.code == code


def test_a_picture_named_html_is_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert FoundFile("a.html", file).load().media_type == "image/png"
