"""What an exemption is bound to: the words of the claim, and what "it" means only where that speaks against it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.exempt.baseline import Baseline, compare, entries_of
from factcheck.exempt.decisions import Decision, Decisions, decide, entry_of
from factcheck.exempt.differences import differences
from factcheck.exempt.since import changed
from factcheck.model import Claim, Finding, Report
from factcheck.report import Policy
from tests.unit.exempt.test_decisions import sentences
from tests.unit.render.samples import contradicted, finding, report, unverified

TEXT = "Acme built cars. It sold 4,000 of them, and it earned $2 billion.\n"
CUT = TEXT.index("It sold")
POLICY = Policy("unverified")


def one(*items: Claim | Finding, text: str = TEXT, **more: Any) -> Report:
    claims = [item for item in items if isinstance(item, Claim)]
    found = report(claims, tuple(item for item in items if isinstance(item, Finding)), text=text, **more)
    return sentences(found, text.index(".") + 2, len(text))


def entry(found: Report, position: int = 0, **more: Any) -> Decision:
    made = entry_of(found, (*found.claims, *found.findings)[position], "a.txt")
    assert made is not None
    return made.model_copy(update={"by": "Kim", "on": date(2025, 2, 24), "reason": "by telephone", **more})


def exempt(before: Report, after: Report, article: str = "a.txt", gone: tuple[str, ...] = ()) -> tuple[bool, bool]:
    """Whether the first claim of `after` is accepted, and whether the baseline knows it, by what was decided of `before`."""
    accepted = decide(after, Decisions((entry(before),), frozenset(gone)), article, POLICY).report
    known = Baseline(tuple(entries_of(before, "a.txt")), frozenset(gone))
    return accepted.claims[0].accepted is not None, compare(after, known, article, POLICY)[0].claims[0].baselined


def sold(id: str = "c-1") -> Claim:
    return unverified("no-data", "4,000 of them", id, text=TEXT)


def wrong(id: str = "c-1", value: str | None = None) -> Claim:
    claim = contradicted("$2 billion", id, text=TEXT)
    if value is None:
        return claim
    assert claim.verdict is not None
    other = tuple(each.model_copy(update={"value": value}) for each in claim.verdict.evidence)
    return claim.model_copy(update={"verdict": claim.verdict.model_copy(update={"evidence": other})})


def test_words_that_were_read_of_another_company_are_the_same_words() -> None:
    assert exempt(one(sold("c-1")), one(sold("c-9"))) == (True, True)
    assert exempt(one(wrong("c-1")), one(wrong("c-9"))) == (True, True)


def test_another_contradiction_is_another_verdict() -> None:
    assert exempt(one(wrong("c-1")), one(wrong("c-9", "7"))) == (False, False)


def test_elsewhere_it_must_be_said_of_the_same_as_well() -> None:
    """ "It sold 4,000 of them" below another headline is a claim about another company."""
    assert exempt(one(sold("c-1")), one(sold("c-1")), "b.txt") == (True, False)
    assert exempt(one(sold("c-1")), one(sold("c-9")), "b.txt") == (False, False)
    # a renamed article is the same article
    assert exempt(one(sold("c-1")), one(sold("c-9")), "b.txt", ("a.txt",)) == (True, True)


def test_who_accepted_a_contradiction_accepted_that_nothing_decides_it() -> None:
    open_ = unverified("no-data", "$2 billion", "c-9", text=TEXT)
    assert exempt(one(wrong()), one(open_)) == (True, True)
    assert exempt(one(open_), one(wrong())) == (False, False)


def test_of_two_claims_with_the_same_words_one_is_exempt() -> None:
    text = "Acme built cars. Its sales rose 10%, its profit 10%.\n"
    first = unverified("no-data", "10%", "c-1", text=text)
    place = text.rindex("10%")
    second = first.model_copy(update={"id": "c-2", "start": place, "end": place + 3})
    before = one(first, second, text=text)
    renamed = [claim.model_copy(update={"id": f"c-{n}"}) for n, claim in ((8, first), (9, second))]
    after = one(*renamed, text=text)
    done = decide(after, Decisions((entry(before, 1),)), "a.txt", POLICY).report
    assert [claim.accepted is not None for claim in done.claims] == [False, True]
    known = Baseline(tuple(entries_of(before, "a.txt"))[1:])
    assert [claim.baselined for claim in compare(after, known, "a.txt", POLICY)[0].claims] == [False, True]


@pytest.mark.parametrize("figure", ["5,000 of them", "4,001 of them", "4,000,000 of them"])
def test_another_figure_is_another_claim(figure: str) -> None:
    text = TEXT.replace("4,000 of them", figure)
    after = one(unverified("no-data", figure, "c-9", text=text), text=text)
    assert exempt(one(sold()), after) == (False, False)


def test_since_leaves_out_what_was_only_moved() -> None:
    assert changed(one(sold("c-9"), wrong("c-8")), one(sold("c-1"), wrong("c-2")), POLICY).claims == ()
    left = changed(one(sold("c-9"), wrong("c-8", "7")), one(sold("c-1"), wrong("c-2")), POLICY).claims
    assert [claim.id for claim in left] == ["c-8"]


def test_a_comparison_pairs_what_was_only_moved() -> None:
    assert list(differences([one(sold("c-1"))], [one(sold("c-9"))])) == []
    open_ = unverified("no-data", "$2 billion", "c-9", text=TEXT)
    [told] = differences([one(wrong("c-1"))], [one(open_)])
    assert (told.change, told.old and told.old.id, told.new and told.new.id) == ("changed", "c-1", "c-9")


def test_what_an_article_lacks_is_lacking_wherever_it_is_shown() -> None:
    def lacks(words: str, text: str = TEXT, **more: Any) -> Report:
        return one(sold(), finding("error", words, "editorial/no-source", text), text=text, **more)

    before, after = lacks("4,000"), lacks("Acme")
    told = Decisions((entry(before, 1),))
    known = Baseline(tuple(entries_of(before, "a.txt")))
    assert decide(after, told, "a.txt", POLICY).report.findings[0].accepted is not None
    assert compare(after, known, "a.txt", POLICY)[0].findings[0].baselined
    # another article that lacks it as well is another matter, whether or not this one is gone
    for gone in ((), ("a.txt",)):
        assert (
            decide(after, Decisions(told.entries, frozenset(gone)), "b.txt", POLICY).report.findings[0].accepted is None
        )
        assert not compare(after, Baseline(known.entries, frozenset(gone)), "b.txt", POLICY)[0].findings[0].baselined
    renamed = decide(before, Decisions(told.entries, frozenset({"a.txt"})), "b.txt", POLICY).report
    assert renamed.findings[0].accepted is not None
