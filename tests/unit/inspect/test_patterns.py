"""Patterns: what the engine counts as a match. The shipped rules' own examples are tried in tests/unit/authoring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.inspect.editorial.passages import Passages
from factcheck.inspect.editorial.patterns import find
from factcheck.model import Article, Block, Finding, Sentence
from factcheck.rules.loader import Rules, load_rules


def article_of(*parts: tuple[str, str]) -> tuple[Article, list[Sentence]]:
    """An article of (block kind, text); each text is one sentence."""
    text, blocks, sentences = "", [], []
    for index, (kind, part) in enumerate(parts):
        start = len(text)
        text += part + "\n"
        blocks.append(Block.model_validate({"kind": kind, "start": start, "end": start + len(part)}))
        sentences.append(Sentence(index=index, start=start, end=start + len(part), block=index))
    return Article(uri="a.txt", digest="sha256:0", length=len(text), text=text, blocks=tuple(blocks)), sentences


def findings(rules: Rules, *parts: tuple[str, str]) -> tuple[Finding, ...]:
    return find(Passages(*article_of(*parts)), rules)


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Rules]:
    """A rule set with one editorial rule."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))

    def load(**keys: Any) -> Rules:
        examples = {"fires": ["<x>"], "passes": ["y"]}
        rule = {"id": "r", "severity": "note", "message": "Strike it.", "examples": examples, **keys}
        path = tmp_path / "r.yaml"
        lists = {"lists": rule.pop("lists")} if "lists" in rule else {}
        path.write_text(yaml.safe_dump({"kind": "pattern", **lists, "rules": [rule]}))
        return load_rules([path])

    return load


def spans(rules: Rules, *parts: tuple[str, str]) -> list[str]:
    text = article_of(*parts)[0].text
    return [text[finding.start : finding.end] for finding in findings(rules, *parts)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("sure thing", "It is a Sure Thing.", ["Sure Thing"]),
        ("sure thing", "It is a sure-thing.", ["sure-thing"]),
        ("sure-thing", "It is a sure\nthing.", ["sure\nthing"]),
        ("sure thing", "I am sure, thing is.", []),
        ("sure thing", "I am sure. Thing is.", []),
        ("sure thing", "He will ensure things.", []),
        ("guarantee*", "It guarantees and guaranteed.", ["guarantees", "guaranteed"]),
        ("guarantee* * returns", "It guarantees high returns.", ["guarantees high returns"]),
        ("can't lose", "You can’t lose.", ["can’t lose"]),
        ("100 %", "It is 100% safe.", ["100%"]),
        ("a b", "a a b b", ["a b"]),
        ("^ buy", "Buy it, then buy more.", ["Buy"]),
        (
            "guaranteed ... return*",
            "It pays a guaranteed, tax-free 9% return today.",
            ["guaranteed, tax-free 9% return"],
        ),
        ("guaranteed ... return*", "Guaranteed by the state of New Jersey, it may return.", []),
        ("turn {number} into {number}", "It could turn $1,000 into $10,000.", ["turn $1,000 into $10,000"]),
        ("{number} a year", "It pays 12.5% a year.", ["12.5% a year"]),
        ("{number} % a year", "It pays 12.5% a year, or $3 a year.", ["12.5% a year"]),
        ("{number} invested", "With $10,000 invested, one is in.", ["$10,000 invested"]),
    ],
)
def test_phrases(one: Callable[..., Rules], phrase: str, text: str, found: list[str]) -> None:
    assert spans(one(words=[phrase]), ("paragraph", text)) == found


def test_a_list_stands_for_each_of_its_entries(one: Callable[..., Rules]) -> None:
    rules = one(lists={"sure": ["bound", "certain", "all set"], "rise": ["ris*", "soar"]}, words=["{sure} to {rise}"])
    text = "It is bound to rise, certain to soar, all set to soar, certain to fall."
    assert spans(rules, ("paragraph", text)) == ["bound to rise", "certain to soar", "all set to soar"]


@pytest.mark.parametrize(("reach", "found"), [("sentence", 2), ("paragraph", 1), ("article", 0)])
def test_unless_reaches_as_far_as_it_says(one: Callable[..., Rules], reach: str, found: int) -> None:
    rules = one(words=["price target"], unless=["example bank"], unless_in=reach)
    text = "Example Bank likes it.\nThe price target is $5.\n\nThe other price target is $6.\n"
    blocks = (Block(kind="paragraph", start=0, end=47), Block(kind="paragraph", start=48, end=len(text)))
    article = Article(uri="a", digest="", length=len(text), text=text, blocks=blocks)
    sentences = [
        Sentence(index=0, start=0, end=22, block=0),
        Sentence(index=1, start=23, end=46, block=0),
        Sentence(index=2, start=48, end=len(text) - 1, block=1),
    ]
    assert len(find(Passages(article, sentences), rules)) == found


def test_the_longest_of_overlapping_phrases_of_a_rule_is_reported_once(one: Callable[..., Rules]) -> None:
    rules = one(words=["sure", "sure thing", "a sure thing"])
    assert spans(rules, ("paragraph", "It is a sure thing.")) == ["a sure thing"]


