"""Old encodings: read by font or by the letters alone; Unicode text is never touched."""

import subprocess
from shutil import which
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legacy_writer import write_tcvn3, write_viscii, write_vni

from models.text import RawFile
from pipeline.legacy_encodings import decode_legacy, decode_runs, find_legacy
from pipeline.legacy_pages import decode_page_text
from pipeline.legacy_tables import DECODERS, decode_tcvn3, decode_viscii, decode_vni
from pipeline.readers.html import read_html

PLAN = """ỦY BAN NHÂN DÂN TỈNH TRÀ VINH
Số: 57/KH-UBND
Trà Vinh, ngày 14 tháng 3 năm 2008
KẾ HOẠCH
Phát triển kinh tế tập thể giai đoạn 2008 - 2010
1. Phấn đấu đến năm 2010 có ít nhất 65% hợp tác xã xếp loại khá, giỏi; thu nhập bình quân của
xã viên tăng 15% mỗi năm, nợ quá hạn dưới 3%.
2. Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Liên minh Hợp tác xã tỉnh tổng hợp kết quả, báo cáo
Uỷ ban nhân dân tỉnh trước ngày 20/12 hằng năm.
"""
LETTERS = "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵăâêôơưđ"

SHOWN = [
    pytest.param("TCVN3", "Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh", id="tcvn3"),
    pytest.param("TCVN3", "n­íc, ®­îc, h­íng", "nước, được, hướng", id="soft hyphen is ư"),
    pytest.param("TCVN3", "h-íng, ®-îc, ®-a, nh-ng, TT-BTC", "hướng, được, đưa, nhưng, TT-BTC", id="hyphen is ư"),
    pytest.param("TCVN3", "kinh tÕ-x· héi", "kinh tế-xã hội", id="a hyphen between syllables"),
    pytest.param("TCVN3", "CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI", id="a line of capitals"),
    pytest.param("TCVN3", "Sè: 15/KH-UBND", "Số: 15/KH-UBND", id="capitals without marks"),
    pytest.param("TCVN3", "Thµnh phè Hµ NéI giao", "Thành phố Hà NỘI giao", id="one word"),
    pytest.param("TCVN3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", id="motto"),
    pytest.param("TCVN3", "ñy ban nh©n d©n. øng dông", "Ủy ban nhân dân. Ứng dụng", id="capitals VN3 has not"),
    pytest.param("TCVN3", "3. ë x· vµ ë huyÖn", "3. ở xã và ở huyện", id="and small ones"),
    pytest.param("VNI", "UÛy ban nhaân daân tænh", "Ủy ban nhân dân tỉnh", id="vni"),
    pytest.param("VNI", "CHUÛ TÒCH NGUYEÃN", "CHỦ TỊCH NGUYỄN", id="vni capitals"),
    pytest.param("VNI", "ñöôïc höôùng daãn, thuûy lôïi", "được hướng dẫn, thủy lợi", id="vni horns"),
    pytest.param("VNI", "Ñôn vò, kyõ thuaät, yù kieán", "Đơn vị, kỹ thuật, ý kiến", id="vni i and y"),
]  # fmt: skip


@pytest.mark.parametrize(("encoding", "shown", "meant"), SHOWN)
def test_letters_as_shown(encoding: str, shown: str, meant: str) -> None:
    assert DECODERS[encoding](shown) == meant  # type: ignore[index]


WRITERS = {
    "TCVN3": write_tcvn3,
    "VNI": write_vni,
    "VISCII": lambda text: write_viscii(text).decode("windows-1252", "replace"),
}


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_a_plan_is_known_by_its_letters_alone(encoding: str) -> None:
    found = find_legacy(WRITERS[encoding](PLAN))
    assert found is not None
    assert found.encodings == (encoding,)
    assert found.text == PLAN


def test_viscii_bytes_as_latin_1() -> None:
    found = find_legacy(write_viscii(PLAN).decode("latin-1"))
    assert found is not None
    assert (found.text, found.encodings) == (PLAN, ("VISCII",))


@pytest.mark.skipif(which("iconv") is None, reason="iconv, the independent source, is not there")
def test_tcvn3_is_what_iconv_writes() -> None:
    done = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=LETTERS.encode(), capture_output=True
    )
    assert done.returncode == 0
    assert decode_tcvn3(done.stdout.decode("latin-1")) == LETTERS


@pytest.mark.skipif(which("perl") is None, reason="perl, the independent source, is not there")
def test_viscii_is_what_perl_writes() -> None:
    script = 'binmode STDIN, ":utf8"; print encode("viscii", join("", <STDIN>))'
    text = LETTERS + LETTERS.upper()
    done = subprocess.run(
        ["perl", "-MEncode", "-e", script], input=text.encode(), capture_output=True, check=True
    )
    assert decode_viscii(done.stdout.decode("latin-1")) == text


@given(st.text(st.sampled_from(LETTERS + LETTERS.upper() + " bcghklmnpqrstvx,.0123456789")))
def test_vni_and_viscii_go_there_and_back(text: str) -> None:
    assert decode_vni(write_vni(text)) == text
    assert decode_viscii(write_viscii(text).decode("latin-1")) == text


@given(st.text(st.sampled_from(LETTERS + "ĂÂÊÔƠƯĐ bcghklmnpqrstvx,.0123456789")))
def test_tcvn3_goes_there_and_back(text: str) -> None:
    assert decode_tcvn3(write_tcvn3(text)).lower() == text.lower()


