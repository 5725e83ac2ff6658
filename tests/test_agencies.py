"""Agencies in context: spans, codes and names, the 2025 successors, what is no agency."""

from dataclasses import replace
from datetime import date

import pytest
from plan_builder import build_plan

from extractors.agencies import agency_phrases, find_agencies, unknown_agencies
from extractors.agency_entries import load_entries, successors_now
from extractors.agency_names import in_name_rule, place_noun_rule
from extractors.agency_patterns import (
    board_rule,
    enumeration_rule,
    group_rule,
    listed_place_rule,
    local_rule,
    named_rule,
    office_rule,
    place_rule,
    whole_name_rule,
)
from extractors.agency_scan import agency_scan
from extractors.agency_short_names import noun_rule
from extractors.agency_small_names import head_rule, small_name_rule
from extractors.agency_tails import lower_tail_rule, name_tail_rule, province_tail_rule
from models.nlp import make_doc
from models.plan import Plan
from models.rule import Rule

DAY = date(2023, 5, 4)


def parsed(text: str) -> Plan:
    plan = build_plan(text)
    return replace(plan, doc=make_doc(plan.text, agency_phrases()))


def found(text: str, on: date | None = DAY) -> list[tuple[str, str | None]]:
    plan = parsed(text)
    mentions = find_agencies(plan, 0, len(plan.text), on=on)
    for mention in mentions:
        assert plan.text[mention.span.start : mention.span.end] == mention.agency.text
    return [(mention.agency.text, mention.agency.code) for mention in mentions]


