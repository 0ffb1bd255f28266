"""The registry, ids, severities and what is off."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from factcheck.inspect import INSPECTIONS
from factcheck.inspect.cues import REQUIRED, phrases
from factcheck.model import DiagnosisCode
from factcheck.rules.schema import Consistency

WRONG = "Alibaba's revenue rose 18% to $280.2 billion from $259.4 billion."


def growth(page, before="", after="", **more: Any):
    built = (
        page(f"{before}{WRONG}{after}", **more).level("revenue", "$280.2 billion").earlier("revenue", "$259.4 billion")
    )
    return built.change("revenue", "18%")


def test_every_inspection_has_a_rule_of_the_rule_set():
    assert {rule.partition("/")[2] for rule, _ in INSPECTIONS} == set(Consistency.model_fields)
    assert len(set(INSPECTIONS)) == len(INSPECTIONS)


def test_ids_are_short_and_stay_when_the_text_moves(page):
    (first,) = growth(page).check()
    (second,) = growth(page, before="A sentence before.\n", after="\nAnd after.").check()
    assert re.fullmatch(r"f-[0-9a-f]{8}", first.id)
    assert first.id == second.id
    assert first.start != second.start


def test_ids_of_equal_findings_differ(page):
    text = "It was Saturday, Feb 23, 2025.\nSaturday, Feb 23, 2025 it was."
    found = page(text).check()
    assert len({f.id for f in found}) == 2


def test_id_changes_with_the_figures(page):
    (first,) = growth(page).check()
    built = (
        page(WRONG.replace("259.4", "258.4")).level("revenue", "$280.2 billion").earlier("revenue", "$258.4 billion")
    )
    (second,) = built.change("revenue", "18%").check()
    assert first.id != second.id


def test_findings_are_in_document_order_with_codes_of_the_closed_list(page):
    found = growth(page, before="Saturday, Feb 23, 2025\n").check()
    assert [f.code for f in found] == ["weekday-date", "arithmetic"]
    assert {f.code for f in found} <= set(get_args(DiagnosisCode))


def test_an_inspection_that_the_rule_set_does_not_name_is_off(page, rules):
    only_calendar = SimpleNamespace(
        vocabulary=rules.vocabulary, consistency=Consistency(calendar=rules.consistency.calendar)
    )
    found = growth(page, before="Saturday, Feb 23, 2025\n", rules=only_calendar).check()
    assert [f.rule for f in found] == ["consistency/calendar"]


def test_severity_comes_from_the_rule_set(page, rules):
    calendar = rules.consistency.calendar.model_copy(update={"severity": "note"})
    softer = SimpleNamespace(vocabulary=rules.vocabulary, consistency=Consistency(calendar=calendar))
    assert [f.severity for f in page("Saturday, Feb 23, 2025", rules=softer).check()] == ["note"]


def test_without_its_words_no_inspection_accuses_by_words(page):
    """What keeps the others quiet is in the vocabulary; without it only the calendar of days speaks."""
    built = growth(page, before="Saturday, Feb 23, 2025\n", rules=SimpleNamespace(vocabulary=None))
    assert [f.code for f in built.check()] == ["weekday-date"]


def test_the_shipped_vocabulary_has_every_list(rules):
    assert set(rules.vocabulary.inspections) >= REQUIRED
    for name in ("single_valued", "additive", "never_falls_over_100", "never_grows_thousandfold"):
        unknown = set(rules.vocabulary.inspections[name].words) - set(rules.vocabulary.metrics)
        assert not unknown, (name, unknown)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (("constant currency",), "in Constant\n currency", True),
        (("improv*",), "it improved", True),
        (("ads",), "loads", False),
        (("fx",), "FX-neutral", True),
        ((), "anything", False),
    ],
)
def test_phrases(words, text, found):
    assert bool(phrases(words).search(text)) is found


def test_nothing_in_an_empty_article(page):
    assert page("").check() == ()
