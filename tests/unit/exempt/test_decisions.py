"""What an editor decided counts as long as it is about the same thing, and says so when it is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.errors import RuleError
from factcheck.exempt import files
from factcheck.exempt.binding import words
from factcheck.exempt.decisions import Decision, Decisions, decide, entry_of, unused
from factcheck.model import Report, Span
from factcheck.report import Policy
from tests.unit.render.samples import contradicted, finding, report, supported, unverified

TEXT = "Acme to spend 53 million\n\nAcme earned $2 billion in 2024. It hired 4,000 people, says a bank.\nAcme earned $2 billion in 2024.\n"


def sentences(found: Report, *ends: int) -> Report:
    """With sentences that end at these places."""
    starts = [0, *ends[:-1]]
    made = [
        found.sentences[0].model_copy(update={"index": n, "start": a, "end": b})
        for n, (a, b) in enumerate(zip(starts, ends, strict=True))
    ]
    return found.model_copy(update={"sentences": tuple(made)})


def sample(text: str = TEXT, **more: Any) -> Report:
    claims = [
        contradicted("53 million", "c-1", "$53 billion", text),
        unverified("no-data", "hired 4,000 people", "c-3", text=text),
    ]
    return sentences(
        report(claims, (finding("error", "says a bank", text=text),), text=text, **more),
        text.index("\n"),
        text.index("It hired"),
        len(text),
    )


def decision(found: Report, position: int, **more: Any) -> Decision:
    item = (*found.claims, *found.findings)[position]
    entry = entry_of(found, item, "a.txt")
    assert entry is not None
    return entry.model_copy(update={"by": "Kim", "on": date(2025, 2, 24), "reason": "by telephone", **more})


def decided(found: Report, *entries: Decision, article: str = "a.txt", gone: tuple[str, ...] = ()) -> Report:
    return decide(found, Decisions(entries, frozenset(gone)), article, Policy()).report


def told(found: Report) -> list[str]:
    return [one.rule for one in found.findings if one.rule.startswith("review/")]


def test_an_accepted_claim_and_finding_fail_no_gate_and_carry_name_and_reason() -> None:
    found = sample()
    done = decided(found, decision(found, 0), decision(found, 2))
    assert found.summary.because == ("contradicted", "finding")
    assert (done.summary.gate, done.summary.accepted, done.summary.contradicted) == ("passed", 2, 1)
    accepted = done.claims[0].accepted
    assert accepted is not None
    assert (accepted.by, accepted.reason, accepted.on) == ("Kim", "by telephone", date(2025, 2, 24))
    assert told(done) == []


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Acme to spend", "Acme\nto  spend"),
        "Another line first.\n" + TEXT,
        TEXT.replace("Acme to", "ACME to"),
    ],
)
def test_moving_wrapping_and_renaming_keep_a_decision(text: str) -> None:
    found = sample()
    after = sentences(
        report([contradicted("53 million", "c-1", text=text)], text=text, uri="renamed.txt"),
        *([text.index("Acme")] if text.startswith("Another") else []), text.index("\n\n"), len(text),
    )  # fmt: skip
    done = decided(after, decision(found, 0), article="renamed.txt")
    assert done.claims[0].accepted is not None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"sentence": "Acme to spend 53 million next year"}, "the sentence reads otherwise now"),
        ({"standing": "unverified"}, "it was unverified then and is contradicted now"),
        ({"evidence": "sha256:other"}, "the evidence is another now"),
    ],
)
def test_another_sentence_verdict_or_evidence_drops_it_and_is_told(change: dict[str, str], why: str) -> None:
    found = sample()
    done = decided(found, decision(found, 0, **change))
    assert done.claims[0].accepted is None
    assert done.summary.gate == "failed"
    [finding] = [one for one in done.findings if one.rule == "review/mismatch"]
    assert why in finding.message
    assert (finding.start, finding.severity) == (found.claims[0].start, "warning")


def test_a_misfit_of_another_article_that_is_still_there_is_not_told() -> None:
    found = sample()
    entry = decision(found, 0, sentence="Another sentence.")
    assert told(decided(found, entry, article="b.txt")) == []
    assert told(decided(found, entry, article="b.txt", gone=("a.txt",))) == ["review/mismatch"]


def test_a_decision_ends_after_its_last_day_by_the_as_of_date() -> None:
    found = sample()
    entry = decision(found, 0, until=date(2025, 2, 24))
    assert decided(found, entry).claims[0].accepted is not None
    later = found.model_copy(update={"run": found.run.model_copy(update={"as_of": date(2025, 2, 25)})})
    assert told(decided(later, entry)) == ["review/expired"]
    undated = found.model_copy(update={"run": found.run.model_copy(update={"as_of": None})})
    assert told(decided(undated, entry)) == ["review/expired"]
    assert decided(undated, decision(found, 0)).claims[0].accepted is not None


def test_the_newest_decision_counts() -> None:
    found = sample()
    accepted, rejected = decision(found, 1), decision(found, 1, decision="rejected")
    assert decided(found, rejected, accepted).claims[1].accepted is not None
    done = decided(found, accepted, rejected)
    assert done.claims[1].accepted is None
    assert told(done) == ["review/rejected"]


def test_a_rejected_claim_fails_the_gate_even_where_nothing_else_does() -> None:
    found = sentences(report([unverified("no-data", "hired 4,000 people", "c-3", text=TEXT)], text=TEXT), len(TEXT))
    assert found.summary.gate == "passed"
    assert decided(found, decision(found, 0, decision="rejected")).summary.because == ("finding",)


def test_the_reason_of_an_unverified_claim_may_change() -> None:
    found = sample()
    other = sentences(
        report([unverified("ambiguous", "hired 4,000 people", "c-3", text=TEXT)], text=TEXT),
        TEXT.index("\n"),
        TEXT.index("It hired"),
        len(TEXT),
    )
    assert decided(other, decision(found, 1)).claims[0].accepted is not None


def test_a_claim_that_stands_twice_keeps_its_decision_whichever_place_comes_first() -> None:
    text = "Acme earned 53 million. Later on, Acme was said to have earned 53 million.\n"
    cut = text.index("Later")
    first, second = text.index("53"), text.rindex("53")
    claim = contradicted("53 million", "c-1", text=text, repeats=(Span(start=second, end=second + 10),))
    swapped = claim.model_copy(
        update={"start": second, "end": second + 10, "repeats": (Span(start=first, end=first + 10),)}
    )
    one, two = (sentences(report([each], text=text), cut, len(text)) for each in (claim, swapped))
    assert decided(two, decision(one, 0)).claims[0].accepted is not None


def test_what_is_missing_in_one_article_may_not_be_missing_in_all() -> None:
    """A finding about a whole article has no words to be bound to."""
    whole = finding("error", "Acme", "editorial/disclosure", TEXT).model_copy(update={"start": 0, "end": 0})
    found = sentences(report([supported(TEXT)], (whole,), text=TEXT), len(TEXT))
    entry = decision(found, 1)
    assert decided(found, entry).summary.gate == "passed"
    assert decided(found, entry, article="b.txt", gone=("a.txt",)).summary.gate == "failed"


def test_supported_and_uncheckable_claims_need_no_decision() -> None:
    found = report([supported(), unverified("not-checkable", "Shares will double", "c-4")])
    assert [entry_of(found, claim, "a.txt") for claim in found.claims] == [None, None]


def test_a_decision_that_nothing_needs_is_unused_and_one_that_was_replaced_is_history() -> None:
    found = sample()
    old, new, other = decision(found, 0, reason="first"), decision(found, 0), decision(found, 1, article="b.txt")
    decisions = Decisions((old, new, other))
    used = decide(found, decisions, "a.txt", Policy()).used
    assert used == {1, 2}
    assert list(unused(decisions, used, {"a.txt"})) == []
    assert list(unused(decisions, set(), {"a.txt"})) == [new]


def test_words_are_equal_but_for_layout() -> None:
    assert words("“Acme’s\n  profit” — **rose**") == words('"acme\'s profit" - rose')
    assert words("rose 12%") != words("rose 13%")
    assert words("$1.5 billion") != words("$15 billion")


# ---------------------------------------------------------------- the file
def test_a_file_is_only_added_to_and_reads_back_as_it_was_written() -> None:
    found = sample()
    first = decision(found, 0, reason='"quoted": {a} #b \\ \u202e\x9b\u2028 – 阿里 😀')
    second = decision(found, 1, until=date(2025, 6, 1), decision="rejected")
    once = files.added(b"", first, "x.yaml")
    commented = once + b"  # a comment of a person\n"
    twice = files.added(commented, second, "x.yaml")
    assert twice.startswith(commented)
    assert files.read(twice, "x.yaml") == (first, second)
    assert not any(mark in twice.decode() for mark in "\u202e\x9b\u2028")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: decisions\ndecisons: []\n", 'x.yaml:2:1: unknown key "decisons"'),
        ("decisions: []\n", 'needs "kind: decisions"'),
        ("kind: decisions\ndecisions:\n  - id: c-1\n    reson: x\n", 'x.yaml:4:5: unknown key "reson"'),
        ("kind: decisions\ndecisions:\n  - {id: c-1, article: a, sentence: s, standing: finding, by: ' ', on: 2025-02-24, reason: r}\n", "x.yaml:3:5: a decision needs a name"),
        ("kind: decisions\ndecisions:\n  - {id: c-1, article: a, sentence: s, standing: finding, by: K, on: soon, reason: r}\n", "x.yaml:3:"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_the_place(text: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        files.read(text.encode(), "x.yaml")
    assert message in str(error.value)
