"""What became of every body that the reorganisation of 2025, or another one, ended."""

from datetime import date

import pytest
from agency_cases import read_mentions

from extractors.agency_entries import load_entries, successors_now

BEFORE = date(2024, 6, 3)

# (id, as plans print it, today's ids: chains followed to their end)
ENDED = [
    ("vp_3in1", "Văn phòng Đoàn đại biểu Quốc hội, Hội đồng nhân dân và Ủy ban nhân dân tỉnh", "vp_ubnd_tinh vp_hdnd_dbqh"),
    ("so_khdt", "Sở Kế hoạch và Đầu tư", "so_tai_chinh"),
    ("so_nnptnt", "Sở Nông nghiệp và Phát triển nông thôn", "so_nnmt"),
    ("so_tnmt", "Sở Tài nguyên và Môi trường", "so_nnmt"),
    ("so_gtvt", "Sở Giao thông vận tải", "so_xay_dung"),
    ("so_gtcc_hcm", "Sở Giao thông Công chánh", "so_xay_dung"),
    ("so_tttt", "Sở Thông tin và Truyền thông", "so_khcn so_vhttdl"),
    ("so_ldtbxh", "Sở Lao động - Thương binh và Xã hội", "so_noi_vu so_y_te so_gddt so_nnmt cong_an_tinh"),
    ("ban_dan_toc", "Ban Dân tộc", "so_dttg so_noi_vu vp_ubnd_tinh"),
    ("ban_ton_giao", "Ban Tôn giáo tỉnh", "so_dttg so_noi_vu"),
    ("dai_ptth", "Đài Phát thanh và Truyền hình tỉnh", "bao_ptth"),
    ("bao_tinh", "Báo tỉnh", "bao_ptth"),
    ("ubnd_huyen", "UBND các huyện, thị xã, thành phố", "ubnd_xa"),
    ("ct_ubnd_huyen", "Chủ tịch UBND các huyện, thành phố", "ct_ubnd_xa"),
    ("phong_noi_vu", "Phòng Nội vụ", "phong_vhxh_xa"),
    ("phong_tu_phap", "Phòng Tư pháp", "vp_hdnd_ubnd_xa"),
    ("vp_hdnd_ubnd_huyen", "Văn phòng HĐND và UBND cấp huyện", "vp_hdnd_ubnd_xa"),
    ("phong_vhtt", "Phòng Văn hóa và Thông tin", "phong_vhxh_xa"),
    ("cuc_thue", "Cục Thuế tỉnh", "thue_tinh"),
    ("chi_cuc_thue_kv", "Chi cục Thuế khu vực", "thue_tinh"),
    ("cuc_qltt", "Cục Quản lý thị trường tỉnh", "so_cong_thuong"),
    ("btg_tinh_uy", "Ban Tuyên giáo Tỉnh ủy", "btgdv_tinh_uy"),
    ("bdv_tinh_uy", "Ban Dân vận Tỉnh ủy", "btgdv_tinh_uy"),
    ("bcsd_ubnd", "Ban Cán sự đảng UBND tỉnh", "du_ubnd"),
    ("du_khoi", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "du_ubnd du_cq_dang_tinh"),
    ("huyen_uy", "Các huyện ủy, thị ủy, thành ủy", "dang_uy_xa"),
    ("bkhdt", "Bộ Kế hoạch và Đầu tư", "btc"),
    ("bgtvt", "Bộ Giao thông vận tải", "bxd"),
    ("bnnptnt", "Bộ Nông nghiệp và Phát triển nông thôn", "bnnmt"),
    ("btnmt", "Bộ Tài nguyên và Môi trường", "bnnmt"),
    ("btttt", "Bộ Thông tin và Truyền thông", "bkhcn bvhttdl"),
    ("bldtbxh", "Bộ Lao động - Thương binh và Xã hội", "bnv byt bgddt bnnmt bca"),
    ("ubdt", "Ủy ban Dân tộc", "bdttg"),
    ("ubqg_cds", "Ủy ban Quốc gia về chuyển đổi số", "bcd_khcn_cds_cp"),
    ("bcd_cchc_cp", "Ban Chỉ đạo cải cách hành chính của Chính phủ", "bcd_khcn_cds_cp"),
    ("phong_nnptnt", "Phòng Nông nghiệp và Phát triển nông thôn", "phong_kt_xa"),
    ("phong_nnmt", "Phòng Nông nghiệp và Môi trường", "phong_kt_xa"),
    ("phong_ldtbxh", "Phòng Lao động - Thương binh và Xã hội", "phong_vhxh_xa"),
    ("phong_gddt", "Phòng Giáo dục và Đào tạo", "phong_vhxh_xa"),
    ("phong_y_te", "Phòng Y tế", "phong_vhxh_xa"),
    ("phong_tckh", "Phòng Tài chính - Kế hoạch", "phong_kt_xa"),
    ("phong_tnmt", "Phòng Tài nguyên và Môi trường", "phong_kt_xa"),
    ("phong_ktht", "Phòng Kinh tế và Hạ tầng", "phong_kt_xa"),
    ("phong_qldt", "Phòng Quản lý đô thị", "phong_kt_xa"),
    ("phong_dan_toc", "Phòng Dân tộc", "phong_vhxh_xa"),
    ("tt_ytdp", "Trung tâm Y tế dự phòng tỉnh", "tt_ksbt"),
]  # fmt: skip


def test_the_table_names_every_entry_with_successors() -> None:
    ended = {entry.agency_id for entry in load_entries().values() if entry.successors}
    assert {agency_id for agency_id, _, _ in ENDED} == ended


@pytest.mark.parametrize(("agency_id", "printed", "today"), ENDED, ids=lambda one: str(one)[:24])
def test_successors_of_a_mention(agency_id: str, printed: str, today: str) -> None:
    (mention,) = read_mentions(f"{printed} lập danh sách cán bộ dôi dư.", BEFORE)
    assert (mention.agency.text, mention.agency.code) == (printed, agency_id)
    assert mention.agency.now == successors_now(agency_id)
    names = {load_entries()[one].name for one in today.split()}
    assert set((mention.agency.now or "").split(";")) == names
    assert not any(load_entries()[one].successors for one in today.split())


def test_who_stays_has_no_successor() -> None:
    staying = [entry for entry in load_entries().values() if not entry.successors]
    assert all(successors_now(entry.agency_id) is None for entry in staying)
