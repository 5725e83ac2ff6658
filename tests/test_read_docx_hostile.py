"""Word files that are torn, false or made to hurt: one clear error each, bounded."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import raw_file
from word_files import MEDIA_TYPE, cell, packed, paragraph, run, table, word_file

from models.issues import ReadError
from models.text import RawText
from pipeline.readers import docx_package, docx_walk
from pipeline.readers.word import read_word

PLAN = word_file(paragraph("Kế hoạch") + table([["A", "B", "C"], ["1", "x", "y"]]))
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'


def read(data: bytes) -> RawText:
    return read_word(raw_file(data, media_type=MEDIA_TYPE))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(name: str, data: bytes | None) -> bytes:
    """The plan with one member replaced or left out."""
    inner = {**members(PLAN), name: data or b""}
    if data is None:
        del inner[name]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, words in inner.items():
            archive.writestr(one, words)
    return stream.getvalue()


def locked() -> bytes:
    data = bytearray(PLAN)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(sign)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(sign, start + 1)
    return bytes(data)


DOCUMENT = members(PLAN)["word/document.xml"]
BAD = [
    pytest.param(b"no archive", "broken_file", id="no archive"),
    pytest.param(PLAN[: len(PLAN) // 2], "broken_file", id="half a file"),
    pytest.param(changed("word/document.xml", None), "broken_file", id="no document"),
    pytest.param(changed("_rels/.rels", None), "broken_file", id="no links"),
    pytest.param(changed("_rels/.rels", b"<a"), "broken_file", id="links torn"),
    pytest.param(changed("word/document.xml", b""), "broken_file", id="empty document"),
    pytest.param(changed("word/document.xml", DOCUMENT[:-40]), "broken_file", id="document torn"),
    pytest.param(changed("word/document.xml", b"<html/>"), "broken_file", id="no Word"),
    pytest.param(changed("word/document.xml", LAUGHS + b"<a>&c;</a>"), "hostile_xml", id="laughs"),
    pytest.param(changed("word/document.xml", '\ufeff<!DOCTYPE a SYSTEM "b"><a/>'.encode("utf-16")), "hostile_xml", id="wide laughs"),
    pytest.param(changed("word/document.xml", b" " * (docx_package.MAX_PARAGRAPHS * 700)), "zip_bomb", id="too long"),
    pytest.param(changed("word/document.xml", b" " * (2 << 20)), "zip_bomb", id="packed beyond measure"),
    pytest.param(locked(), "encrypted_file", id="locked"),
    pytest.param(word_file(paragraph("")), "no_words", id="no words"),
    pytest.param(word_file("<w:sectPr/>"), "no_words", id="nothing"),
    pytest.param(word_file(paragraph("<w:r><w:drawing/></w:r>")), "no_words", id="pictures only"),
    pytest.param(word_file("<w:p>" * 400 + "</w:p>" * 400), "broken_file", id="nested without end"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), BAD)
def test_one_clear_error(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data)
    assert caught.value.code == code


@pytest.mark.parametrize("part", ["w:p", "w:q"])
def test_paragraphs_are_counted(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their end tags before the file is parsed, and once more while it is walked."""
    for room in (docx_package, docx_walk):
        monkeypatch.setattr(room, "MAX_PARAGRAPHS", 50)
    empty = "<w:p/>" if part == "w:p" else paragraph("a")
    with pytest.raises(ReadError) as caught:
        read(word_file(empty * 51))
    assert caught.value.code == "too_large"


def test_marks_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_TAGS", 100)
    with pytest.raises(ReadError) as caught:
        read(word_file(paragraph(*(run("a") for _ in range(50)))))
    assert caught.value.code == "too_large"


def test_links_that_lead_nowhere_are_no_matter() -> None:
    links = members(PLAN)["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="z" Type="http://x/styles" Target="NULL"/><Relationship Id="y" Type='
        b'"http://x/image" Target="http://a.example/b.png" TargetMode="External"/></Relationships>',
    )
    assert read(changed("word/_rels/document.xml.rels", links)).blocks[0].text == "Kế hoạch"


def test_other_slashes_and_letters_of_names() -> None:
    inner = {name.replace("word/", "Word\\"): data for name, data in members(PLAN).items()}
    kept = {n: d for n, d in inner.items() if not n.startswith(("[", "_rels/.rels"))}
    assert read(packed(kept)).blocks[0].text == "Kế hoạch"


def test_tables_without_end_are_flat() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("a b") + "</w:tc></w:tr></w:tbl>" * 60
    wide = "<w:tbl>" + f"<w:tr>{cell(paragraph('c d'), span=1000) * 3}</w:tr>" * 100 + "</w:tbl>"
    raw = read(word_file(deep + wide))
    assert len(raw.blocks) == 301
    assert [issue.code for issue in raw.issues] == ["table_too_large"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLAN) - 1), st.binary(min_size=1, max_size=20))
def test_bytes_changed_anywhere(at: int, noise: bytes) -> None:
    """Whatever is torn, either words are read or one error is raised."""
    with suppress(ReadError):
        read(PLAN[:at] + noise + PLAN[at + len(noise) :])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(DOCUMENT) - 1), st.text('<>/w:ptc "=', min_size=1, max_size=8))
def test_marks_changed_anywhere(at: int, noise: str) -> None:
    document = DOCUMENT[:at] + noise.encode() + DOCUMENT[at + len(noise) :]
    with suppress(ReadError):
        read(changed("word/document.xml", document))
