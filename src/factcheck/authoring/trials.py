"""One example of a rule about words, tried: the pieces that must be reported against those that are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from factcheck.inspect.editorial.passages import Passages
from factcheck.inspect.editorial.patterns import Compiled, matched
from factcheck.inspect.editorial.requirements import Requirements, missed
from factcheck.inspect.page import Page
from factcheck.model import Article, Finding
from factcheck.read import read_text
from factcheck.records import record
from factcheck.rules.articles import Pattern, Requirement
from factcheck.rules.examples import marked
from factcheck.rules.loader import Rules

About = Pattern | Requirement
Kind = Literal["fires", "passes", "supported", "contradicted"]
Spans = tuple[tuple[int, int], ...]


@record
class Failure:
    """An example that does not come out as it says. Both texts show the reported pieces in angle brackets."""

    rule: str
    place: str
    kind: Kind
    expected: str
    found: str
    note: str = ""


@record
class Trial:
    """An example as an article, read once for the rule and all its mutants. `offset` is where the example begins in it."""

    kind: Kind
    text: str
    marks: Spans
    page: Page
    passages: Passages
    offset: int

    def spans(self, rule: About | None) -> Spans:
        """The reported pieces, by their place in the example."""
        found = self._findings(rule) if rule is not None else ()
        return tuple(sorted({(f.start - self.offset, f.end - self.offset) for f in found}))

    def _findings(self, rule: About) -> tuple[Finding, ...]:
        loud = rule.model_copy(update={"severity": "note"}) if rule.severity == "off" else rule
        if isinstance(loud, Pattern):
            return matched(self.passages, Compiled((loud,)))
        return missed(self.page, self.passages, Requirements((loud,)))

    def holds(self, spans: Spans) -> bool:
        if self.kind == "passes":
            return not spans
        return spans == self.marks if self.marks else bool(spans)


def trials(rule: About, rules: Rules) -> Iterator[Trial]:
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (("fires", rule.examples.fires), ("passes", rule.examples.passes))
    for kind, texts in kinds:
        for example in texts:
            text, marks = marked(example)
            article, offset = as_article(text, headline=isinstance(rule, Pattern) and "body" not in rule.scope)
            page = read_page(article, rules)
            yield Trial(kind, text, marks, page, Passages(article, page.extraction.sentences), offset)


def as_article(text: str, *, headline: bool) -> tuple[Article, int]:
    """An article of several lines as it stands, one line as the body or the headline of one; and where the text begins."""
    text = text.rstrip("\n")
    if "\n" in text:
        return read_text(text + "\n", "example"), 0
    if headline and not text.startswith(("“", '"')):
        return read_text(f"{text}\n\nThe text of the article follows here.\n", "example"), 0
    title = "An Example\n\n"
    return read_text(f"{title}{text}\n", "example"), len(title)


def read_page(article: Article, rules: Rules) -> Page:
    from factcheck.extract import extract
    from factcheck.text import split

    return Page(article, extract(article, split(article), rules.vocabulary), rules, article.published)


def remarked(text: str, spans: Spans) -> str:
    """The text with these pieces in angle brackets."""
    for start, end in sorted(spans, reverse=True):
        if 0 <= start <= end <= len(text):
            text = f"{text[:start]}<{text[start:end]}>{text[end:]}"
    return text


def failures(rule: About, tried: list[Trial]) -> Iterator[Failure]:
    for trial in tried:
        spans = trial.spans(rule)
        if not trial.holds(spans):
            yield Failure(
                rule.name,
                f"{rule.path}:{rule.line}",
                trial.kind,
                remarked(trial.text, trial.marks),
                remarked(trial.text, spans),
                "" if trial.kind == "passes" or spans else "nothing is reported",
            )


Change = Callable[[About], "About | None"]


def _with(**changes: object) -> Change:
    return lambda rule: rule.model_copy(update=changes)


def mutations(rule: About) -> Iterator[tuple[str, Change]]:
    """Ways to break the rule, each by a key that it uses; every one should make an example fail."""
    yield "the rule deleted", lambda _: None
    if isinstance(rule, Pattern):
        if rule.exceptions:
            yield "without `exceptions`", _with(exceptions=())
        if rule.unless:
            yield "without `unless`", _with(unless=(), unless_in="sentence")
            if rule.unless_in != "sentence":
                yield "with `unless_in: sentence`", _with(unless_in="sentence")
        if set(rule.scope) < {"headline", "body"}:
            yield "with any `scope`", _with(scope=("headline", "body", "quote"))
        if rule.at_most:
            yield "without `at_most`", _with(at_most=0)
        return
    if rule.when:
        yield "without `when`", _with(when=(), exceptions=())
        if rule.exceptions:
            yield "without `exceptions`", _with(exceptions=())
    if rule.words:
        yield "without `words`", _with(words=("zzzz",))


def survivors(rule: About, tried: list[Trial]) -> Iterator[str]:
    """The mutations that no example notices; one that turns the rule into its opposite is among those that must not live."""
    outcomes = [trial.spans(rule) for trial in tried]
    if all(trial.holds(((0, 1),) if not spans else ()) for trial, spans in zip(tried, outcomes, strict=True)):
        yield "the rule negated"
    for name, change in mutations(rule):
        mutant = change(rule)
        if all(trial.holds(trial.spans(mutant)) for trial in tried):
            yield name
