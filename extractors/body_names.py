"""The names of issuing bodies in their own capitals, from letterheads printed in capitals."""

from functools import cache

import regex

from extractors.agency_entries import load_entries
from models.lexicon import load_csv, split_cell
from models.ocr_keys import fold_marks


def body_name(head: str) -> str:
    """The canonical name of a body given in small letters, known or not."""
    for agency in load_entries().values():
        if _key(agency.name) in (_key(head), _key(f"{head} tỉnh")) or _is_alias(
            agency.agency_id, head
        ):
            return agency.name.partition(" (")[0]
    return _without_slips().get(fold_marks(_key(head)), "") or _cased(head)


@cache
def _without_slips() -> dict[str, str]:
    """Names by their letters without marks, which scans take for each other (`Mối trường`).

    Names that differ in marks only are left out, and short ones.
    """
    names: dict[str, set[str]] = {}
    for agency in load_entries().values():
        name = agency.name.partition(" (")[0]
        names.setdefault(fold_marks(_key(name)), set()).add(name)
    return {key: next(iter(same)) for key, same in names.items() if len(same) == 1 and len(key) > 8}


_KINDS = (
    "ban chỉ đạo", "ban chỉ huy", "ban quản lý dự án", "ban quản lý", "bộ chỉ huy", "chi cục", "tổng cục", "cục",
    "trung tâm", "trường cao đẳng", "trường đại học", "trường", "bệnh viện", "phòng", "sở", "hội đồng",
    "hội", "đoàn", "ban", "thanh tra", "liên đoàn", "liên minh", "quỹ", "bộ", "đài", "đảng ủy",
    "huyện ủy", "thị ủy", "quận ủy", "thành ủy",
)  # fmt: skip
_PLAIN_NEXT = ("tỉnh", "thành phố", "huyện", "nhà nước", "nhân dân", "xã", "phường", "thị xã", "ủy")


def _cased(small: str) -> str:
    """An unknown body's name as bodies are written: capitals for kind, first word, after `và`.

    >>> _cased("ban chỉ đạo phòng thủ dân sự")
    'Ban Chỉ đạo Phòng thủ dân sự'
    """
    kind = next((k for k in _KINDS if small.startswith(f"{k} ")), None)
    if kind is None:
        return small[:1].upper() + small[1:]
    rest = small[len(kind) + 1 :]
    if kind.endswith(" ủy"):
        rest = title_case(rest)
    elif not rest.startswith(_PLAIN_NEXT):
        rest = regex.sub(r"(?:^|(?<=[-–,]\s)|(?<=\bvà\s))\p{Ll}", lambda m: str(m[0]).upper(), rest)
    first, _, second = kind.partition(" ")
    if kind in ("ban chỉ đạo", "ban chỉ huy", "ban quản lý", "ban quản lý dự án", "bộ chỉ huy"):
        second = second[:1].upper() + second[1:]
    if kind in ("trường cao đẳng", "trường đại học"):
        second = second[:1].upper() + second[1:]
    return f"{first.capitalize()} {second} {rest}".replace("  ", " ")


@cache
def _aliases() -> dict[str, frozenset[str]]:
    return {
        row["agency_id"]: frozenset(
            _key(a) for a in (*split_cell(row["aliases"]), *split_cell(row["abbreviations"]))
        )
        for row in load_csv("agencies")
    }


def _is_alias(agency_id: str, head: str) -> bool:
    return _key(head) in _aliases()[agency_id]


_UNKEYED = regex.compile(r"[^\p{L}\d]")


def _key(name: str) -> str:
    return _UNKEYED.sub("", name.casefold().replace("uỷ", "ủy"))


def title_case(words: str) -> str:
    """Every word with a capital: `YÊN BÁI` is `Yên Bái`."""
    return " ".join(w[:1].upper() + w[1:].lower() for w in words.split())
