"""Every rule finds its examples and none of its counter-examples."""

import importlib
import pkgutil

import pytest

import extractors
import pipeline
import pipeline.readers
from models.rule import SHORT, Rule


def all_rules() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for package in (extractors, pipeline, pipeline.readers):
        for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for value in vars(module).values():
                if isinstance(value, Rule):
                    assert rules.setdefault(value.name, value) is value, f"two rules {value.name}"
    return rules


RULES = all_rules()


@pytest.mark.parametrize("name", sorted(RULES))
def test_rule(name: str) -> None:
    rule = RULES[name]
    assert rule.examples, "a rule shows what it finds"
    for example in rule.examples:
        assert rule.first(example), f"misses {example!r}"
    for example in rule.counter_examples:
        assert not rule.first(example), f"finds {example!r}"


# texts on which a careless pattern tries every way to part them
HARD = [
    " ", "a", "A ", "và ", "1", "1 ", "1.", "1,5 ", "1/2/", "- ", ", a", "; ", "(a) ", "ngày 1", "năm 2024 - ",
    "Sở Nội vụ, ", "cấp tỉnh, ", "đến năm 2025 đạt ", "số 1/QĐ-UBND ngày ", "tỷ lệ hồ sơ ", "Căn cứ ", "ủy ban nhân dân các ",
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(RULES))
def test_no_rule_runs_long_on_a_short_text(name: str) -> None:
    pattern = RULES[name].pattern
    examples = [f"{example} " for example in RULES[name].examples]
    for unit in (*HARD, *examples):
        text = (unit * SHORT)[:SHORT] + "\x00"
        for _ in pattern.finditer(text, timeout=1.0, concurrent=False):
            continue


def test_many_rules_are_known() -> None:
    assert len(RULES) > 60
