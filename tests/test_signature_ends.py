"""Ends of documents: where and how the signer's name is printed (thethuc.md, the signature)."""

import pytest
from plan_builder import build_plan

from extractors.document_lines import lines_of
from extractors.persons import parse_person, person_at_end
from extractors.signatures import read_signature

ENDS: list[tuple[str, str | None, str | None, str | None]] = [
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐã ký: Điểu K'Ré", "Điểu K'Ré", "Phó Chủ tịch", "KT. Chủ tịch"),
    ("TM. UBND TỈNH\nCHỦ TỊCH: Nguyễn Văn Rin", "Nguyễn Văn Rin", "Chủ tịch", "TM. UBND tỉnh"),
    ("KT.CHỦ TỊCH\nP. CHỦ TỊCH\nLê Quang Hợi", "Lê Quang Hợi", "Phó Chủ tịch", "KT. Chủ tịch"),
    (
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Y Biêr Niê",
        "Y Biêr Niê",
        "Chủ tịch",
        "TM. Ủy ban nhân dân",
    ),
    (
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNơi nhận:\n- Huyện ủy Lâm Hà;\n- Lưu: VT.\nLò Minh Hùng",
        "Lò Minh Hùng",
        "Phó Chủ tịch",
        "KT. Chủ tịch",
    ),
    (
        "Q.CHỦ TỊCH\nHoàng Nghĩa Hiếu",
        "Hoàng Nghĩa Hiếu",
        "Quyền Chủ tịch",
        None,
    ),
    ("GIÁM ĐỐC\nKý bởi: Sở Y tế\nTrần Báo Hà", "Trần Báo Hà", "Giám đốc", None),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nPHỤ LỤC\nLê Văn Tám", None, "Phó Chủ tịch", "KT. Chủ tịch"),
    ("GIÁM ĐỐC\nPhạm Văn Thám Đinh Thị Lý Hương", "Phạm Văn Thám", "Giám đốc", None),
    ("BÍ THƯ\nTHÀO XUÂN SÙNG", "Thào Xuân Sùng", "Bí thư", None),
]


@pytest.mark.parametrize(("page", "signer", "position", "signed_for"), ENDS)
def test_signature(
    page: str, signer: str | None, position: str | None, signed_for: str | None
) -> None:
    found = read_signature(lines_of(build_plan(page), furniture=False))
    assert found is not None
    assert (found.signer, found.position, found.signed_for) == (signer, position, signed_for)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("BS.CKII Danh Thị Sa Ly", "Danh Thị Sa Ly"),
        ("Thiếu tướng Rah Lan Lâm", "Rah Lan Lâm"),
        ("ĐIỂU K'RUNG", "Điểu K'Rung"),
        ("Kiên Giang", None),
        ("Ban Tổ Chức", None),
    ],
)
def test_person(words: str, name: str | None) -> None:
    assert parse_person(words) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Lưu: VT. H'Yim Ndu", "H'Yim Ndu"),
        ("- Cục Thuế; Rơ Châm H'Hồng", "Rơ Châm H'Hồng"),
        ("- Huyện ủy Lâm Hà", None),
        ("- UBND tỉnh An Giang", None),
    ],
)
def test_person_at_end(line: str, name: str | None) -> None:
    assert person_at_end(line) == name
