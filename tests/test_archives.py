"""Archives: what is found in them, under which name, and what hostile ones give."""

import io
import pickle
import struct
import sys
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from models.issues import ReadError
from pipeline.archives import ArchiveLimits
from pipeline.discover import Discovery, FoundFile, discover, find_file

SMALL = ArchiveLimits(
    members=20, member_bytes=200_000, total_bytes=1_000_000, ratio=50, small=10_000, depth=2
)
DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}


def packed(
    members: dict[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]],
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, data, method)
    return buffer.getvalue()


def found_in(folder: Path, data: bytes, limits: ArchiveLimits = SMALL) -> Discovery:
    (folder / "a.zip").write_bytes(data)
    return discover(folder, limits)


def codes(found: Discovery) -> list[tuple[str, str]]:
    return [(issue.path, issue.code) for issue in found.issues]


def test_members_are_files_with_names_behind_the_archive(tmp_path: Path) -> None:
    inner = packed({"tờ trình.txt": b"in the inner one", "docs/a.docx": packed(DOCX)})
    members = {
        "2024/kế hoạch.txt": b"first", "b.txt": b"second", "inner.zip": inner, "README.md": b"x",
        "__MACOSX/._b.txt": b"x", ".hidden/c.txt": b"x", "d.gold.json": b"{}", "empty/": b"",
    }  # fmt: skip
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "plans.dat").write_bytes(packed(members))
    (tmp_path / "manifest.csv").write_text(
        "path,province\nx/plans.dat/b.txt,Huế\nx/plans.dat/none.txt,Huế\n", "utf-8"
    )
    found = discover(tmp_path)
    assert {file.name: file.load().data for file in found.files} == {
        "x/plans.dat/2024/kế hoạch.txt": b"first",
        "x/plans.dat/b.txt": b"second",
        "x/plans.dat/inner.zip/docs/a.docx": packed(DOCX),
        "x/plans.dat/inner.zip/tờ trình.txt": b"in the inner one",
    }
    assert [file.name for file in found.files] == sorted(file.name for file in found.files)
    assert found.files[1].load().manifest is not None
    assert codes(found) == [("x/plans.dat/none.txt", "manifest_missing_file")]
    assert discover(tmp_path) == found


def test_a_found_file_goes_through_a_pipe(tmp_path: Path) -> None:
    found = found_in(tmp_path, packed({"i.zip": packed({"a.txt": b"words"})}))
    (file,) = found.files
    again: FoundFile = pickle.loads(pickle.dumps(file))
    assert again.load().data == b"words"
    assert find_file(tmp_path / "a.zip" / "i.zip" / "a.txt") == replace(file)
    assert find_file(tmp_path / "a.zip" / "b.txt") is None
    assert find_file(tmp_path / "none.zip" / "b.txt") is None


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    odt = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"x"})
    (tmp_path / "a.odt").write_bytes(odt)
    (tmp_path / "b").write_bytes(packed(DOCX))
    found = discover(tmp_path)
    assert [file.load().media_type.rpartition(".")[2] for file in found.files] == [
        "text", "document",
    ]  # fmt: skip
    assert codes(found) == []


def _raw_name(name: bytes) -> bytes:
    """An archive whose one member has a name in no declared encoding."""
    return packed({"?" * len(name): b"words"}).replace(b"?" * len(name), name)


