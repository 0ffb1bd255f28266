"""Rules of `kind: require`: what an article must hold.

`NEEDS` says for every need where an article fails it: ranges of its text, () where it is satisfied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any, Final

from factcheck.inspect.editorial.passages import Passages, Place, findings, longest, owners
from factcheck.inspect.page import Page
from factcheck.memo import cached_property
from factcheck.model import Claim, Finding, Sentence
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.articles import Need, Requirement
from factcheck.rules.loader import Rules
from factcheck.rules.phrases import Hit, Phrases

Range = tuple[int, int]
_LINK = regex(r"https?://|\bwww\.|\]\(")
_NAMED_AFTER = regex(r"[^.;:!?]{0,50}?\b(?:at|of|with|from|for)\s+(?:the\s+)?(?=[A-Z0-9])")
_NAMED_BEFORE = regex(r"(?:^|[\s(,])((?:[A-Z][\w&.'’-]*\s+)+)(?:[a-z-]+\s+){0,2}$")
_CITED_AFTER = regex(
    r"[\s’']*s?\s*(?:data|figures|estimates|prices|calculations|(?:(?:chief|senior)\s+)?(?:economists?|strategists?|analysts?))\b"
)
_CITED_BEFORE = regex(
    r"(?:according to|compiled by|polled by|surveyed by|provided by|cited by)\s+(?:data\s+(?:from|by)\s+)?$"
)
"""Who is named for the figures that it has of others, or for who speaks: "FactSet data show", "Wells Fargo economist Dana Whitlock"."""
_OWNED = regex(r"(?:\b(?:the|a)\s+[\w-]+['’]s?|\b(?:its|their))\s+(?:[\w-]+\s+){0,2}$")
"""The firm by what it is: "the lender's chief economist"."""
# Words with a capital before "analyst" that name no firm.
_NO_FIRM = frozenset(
    "a an the one another some senior chief veteran independent market markets tech technology equity equities research industry credit lead "
    "top star prominent financial investment investing stock stocks sell-side buy-side wall street and but as however meanwhile former longtime "
    "long-time renowned noted respected famed popular technical quantitative".split()
)


@record
class _Case:
    """One requirement against one article."""

    rule: Requirement
    page: Page
    passages: Passages
    looked: _Looked
    number: int

    def when(self) -> list[tuple[Sentence, int, int]]:
        """Where the phrases of `when` stand, in the places that `when_scope` names."""
        met = self.looked.when.get(self.number, ())
        return [(s, hit.start, hit.end) for s, hit in met if self.passages.scope(s, hit) in self.rule.when_scope]

    def satisfied(self, sentences: Iterable[Sentence] | None = None) -> bool:
        """Whether one of the rule's words stands in these sentences, or in what `where` names."""
        among = self._where() if sentences is None else sentences
        return bool(self.rule.words) and any(self.number in self.looked.words_of(s) for s in among)

    def _where(self) -> Sequence[Sentence]:
        if self.rule.where == "anywhere":
            return self.passages.sentences
        headline = self.rule.where == "headline"
        return [s for s in self.passages.readable if self.passages.is_headline(s) == headline]

    @property
    def claims(self) -> Iterator[Claim]:
        """What the article itself claims, in its order."""
        readable = {sentence.index for sentence in self.passages.readable}
        return (claim for claim in self.page.extraction.claims if claim.sentence in readable)

    @property
    def start(self) -> Range:
        """Where to report about the article as a whole: at what called for it, else at the headline."""
        met = self.when()
        return met[0][1:] if met else self.passages.headline


def _words(case: _Case) -> Iterator[Range]:
    if not case.satisfied():
        yield case.start


def _byline(case: _Case) -> Iterator[Range]:
    article = case.page.article
    if not (article.byline or any(block.kind == "byline" for block in article.blocks) or case.satisfied()):
        yield case.start


def _date(case: _Case) -> Iterator[Range]:
    if not (case.page.article.published or case.satisfied()):
        yield case.start


def _ticker(case: _Case) -> Iterator[Range]:
    """The first mention of every listed company that the article makes claims about and gives no ticker of."""
    page = case.page
    # whoever sets a target or forecasts is named for what he says of another
    claimed = {
        claim.subject.id
        for claim in case.claims
        if (claim.subject.id or "").startswith("cik:") and claim.modality != "forecast" and not claim.unbound
    }
    given = {entity.ref for entity in page.extraction.entities if entity.type == "TICKER"}
    readable = {sentence.index for sentence in case.passages.readable}
    seen: set[str] = set()
    for entity in page.extraction.entities:
        ref = entity.ref
        if (
            entity.type != "ORG"
            or ref is None
            or ref not in claimed
            or ref in given
            or ref in seen
            or entity.sentence not in readable
        ):
            continue
        text = page.article.text
        if _CITED_AFTER.match(text, entity.end) or _CITED_BEFORE.search(text, max(0, entity.start - 40), entity.start):
            continue
        seen.add(ref)
        listed = page.listings.by_id(ref)
        if listed is not None and listed.tickers and not {*listed.tickers} & {*page.article.tickers}:
            yield entity.start, entity.end


def _source(case: _Case) -> Iterator[Range]:
    """The first figure of an article that names no source anywhere: no word of the rule's and no link."""
    figure = next((c for c in case.claims if c.quantity and c.modality == "fact"), None)
    if figure is not None and not case.satisfied() and not _LINK.search(case.page.article.text):
        yield figure.start, figure.end


