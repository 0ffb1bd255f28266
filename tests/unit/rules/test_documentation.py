"""docs/rules.md: its examples are valid, and it names every kind, key and section."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.rules.articles import Need, Pattern, Requirement
from factcheck.rules.compiled import KINDS, REFERENCES
from factcheck.rules.facts import FACT_KEYS, Basis
from factcheck.rules.loader import Rules
from factcheck.rules.profile import Profile
from factcheck.rules.schema import Consistency, Derived, Measured
from factcheck.rules.sections import SECTIONS

PAGE = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def named(text: str = PAGE) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text)) | set(re.findall(r"`(\w+):", text))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n")[0])
def test_the_examples_load(example: str, rules: Callable[..., Rules]) -> None:
    assert rules(example).tree


def test_there_is_an_example_of_every_kind() -> None:
    assert {re.match(r"kind: (\w+)", example)[1] for example in EXAMPLES} == set(KINDS)  # type: ignore[index]


def test_every_key_is_documented() -> None:
    keys = {*FACT_KEYS, *Basis.__args__, *Consistency.model_fields, *Measured.model_fields}
    keys |= {*Derived.model_fields, *Profile.model_fields, *Need.__args__}
    keys |= {*Pattern.model_fields, *Requirement.model_fields} - {"path", "line"}
    for model in (*REFERENCES.values(), *(field.annotation.__args__[0] for field in Consistency.model_fields.values())):  # type: ignore[union-attr]
        keys |= set(model.model_fields) - {"kind"}
    assert keys - named() == set()


def test_every_section_is_documented() -> None:
    assert set(SECTIONS) - named() == set()


def test_the_printed_problems_are_those_of_the_first_example(problems: Callable[..., list[str]]) -> None:
    printed = re.findall(r"^my-facts/example\.yaml:(.*)$", PAGE, re.MULTILINE)
    wrong = EXAMPLES[0].replace("metric:", "metrc:").replace("value: 500000000000", "value: half a trillion")
    assert printed == [problem.removeprefix("x.yaml:") for problem in problems(wrong)]
