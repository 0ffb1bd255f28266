"""Rules drafted from a sentence, the schema of rule files, and what a change of rules changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import jsonschema
import pytest

from factcheck.authoring.comparing import differences, reports, summary
from factcheck.authoring.describing import schema
from factcheck.authoring.drafting import draft
from factcheck.authoring.testing import results
from factcheck.errors import UsageError
from factcheck.read import read_text
from factcheck.rules.loader import Rules, load_rules, shipped_folder
from factcheck.rules.yaml import parse

DAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The stock is a <sure thing>.", None),
        ("It could <return 100%>: \"quoted\", and 'so' on.", None),
        ("<Yes>, it will <rise>.", None),
        ("# <hash> - and: colons", None),
        ("Trade the shares with <leverage of 20>.", "require"),
        ("Alibaba will invest at least RMB 380 billion in cloud infrastructure over the next three years.", None),
        ("Boeing's revenue was $17.9 billion in the quarter ended June 30, 2019.", None),
        ("Boeing's revenue rose 12% in the quarter ended June 30, 2019.", "fact"),
    ],
)
def test_what_is_drafted_is_valid_and_holds(rules: Callable[..., Rules], sentence: str, kind: str | None) -> None:
    text = draft(sentence, kind, None, load_rules(), DAY)  # type: ignore[arg-type]
    (result,) = results(rules(text))
    assert result.holds, (text, result)


@pytest.mark.parametrize(
    ("sentence", "kind", "problem"),
    [
        ("The stock is a sure thing.", "pattern", "which words"),
        ("The stock is a sure thing.", None, "no figure"),
        ("It is <...> so.", None, "holds no word"),
    ],
)
def test_a_sentence_that_gives_nothing_is_refused(sentence: str, kind: str | None, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        draft(sentence, kind, None, load_rules(), DAY)  # type: ignore[arg-type]


SCHEMA = jsonschema.Draft7Validator(schema())


@pytest.mark.parametrize("path", sorted(shipped_folder().rglob("*.yaml")), ids=lambda path: path.name)
def test_the_schema_accepts_every_shipped_file(path: object) -> None:
    from pathlib import Path

    file = Path(str(path))
    value = json.loads(json.dumps(parse(file.read_bytes(), file.name).value, default=float))
    assert [error.message for error in SCHEMA.iter_errors(value)] == []


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "editorial"},
        {"kind": "pattern", "rules": []},
        {"kind": "pattern", "rules": [{"id": "a", "wrods": ["x"]}]},
        {"kind": "require", "rules": [{"id": "a", "needs": "warning"}]},
        {"kind": "facts", "facts": [{"id": "a", "metric": "m", "source": "s", "line": 3}]},
        {"kind": "consistency", "calender": {}},
        {"kind": "vocabulary", "metrcs": {}},
        {"kind": "reference", "source": "sec"},
    ],
)
def test_the_schema_refuses_what_loading_refuses(value: object) -> None:
    SCHEMA.check_schema(SCHEMA.schema)
    assert not SCHEMA.is_valid(value)


def test_what_a_change_changes_is_told_with_place_rule_and_sign(rules: Callable[..., Rules]) -> None:
    article = read_text("A Note\n\nIt is a sure thing, a game changer.\n", "a.txt")
    text = (
        "kind: pattern\npack: desk\nrules:\n  - {id: hype, words: [sure thing], severity: error, message: m, "
        "examples: {fires: [A <sure thing>.], passes: [A.]}}\n"
    )
    old = rules(text)
    new = rules(text.replace("error", "note"))
    articles = [("a.txt", article)]
    found = list(differences(zip(["a.txt"], reports(old, articles), reports(new, articles), strict=True)))
    told = [(d.sign, d.place, d.outcome, d.rule, d.text) for d in found]
    assert told == [
        ("-", "3:9", "error", "desk/hype", "sure thing"),
        ("+", "3:9", "note", "desk/hype", "sure thing"),
    ]
    assert summary(found, 1) == "1 articles, 1 with differences: 1 only before, 1 only after"