def _period(case: _Case) -> Iterator[Range]:
    """One figure a paragraph that is reported over a period and of which neither sentence nor article says which."""
    flows = _flows(case.page.rules)
    paragraphs: set[int] = set()
    for claim in case.claims:
        if claim.metric not in flows or claim.modality != "fact" or claim.subject.id is None or claim.unbound:
            continue
        if claim.period or claim.antecedent or not claim.quantity or claim.kind not in ("amount", "change", "ratio"):
            continue
        sentence = case.page.sentences[claim.sentence]
        same = [s for s in case.passages.sentences if s.block == sentence.block]
        if sentence.block in paragraphs or case.page.times_in.get(sentence.index) or case.satisfied(same):
            continue
        if not case.passages.is_headline(sentence):
            paragraphs.add(sentence.block)
            yield claim.start, claim.end


_FLOWS = frozenset({"revenue", "net_income", "operating_income", "eps"})


def _flows(rules: Any) -> frozenset[str]:
    """Metrics that are told over a period; the commonest also where the rules about filings were not selected."""
    sec = getattr(getattr(rules, "reference", None), "sec", None)
    if sec is None:
        return _FLOWS
    return frozenset(
        {*_FLOWS, *(name for name, metric in sec.metrics.items() if metric.period == "flow"), *sec.derived}
    )


def _affiliation(case: _Case) -> Iterator[Range]:
    """A person who is called what `when` says, who is quoted, and of whose firm the sentence says nothing."""
    text = case.page.article.text
    told = _reporting(case.page.rules)
    for sentence, start, end in case.when():
        words = {token.lower for token in case.passages.row(sentence)}
        if not words & told or case.satisfied([sentence]):
            continue
        if not (_NAMED_AFTER.match(text, end, sentence.end) or _has_firm_before(text[sentence.start : start])):
            yield start, end


def _has_firm_before(before: str) -> bool:
    """Whether names with capitals end just before the title ("Wedbush analyst"), or stand there with "of" ("Ives of Wedbush, an analyst")."""
    if _OWNED.search(before):
        return True
    named = _NAMED_BEFORE.search(before)
    if named is not None and any(word.lower().strip(".,") not in _NO_FIRM for word in named[1].split()):
        return True
    return (
        re.search(r"\b(?:at|of|with|from)\s+(?:the\s+)?[A-Z][^.;:!?]{0,40},\s*(?:an?|the|its)?\s*$", before) is not None
    )


def _reporting(rules: Any) -> frozenset[str]:
    """Single words that report speech."""
    section = getattr(getattr(rules, "vocabulary", None), "reporting", None) or {}
    verbs = section.get("verbs")
    return frozenset(word for word in (verbs.words if verbs else ()) if " " not in word)


NEEDS: Mapping[Need, Callable[[_Case], Iterator[Range]]] = {
    "words": _words,
    "byline": _byline,
    "date": _date,
    "ticker": _ticker,
    "source": _source,
    "period": _period,
    "affiliation": _affiliation,
}


_OF_THE_WHOLE: Final = frozenset(("words", "byline", "date", "source"))
"""What the article lacks, wherever that is shown."""


@record(eq=False)
class Requirements:
    """The requirements of a rule set, those that are off left out, with their phrases ready to be found."""

    rules: tuple[Requirement, ...] = field(repr=False)

    def _phrases(self, key: str) -> Phrases:
        return Phrases((number, phrase) for number, rule in enumerate(self.rules) for phrase in getattr(rule, key))

    @cached_property
    def words(self) -> Phrases:
        return self._phrases("words")

    @cached_property
    def when(self) -> Phrases:
        return self._phrases("when")

    @cached_property
    def exceptions(self) -> Phrases:
        return self._phrases("exceptions")


class _Looked:
    """What was found of the phrases of all requirements in one article, each sentence gone through once."""

    def __init__(self, passages: Passages, requirements: Requirements) -> None:
        self._passages, self._requirements = passages, requirements
        self._words: dict[int, set[int]] = {}
        """By the start of a sentence; most articles name what is asked for in one of the first."""

    def words_of(self, sentence: Sentence) -> set[int]:
        """The rules whose words stand in a sentence."""
        found = self._words.get(sentence.start)
        if found is None:
            found = self._words[sentence.start] = owners(self._requirements.words, self._passages, [sentence])
        return found

    @cached_property
    def when(self) -> dict[int, list[tuple[Sentence, Hit]]]:
        found: dict[int, list[tuple[Sentence, Hit]]] = {}
        for sentence in self._passages.readable:
            row = self._passages.row(sentence)
            hits = longest(self._requirements.when.find(row))
            cancelled = list(self._requirements.exceptions.find(row)) if hits else []
            for hit in hits:
                if not any(hit.owner == other.owner and hit.overlaps(other) for other in cancelled):
                    found.setdefault(hit.owner, []).append((sentence, hit))
        return found


@lru_cache(maxsize=8)
def _compiled(rules: Rules) -> Requirements:
    return Requirements(tuple(rule for rule in rules.requirements if rule.severity != "off"))


def find(page: Page, passages: Passages) -> tuple[Finding, ...]:
    """Findings of the requirements in document order."""
    return missed(page, passages, _compiled(page.rules))


def missed(page: Page, passages: Passages, requirements: Requirements) -> tuple[Finding, ...]:
    places: list[Place] = []
    text, looked = page.article.text, _Looked(passages, requirements)
    for number, rule in enumerate(requirements.rules):
        case = _Case(rule, page, passages, looked, number)
        if rule.severity == "off" or (rule.when and not case.when()):
            continue
        for start, end in NEEDS[rule.needs](case):
            whole = rule.needs in _OF_THE_WHOLE
            told = "" if whole else text[start:end]
            places.append(Place(rule.name, rule.severity, rule.message, start, end, told, whole=whole))
    return tuple(findings(page.article, places))