def test_an_exception_cancels_only_what_it_overlaps(one: Callable[..., Rules]) -> None:
    rules = one(words=["sure thing"], exceptions=["not a sure thing"])
    assert spans(rules, ("paragraph", "This is not a sure thing, that is a sure thing.")) == ["sure thing"]


def test_unless_silences_its_sentence_alone(one: Callable[..., Rules]) -> None:
    rules = one(words=["insiders say"], unless=["reuters"])
    parts = ("paragraph", "Insiders say so, Reuters wrote."), ("paragraph", "Insiders say so.")
    assert len(spans(rules, *parts)) == 1


def test_scope_tells_headline_body_and_quotation_apart(one: Callable[..., Rules]) -> None:
    parts = (
        ("title", "A sure thing"),
        ("paragraph", "It is a sure thing here."),
        ("paragraph", "“It is a sure thing,” he said."),
        ("quote", "A sure thing again"),
    )
    starts = {
        scope: [finding.start for finding in findings(one(words=["sure thing"], scope=[scope]), *parts)]
        for scope in ("headline", "body", "quote")
    }
    text = article_of(*parts)[0].text
    at = [match for match in range(len(text)) if text.startswith("sure thing", match)]
    assert starts == {"headline": at[:1], "body": at[1:2], "quote": at[2:]}


def test_a_quotation_may_go_on_over_several_sentences(one: Callable[..., Rules]) -> None:
    text = "“We are glad. It is a sure thing,” he said."
    middle = text.index(" It")
    article = Article(
        uri="a", digest="", length=len(text), text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),)
    )
    sentences = [
        Sentence(index=0, start=0, end=middle, block=0),
        Sentence(index=1, start=middle + 1, end=len(text), block=0),
    ]
    assert find(Passages(article, sentences), one(words=["sure thing"], scope=["body"])) == ()


@pytest.mark.parametrize("kind", ["disclaimer", "byline", "related", "comments", "chrome"])
def test_page_chrome_is_not_looked_at(one: Callable[..., Rules], kind: str) -> None:
    assert spans(one(words=["sure thing"]), (kind, "A sure thing.")) == []


def test_a_sentence_classed_as_boilerplate_is_not_looked_at(one: Callable[..., Rules]) -> None:
    article, (sentence,) = article_of(("paragraph", "A sure thing."))
    assert (
        find(Passages(article, [sentence.model_copy(update={"cls": "boilerplate"})]), one(words=["sure thing"])) == ()
    )


def test_a_repeated_body_is_reported_once(one: Callable[..., Rules]) -> None:
    article, sentences = article_of(("paragraph", "A sure thing."), ("paragraph", "A sure thing."))
    sentences[1] = sentences[1].model_copy(update={"repeat_of": 0})
    assert len(find(Passages(article, sentences), one(words=["sure thing"]))) == 1


def test_at_most_lets_so_many_pass(one: Callable[..., Rules]) -> None:
    rules = one(words=["recently"], at_most=1)
    assert spans(rules, ("paragraph", "It recently rose.")) == []
    assert spans(rules, ("paragraph", "It recently rose and recently fell.")) == ["recently", "recently"]


def test_a_finding_says_rule_severity_and_message_and_keeps_its_id_when_it_moves(one: Callable[..., Rules]) -> None:
    rules = one(words=["sure thing"], severity="warning")
    (here,) = findings(rules, ("paragraph", "It is a sure thing."))
    (there,) = findings(rules, ("paragraph", "Something before."), ("paragraph", "It is a sure thing."))
    assert (here.rule, here.severity, here.message, here.code) == ("house/r", "warning", "Strike it.", None)
    assert here.id == there.id
    assert here.start != there.start


def test_equal_findings_have_different_ids(one: Callable[..., Rules]) -> None:
    parts = ("paragraph", "A sure thing."), ("paragraph", "A sure thing.")
    first, second = findings(one(words=["sure thing"]), *parts)
    assert first.id != second.id


def test_time_is_linear_in_the_article(one: Callable[..., Rules]) -> None:
    rules = one(words=["a a a a a a a a b", "guarantee* * * * x"])
    assert spans(rules, ("paragraph", "a " * 20_000 + "guarantee " * 20_000)) == []


def test_words_that_a_quotation_covers_in_part_are_somebody_else_s(one: Callable[..., Rules]) -> None:
    rules = one(words=["guaranteed ... returns"], scope=["body"])
    assert spans(rules, ("paragraph", "He spoke of “guaranteed” returns.")) == []
    assert spans(rules, ("paragraph", "He spoke of guaranteed returns, “as ever”.")) == ["guaranteed returns"]


def test_a_finding_keeps_its_id_when_its_words_are_wrapped(one: Callable[..., Rules]) -> None:
    rules = one(words=["sure thing"])
    (here,) = findings(rules, ("paragraph", "It is a sure thing."))
    (wrapped,) = findings(rules, ("paragraph", "It is a sure\nthing."))
    assert here.id == wrapped.id
