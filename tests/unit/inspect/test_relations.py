"""Sentences that say themselves how their figures hang together."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import RuleError
from factcheck.inspect.relations.forms import Form, words_of
from factcheck.rules.loader import load_rules


def told(page, text, *surfaces, **more):
    built = page(text)
    for surface in surfaces:
        built.amount(surface, **more.get(surface, {}))
    return built


def test_a_premium_is_recomputed_and_everything_is_shown(page):
    text = "Shareholders get $34 a share, a premium of 42% to Friday's closing price of $28."
    (finding,) = told(page, text, "$34", "42%", "$28").check()
    assert (finding.rule, finding.code) == ("consistency/arithmetic", "arithmetic")
    assert text[finding.start : finding.end] == "42%"
    assert [shown.text for shown in finding.figures] == ["$34", "42%", "$28"]
    assert all(text[shown.start : shown.end] == shown.text for shown in finding.figures)
    assert finding.message == "$34 over $28 is 21.4%, not 42%."
    assert finding.consistent == "21.4%"


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Shareholders get $34 a share, a premium of 21% to Friday's closing price of $28.", ("$34", "21%", "$28")),
        ("They get $34 a share, a premium of 42% to the average closing price of $28.", ("$34", "42%", "$28")),
        ("They get $34 a share, a premium of 42% to the undisturbed price of HK$28.", ("$34", "42%", "HK$28")),
        ("It bought 5 million shares for $400 million at an average price of $80.", ("5 million", "$400 million", "$80")),
        ("Revenue rose 9% organically to $1.07 billion from $1.0 billion.", ("9%", "$1.07 billion", "$1.0 billion")),
        ("Revenue rose 12% to $10.0 billion, compared with $9.8 billion expected by analysts.", ("12%", "$10.0 billion", "$9.8 billion")),
        ("Profit rose 12% to $88 million, against costs of $900 million.", ("12%", "$88 million", "$900 million")),
    ],
)  # fmt: skip
def test_what_fits_or_may_be_another_relation_is_not_accused(page, text, surfaces):
    assert told(page, text, *surfaces).check() == ()


def test_a_range_is_told_from_the_smaller_to_the_larger(page):
    text = "It expects revenue of between $5.4 billion and $5.1 billion."
    (finding,) = told(page, text, "$5.4 billion", "$5.1 billion").check()
    assert (finding.code, finding.consistent) == ("arithmetic", "between $5.1 billion and $5.4 billion")
    text = "Revenue fell by between $5.4 billion and $5.1 billion."
    assert told(page, text, "$5.4 billion", "$5.1 billion").check() == ()


@pytest.mark.parametrize(
    ("text", "surfaces", "is_wrong"),
    [
        ("A margin of 31% was higher than the 65.7% that Visa managed.", ("31%", "65.7%"), True),
        ("A margin of 31% was lower than the 65.7% that Visa managed.", ("31%", "65.7%"), False),
        ("Revenue was $12.5 billion, below the $12.1 billion analysts had expected.", ("$12.5 billion", "$12.1 billion"), True),
        ("A margin of 42.7% in the quarter was above the 44.6% of a year earlier.", ("42.7%", "44.6%"), True),
        ("It spent $3 billion above the $5 billion that it had planned.", ("$3 billion", "$5 billion"), False),
        ("A loss of 31% was higher than the 65.7% of Visa.", ("31%", "65.7%"), False),
        ("A margin of 31% was not higher than the 65.7% of Visa.", ("31%", "65.7%"), False),
        ("Revenue of $12 million was larger than the HK$15 million of Visa.", ("$12 million", "HK$15 million"), False),
    ],
)  # fmt: skip
def test_a_figure_told_as_larger_is_larger(page, text, surfaces, is_wrong):
    codes = told(page, text, *surfaces).codes()
    assert [code for code, _ in codes] == ["comparison-flipped"] * is_wrong


def test_a_compound_rate_counts_a_year_more_or_less(page):
    text = "Revenue went from $2.0 billion in 2019 to $3.2 billion in 2024, a compound annual growth rate of {}."
    for rate in ("8%", "9%", "10%"):  # six and five years
        assert told(page, text.format(rate), "$2.0 billion", "$3.2 billion", rate).check() == ()
    assert told(page, text.format("14%"), "$2.0 billion", "$3.2 billion", "14%").codes() == [("arithmetic", "14%")]


def test_a_step_in_basis_points_is_the_difference_of_two_rates(page):
    text = "The bank cut its rate by 50 basis points to 4.25% from 4.50%."
    (finding,) = told(page, text, "50 basis points", "4.25%", "4.50%").check()
    assert finding.consistent == "25 basis points"


# ---------------------------------------------------------------- forms
def test_a_form_needs_its_words_and_kinds():
    form = Form("{price:money} ... premium of [about] {rate:percent} (to|over the) close of {base:money}")
    assert form.sequence.search("cmpmc")
    assert not form.sequence.search("mmp")
    assert [sorted(anchor) for anchor in form.anchors] == [["premium"], ["of"], ["over", "to"], ["close"], ["of"]]
    assert form.may_match(words_of("A premium of 3 to the close of 4"))
    assert not form.may_match(words_of("A premium of 3 at the close of 4"))


def test_an_alternative_that_begins_with_a_figure_or_any_ending_is_no_anchor():
    assert list(Form("(estimate*|forecast) of {x:money}").anchors) == [frozenset({"of"})]
    assert list(Form("({x:money}|up) by {y:money}").anchors) == [frozenset({"by"})]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("{says: ['{a:money} of {b:money}'], form: ratio, told: c, of: [a, b]}", 'has no figure "c"'),
        ("{says: ['{a:money} of {b:cash}'], form: ratio, told: a, of: [a, b]}", "without a known kind"),
        ("{says: ['{a:money} of {a:money}'], form: ratio, told: a, of: [a]}", "names a figure twice"),
        ("{says: ['{a:money} [of {b:money}'], form: ratio, told: a, of: [b]}", "brackets"),
        ("{says: ['{a:money} of {b:money}'], form: cubic, told: a, of: [b]}", "is not known here"),
    ],
)
def test_a_relation_that_cannot_be_read_is_refused_with_its_place(tmp_path: Path, entry, problem):
    (tmp_path / "own.yaml").write_text(f"kind: vocabulary\nrelations:\n  own: {entry}\n", encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules([tmp_path])
    told = str(raised.value) + " ".join(map(str, raised.value.problems))
    assert problem in told
    assert "own.yaml:3" in told
