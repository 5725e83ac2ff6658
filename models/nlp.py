"""How the language is read: match keys, sentences, and the one spaCy pipeline.

spaCy tokenizes and marks the mentions of lexicon entries (`span_ruler`, on NORM); underthesea
splits sentences and gives the syllable normalisation behind NORM, so that uỷ and ủy are one.
Measured choices: docs/decisions/0003-nlp.md.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER = "lexicon"
MAX_CHARS = 20_000_000

_WORD = regex.compile(r"\p{L}+")
# one name is printed with any of them
_SIGNS = {"–": "-", "—": "-", "−": "-", "&": "và"}
_LABEL = regex.compile(
    r"^\s*(?:\((?:\d{1,3}|[a-zđ])\)|(?:\d{1,3}\.)*\d{1,3}[.)]|\p{Lu}[.)]|[IVX]+[.)]|[a-zđ]\)|[-+*•])\s*",
    regex.VERBOSE,
)


@cache
def normalize_word(word: str) -> str:
    """The match key of one word: lower case, tone mark where the norm puts it.

    >>> normalize_word("Uỷ"), normalize_word("HOÀN")
    ('ủy', 'hoàn')
    """
    from underthesea.pipeline.text_normalize.token_normalize import token_normalize

    return str(token_normalize(word.casefold().replace("ð", "đ")))


def match_key(text: str) -> str:
    """The match key of a text: every word normalised, white space single.

    >>> match_key("Uỷ  ban Nhân dân")
    'ủy ban nhân dân'
    """
    return " ".join(_WORD.sub(lambda m: normalize_word(m[0]), text).split())


@cache
def load_pipeline(patterns: tuple[tuple[str, str], ...] = ()) -> "Language":
    """The spaCy pipeline: rule tokenizer, NORM as match key, a span ruler over `patterns`.

    Args:
        patterns: (id, phrase) pairs; a phrase is matched on NORM.
    """
    import spacy
    from spacy.symbols import NORM

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    _set_tokenizer(nlp)
    vocabulary: Any = nlp.vocab
    vocabulary.lex_attr_getters[NORM] = lambda word: _SIGNS.get(word) or normalize_word(word)
    nlp.max_length = MAX_CHARS
    ruler: Any = nlp.add_pipe(
        "span_ruler", config={"spans_key": RULER, "phrase_matcher_attr": "NORM", "overwrite": True}
    )
    ruler.add_patterns([{"label": "LEX", "id": key, "pattern": text} for key, text in patterns])
    return nlp


def _set_tokenizer(nlp: "Language") -> None:
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    # a run of signs is one token: the tokenizer takes them off one by one, in quadratic time
    punctuation = [r"[-–—%/&;:,…“”‘’\"'()\[\]<>≥≤=+*•]+"]
    stops = [r"[-–—.%/&;:,…“”‘’\"'()\[\]<>≥≤=+*•]+"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex(stops).search
    tokenizer.suffix_search = compile_suffix_regex(stops).search
    tokenizer.infix_finditer = compile_infix_regex(
        [*punctuation, r"(?<=\p{L})\.(?=\p{L})".replace(r"\p{L}", "[^\\W\\d_]")]
    ).finditer
    tokenizer.rules = {}  # of emoticons and the like; after the first of them nothing is cached
    tokenizer.token_match = None
    tokenizer.url_match = None


def make_doc(text: str, patterns: tuple[tuple[str, str], ...]) -> "Doc":
    """Tokens and lexicon mentions of a text."""
    return load_pipeline(patterns)(text)


def label_length(block: str) -> int:
    """How many characters the list label at a block's start takes (0 if none).

    >>> label_length("(4) Có"), label_length("2.10. Sở"), label_length("Năm 2024")
    (4, 6, 0)
    """
    if block[:2].isalpha() and block[0] not in "IVX":
        return 0  # most begin with a word
    found = _LABEL.match(block)
    return found.end() if found else 0


def split_sentences(block: str) -> Iterator[tuple[int, int]]:
    """The sentences of one block as offsets; the list label goes with the first one.

    underthesea cuts after labels and initials (`1.`, `TP.`), so the label is hidden from it
    and a cut after an abbreviation or before a small letter is undone.
    """
    start = position = label_length(block)
    first, last = 0, len(block.rstrip())
    if not _MAY_END.search(block, start):
        if last:
            yield 0, last
        return
    from underthesea import sent_tokenize

    for piece in sent_tokenize(block[start:]):
        found = block.find(piece, position)
        if found < 0:  # the splitter rewrote white space: leave the rest whole
            break
        position = found + len(piece)
        if position < len(block) and _is_no_end(block, position):
            continue
        yield first, position
        first = position + len(block[position:]) - len(block[position:].lstrip())
    if first < last:
        yield first, last


# without such a stop a block is one sentence to the splitter too
_MAY_END = regex.compile(r"[.?!](?!\d|\W*\Z)")


_ABBREVIATION = regex.compile(
    r"\b(?:TP|Tp|TX|TT|KT|TM|TL|TUQ|ThS|TS|PGS|GS|BS|Q|P|H|St|No|v\.v|\p{Lu})\.$|(?:^|[;:.]\s)\d{1,2}\.$"
)


def _is_no_end(block: str, position: int) -> bool:
    """True for a cut after an abbreviation or a label, or before a small letter."""
    if block[position:].lstrip()[:1].islower():
        return True
    return bool(_ABBREVIATION.search(block[max(0, position - 8) : position]))
