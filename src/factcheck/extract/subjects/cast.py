"""Who an article is about: its companies in order, and the one of silent figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.lexicon import Lexicon
from factcheck.model import Article, Entity, Sentence
from factcheck.patterns import regex
from factcheck.records import record


@record(frozen=False, slots=True)
class Cast:
    """The companies of the article in order of mention, for resolving pronouns, descriptions and silence."""

    default: str | None = None
    """The company that the article is about."""
    last: str | None = None
    """The company that was the subject of the last claim or sentence."""
    source: str = "title"
    all: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    """Countries and authorities of which something was told; they have no profit and no chief executive."""
    short: dict[str, str] = field(default_factory=dict)
    """Words that begin several companies' names, where the article names just one of them in full or by its ticker; symbols in
    brackets behind a name that nobody here knows."""

    @property
    def last_company(self) -> str | None:
        return None if self.last in self.places else self.last

    def ref(self, entity: Entity) -> str:
        """Its identity, else its name as one."""
        return entity.ref or self.short.get(entity.text) or f"name:{entity.text.lower()}"


def cast_of(article: Article, sentences: tuple[Sentence, ...], entities: list[Entity], lexicon: Lexicon) -> Cast:
    """The article's companies; the default is the title's, else the ticker line's, else the one named most."""
    cast = Cast()
    cast.short = _short(article, entities, lexicon)
    counts: Counter[str] = Counter()
    title_refs: list[str] = []
    title = _title_index(article, sentences)
    for e in entities:
        if e.type == "ORG":
            ref = cast.ref(e)
            cast.all.add(ref)
            counts[ref] += 1
            if e.sentence == title and ref not in title_refs:
                title_refs.append(ref)
    known = [ref for ref in title_refs if not ref.startswith("name:")]
    if len(known) == 1 and all(counts[known[0]] >= counts[ref] for ref in title_refs):
        title_refs = known  # other capitalised words of a title name nobody that the article goes on with
    by_ticker = [listed for ticker in article.tickers if (listed := ticker_ref(lexicon, ticker))]
    if len(title_refs) == 1:
        cast.default, cast.source = title_refs[0], "title"
    elif by_ticker and len(set(by_ticker)) == 1:
        cast.default, cast.source = by_ticker[0], "tickers"
    elif counts:
        (first, n), *rest = counts.most_common(2)
        # nobody is the article's company when two are named about equally often
        if not rest or n >= 2 * rest[0][1] or (title_refs and first in title_refs and n > rest[0][1]):
            cast.default, cast.source = first, "most named"
    return cast


def _short(article: Article, entities: list[Entity], lexicon: Lexicon) -> dict[str, str]:
    """ "United" in an article that names United Airlines, and no other company whose name begins so."""
    found = _symbols(article, entities)
    if not any(e.candidates for e in entities):
        return found
    named = {e.ref for e in entities if e.type in ("ORG", "TICKER") and e.ref}
    named.update(filter(None, (ticker_ref(lexicon, ticker) for ticker in article.tickers)))
    strangers = [e.text for e in entities if e.type == "ORG" and e.ref is None and not e.candidates]
    for e in entities:
        meant = [ref for ref in e.candidates if ref in named]
        if len(meant) == 1 and not any(name.startswith(e.text + " ") for name in strangers):
            found[e.text] = meant[0]
    return found


def _symbols(article: Article, entities: list[Entity]) -> dict[str, str]:
    """ "Ryanair (RYAAY)", "easyJet (LSE: EZJ)": a strange symbol in brackets is of the name before it"""
    found = {}
    for name, symbol in pairwise(e for e in entities if e.type in ("ORG", "TICKER")):
        between, behind = article.text[name.end : symbol.start], article.text[symbol.end : symbol.end + 1]
        shouted = symbol.text.isalpha() and symbol.text.isupper() and len(symbol.text) <= _LONGEST_SYMBOL
        if symbol.ref is None and shouted and behind == ")" and _OPENS.fullmatch(between):
            found[symbol.text] = name.ref or f"name:{name.text.lower()}"
    return found


_LONGEST_SYMBOL = 5
_OPENS = regex(r"\s*\((?:[A-Za-z]+\s?:\s?)?")


def _title_index(article: Article, sentences: tuple[Sentence, ...]) -> int:
    for s in sentences:
        if 0 <= s.block < len(article.blocks) and article.blocks[s.block].kind == "title":
            return s.index
    return -1


def ticker_ref(lexicon: Lexicon, ticker: str) -> str | None:
    symbol = ticker.rpartition(":")[2].strip("-+ ")
    bare = symbol[:-2] if symbol.endswith((".N", ".O")) else symbol
    known = [lexicon.first_listed[name] for name in (symbol, bare) if name in lexicon.first_listed]
    return min(known)[1] if known else None


def company_name(lexicon: Lexicon, ref: str | None) -> tuple[str | None, str | None]:
    """Registered name and first ticker of an identity."""
    entry = lexicon.companies.get(ref or "") or lexicon.registered.get(ref or "")
    if entry is None:
        return None, None
    return entry.name, entry.tickers[0] if entry.tickers else None


def set_against(view: View, pronoun: Item, cast: Cast) -> set[str]:
    """ "Its revenue grew 12.2%, Visa's 10.0%": who is named behind as the owner of another figure is not meant by the pronoun"""
    owners = (i for i in view.named() if i.first > pronoun.last and view.word(i.last) == "'s")
    return {cast.ref(i.ref) for i in owners if view.at(i.last + 1, "quantity")}
