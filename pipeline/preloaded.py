"""Imported for what it does: everything that reading needs is loaded, patterns and pipelines too.

Workers are forked from a process that has imported this: each starts in a fiftieth of the time,
and they share these pages of memory.
"""

import gc
import hashlib

from db.ready import ready_document
from models.text import RawFile
from pipeline.document import read_document

_FIRST = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LAI CHÂU Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND Lai Châu, ngày 05 tháng 01 năm 2024
KẾ HOẠCH
Cải cách hành chính năm 2024
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
I. MỤC TIÊU
1. Phấn đấu đến năm 2025 ít nhất 90% hồ sơ được giải quyết đúng hạn.
II. NHIỆM VỤ
1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát thủ tục, hoàn thành trong quý II/2024.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def _read_first() -> None:
    for text, media_type in ((_FIRST, "text/plain"), (f"<p>{_FIRST}</p>", "text/html")):
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        ready_document(read_document(RawFile("first", data, digest, media_type)))


_read_first()
gc.collect()
gc.freeze()