# (text, [(printed words, code)])
IN_CONTEXT = [
    ("Giao sở Nội vụ, công an tỉnh và văn phòng UBND tỉnh rà soát.", [
        ("sở Nội vụ", "so_noi_vu"), ("công an tỉnh", "cong_an_tinh"), ("văn phòng UBND tỉnh", "vp_ubnd_tinh"),
    ]),
    ("giao phòng Tài chính - Kế hoạch, trạm Y tế xã", [("phòng Tài chính - Kế hoạch", "phong_tckh"), ("trạm Y tế xã", None)]),
    ("Trưởng các thôn, bản và người đứng đầu cơ quan, đơn vị", [("Trưởng các thôn, bản", None), ("người đứng đầu cơ quan, đơn vị", None)]),
    ("Ban Quản lý các khu công nghiệp, chi cục Kiểm lâm", [("Ban Quản lý các khu công nghiệp", "bql_kcn"), ("chi cục Kiểm lâm", "chi_cuc_kiem_lam")]),
    ("quốc phòng Nội địa, cơ sở Y tế tư nhân, khu trung tâm Văn hóa, trưởng thành", []),
    ("Sở Nội vụ chủ trì thẩm định.", [("Sở Nội vụ", "so_noi_vu")]),
    ("SỞ NỘI VỤ", [("SỞ NỘI VỤ", "so_noi_vu")]),
    ("Giao Sở KH&ĐT cân đối vốn", [("Sở KH&ĐT", "so_khdt")]),
    ("Sở NN&PTNT, Sở TN&MT", [("Sở NN&PTNT", "so_nnptnt"), ("Sở TN&MT", "so_tnmt")]),
    ("Sở Lao động, Thương binh và Xã hội và Sở Y tế", [("Sở Lao động, Thương binh và Xã hội", "so_ldtbxh"), ("Sở Y tế", "so_y_te")]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Công Thương", [("Sở Văn hóa, Thể thao và Du lịch", "so_vhttdl"), ("Sở Công Thương", "so_cong_thuong")]),
    ("Sở Văn hoá, Thể thao và Du lịch", [("Sở Văn hoá, Thể thao và Du lịch", "so_vhttdl")]),
    ("Sở Khoa học và Công nghệ và Sở Ngoại vụ", [("Sở Khoa học và Công nghệ", "so_khcn"), ("Sở Ngoại vụ", "so_ngoai_vu")]),
    # enumerations that drop the noun
    ("các sở: Nội vụ, Tư pháp, Y tế", [("Nội vụ", "so_noi_vu"), ("Tư pháp", "so_tu_phap"), ("Y tế", "so_y_te")]),
    ("Sở Nội vụ, Tài chính, Thông tin - Truyền thông phối hợp", [("Sở Nội vụ", "so_noi_vu"), ("Tài chính", "so_tai_chinh"), ("Thông tin - Truyền thông", "so_tttt")]),
    ("Sở Kế hoạch và Đầu tư, Tài nguyên và Môi trường", [("Sở Kế hoạch và Đầu tư", "so_khdt"), ("Tài nguyên và Môi trường", "so_tnmt")]),
    ("Các Sở Tài chính, Công Thương và Xây dựng.", [("Tài chính", "so_tai_chinh"), ("Công Thương", "so_cong_thuong"), ("Xây dựng", "so_xay_dung")]),
    ("Giám đốc các Sở: Giao thông vận tải, Y tế", [("Giao thông vận tải", "so_gtvt"), ("Y tế", "so_y_te")]),
    ("Sở Tư pháp, Xây dựng kế hoạch kiểm tra", [("Sở Tư pháp", "so_tu_phap")]),
    ("Bộ Nội vụ, Tư pháp", [("Bộ Nội vụ", "bnv"), ("Tư pháp", "btp")]),
    # committees of districts and communes
    ("UBND cấp huyện; UBND cấp xã", [("UBND cấp huyện", "ubnd_huyen"), ("UBND cấp xã", "ubnd_xa")]),
    ("UBND các huyện, thị xã, thành phố", [("UBND các huyện, thị xã, thành phố", "ubnd_huyen")]),
    ("Uỷ ban nhân dân các huyện, thị xã và thành phố", [("Uỷ ban nhân dân các huyện, thị xã và thành phố", "ubnd_huyen")]),
    ("Ủy ban nhân dân các huyện, thị xã, thành phố lập", [("Ủy ban nhân dân các huyện, thị xã, thành phố", "ubnd_huyen")]),
    ("UBND các huyện, thị xã và UBND các xã, phường", [("UBND các huyện, thị xã", "ubnd_huyen"), ("UBND các xã, phường", "ubnd_xa")]),
    ("Công an huyện, UBND xã lập chốt", [("Công an huyện", None), ("UBND xã", None)]),
    ("UBND các xã, thị xã", [("UBND các xã, thị xã", None)]),
    ("ỦY BAN NHÂN DÂN CÁC HUYỆN, THỊ XÃ", [("ỦY BAN NHÂN DÂN CÁC HUYỆN, THỊ XÃ", "ubnd_huyen")]),
    ("Công an xã và Trạm Y tế xã trực gác", [("Công an xã", None), ("Trạm Y tế xã", None)]),
    # names that hold a word with which a duty begins
    ("Văn phòng Đăng ký đất đai đo vẽ", [("Văn phòng Đăng ký đất đai", "vp_dkdd")]),
    ("Chi nhánh Văn phòng Đăng ký đất đai huyện Chiêm Hóa", [("Chi nhánh Văn phòng Đăng ký đất đai huyện Chiêm Hóa", None)]),
    ("Văn phòng Sở đăng ký lịch họp", [("Văn phòng Sở", None)]),
    ("Trung tâm Sát hạch lái xe mở lớp", [("Trung tâm Sát hạch lái xe", None)]),
    ("Trung tâm Trợ giúp pháp lý nhà nước cử luật sư", [("Trung tâm Trợ giúp pháp lý nhà nước", "tt_tgpl")]),
    # the province in place of `tỉnh`
    ("Kho bạc Nhà nước Cà Mau hạch toán", [("Kho bạc Nhà nước Cà Mau", "kbnn_tinh")]),
    ("Bưu điện Bà Rịa - Vũng Tàu nhận hồ sơ", [("Bưu điện Bà Rịa - Vũng Tàu", "buu_dien_tinh")]),
    ("Công ty Xổ số Hậu Giang nộp thuế", [("Công ty Xổ số Hậu Giang", None)]),
    ("UBND các quận, huyện, thành phố", [("UBND các quận, huyện, thành phố", "ubnd_huyen")]),
    ("UBND các phường, xã, đặc khu", [("UBND các phường, xã, đặc khu", "ubnd_xa")]),
    ("UBND huyện Sơn Dương báo cáo", [("UBND huyện Sơn Dương", None)]),
    ("UBND các huyện: Sơn Dương, Yên Sơn và Sở Nội vụ", [("UBND các huyện: Sơn Dương", None), ("Yên Sơn", None), ("Sở Nội vụ", "so_noi_vu")]),
    ("Ủy ban nhân dân phường An Tường", [("Ủy ban nhân dân phường An Tường", None)]),
    ("UBND huyện Hàm Yên phối hợp", [("UBND huyện Hàm Yên", None)]),
    ("Công an huyện Na Hang", [("Công an huyện Na Hang", None)]),
    # provincial bodies beside the departments
    ("trình UBND tỉnh, HĐND tỉnh", [("UBND tỉnh", "ubnd_tinh"), ("HĐND tỉnh", "hdnd_tinh")]),
    ("Văn phòng UBND tỉnh đôn đốc", [("Văn phòng UBND tỉnh", "vp_ubnd_tinh")]),
    ("Văn phòng Ủy ban nhân dân tỉnh", [("Văn phòng Ủy ban nhân dân tỉnh", "vp_ubnd_tinh")]),
    ("Văn phòng Đoàn đại biểu Quốc hội - HĐND - UBND tỉnh", [("Văn phòng Đoàn đại biểu Quốc hội - HĐND - UBND tỉnh", "vp_3in1")]),
    ("Công an tỉnh; Bộ Chỉ huy quân sự tỉnh", [("Công an tỉnh", "cong_an_tinh"), ("Bộ Chỉ huy quân sự tỉnh", "bo_chqs")]),
    ("Thanh tra tỉnh, Kho bạc Nhà nước tỉnh", [("Thanh tra tỉnh", "thanh_tra_tinh"), ("Kho bạc Nhà nước tỉnh", "kbnn_tinh")]),
    ("Liên đoàn Lao động, Hội Nông dân", [("Liên đoàn Lao động", "ldld_tinh"), ("Hội Nông dân", "hnd_tinh")]),
    ("Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh", [("Tỉnh đoàn", "tinh_doan"), ("Hội Liên hiệp Phụ nữ tỉnh", "hpn_tinh")]),
    ("Trung tâm Phục vụ hành chính công tỉnh", [("Trung tâm Phục vụ hành chính công tỉnh", "tt_pvhcc_tinh")]),
    ("Ban Quản lý các khu công nghiệp", [("Ban Quản lý các khu công nghiệp", "bql_kcn")]),
    ("Ban Thường vụ Tỉnh ủy chỉ đạo", [("Ban Thường vụ Tỉnh ủy", "btv_tinh_uy")]),
    ("SNV và STC lập dự toán", [("SNV", "so_noi_vu"), ("STC", "so_tai_chinh")]),
    # groups, with commas and qualifiers
    ("Các sở, ban, ngành; UBND cấp huyện", [("Các sở, ban, ngành", "g_so_ban_nganh"), ("UBND cấp huyện", "ubnd_huyen")]),
    ("các sở, ban ngành tỉnh", [("các sở, ban ngành tỉnh", "g_so_ban_nganh")]),
    ("Các cơ quan, đơn vị có liên quan", [("Các cơ quan, đơn vị có liên quan", "g_cq_dv_lien_quan")]),
    ("các cơ quan và đơn vị liên quan", [("các cơ quan và đơn vị liên quan", "g_cq_dv_lien_quan")]),
    ("các hội, đoàn thể; các trường", [("các hội, đoàn thể", "g_mttq_dt"), ("các trường", None)]),
    ("các cơ quan chuyên môn thuộc UBND tỉnh", [("các cơ quan chuyên môn thuộc UBND tỉnh", "g_cq_chuyen_mon")]),
    ("các phòng chuyên môn thuộc Sở Y tế", [("các phòng chuyên môn thuộc Sở Y tế", None)]),
    ("các cơ quan Trung ương đóng trên địa bàn tỉnh", [("các cơ quan Trung ương đóng trên địa bàn tỉnh", "g_cq_tw")]),
    ("các sở, ban, ngành, các cơ quan Trung ương đóng trên địa bàn tỉnh", [("các sở, ban, ngành", "g_so_ban_nganh"), ("các cơ quan Trung ương đóng trên địa bàn tỉnh", "g_cq_tw")]),
    ("các tổ chức chính trị - xã hội", [("các tổ chức chính trị - xã hội", "g_mttq_dt")]),
    # offices of persons
    ("Thủ trưởng các sở, ban, ngành", [("Thủ trưởng các sở, ban, ngành", "g_thu_truong")]),
    ("Chủ tịch UBND các huyện, thành phố", [("Chủ tịch UBND các huyện, thành phố", "ct_ubnd_huyen")]),
    ("Chủ tịch UBND xã, phường", [("Chủ tịch UBND xã, phường", "ct_ubnd_xa")]),
    ("Giám đốc Sở Nội vụ tham mưu", [("Giám đốc Sở Nội vụ", "so_noi_vu")]),
    ("Chủ tịch UBND tỉnh", [("Chủ tịch UBND tỉnh", "ct_ubnd_tinh")]),
    ("Người đứng đầu các cơ quan, đơn vị", [("Người đứng đầu các cơ quan, đơn vị", "g_thu_truong")]),
    # bodies that the lexicon does not hold
    ("Trung tâm Giống thủy sản tỉnh mở lớp", [("Trung tâm Giống thủy sản tỉnh", None)]),
    ("Trung tâm Khuyến nông tỉnh chủ trì", [("Trung tâm Khuyến nông tỉnh", "tt_khuyen_nong")]),
    ("Công ty Cổ phần Cấp nước Tuyên Quang, Điện lực", [("Công ty Cổ phần Cấp nước Tuyên Quang", None)]),
    ("Trường Đại học Tân Trào phối hợp", [("Trường Đại học Tân Trào", None)]),
    ("Báo Tuyên Quang, Đài Truyền thanh", [("Báo Tuyên Quang", "bao_tinh"), ("Đài Truyền thanh", None)]),
    ("Ban Chỉ đạo phòng, chống thiên tai tỉnh có trách nhiệm", [("Ban Chỉ đạo phòng, chống thiên tai tỉnh", None)]),
    ("Bộ Nội vụ hướng dẫn", [("Bộ Nội vụ", "bnv")]),
    # no agencies
    ("Tờ trình số 88/SNV-TTr ngày 02/3/2023", []),
    ("Quyết định số 12/QĐ-UBND", []),
    ("Công văn 45/STC-NS", []),
    ("ban hành kế hoạch", []),
    ("Ban hành Quy chế phối hợp", []),
    ("nội vụ và tài chính", []),
    ("sở hữu trí tuệ", []),
    ("Báo cáo kết quả; Hội nghị sơ kết", []),
    ("Bộ Chỉ số cải cách hành chính, Bộ phận chuyên môn", []),
    ("cải cách TTHC và CTMTQG", []),
    # the press of a province after 2025
    ("Báo và Phát thanh, Truyền hình Đồng Tháp đưa tin", [("Báo và Phát thanh, Truyền hình Đồng Tháp", "bao_ptth")]),
    ("Sở Nội vụ; Báo và phát thanh, truyền hình tỉnh", [("Sở Nội vụ", "so_noi_vu"), ("Báo và phát thanh, truyền hình tỉnh", "bao_ptth")]),
    ("Báo và Phát thanh - Truyền hình Gia Lai.", [("Báo và Phát thanh - Truyền hình Gia Lai", "bao_ptth")]),
    ("Thủ trưởng các sở, ban, ngành tỉnh có trách nhiệm", [("Thủ trưởng các sở, ban, ngành tỉnh", "g_thu_truong")]),
    ("trên địa bàn tỉnh, thành phố trực thuộc", []),
    ("Phòng chống tham nhũng; Trường hợp cần thiết", []),
    ("các nhiệm vụ, các chỉ tiêu, các giải pháp", []),
    ("tại địa phương", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IN_CONTEXT)
def test_agencies_in_context(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


NAMES = [
    ("UBND cấp huyện", "Ủy ban nhân dân cấp huyện", True),
    ("Các sở, ban, ngành", "Các sở, ban, ngành", True),
    ("Sở KH&CN", "Sở Khoa học và Công nghệ", False),
    ("Uỷ ban nhân dân các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố", True),
    ("UBND huyện Sơn Dương", "Ủy ban nhân dân huyện Sơn Dương", False),
    ("Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ", False),
    ("Công an thành phố", "Công an thành phố", False),
    ("Cục thuế", "Cục Thuế tỉnh", False),
    ("Báo và Phát thanh, Truyền hình Tây Ninh", "Báo và Phát thanh, Truyền hình Tây Ninh", False),
    ("Thủ trưởng các sở, ngành", "Thủ trưởng các sở, ngành", True),
]


@pytest.mark.parametrize(("text", "name", "is_group"), NAMES)
def test_canonical_names(text: str, name: str, is_group: bool) -> None:
    plan = parsed(text)
    (mention,) = find_agencies(plan, 0, len(text), on=DAY)
    assert (mention.agency.name, mention.agency.is_group) == (name, is_group)


def test_a_name_means_the_body_of_its_day() -> None:
    text = "Chi cục Thuế khu vực"
    assert found(text, date(2025, 4, 1)) == [(text, "chi_cuc_thue_kv")]


@pytest.mark.parametrize(
    "agency_id", [e.agency_id for e in load_entries().values() if e.successors]
)
def test_chains_of_successors_are_followed_to_the_end(agency_id: str) -> None:
    names = successors_now(agency_id)
    by_name = {entry.name: entry for entry in load_entries().values()}
    assert names
    assert all(not by_name[name].successors for name in names.split(";"))


def test_successor_of_a_successor() -> None:
    assert successors_now("cuc_thue") == "Thuế tỉnh, thành phố"
    assert successors_now("so_noi_vu") is None
    assert successors_now("so_tttt") == "Sở Khoa học và Công nghệ;Sở Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Thanh tra Sở Văn hóa, Thể thao và Du lịch; Sở Y tế", ["Thanh tra Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Văn phòng Sở Nông nghiệp và Môi trường tổng hợp", ["Văn phòng Sở Nông nghiệp và Môi trường"]),
        ("Phòng Kế toán Sở Y tế phối hợp", ["Phòng Kế toán Sở Y tế"]),
        ("Trung tâm Tin học thuộc Sở Nội vụ, Sở Y tế", ["Trung tâm Tin học thuộc Sở Nội vụ", "Sở Y tế"]),
        ("Phòng Nội vụ huyện; Sở Nội vụ", ["Phòng Nội vụ huyện", "Sở Nội vụ"]),
        ("Văn phòng UBND tỉnh Sở Tài chính", ["Văn phòng UBND tỉnh", "Sở Tài chính"]),
    ],
)  # fmt: skip
def test_an_office_and_its_department_are_one_body(words: str, names: list[str]) -> None:
    assert [name for name, _ in found(words)] == names


def test_one_issue_for_each_unknown_name() -> None:
    plan = parsed("UBND huyện Sơn Dương; Sở Nội vụ\nUBND huyện Sơn Dương; Trường Đại học Tân Trào")
    issues = unknown_agencies(plan, find_agencies(plan, 0, len(plan.text), on=DAY))
    assert [issue.code for issue in issues] == ["unknown_agency"] * 2


def test_one_scan_finds_what_each_grammar_finds_by_itself() -> None:
    scan = agency_scan()
    text = "; ".join(example for one in scan.rules for example in one.examples)
    by_name = scan.find(text)
    for one in scan.rules:
        assert by_name[one.name], one.name
        assert [m.span() for m in by_name[one.name]] == [m.span() for m in one.find(text)]


def test_a_range_holds_only_its_own_mentions() -> None:
    plan = parsed("Sở Nội vụ\nSở Tài chính\nSở Y tế")
    start, end = plan.blocks[1].span.start, plan.blocks[1].span.end
    assert [m.agency.code for m in find_agencies(plan, start, end, on=None)] == ["so_tai_chinh"]


@pytest.mark.parametrize(
    "one",
    [
        place_rule(),
        group_rule(),
        named_rule(),
        board_rule(),
        local_rule(),
        lower_tail_rule(),
        name_tail_rule(),
        province_tail_rule(),
        office_rule(),
        enumeration_rule(),
        listed_place_rule(),
        whole_name_rule(),
        noun_rule(),
        small_name_rule(),
        head_rule(),
        place_noun_rule(),
        in_name_rule(),
    ],
    ids=lambda one: one.name,
)
def test_rules_hold_their_examples(one: Rule) -> None:
    for example in one.examples:
        assert one.first(example), example
    for example in one.counter_examples:
        assert not one.first(example), example
