"""Which source of a field wins, what it beat, and days, signers and ends that need a closer look."""

from datetime import date

import pytest
from reading import plan_of

from extractors.metadata import extract_metadata
from models.facts import Metadata

_HEAD = """{site}

ỦY BAN NHÂN DÂN
{region}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 205/KH-UBND
{dateline}

KẾ HOẠCH
{title}

Thực hiện Nghị quyết số 12/NQ-CP ngày 10/02/2020 của Chính phủ, Ủy ban nhân dân ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
1. Giảm thời gian chờ của người dân ở bộ phận một cửa.

Nơi nhận:
- Các sở, ngành;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN{signed}
CHỦ TỊCH

Lương Minh Thắng
"""


def described(**words: str) -> Metadata:
    empty = dict.fromkeys(("site", "region", "dateline", "signed"), "")
    page = _HEAD.format(**empty | {"title": "Trồng cây phân tán năm 2021"} | words)
    return extract_metadata(plan_of(page))[0]


def won(metadata: Metadata, field: str) -> tuple[str, str] | None:
    """The winning value of a field and its rule."""
    winners = [(e.value, e.rule) for e in metadata.evidence if e.field == field and e.won]
    assert len(winners) <= 1
    return winners[0] if winners else None


TABLE = "Số hiệu: 205/KH-UBND\nNơi ban hành: Tỉnh Thanh Hóa\nNgày ban hành: 05/02/2021"
OF_TITLE = "Trồng cây phân tán trên địa bàn tỉnh Lai Châu năm 2021"
VISIT = "Học tập kinh nghiệm tại tỉnh Quảng Ninh năm 2021"

# what the page says, and from where the province is read: letterhead, dateline, title, signature,
# site's table, in this order
PROVINCES: list[tuple[dict[str, str], tuple[str, str]]] = [
    (
        {"region": "TỈNH NGHỆ AN", "title": OF_TITLE, "site": TABLE},
        ("Nghệ An", "letterhead.issuer"),
    ),
    (
        {"dateline": "Nghệ An, ngày 05 tháng 02 năm 2021", "title": OF_TITLE, "site": TABLE},
        ("Nghệ An", "letterhead.dateline"),
    ),
    (
        {"title": OF_TITLE, "signed": " TỈNH NGHỆ AN", "site": TABLE},
        ("Lai Châu", "title.province"),
    ),
    ({"signed": " TỈNH NGHỆ AN", "site": TABLE}, ("Nghệ An", "signature.province")),
    ({"title": VISIT, "signed": " TỈNH NGHỆ AN"}, ("Nghệ An", "signature.province")),
    ({"title": VISIT, "site": TABLE}, ("Thanh Hóa", "site.province")),
    ({"site": TABLE}, ("Thanh Hóa", "site.province")),
]


@pytest.mark.parametrize(("words", "expected"), PROVINCES)
def test_who_says_the_province(words: dict[str, str], expected: tuple[str, str]) -> None:
    metadata = described(**words)
    assert won(metadata, "province") == expected
    assert metadata.province == expected[0]
    assert metadata.issuing_body == f"Ủy ban nhân dân tỉnh {expected[0]}"


def test_rivals_are_kept_and_a_contradiction_is_told() -> None:
    page = _HEAD.format(
        site=f"{TABLE}\nNgười ký: Cao Thị Liên",
        region="TỈNH NGHỆ AN",
        dateline="Nghệ An, ngày 06 tháng 02 năm 2021",
        title="Trồng cây",
        signed="",
    )
    metadata, issues = extract_metadata(plan_of(page))
    told = {i.message.partition(":")[0] for i in issues if i.code == "metadata_contradiction"}
    assert told == {"province", "issued_on", "signer"}
    beaten = {(e.field, e.value) for e in metadata.evidence if not e.won}
    assert {
        ("province", "Thanh Hóa"),
        ("issued_on", "2021-02-05"),
        ("signer", "Cao Thị Liên"),
    } <= beaten


def test_every_field_that_is_said_stands_on_words() -> None:
    metadata = described(region="TỈNH NGHỆ AN", dateline="Vinh, ngày 05 tháng 02 năm 2021")
    for field in (
        *("document_number", "number", "symbol", "document_type", "content_type", "title", "genre"),
        *("issuing_body", "issuing_level", "province", "signer", "signer_position", "signed_for"),
    ):
        found = won(metadata, field)
        assert found is not None, field
        assert found[0] == getattr(metadata, field)


def test_the_place_of_a_ministry_is_no_province() -> None:
    page = _HEAD.format(
        site="", region="", dateline="Hà Nội, ngày 3 tháng 4 năm 2019", title="A B C D", signed=""
    )
    page = page.replace("ỦY BAN NHÂN DÂN\n", "BỘ NỘI VỤ\n", 1).replace("KH-UBND", "KH-BNV")
    metadata, _ = extract_metadata(plan_of(page))
    assert (metadata.issuing_level, metadata.province) == ("central", None)
    assert won(metadata, "province") is None


_DECISION = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/2021/QĐ-UBND

Nghệ An, ngày 25 tháng 10 năm 2021

QUYẾT ĐỊNH
Ban hành Quy định về hỗ trợ giống cây trồng

ỦY BAN NHÂN DÂN TỈNH NGHỆ AN

Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy định về hỗ trợ giống cây trồng.

Điều 2. {effect}

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành./.

