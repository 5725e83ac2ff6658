"""Site profiles: their selectors, how a page's profile is chosen, and what overrules it."""

import pytest

from models.lexicon import load_toml
from models.text import RawText
from pipeline.readers.html import read_html
from pipeline.readers.html_density import find_article
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_names import NAMELESS, Role, names_of, sites
from pipeline.readers.html_zones import find_zones
from tests.reading import raw_file

ROLES = {role.value for role in Role}
PROSE = "Sở Nội vụ tham mưu rà soát thủ tục hành chính của các cơ quan trên địa bàn toàn tỉnh. " * 4


def test_every_profile_says_where_its_document_stands() -> None:
    for row in load_toml("sites")["sites"]:
        assert row["document"], row["name"]
        assert row.keys() <= {"name", "hosts", "generators", *ROLES}
        assert row.get("hosts") or row.get("generators") or row.get("marks"), row["name"]
    assert len({site.name for site in sites()}) == len(sites())


SELECTORS = [
    ("div", {"id": "divContentDoc"}, "thuvienphapluat", Role.DOCUMENT),
    ("div", {"class": "x ExternalClass09AB"}, "sharepoint", Role.DOCUMENT),
    ("div", {"id": "ctl00_PlaceHolderMain_NoiDung"}, "sharepoint", Role.DOCUMENT),
    ("span", {"itemprop": "articleBody"}, "newspaper", Role.DOCUMENT),
    ("div", {"class": "fulltext"}, "vbpl", Role.DOCUMENT),
    ("div", {"class": "portlet-topper"}, "liferay", Role.FURNITURE),
]


@pytest.mark.parametrize(("tag", "attributes", "site", "role"), SELECTORS)
def test_selectors(tag: str, attributes: dict[str, str], site: str, role: Role) -> None:
    parts = names_of(tag, attributes).parts
    assert (site, role) in {(name, one) for name, one, _ in parts}


def test_an_element_without_a_name_is_nobodys() -> None:
    assert names_of("div", {"style": "x"}) is NAMELESS
    assert names_of("p", {"class": "fulltext"}).parts == ()


def page(head: str, body: str) -> RawText:
    html = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return read_html(raw_file(html, path="a.html", media_type="text/html"))


def outside(raw: RawText) -> list[str]:
    return [block.text for block in raw.blocks if block.furniture_hint]


MARKS = [
    '<link rel="canonical" href="https://www.vbpl.vn/x">',
    '<meta property="og:url" content="http://vbpl.vn/x">',
    '<base href="https://vbpl.vn/">',
    '<meta name="generator" content="NukeViet v4">',
    "",
]


@pytest.mark.parametrize("head", MARKS)
def test_a_page_is_known_by_its_own_marks(head: str) -> None:
    name = "bodytext" if "NukeViet" in head else "toanvancontent"
    body = f'<p>Khung của trang</p><div><div class="{name}"><p>{PROSE}</p></div></div><p>Cuối trang</p>'
    assert "Cuối trang" in outside(page(head, body))


def test_another_host_has_no_such_profile() -> None:
    body = f'<div class="content1"><p>{PROSE}</p></div><table><tr><td>a<td>b<tr><td>c<td>d</table>'
    assert outside(page('<base href="https://notthuvienphapluat.vn/">', body)) == []
    assert outside(page('<base href="https://thuvienphapluat.vn/">', body)) != []


LACKS = [
    ("<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>", "", "letterhead"),
    ("", "<p>KT. CHỦ TỊCH</p>", "signature"),
    ("", "<p>PHỤ LỤC I</p><p>Danh mục nhiệm vụ</p>", "appendix"),
    ("", f'<div class="z"><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p></div>', "sentences"),
]


@pytest.mark.parametrize(("before", "after", "lack"), LACKS)
def test_an_element_that_lacks_what_the_page_has_is_not_believed(
    before: str, after: str, lack: str
) -> None:
    raw = page("", f'{before}<div id="toanvancontent"><p>{PROSE}</p></div>{after}')
    [issue] = raw.issues
    assert issue.code == "site_profile_mismatch"
    assert lack in issue.message
    assert outside(raw) == []


def test_the_next_selector_is_tried_first() -> None:
    head = '<base href="https://thuvienphapluat.vn/">'
    inner = f'<div class="content1"><p>{PROSE}</p></div>'
    letterhead = "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>"
    raw = page(head, f'<div id="divContentDoc">{letterhead}{inner}</div><p>Cuối trang</p>')
    assert raw.issues == ()
    assert outside(raw) == ["Cuối trang"]


def test_no_profile_and_no_article_leave_the_page_alone() -> None:
    drafts = [Draft("Lời ngắn", 0, 8), Draft("Lời khác", 9, 17)]
    zones = find_zones(drafts, [(0, ())], None, "")
    assert not zones.outside
    assert not find_article(drafts, [(0, ())])
