"""Norms of how a thing must be made: its size, its resolution, the flood that it must stand."""

from typing import Final

import regex

from models.rule import rule

_I: Final = regex.IGNORECASE

# `độ phân giải tối thiểu 300 dpi`: how a thing must be made
TECHNICAL = rule(
    "norm.technical",
    r"\b(?:độ\s+phân\s+giải|dung\s+lượng\s+(?:mỗi|tối\s+đa|không|tệp|file|ảnh)|định\s+dạng\s+(?:PDF|JPE?G|PNG|DOCX?|MP\d)|kích\s+thước\s+(?:ảnh|tệp|phông|chữ|khung)|cỡ\s+chữ|hiệu\s+suất\s+lọc)\b[^;.%]{0,40}?\d|\d\s?%\s+cồn\b",
    examples=("độ phân giải tối thiểu 300 dpi", "dung lượng mỗi tệp không quá 10 MB"),
    counter_examples=("dung lượng đường truyền tăng 30%", "số hóa đúng độ phân giải; 90% hồ sơ"),
    flags=_I,
    signs=("phân giải", "dung lượng", "định dạng", "kích thước", "cỡ chữ", "suất lọc", "cồn"),
)
# `đê tính với lũ thiết kế tần suất 5%`: the event that a work must stand
DESIGN = rule(
    "norm.design",
    r"\b(?:tính|thiết\s+kế|chịu|chống|bảo\s+đảm|đảm\s+bảo)\b[^;.,%]{0,60}?\btần\s+suất\s+(?:lũ\s+|mưa\s+|thiết\s+kế\s+|là\s+|P\s*=\s*)*\d[\d.,]*\s?%",
    examples=(
        "kè phải tính với mực nước thiết kế tần suất 5%",
        "cống tiêu thiết kế theo mưa tần suất 10%",
    ),
    counter_examples=("tăng tần suất quan trắc 20%", "thiết kế bản tin; tần suất phát 90%"),
    flags=_I,
    signs=("tần suất",),
)
# `hố chôn cách khu dân cư ít nhất 30 m`, `lớp đất dày tối thiểu 0,5 m`, `nhà có diện tích tối
# thiểu 30 m2`: how a thing must be made
EXTENT = rule(
    "norm.extent",
    r"""\b(?:cách|dày|sâu|cao|rộng|dài|đường\s+kính|bán\s+kính|khoảng\s+cách)\b(?:[^;.,\d]|(?<=\bnăm\s+(?:19|20)?\d{0,2})\d){0,60}?\b(?:ít\s+nhất|tối\s+thiểu|tối\s+đa|không\s+(?:quá|dưới))\s+\d[\d.,]*\s*(?:m|cm|mm|mét)\b
      | (?<!\btổng\s)\bdiện\s+tích\s+(?:(?!bình\s+quân|trung\s+bình)\p{Ll}+\s+){0,4}?(?:ít\s+nhất|tối\s+thiểu|tối\s+đa|không\s+(?:quá|dưới)|từ)\s+\d[\d.,]*\s*(?:m2|m²|mét\s+vuông)(?!\s*(?:sàn\s*)?/|\s+(?:trên\s+)?(?:đầu\s+)?người)""",
    examples=(
        "hố chôn cách khu dân cư ít nhất 30 m",
        "lớp đất phủ dày tối thiểu 0,5 m",
        "biển báo cao không dưới 2 mét",
        "sàn cao hơn đỉnh lũ năm 2020 ít nhất 0,5 m",
        "nhà ở an toàn có diện tích tối thiểu 10 m2",
    ),
    counter_examples=(
        "dài tối thiểu 12 km",
        "chiều cao trung bình nam đạt 168 cm",
        "diện tích nhà ở tối thiểu 24 m2/người",
        "diện tích nhà ở bình quân tối thiểu 25 m2",
    ),
    flags=_I,
    signs=("ít nhất", "tối thiểu", "tối đa", "không quá", "không dưới", "diện tích"),
)