UNTOUCHED = [
    pytest.param(PLAN, id="a plan in Unicode"),
    pytest.param(normalize("NFD", PLAN), id="a plan in NFD"),
    pytest.param("Nồng độ bụi PM2,5 dưới 45 µg/m³ theo § 5 và ± 2 °C, 12 m² × 3, ½ ngày ©" * 9, id="signs"),
    pytest.param("Có bà cô và chú tôi ra xã làm lúa mùa, bé đi chùa, cá kho, cơm chín" * 9, id="Latin-1 marks only"),
    pytest.param(
        "Les autorités locales ont arrêté, à l'été dernier, un schéma régional très détaillé où "
        "la forêt, le maïs et l'élevage bovin sont mêlés; la société a reçu une première aide. " * 9,
        id="French",
    ),
    pytest.param("Die Größe für schöne Bäume über große Flüsse wächst täglich, müde Füße können. " * 9, id="German"),
    pytest.param("El niño español pequeño soñó mañana según la acción económica del año. " * 9, id="Spanish"),
    pytest.param("The naïve café façade — £5 ©2008, “quoted” ® ™. " * 9, id="English"),
    pytest.param("in\u00adfor\u00adma\u00adtion tech\u00adno\u00adlo\u00adgy " * 9, id="soft hyphens"),
    pytest.param("• Mục tiêu\n• Giải pháp\n® Đơn vị\n" * 9, id="signs among Vietnamese"),
    pytest.param("Å Ä Ö ø æ ß ñ " * 30, id="letters and no words"),
    pytest.param("", id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize("text", UNTOUCHED)
def test_clean_text_is_not_touched(text: str) -> None:
    assert decode_legacy(text) is None


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_what_holds_own_letters_of_vietnamese_in_each_line_is_not_touched(text: str) -> None:
    lines = "\n".join(line + "ệ" for line in text.replace("<", "").replace(">", "").split("\n"))
    assert decode_legacy(lines) is None
    assert decode_legacy(lines, font=".VnTime") is None


def test_a_unicode_frame_around_an_old_document_stays() -> None:
    frame = "Trang chủ\nCó 5 tin\n{}\nLiên hệ: Có gì mới?\nGóp ý\nBản quyền © Sở Nội vụ\n"
    for encoding in ("TCVN3", "VNI"):
        assert decode_legacy(frame.format(WRITERS[encoding](PLAN))) == frame.format(PLAN)


RUNS = [
    pytest.param("Sè", ".VnTime", "Số", id="a short run"),
    pytest.param("Sè", "ABCDEF+.VnTime", "Số", id="subset of a PDF"),
    pytest.param("kÕ ho¹ch", ".VnTimeH", "KẾ HOẠCH", id="capital font"),
    pytest.param("kÕ ho¹ch", ".VnArialH,Bold", "KẾ HOẠCH", id="bold capital font"),
    pytest.param("thanh tra", ".VnTimeH", "THANH TRA", id="capitals without marks"),
    pytest.param("Soá", "VNI-Times", "Số", id="vni"),
    pytest.param("\uf053\uf0e8", ".VnTime", "Số", id="codes of a symbol font"),
    pytest.param("Số", ".VnTime", None, id="Unicode under an old name"),
    pytest.param("65%", ".VnTime", None, id="nothing to decode"),
    pytest.param("Sè", "Times New Roman", None, id="another font"),
    pytest.param("Sè", None, None, id="no font"),
]


@pytest.mark.parametrize(("text", "font", "expected"), RUNS)
def test_a_run_by_its_font(text: str, font: str | None, expected: str | None) -> None:
    assert decode_legacy(text, font) == expected


PAGE = (
    "<html><head><title>x</title></head><body><p><font face='.VnTimeH'>kÕ ho¹ch<br> n¨m &amp;</font></p>"
    "<p><span style='font-size:14pt;font-family:\".VnTimeH\"'>ñy <b>ban</b></span> nh©n d©n</p>"
    "<p style='font-family:.VnTimeH'>tØnh<p>Hµ Nam thùc hiÖn c¸c viÖc ®­îc giao</p></body></html>"
)
PAGES = [
    pytest.param(PAGE, id="letters as they are"),
    pytest.param("".join(f"&#{ord(one)};" if ord(one) > 127 else one for one in PAGE), id="as codes"),
    pytest.param(PAGE.replace("©", "&copy;").replace("®", "&reg;").replace("µ", "&micro;"), id="as names"),
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_old_fonts(page: str) -> None:
    raw = read_html(RawFile("a.html", page.encode("windows-1252"), "", "text/html"))
    assert [block.text for block in raw.blocks] == [
        "KẾ HOẠCH\nNĂM &",
        "ỦY BAN nhân dân",
        "TỈNH",
        "Hà Nam thực hiện các việc được giao",
    ]
    assert [issue.code for issue in raw.issues] == ["legacy_encoding"]


def test_a_page_in_unicode_with_an_old_font_name_is_not_raised() -> None:
    page = "<p><font face='.VnTimeH'>Kế hoạch của tỉnh</font></p><p>Sở Tài chính &copy; 2011</p>"
    assert decode_page_text(page.encode()).text == page


def test_runs_of_a_document() -> None:
    runs = [("kÕ ho¹ch", ".VnTimeH"), ("Sè", ".VnTime"), ("Quý II", "Arial"), ("d©n", ".VnTime")]
    texts, encodings = decode_runs(runs)
    assert texts == ["KẾ HOẠCH", "Số", "Quý II", "dân"]
    assert encodings == ("TCVN3",)


def test_runs_that_kept_only_the_name_of_their_font() -> None:
    runs = [("Có", ".VnTime"), ("ủy ban nhân dân tỉnh", ".VnTimeH"), ("là xã", ".VnTime")]
    assert decode_runs(runs) == ([text for text, _ in runs], ())


def test_runs_without_fonts_are_known_together() -> None:
    texts, encodings = decode_runs([(line, None) for line in write_tcvn3(PLAN).split("\n")])
    assert ("\n".join(texts), encodings) == (PLAN, ("TCVN3",))