{signature}
"""
_SIGNED = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHoàng Nghĩa Dũng"
EFFECTS: list[tuple[str, date | None, str | None]] = [
    ("Quyết định này có hiệu lực kể từ ngày ký.", date(2021, 10, 25), "từ ngày ký"),
    (
        "Quyết định này có hiệu lực thi hành sau 10 (mười) ngày, kể từ ngày ký ban hành.",
        date(2021, 11, 4),
        "sau 10 (mười) ngày, kể từ ngày ký",
    ),
    (
        "Quyết định có hiệu lực sau mười lăm ngày kể từ ngày được ký.",
        date(2021, 11, 9),
        "mười lăm",
    ),
    (
        "Quyết định này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2022.",
        date(2022, 1, 1),
        "01 tháng 01",
    ),
    (
        "Quyết định này có hiệu lực từ ngày 05/11/2021 và bãi bỏ các quy định trước đây.",
        date(2021, 11, 5),
        "05/11/2021",
    ),
    ("Quyết định này áp dụng từ năm ngân sách 2022.", None, None),
    ("Quyết định này có hiệu lực sau mười ngày kể từ ngày đăng Công báo.", None, None),
]


@pytest.mark.parametrize(("words", "day", "quoted"), EFFECTS)
def test_when_it_takes_effect(words: str, day: date | None, quoted: str | None) -> None:
    page = _DECISION.format(effect=words, signature=_SIGNED)
    metadata, _ = extract_metadata(plan_of(page))
    assert metadata.effective_on == day
    quotes = [
        e.evidence.quote for e in metadata.evidence if e.field == "effective_on" and e.evidence
    ]
    assert all(quoted and quoted in quote for quote in quotes)
    assert len(quotes) == (day is not None)


SIGNATURES: list[tuple[str, str, str | None]] = [
    (_SIGNED, "Hoàng Nghĩa Dũng", "Phó Chủ tịch"),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nHoàng Văn\nDũng", "Hoàng Văn Dũng", "Chủ tịch"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị\nKim Oanh", "Lê Thị Kim Oanh", "Phó Chủ tịch"),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nĐỗ Văn Sính", "Đỗ Văn Sính", "Giám đốc Sở Nội vụ"),
    ("Q. CHỦ TỊCH\nPhan Thế Tuấn", "Phan Thế Tuấn", "Quyền Chủ tịch"),
    ("K/T CHỦ TỊCH\nPHÓ CHỦ TỊCH\nPhan Thế Tuấn", "Phan Thế Tuấn", "Phó Chủ tịch"),
    ("CHỦ TỊCH\nPhan Anh\nTin khác", "Phan Anh", "Chủ tịch"),
]


@pytest.mark.parametrize(("signature", "signer", "position"), SIGNATURES)
def test_who_signs(signature: str, signer: str, position: str | None) -> None:
    page = _DECISION.format(effect="Quyết định này có hiệu lực từ ngày ký.", signature=signature)
    metadata, _ = extract_metadata(plan_of(page))
    assert (metadata.signer, metadata.signer_position) == (signer, position)


@pytest.mark.parametrize(
    ("signature", "signer", "position"),
    [
        (
            "GIÁM ĐỐC SỞ TÀI CHÍNH        GIÁM ĐỐC SỞ NỘI VỤ\nHoàng Thị Lan        Nông Văn Kỳ",
            "Hoàng Thị Lan;Nông Văn Kỳ",
            "Giám đốc Sở Tài chính;Giám đốc Sở Nội vụ",
        ),
        (
            "KT. GIÁM ĐỐC SỞ TÀI CHÍNH\nPHÓ GIÁM ĐỐC\nHoàng Thị Lan\nKT. GIÁM ĐỐC SỞ NỘI VỤ\nPHÓ GIÁM ĐỐC\nNông Văn Kỳ",
            "Hoàng Thị Lan;Nông Văn Kỳ",
            "Phó Giám đốc",
        ),
    ],
)
def test_bodies_that_issue_together_have_their_signers(
    signature: str, signer: str, position: str
) -> None:
    page = _HEAD.format(
        site="",
        region="",
        dateline="Bắc Kạn, ngày 11 tháng 4 năm 2019",
        title="Kiểm tra",
        signed="",
    )
    page = page.replace("ỦY BAN NHÂN DÂN\n", "SỞ TÀI CHÍNH - SỞ NỘI VỤ\n", 1)
    page = page.replace("KH-UBND", "KHLT-STC-SNV")
    page = page[: page.index("TM. ")] + signature
    metadata, _ = extract_metadata(plan_of(page))
    assert (metadata.signer, metadata.signer_position) == (signer, position)


@pytest.mark.parametrize(
    ("last", "complete"),
    [
        ("2. Sắp xếp các đơn vị sự nghiệp theo", False),
        ("2. Sắp xếp các trường, trạm,", False),
        ("2. Đẩy mạnh tuyên truyền...", False),
        ("2. Sắp xếp các đơn vị sự nghiệp.", True),
        ("2. Sắp xếp các đơn vị sự nghiệp theo./.", True),
    ],
)
def test_a_plan_that_breaks_off(last: str, complete: bool) -> None:
    page = _HEAD.format(
        site="", region="TỈNH NGHỆ AN", dateline="", title="Trồng cây năm 2021", signed=""
    )
    page = page[: page.index("Nơi nhận")] + last
    assert extract_metadata(plan_of(page))[0].is_complete is complete
