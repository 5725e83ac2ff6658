"""Which entries of agencies.csv the words of a pattern stand for: places, groups, bare names."""

from extractors.agency_entries import bare_phrases, phrase_ids, phrase_key
from extractors.agency_names import province_forms

MAX_PROVINCE = 5  # words, with a dash (`Bà Rịa - Vũng Tàu`)
_DISTRICT_WORDS = frozenset(("quận", "huyện", "thị", "xã", "thành", "phố"))


def place_ids(parts: dict[str, str | None], words: str) -> tuple[str, ...]:
    """The group of committees that `UBND các huyện ...` stands for; a single place has none."""
    group = parts["group"] or parts["plural"]
    if (
        not group
        or not words.startswith(("UBND", "Ủy ban", "Uỷ ban", "ỦY BAN", "UỶ BAN"))
        or "ội đồng" in words
    ):
        return ()
    low = group.lower().replace("thị xã", "huyện")
    commune = any(word in low for word in ("xã", "phường", "thị trấn", "đặc khu"))
    district = any(word in low for word in ("huyện", "thành", "quận"))
    if commune == district or "HĐND" in words:
        return ()
    return ("ubnd_xa",) if commune else ("ubnd_huyen",)


def provincial_ids(words: str) -> tuple[str, ...]:
    """The ids of a name whose `tỉnh` is not printed, or that its province's name ends.

    >>> provincial_ids("Liên đoàn Lao động"), provincial_ids("Kho bạc Nhà nước Cà Mau")
    (('ldld_tinh',), ('kbnn_tinh',))
    """
    for name in (words, without_province(words)):
        key = phrase_key(name)
        if ids := phrase_ids().get(key) or phrase_ids().get(f"{key} tỉnh"):
            return ids
    return ()


def without_province(words: str) -> str:
    """The name before the province at its end; all of it where none stands there.

    >>> without_province("Báo Sơn La"), without_province("Kho bạc Nhà nước tỉnh")
    ('Báo', 'Kho bạc Nhà nước tỉnh')
    """
    parts = words.split(" ")
    for size in range(min(MAX_PROVINCE, len(parts) - 1), 0, -1):
        if " ".join(parts[-size:]) in province_forms():
            return " ".join(parts[:-size])
    return words


def group_ids(words: str) -> tuple[str, ...]:
    """The lexicon's group under the printed words, with or without `các`, `có` and `và`."""
    key = phrase_key(words)
    plain = " ".join(w for w in key.split() if w not in ("có", "và", "các"))
    for form in (key, f"các {plain}", plain, _narrowed(f"các {plain}")):
        if form in phrase_ids() and form not in bare_phrases():
            return phrase_ids()[form]
    if "huyện" in plain and set(plain.split()) <= _DISTRICT_WORDS:
        return ("ubnd_huyen",)
    return ()


def _narrowed(key: str) -> str:
    for tail in (" tỉnh", " thành phố", " của tỉnh", " thuộc tỉnh", " cấp tỉnh", " trên địa bàn tỉnh"):  # fmt: skip
        if key.endswith(tail):
            return key.removesuffix(tail).removesuffix(" của").removesuffix(" thuộc")
    return key
