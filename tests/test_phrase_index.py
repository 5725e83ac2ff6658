"""The one look at a sentence's words: it misses no sign of a rule that would match."""

import pytest

from extractors import norms, qualifiers, quoted_aims
from extractors.levels import LEVEL
from extractors.phrase_index import PhraseIndex
from extractors.told_words import signs_in
from models.rule import Rule

INDEX = PhraseIndex(
    [("ít nhất", "least"), ("nhất", "most"), ("qđ-ttg", "paper"), ("phí", "fee"), ("phải", "must")]
)
CASES = (
    ("Ít  nhất 5%", {"least", "most"}),
    ("cao nhất.", {"most"}),
    ("(số 5/QĐ-TTg)", {"paper"}),
    ("80%phí", {"fee"}),
    ("lệ phí/phải nộp", {"fee", "must"}),
    ("ít, nhất", {"most"}),
    ("tiết kiệm", set()),
    ("", set()),
)
ASKED = (*norms.RULES, *quoted_aims.RULES, *qualifiers.AROUND, LEVEL)


@pytest.mark.parametrize(("text", "names"), CASES)
def test_names_of_phrases(text: str, names: set[str]) -> None:
    assert INDEX.names_in(text) == names


@pytest.mark.parametrize("rule", ASKED, ids=lambda rule: rule.name)
def test_signs_stand_in_each_example(rule: Rule) -> None:
    assert all(rule.name in signs_in(example) for example in rule.examples)
