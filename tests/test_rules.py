"""Every rule finds its examples and none of its counter-examples."""

import importlib
import pkgutil

import pytest

import extractors
import pipeline
import pipeline.readers
from models.rule import Rule


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


def test_many_rules_are_known() -> None:
    assert len(RULES) > 60