NAMES = [
    pytest.param("kế hoạch.txt".encode(), "kế hoạch.txt", id="utf-8 undeclared"),
    pytest.param(
        unicodedata.normalize("NFD", "kế hoạch.txt").encode(), "kế hoạch.txt", id="utf-8 in NFD"
    ),
    pytest.param("kê\u0301 hoa\u0323ch.txt".encode("cp1258"), "kế hoạch.txt", id="windows-1258"),
    pytest.param("café.txt".encode("cp437"), "café.txt", id="code page 437"),
    pytest.param(b"a\\b\\c.txt", "a/b/c.txt", id="backslashes"),
    pytest.param(b"./a//b.txt", "a/b.txt", id="empty parts"),
    pytest.param(b"a\nb.txt", "a\\x0ab.txt", id="line end"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_names_as_they_were_meant(tmp_path: Path, name: bytes, expected: str) -> None:
    found = found_in(tmp_path, _raw_name(name))
    assert [file.name for file in found.files] == [f"a.zip/{expected}"]
    assert found.files[0].load().data == b"words"


def _locked() -> bytes:
    data = bytearray(packed({"a.txt": b"secret", "b.txt": b"open"}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    return bytes(data)


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    return info


def _lying(real: bytes, told: int) -> bytes:
    """A member that declares fewer bytes than it unpacks to."""
    data = bytearray(packed({"a.txt": real}))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(sign) + offset, told)
    return bytes(data)


def _deep(depth: int) -> bytes:
    data = packed({"a.txt": b"deep"})
    for level in range(depth):
        data = packed({f"{level}.zip": data, f"{level}.txt": b"level %d" % level})
    return data


BIG = bytes(range(256)) * 700  # hardly packed below a hundredth
HOSTILE = [
    pytest.param(packed({"0.txt": b"x", "bomb.txt": bytes(199_000)}), ["0.txt"], "archive_limit", id="ratio"),
    pytest.param(packed({"0.txt": b"x", "big.txt": bytes(300_000)}), ["0.txt"], "archive_limit", id="a large member"),
    pytest.param(
        packed({f"{n}": BIG[n:] for n in range(7)}, zipfile.ZIP_STORED),
        ["0", "1", "2", "3", "4"], "archive_limit", id="the sum of members",
    ),
    pytest.param(
        packed({f"{n:03}": b"%d" % n for n in range(300)}), [f"{n:03}" for n in range(20)],
        "archive_limit", id="many members",
    ),
    pytest.param(_deep(4), ["3.txt", "2.zip/2.txt", "3.zip/2.txt"], "archive_limit", id="nested"),
    pytest.param(packed({"../../a.txt": b"x", "b.txt": b"y"}), ["b.txt"], "unsafe_path", id="climbs"),
    pytest.param(packed({"/etc/a.txt": b"x", "b.txt": b"y"}), ["b.txt"], "unsafe_path", id="absolute"),
    pytest.param(packed({"C:\\a.txt": b"x", "b.txt": b"y"}), ["b.txt"], "unsafe_path", id="a drive"),
    pytest.param(packed({"a\\..\\..\\c": b"x", "b.txt": b"y"}), ["b.txt"], "unsafe_path", id="climbs backwards"),
    pytest.param(packed([(_link(), b"/etc/passwd"), ("b.txt", b"y")]), ["b.txt"], "symlink_skipped", id="a link"),
    pytest.param(_locked(), ["b.txt"], "encrypted_member", id="locked"),
    pytest.param(packed({"a.txt": b"x" * 99}, zipfile.ZIP_BZIP2), [], "unsupported_archive", id="bzip2 inside"),
    pytest.param(b"PK\x03\x04 torn", [], "bad_archive", id="no archive"),
    pytest.param(packed({"a.txt": BIG})[:-30], [], "bad_archive", id="torn"),
    pytest.param(packed({}), [], "empty_archive", id="empty"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "names", "code"), HOSTILE)
def test_hostile_archives_are_one_issue(
    tmp_path: Path, data: bytes, names: list[str], code: str
) -> None:
    found = found_in(tmp_path, data)
    assert {issue.code for issue in found.issues} == {code}
    assert len(found.issues) == 1
    got = [file.name.removeprefix("a.zip/") for file in found.files]
    assert set(got) <= set(names)
    assert len(got) >= len(names) - 1
    assert sum(len(file.load().data) for file in found.files) <= SMALL.total_bytes


def test_two_members_of_one_name(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = packed([("a.txt", b"first"), ("a.txt", b"second")])
    found = found_in(tmp_path, data)
    assert [file.load().data for file in found.files] == [b"first"]
    assert codes(found) == [("a.zip", "same_name")]


LYING = [
    pytest.param(_lying(bytes(150_000), 10), id="more than it says"),
    pytest.param(
        packed({"a.txt": BIG}, zipfile.ZIP_STORED).replace(BIG[:9], bytes(9)), id="damaged"
    ),
]


@pytest.mark.parametrize("data", LYING)
def test_a_member_that_lies_is_an_issue_of_its_own(tmp_path: Path, data: bytes) -> None:
    (file,) = found_in(tmp_path, data).files
    with pytest.raises(ReadError) as caught:
        file.load()
    assert caught.value.code == "bad_archive"


def test_an_endless_list_of_members_is_not_read(tmp_path: Path) -> None:
    limits = replace(SMALL, directory_bytes=1_000)
    found = found_in(tmp_path, packed({f"{n}" * 9: b"x" for n in range(40)}), limits)
    assert codes(found) == [("a.zip", "archive_limit")]
    assert found.files == ()


def test_ten_thousand_members_are_found_once_each(tmp_path: Path) -> None:
    data = packed({f"{n}.txt": b"%d" % n for n in range(10_050)}, zipfile.ZIP_STORED)
    found = found_in(tmp_path, data, ArchiveLimits())
    assert len(found.files) == 10_000
    assert codes(found) == [("a.zip", "archive_limit")]
    assert "10000 members" in found.issues[0].message
    assert [file.load().data for file in found.files[:3]] == [b"0", b"1", b"10"]


def test_an_archive_that_goes_away_meanwhile(tmp_path: Path) -> None:
    (file,) = found_in(tmp_path, packed({"a.txt": b"x"})).files
    (tmp_path / "a.zip").unlink()
    with pytest.raises(ReadError) as caught:
        file.load()
    assert caught.value.code == "bad_archive"


OTHER_ARCHIVES = [
    pytest.param(b"Rar!\x1a\x07\x01\x00" + bytes(40), "RAR", id="rar"),
    pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(40), "7z", id="7z"),
    pytest.param(b"\x1f\x8b\x08\x00" + bytes(40), "gzip", id="gzip"),
    pytest.param(b"a.txt" + bytes(252) + b"ustar\x00" + bytes(300), "tar", id="tar"),
]


@pytest.mark.parametrize(("data", "name"), OTHER_ARCHIVES)
def test_other_archives_say_what_to_do(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "a.rar").write_bytes(data)
    (file,) = discover(tmp_path).files
    with pytest.raises(ReadError, match=f"{name} archive: unpack it yourself") as caught:
        file.load()
    assert caught.value.code == "unsupported_archive"


def test_the_same_bytes_are_taken_once_whatever_their_place(tmp_path: Path) -> None:
    for name, data in {
        "b.txt": b"plan",
        "a/c.txt": b"plan",
        "d.txt": b"nalp",
        "e": b"",
        "f": b"",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.zip").write_bytes(packed({"x.txt": b"plan", "y.txt": b"other"}))
    found = discover(tmp_path)
    assert [file.name for file in found.files] == ["a/c.txt", "d.txt", "e", "f", "z.zip/y.txt"]
    assert found.copies == {"b.txt": "a/c.txt", "z.zip/x.txt": "a/c.txt"}
    assert codes(found) == [("b.txt", "same_bytes"), ("z.zip/x.txt", "same_bytes")]


def test_no_bomb_is_ever_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nested bombs of a gigabyte: what is unpacked stays below the limits."""
    read = 0
    plain = zipfile.ZipExtFile.read

    def count(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        nonlocal read
        data = plain(self, n)
        read += len(data)
        return data

    bomb = packed({f"{n}.txt": bytes(10_000_000) for n in range(3)})
    monkeypatch.setattr(zipfile.ZipExtFile, "read", count)
    found = found_in(tmp_path, packed({f"{n}.zip": bomb for n in range(9)}))
    assert found.files == ()
    assert codes(found) == [("a.zip", "archive_limit")] * len(found.issues)
    assert read <= SMALL.total_bytes < sys.maxsize
