"""Files of old office programs: LibreOffice in batches, its bounds, and antiword behind it."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from formats.printing import convert
from reading import raw_file
from test_read_docx_tables import Grid, grids
from word_files import ABOVE, LEFT, listed, lists, paragraph, table, word_file

from models.issues import ReadError
from models.text import RawFile
from pipeline.readers import office, office_programs
from pipeline.readers.office import CACHE, OFFICE_TYPES, convert_many, read_office
from pipeline.readers.office_programs import find_antiword, find_soffice, run_soffice

needs_libreoffice = pytest.mark.skipif(
    find_soffice() is None, reason="needs LibreOffice: install libreoffice-writer-nogui"
)
needs_antiword = pytest.mark.skipif(find_antiword() is None, reason="needs antiword: install it")
MADE = Path(__file__).resolve().parent / "formats" / "made"
RTF = r"{\rtf1\ansi\ansicpg1252 K\u7871? ho\u7841?ch\par S\u7889? 5\par}"
TABLES: list[Grid] = [
    [["TT", "Việc", "Cơ quan"], ["I", "THỂ CHẾ", LEFT], ["1", "a", "Sở A"], ["2", "b", ABOVE]],
    [["A", "B", "C", "D"], ["I. MỘT", LEFT, LEFT, LEFT], ["1", "a", LEFT, "x"], [ABOVE, "b", "c", ABOVE], ["2", "d", "", "y"]],
]  # fmt: skip
SEEN: list[Grid] = [
    [["TT", "Việc", "Cơ quan"], ["I", "THỂ CHẾ", "THỂ CHẾ"], ["1", "a", "Sở A"], ["2", "b", "Sở A"]],
    [["A", "B", "C", "D"], ["I. MỘT"] * 4, ["1", "a", "a", "x"], ["1", "b", "c", "x"], ["2", "d", "", "y"]],
]  # fmt: skip


def rtf(text: str = RTF) -> RawFile:
    return raw_file(text, path="a.rtf", media_type="application/rtf")


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (office, office_programs):
        monkeypatch.setattr(room, "find_soffice", lambda: None)
        monkeypatch.setattr(room, "find_antiword", lambda: None)


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("media_type", OFFICE_TYPES)
def test_what_to_install_is_said(media_type: str, tmp_path: Path) -> None:
    file = raw_file("a", media_type=media_type)
    with pytest.raises(ReadError, match="libreoffice-writer-nogui") as caught:
        read_office(file)
    assert caught.value.code == "office_missing"
    assert convert_many([file], tmp_path) == frozenset()


@pytest.mark.usefixtures("nothing_installed")
def test_a_file_converted_ahead_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = word_file(paragraph("Kế hoạch"))
    (tmp_path / f"{rtf().sha256}.docx").write_bytes(made)
    monkeypatch.setenv(CACHE, str(tmp_path))
    raw = read_office(rtf())
    assert ([block.text for block in raw.blocks], raw.media_type) == (
        ["Kế hoạch"],
        "application/rtf",
    )


@needs_libreoffice
def test_one_start_converts_many(tmp_path: Path) -> None:
    """Tables keep every cell, and Word's own numbers their labels, through .doc."""
    body = "".join(table(rows) + paragraph("Giữa") for rows in TABLES)
    body += listed("Một") + listed("Hai", 1)
    source = word_file(body, numbering=lists(("upperRoman", "%1."), ("lowerLetter", "%2)")))
    files = [
        raw_file(convert(source, "docx", "doc"), media_type="application/msword"),
        rtf(),
        raw_file("{\\rtf1 torn", media_type="application/msword"),
        raw_file("chữ", media_type="text/plain"),
    ]  # fmt: skip
    assert convert_many(files, tmp_path) >= {file.sha256 for file in files[:2]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE, str(tmp_path))
        patch.setattr(office, "find_soffice", lambda: None)
        first, second = map(read_office, files[:2])
    assert grids(first) == SEEN
    assert [block.text for block in first.blocks][-2:] == ["I. Một", "a) Hai"]
    assert [block.text for block in second.blocks] == ["Kế hoạch", "Số 5"]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    paths: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *words: object) -> None:
            del words

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", paths
    server.shutdown()
    server.server_close()


FLAT = """<?xml version="1.0" encoding="UTF-8"?><office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Kế hoạch<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">
<draw:image xlink:href="{url}/a.png"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{file}"/><text:p>Mục</text:p>
</text:section></office:text></office:body></office:document>"""
FLAT_TYPE = "application/vnd.oasis.opendocument.text-flat-xml"


@needs_libreoffice
def test_nothing_is_fetched(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    """Neither from the network nor from other files of this machine."""
    url, paths = asked
    secret = tmp_path / "secret.txt"
    secret.write_text("mật khẩu", "utf-8")
    data = FLAT.format(url=url, file=secret.as_uri())
    raw = read_office(raw_file(data, media_type=FLAT_TYPE))
    assert [block.text for block in raw.blocks] == ["Kế hoạch", "Mục"]
    assert paths == []


def test_entities_are_refused() -> None:
    data = FLAT.replace("<office:document", '<!DOCTYPE a [<!ENTITY b "c">]><office:document', 1)
    with pytest.raises(ReadError) as caught:
        read_office(raw_file(data, media_type=FLAT_TYPE))
    assert caught.value.code == "hostile_xml"


def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat = tmp_path / "beat"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n(while :; do echo a >> {beat}; sleep 0.05; done) &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_programs, "find_soffice", lambda: str(program))
    run_soffice([tmp_path / "a.doc"], tmp_path / "made", 0.5)
    size = beat.stat().st_size
    time.sleep(0.2)
    assert beat.stat().st_size == size > 0


@needs_antiword
def test_antiword_is_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_soffice", lambda: None)
    data = (MADE / "phu_tho.doc").read_bytes()
    raw = read_office(raw_file(data, path="a.doc", media_type="application/msword"))
    assert any("KẾ HOẠCH" in block.text for block in raw.blocks)
    assert [issue.code for issue in raw.issues] == ["office_second_choice"]
    with pytest.raises(ReadError) as caught:
        read_office(raw_file("no Word file", media_type="application/msword"))
    assert caught.value.code == "office_failed"
