"""Pages saved with their parts: the page is read, its letters right, its address kept."""

from email.message import EmailMessage

import pytest

from models.issues import ReadError
from models.text import RawFile
from pipeline.media_types import media_type
from pipeline.readers import read
from pipeline.readers.mhtml import read_mhtml

WORDS = "Sở Giao thông vận tải rà soát 14 bến khách ngang sông trước ngày 30/9/2018."
PAGE = f"<html><head><title>x</title></head><body><p>{WORDS}</p></body></html>"
ADDRESS = "https://plans.example.test/ke-hoach-55"


def saved(page: str, charset: str, encoding: str, **headers: str) -> bytes:
    """As a browser saves it: a page, then a picture, each a part."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(page, subtype="html", charset=charset, cte=encoding)
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<a@b>")
    message.add_related("p { color: black }", subtype="css")
    return bytes(message)


def raw(data: bytes) -> RawFile:
    return RawFile("a.mht", data, "", media_type(data))


CASES = [
    pytest.param("utf-8", "quoted-printable", id="quoted-printable"),
    pytest.param("utf-8", "base64", id="base64"),
    pytest.param("utf-8", "8bit", id="as it is"),
]


@pytest.mark.parametrize(("charset", "encoding"), CASES)
def test_the_page_is_read(charset: str, encoding: str) -> None:
    file = raw(saved(PAGE, charset, encoding, Snapshot_Content_Location=ADDRESS))
    assert file.media_type == "multipart/related"
    text = read(file)
    assert [block.text for block in text.blocks] == [WORDS]
    assert (text.media_type, text.url, text.issues) == (file.media_type, ADDRESS, ())
    place = text.blocks[0].place
    assert text.source[place.start : place.end] == WORDS


def test_a_torn_page_is_read_as_far_as_it_goes() -> None:
    data = saved(PAGE.replace(WORDS, f"{WORDS}</p><p>{WORDS}"), "utf-8", "quoted-printable")
    cut = data[: data.rindex(b"bay")] if b"bay" in data else data[: data.rindex(b"30/9/2018") - 40]
    assert read(raw(cut)).blocks[0].text == WORDS


def test_of_frames_the_longest_is_the_document() -> None:
    message = EmailMessage()
    message.set_content("<html><p>menu</p></html>", subtype="html")
    message.add_related(PAGE, subtype="html")
    assert [block.text for block in read(raw(bytes(message))).blocks] == [WORDS]


def test_a_page_in_an_old_encoding_says_so() -> None:
    page = (
        "<html><p>"
        + "Uû ban nh©n d©n tØnh phª duyÖt kÕ ho¹ch vµ giao c¸c së thùc hiÖn"
        + "</p></html>"
    )
    text = read(raw(saved(page, "iso-8859-1", "quoted-printable")))
    assert text.blocks[0].text.startswith("Uỷ ban nhân dân tỉnh phê duyệt kế hoạch")
    assert [issue.code for issue in text.issues] == ["legacy_encoding"]


def test_parts_without_a_page_are_said() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.make_related()
    message.add_related(b"x" * 40, "image", "png")
    with pytest.raises(ReadError) as caught:
        read_mhtml(raw(bytes(message)))
    assert caught.value.code == "no_page"


def test_parts_within_parts_without_end() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n"
    nested = b"".join(
        b"--b%d\nContent-Type: multipart/related; boundary=b%d\n\n" % (n, n + 1) for n in range(300)
    )
    with pytest.raises((ReadError, RecursionError)):
        read(raw(head + nested))
