"""A target's clause as a key: what cues are compared with, and what its number is a share of.

A key is the words of the match key with one space between and around them; punctuation is left
out and spellings are folded. Words: models/lexicons/indicator_cues.toml.
"""

from collections import Counter
from functools import cache, lru_cache

import regex

from models.alternation import either
from models.lexicon import load_toml
from models.nlp import normalize_word
from models.rule import Rule, rule

EXCEPTION = rule(
    "exception_in_brackets",
    r"\( \s* (?:ngoại\s+)? (?:trừ|không\s+(?:bao\s+gồm|tính|kể|gồm)) \b [^()]{0,300} \)",
    examples=("(trừ văn bản mật theo quy định)", "(không tính hồ sơ lưu)"),
    counter_examples=("(TTHC)", "(trực tuyến toàn trình)"),
    flags=regex.IGNORECASE,
)
RULES: tuple[Rule, ...] = (EXCEPTION,)

# A purpose that stands nearer to the start is no tail: `Để đạt 50% ...`.
_MIN_CLAUSE = 25

_WORD = regex.compile(r"[\p{L}\p{M}]+|\p{N}+|%")


def indicator_key(text: str) -> str:
    """The key of a text whose abbreviations are written out.

    >>> indicator_key("Tỉ lệ hồ sơ mức độ 3, 4")
    ' tỷ lệ hồ sơ hai mức '
    """
    key, signs = f" {' '.join(filter(None, map(_key_of_token, text.split())))} ", _signs_of_folds()
    for word in signs.keys() & key.split():
        for old in signs[word]:
            if old in key:
                return _folded(key)
    return key


@lru_cache(maxsize=8192)
def _key_of_token(token: str) -> str:
    """The words of a token, normalised (`hồ`, `60%,` = `60 %`); few thousand tokens make all texts."""
    return " ".join(normalize_word(word) for word in _WORD.findall(token))


def _folded(key: str) -> str:
    for old, new in _folds():
        if old in key:
            key = key.replace(old, new)
    return key


@lru_cache(maxsize=64)
def indicator_clause(text: str) -> str:
    """The key of a clause without what it leaves out and what it is good for.

    Exceptions in brackets and a tail that only says the purpose hold words of other indicators.
    The numbers of a sentence try many of the same words.

    >>> indicator_clause("90% hồ sơ (trừ hồ sơ mật) xử lý qua mạng nhằm giảm chi phí")
    ' 90 % hồ sơ xử lý qua mạng '
    """
    key = indicator_key(EXCEPTION.pattern.sub(" ", text) if "(" in text else text)
    tail = _tail().search(key, max(_MIN_CLAUSE, key.rfind("%")))
    return key[: tail.start() + 1] if tail else key


@lru_cache(maxsize=16)
def head_of(key: str) -> str | None:
    """The class of what the number is a share of, or None where no noun tells.

    The first known noun behind `tỷ lệ`, else the one right behind the value, else the first.
    A noun of no class right behind the value is `other`, if no known one went before.

    >>> head_of(indicator_key("Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ đạt 60%"))
    'service'
    >>> head_of(indicator_key("Đẩy mạnh dịch vụ công, trên 60% số hồ sơ nộp qua mạng"))
    'dossier'
    >>> head_of(indicator_key("100% trạm đo kết nối hệ thống giám sát"))
    'other'
    """
    share = _SHARE.search(key)
    if share:
        return _first_head(key, share.end() - 1) or _first_head(key, 0)
    value = _VALUE.search(key)
    if value is None:
        return _first_head(key, 0)
    start = value.end() - 1
    behind = _heads().match(key, start)
    if behind and (head := _first_head(key, start)):
        return head
    word = key[start:].split(maxsplit=1)[:1]
    no_noun = not word or word[0].isdigit() or word[0] in load_toml("indicator_cues")["after_value"]
    before = _first_head(key[:start], 0)
    return _first_head(key, 0) if before or no_noun else "other"


_SHARE = regex.compile(r"(?<! đạt) tỷ lệ (?!đạt |tối |ít |là |từ |trên |khoảng |\d)")
# One value or a range of two, with the small words that may part it from its noun.
_VALUE = regex.compile(
    r" % (?:(?:đến|tới) (?:\d+ )+% )?(?:(?:số|lượng|lượt|các|những|tổng|của|trở|lên|loại|bộ(?! phận )|là) )*"
)


def _first_head(key: str, start: int) -> str | None:
    classes = _head_classes()
    for found in _heads().finditer(key, start):
        name = classes[found[1]]
        if name != "skip":
            return name
    return None


@cache
def _head_classes() -> dict[str, str]:
    heads: dict[str, list[str]] = load_toml("indicator_cues")["heads"]
    return {indicator_key(noun).strip(): name for name, nouns in heads.items() for noun in nouns}


@cache
def _heads() -> regex.Pattern[str]:
    return regex.compile(rf" ({either(_head_classes(), space=' ')})(?= )")


@cache
def _tail() -> regex.Pattern[str]:
    tails = "|".join(load_toml("indicator_cues")["tails"])
    return regex.compile(rf" (?:{tails}) (?<! không (?:{tails}) )")


@cache
def _folds() -> tuple[tuple[str, str], ...]:
    folds: dict[str, str] = load_toml("indicator_cues")["folds"]
    return tuple((f" {old} ", f" {new} ") for old, new in folds.items())


@cache
def _signs_of_folds() -> dict[str, tuple[str, ...]]:
    """What is folded, each under its rarest word: where none stands, no fold makes another."""
    olds = [old for old, _ in _folds()]
    usage = Counter(word for old in olds for word in old.split())
    signs: dict[str, tuple[str, ...]] = {}
    for old in olds:
        rarest = min(old.split(), key=usage.__getitem__)
        signs[rarest] = (*signs.get(rarest, ()), old)
    return signs
