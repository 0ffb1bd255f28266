"""What stands in each sentence of an article: read once, before any of it is bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from factcheck.extract.analysis import View
from factcheck.extract.ellipsis import LONGEST_ENDING
from factcheck.extract.entities.find import find_entities
from factcheck.extract.items import analyse
from factcheck.extract.lexicon import Hit, Lexicon, Token, tokenize
from factcheck.extract.mentions import find_mentions
from factcheck.extract.tables.article import Tables
from factcheck.extract.times.that_year import YearAbove, of_that_year
from factcheck.model import Article, Entity, Quantity, Sentence, Time, Trap
from factcheck.patterns import regex
from factcheck.records import record

_HELD = 400
"""So many analysed sentences are kept from the first pass to the second; those of longer articles are analysed again."""


class _Mentions:
    def __init__(self) -> None:
        self.quantities: list[Quantity] = []
        self.times: list[Time] = []
        self.entities: list[Entity] = []
        self.traps: list[Trap] = []


@record(frozen=False, slots=True)
class Row:
    """What stands in one sentence; the analysed sentence itself only while there are few."""

    quantities: list[Quantity]
    times: list[Time]
    entities: list[Entity]
    headline: bool
    cues: frozenset[str]
    """The kinds of modality that the words show."""
    is_plain: bool
    """Nothing in it can be a claim, or say what one is about."""
    view: View | None = None


_SCALED = regex(
    r"(?:(?:about|some|nearly|almost|over|more than|less than|around)\s+)?[\d.,]+\s+(?:million|billion|trillion|thousand)"
)


_IN_WORDS = regex(r"(?:[\d.,]+|[A-Za-z]+(?:[ -][a-z]+){0,3})\s+(?:million|billion|trillion)\s+[a-z]+(?:\s[a-z]+)?")


_SCALED_ONLY = regex(r"[\d.,]+\s?(?:m|mn|bn|b|k|million|billion|trillion|thousand)", re.I)
_COUNTED = {"shares_outstanding": "shares", "diluted_shares": "shares"}
_NO_NOUN = regex(
    r"\s*(?:[.,;:)(?!–—-]|(?:after|against|from|versus|in|at|for|to|and|or|of (?:the|last|cash|sales|revenue|revenues|turnover|profit|debt)|"
    r"over|on|by|before|previously|following|compared|a year|one year|last|the year|while|whereas|but|as|up|down|is|was|were)\b)"
)


class Reader:
    """Reads the mentions of all sentences first, since whom a pronoun means may stand later, and then each sentence."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], vocabulary: Any, lexicon: Lexicon) -> None:
        self.article = article
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.found = _Mentions()
        self.tables = Tables(article, sentences, vocabulary, lexicon)
        self._held = 0
        self._plain: dict[frozenset[str], Row] = {}
        self._surnames: set[str] = set()
        self._year_above = YearAbove()
        self._currency: str | None = None
        self._block = -1
        """The paragraph of the last sentence that was read."""

    def mentions(self, sentence: Sentence) -> Row | None:
        """Mentions of one sentence, numbered in document order; None where no claim can be raised."""
        if sentence.cls == "boilerplate" or sentence.repeat_of is not None:
            return None
        article, found, text = self.article, self.found, self.article.text
        start, end = sentence.start, sentence.end
        if (cells := self.tables.mentions(sentence.index)) is not None:
            quantities, times, traps, (start, end) = cells.quantities, cells.times, cells.traps, cells.words
            renamed = {q.id: f"q{len(found.quantities) + k}" for k, q in enumerate(quantities, 1)}
            quantities = [
                q.model_copy(update={"id": renamed[q.id], "alt_of": renamed.get(q.alt_of) if q.alt_of else None})
                for q in quantities
            ]
            times = [t.model_copy(update={"id": f"t{len(found.times) + k}"}) for k, t in enumerate(times, 1)]
        else:
            before = len(found.quantities), len(found.times)
            last = self._told_before(sentence)
            quantities, times, traps = find_mentions(text, sentence, self.vocabulary, article.published, before, last)
            times = list(self._year_above.within(sentence, times, text, self._kind(sentence) == "heading"))
            times = of_that_year(times, found.times, text)
        self._block = sentence.block
        quantities = [self._in_its_currency(q) for q in quantities]
        tokens = tokenize(text, start, end)
        hits = self.lexicon.find(tokens)
        quantities = [self._counted(q, hits) for q in quantities]
        headline = self._kind(sentence) in ("title", "heading") or _in_capitals(tokens)
        blocked = [(q.start, q.end) for q in quantities if q.start < end] + [
            (t.start, t.end) for t in times if t.start < end
        ]
        count = len(found.entities)
        entities = find_entities(text, sentence.index, tokens, hits, blocked, self.lexicon, headline, count)
        entities = [self._known_person(e) for e in entities]
        found.quantities += quantities
        found.times += times
        found.entities += entities
        found.traps += traps
        # "in May 2025" is no "may", and the company of that name sets no "target"
        cues = frozenset(
            s.id
            for hit in hits
            if "modality" in hit.sections and not _is_inside(hit, (*times, *entities))
            for s in hit.senses
            if s.section == "modality"
        )
        told = bool(quantities or times or entities) or _tells(hits)
        if not told and any("metrics" in hit.sections for hit in hits):
            asks = text[sentence.start : sentence.end].rstrip("\"'”’ ").endswith(("?", ":"))
            told = asks or len(tokens) <= LONGEST_ENDING
        plain = not told or self.tables.is_silent(sentence.index)
        if plain:  # nothing of it is asked for again but its cues: a book's rows are a few
            return self._plain.setdefault(cues, Row([], [], [], headline, cues, plain))
        row = Row(quantities, times, entities, headline, cues, plain)
        if self._held < _HELD:
            self._held += 1
            row.view = self._analysed(sentence, row, tokens, hits)
        return row

    def _kind(self, sentence: Sentence) -> str | None:
        blocks = self.article.blocks
        return blocks[sentence.block].kind if 0 <= sentence.block < len(blocks) else None

    def _told_before(self, sentence: Sentence) -> Time | None:
        """The time of a period that the sentence right before tells last, in one paragraph."""
        last = self.found.times[-1] if self.found.times else None
        if last is None or last.sentence != sentence.index - 1 or self._block != sentence.block:
            return None
        return last if last.type in ("period", "fiscal") else None

    def _in_its_currency(self, quantity: Quantity) -> Quantity:
        """ "611 million dollars ... brought back to 167 million": where the currency is told by a word, it is told once"""
        text = self.article.text
        if quantity.kind == "money":
            if _IN_WORDS.fullmatch(quantity.text):
                self._currency = quantity.unit
            return quantity
        if self._currency is None or quantity.kind != "count" or quantity.unit or not _SCALED.fullmatch(quantity.text):
            return quantity
        behind = text[quantity.end : quantity.end + 24].split()
        if behind and not _NO_NOUN.match(text[quantity.end : quantity.end + 24]):
            return quantity
        return quantity.model_copy(update={"kind": "money", "unit": self._currency, "bare_sign": False})

    def _counted(self, quantity: Quantity, hits: list[Hit]) -> Quantity:
        """ "the diluted share count was 3.52bn": a bare figure behind a metric that is counted is no money"""
        if quantity.kind != "money" or not _SCALED_ONLY.fullmatch(quantity.text):
            return quantity
        before = [
            (hit, s.id)
            for hit in hits
            if hit.end <= quantity.start and "metrics" in hit.sections
            for s in hit.senses
            if (s.section, s.form) == ("metrics", "words")
        ]
        last = max(before, key=lambda told: (told[0].end, -told[0].start), default=None)
        if last is None or self.lexicon.metrics[last[1]].kinds != ("count",):
            return quantity
        return quantity.model_copy(update={"kind": "count", "unit": _COUNTED.get(last[1], ""), "bare_sign": False})

    def _known_person(self, entity: Entity) -> Entity:
        """ "Moeller said": the surname of somebody named before names no company"""
        if entity.type == "PERSON":
            self._surnames.add(entity.text.rpartition(" ")[2])
        elif entity.rule == "name by form" and entity.text in self._surnames:
            return entity.model_copy(update={"type": "PERSON", "rule": "surname"})
        return entity

    def view(self, sentence: Sentence, row: Row) -> View:
        """The sentence analysed, once; what was not held is read again."""
        view, row.view = row.view, None
        if view is not None:
            return view
        tokens = tokenize(self.article.text, sentence.start, sentence.end)
        return self._analysed(sentence, row, tokens, self.lexicon.find(tokens))

    def joined(self, first: Sentence, second: Sentence, row: Row, following: Row) -> View:
        """Two sentences analysed as one, with a colon between them."""
        tokens = [t for t in tokenize(self.article.text, first.start, second.end) if t.text not in "*_#"]
        stop = next((k for k, t in enumerate(tokens) if t.start >= second.start), 0)
        ends = {".", "!", "?", ":"}
        kept = [t for k, t in enumerate(tokens) if k >= stop or k < stop - 1 or t.text not in ends]
        stop -= len(tokens) - len(kept)
        colon = Token(":", first.end - 1, first.end, ":")
        kept.insert(stop, colon)
        both = Row(
            row.quantities + following.quantities,
            row.times + following.times,
            row.entities + following.entities,
            following.headline,
            row.cues | following.cues,
            False,
        )
        whole = first.model_copy(update={"end": second.end})
        return self._analysed(whole, both, kept, self.lexicon.find(kept))

    def _analysed(self, sentence: Sentence, row: Row, tokens: list[Token], hits: list[Hit]) -> View:
        return analyse(
            self.article.text,
            sentence,
            self.lexicon,
            tokens,
            hits,
            row.quantities,
            row.times,
            row.entities,
            row.headline,
        )


def _is_inside(hit: Hit, mentions: Iterable[Time | Entity]) -> bool:
    return any(mention.start <= hit.start < mention.end for mention in mentions)


def _tells(hits: list[Hit]) -> bool:
    """Whether the words can make a claim without a figure: an office, a comparison, or a person's saying."""
    sections = frozenset().union(*(hit.sections for hit in hits))
    return not sections.isdisjoint(("offices", "comparisons")) or (
        {"reporting", "references"} <= sections
        and any((s.section, s.id) == ("references", "person") for hit in hits for s in hit.senses)
    )


def _in_capitals(tokens: list[Token]) -> bool:
    """A line all in capitals, in which a capital marks no name."""
    shouted = sum(len(t.text) > 1 and t.text.isalpha() for t in tokens if t.text.isupper())
    if shouted <= _FEW:
        return False
    return 4 * shouted > 3 * sum(len(t.text) > 1 and t.text.isalpha() for t in tokens)


_FEW = 3
"""Words in capitals that stand in a line of any kind."""
