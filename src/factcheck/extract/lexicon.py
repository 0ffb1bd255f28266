"""Tokens, and one look-up per token in one dictionary of phrases.

The vocabulary's phrases are compiled once into a dictionary from first word to the phrases that start with it,
longest first. A sentence is tokenised once and every phrase is found in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import accumulate
from typing import Any, NamedTuple

from factcheck.memo import once_per_vocabulary
from factcheck.pack.registry import registered_companies
from factcheck.patterns import compiled, regex
from factcheck.records import record
from factcheck.rules.vocabulary_claims import SECTIONS

# Marks of emphasis are nothing that is said ("**$24.3 billion** - what operations generated").
# A word keeps inner full stops ("U.S.", "Amazon.com"), ampersands ("R&D") and digits ("Qwen2.5"); 's and n't stand alone.
_SHAPE = r"""
    [A-Za-z]{2,}+ (?! [\w&'’] | \.[^\W_] )   # nearly every word, by the cheapest test
  | ['’](?:[sS]|re|ve|ll|d|m)\b
  | n['’]t\b
  | [^\W\d_](?:(?!n['’]t\b)[^\W_]|[.&](?=[^\W_])|(?<=\.[^\W\d_])\.)*(?:(?<=[^\W_])['’](?![sS]\b|re\b|ve\b|ll\b|d\b|m\b)(?=[^\W\d_])[^\W\d_]+)?
  | \d+(?:[.,]\d+)*
  | [^\s*_]
    """
_TOKEN = regex(_SHAPE, re.VERBOSE)
_SPACED = regex(rf"([\s*_]*)({_SHAPE})", re.VERBOSE)
"""A token with what stands before it: their lengths give the offsets, at half the cost of asking every match."""


class Token(NamedTuple):
    text: str
    start: int
    end: int
    lower: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


_token = partial(tuple.__new__, Token)
"""As `Token._make`, without a call in between: there are as many as words."""


def _low(text: str) -> str:
    return text.lower().replace("’", "'")


def tokenize(text: str, start: int, end: int) -> list[Token]:
    last = end
    while last > start and (text[last - 1] in "*_" or text[last - 1].isspace()):
        last -= 1  # what has no token behind it would be looked at from each of its places
    # an underscore goes on with the word before it: "'S_" has no clitic
    pairs = _SPACED.findall(text, start, last + 1 if text[last:end].startswith("_") else last)
    words = [word for _, word in pairs]
    lower = [word.lower() for word in words]
    if "’" in text[start:end]:
        lower = [word.replace("’", "'") for word in lower]
    ends = list(accumulate([len(space) + len(word) for space, word in pairs], initial=start))[1:]
    starts = [place - len(word) for place, word in zip(ends, words)]  # noqa: B905 - costs a tenth of the whole
    return list(map(_token, zip(words, starts, ends, lower)))  # noqa: B905


@record(slots=True)
class Sense:
    """One meaning of a phrase: the section, the entry's id, and a sub-kind ("verbs", "names", ...)."""

    section: str
    id: str
    form: str
    cased: bool


Option = tuple[tuple[str, ...], tuple[str, ...], Sense]
"""A phrase in lower case, as it is written, and what it means."""


class _Options(NamedTuple):
    """The phrases that begin with one word: the word alone, and longer ones by their second word."""

    alone: list[Option]
    by_second: dict[str, list[Option]]
    senses: tuple[Sense, ...]
    """Those of the word alone, if none of them depends on capitals; else nothing."""
    sections: frozenset[str]
    """The sections of these."""


_NOTHING = _Options([], {}, (), frozenset())


@record(slots=True)
class Hit:
    """A phrase found at tokens [first, last) with its senses."""

    first: int
    last: int
    start: int
    end: int
    senses: tuple[Sense, ...]
    sections: frozenset[str]
    """The sections of the senses: most questions are of one section, and most words have none of it."""

    def sense(self, section: str, form: str | None = None) -> Sense | None:
        for sense in self.senses:
            if sense.section == section and (form is None or sense.form == form):
                return sense
        return None


def _hit(first: int, last: int, start: int, end: int, senses: tuple[Sense, ...]) -> Hit:
    return Hit(first, last, start, end, senses, frozenset(s.section for s in senses))


_CASED = {"companies", "indices", "bodies", "things", "places", "register"}
_FORMS = ("words", "verbs", "nouns", "adjectives", "units", "names", "products", "segments")


class Cues(dict[str, frozenset[str]]):
    """The lists of the section `binding_cues`; one that a vocabulary lacks is empty."""

    def __missing__(self, key: str) -> frozenset[str]:
        return frozenset()

    @cached_property
    def first_words(self) -> Mapping[str, frozenset[str]]:
        """The words with which the phrases of each list begin."""
        return _Words(self, 0)

    @cached_property
    def last_words(self) -> Mapping[str, frozenset[str]]:
        """The words with which the phrases of each list end."""
        return _Words(self, -1)


class _Words(dict[str, frozenset[str]]):
    """One word of each phrase of a list, taken from it when the list is first asked for."""

    def __init__(self, cues: Cues, place: int) -> None:
        self._cues, self._place = cues, place

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = frozenset(phrase.split(" ")[self._place] for phrase in self._cues[key])
        return found


class Lexicon:
    """The phrases of the sections of a vocabulary from which claims are bound."""

    def __init__(self, sections: Mapping[str, Mapping[str, Any]]) -> None:
        self._raw: dict[str, list[tuple[str, Sense]]] = {}
        self._phrases: dict[str, _Options] = {}
        self.metrics = sections.get("metrics", {})
        self.companies = {entry.ref: entry for entry in sections.get("companies", {}).values()}
        self.registered: dict[str, Any] = {}
        self.cues = Cues((id_, frozenset(entry.words)) for id_, entry in sections.get("binding_cues", {}).items())
        self.hints: dict[str, tuple[str, ...]] = {}
        """By a word, or a vague measure: the measures that a figure told without one may be of."""
        for metric, entry in sections.get("measure_hints", {}).items():
            for word in entry.words:
                self.hints[word] = (*self.hints.get(word, ()), metric)
        for section, entries in sections.items():
            if section in ("binding_cues", "measure_hints", "cell_words", "column_units", "column_words"):
                continue
            for id_, entry in entries.items():
                if id_ == "given":
                    continue  # a given name is a word of no sentence, and half of them are half a company
                ref = entry.ref if section == "companies" else id_
                for form in _FORMS:
                    if form in type(entry).model_fields and (phrases := getattr(entry, form)):
                        sense = Sense(section, ref, form, section in _CASED)
                        for phrase in phrases:
                            self._add(phrase, sense)
        common = sections.get("common_words", {})
        self.common_names = {w for k, e in common.items() if k == "names" for w in e.words}
        self.given_names = frozenset(w for k, e in common.items() if k == "given" for w in e.words)
        self.past_forms = frozenset(w for k, e in common.items() if k == "pasts" for w in e.words)
        self.starters = frozenset(w for k, e in common.items() if k == "starters" for w in e.words)
        marks = sections.get("mention_cues", {}).get("round_marks")
        self.round_marks = frozenset(marks.words if marks else ())
        modifiers = sections.get("modifiers", {})
        self.whole_words = frozenset(w for k, e in modifiers.items() if k == "whole" for w in e.words)
        self.adjusted_words = frozenset(w for k, e in modifiers.items() if k == "adjusted" for w in e.words)
        self.purposes = frozenset(w for k, e in modifiers.items() if k == "purpose" for w in e.words)
        self.spent_on = {metric: frozenset(e.words) for metric, e in sections.get("spent_on", {}).items()}
        self.securities = frozenset(w for k, e in modifiers.items() if k == "securities" for w in e.words)
        heads = sections.get("references", {}).get("head")
        trades = {
            trade.rpartition(" ")[2] for c in self.companies.values() for trade in c.trades if " of " not in trade
        }
        self.reference_heads = frozenset(heads.words if heads else ()) | trades
        known = set(self.companies)
        for company in registered_companies():
            if company.ref not in known:
                self.registered[company.ref] = company
                sense = Sense("register", company.ref, "names", True)
                for name in company.names:
                    self._add(name, sense)
        self.seats = frozenset(seat for c in self.companies.values() for seat in c.seats)
        self.leaders = {name: str(c.ref) for c in self.companies.values() for name in _called(c.leaders)}
        listed = (*self.registered.values(), *self.companies.values())
        self.by_ticker: dict[str, str] = {ticker: str(c.ref) for c in listed for ticker in c.tickers}

    @cached_property
    def first_listed(self) -> Mapping[str, tuple[int, str]]:
        """By its symbol the first company that has it, those of the vocabulary before those that are only registered."""
        found: dict[str, tuple[int, str]] = {}
        for place, company in enumerate((*self.companies.values(), *self.registered.values())):
            for symbol in company.tickers:
                found.setdefault(symbol, (place, str(company.ref)))
        return found

    @cached_property
    def beginnings(self) -> Mapping[str, tuple[str, ...]]:
        """The first word of longer company names that is itself nobody's name: "United" -> an airline, a lessor, a parcel service."""
        found: dict[str, list[str]] = {}
        alone: set[str] = set()
        for company in (*self.companies.values(), *self.registered.values()):
            for name in (company.name, *company.names):
                first, _, rest = name.partition(" ")
                if not rest:
                    alone.add(name)
                elif first.isalpha() and company.ref not in found.setdefault(first, []):
                    found[first].append(str(company.ref))
        return {word: tuple(refs) for word, refs in found.items() if word not in alone}

    def _add(self, phrase: str, sense: Sense) -> None:
        first = phrase.split(" ", 1)[0]
        if not (first.isascii() and first.isalpha()):
            found = _TOKEN.search(phrase)
            first = found.group() if found is not None else ""
        if first:
            self._raw.setdefault(_low(first), []).append((phrase, sense))

    def _options(self, word: str) -> _Options:
        """The phrases that begin with a word; cut into tokens when the word first occurs in a text."""
        if word in self._raw:
            alone: list[Option] = []
            by_second: dict[str, list[Option]] = {}
            for phrase, sense in self._raw.pop(word):
                surface = tuple(match.group() for match in _TOKEN.finditer(phrase))
                words = tuple(_low(text) for text in surface)
                if len(words) == 1:
                    alone.append((words, surface, sense))
                else:
                    by_second.setdefault(words[1], []).append((words, surface, sense))
            cased = any(sense.cased for _, _, sense in alone)
            senses = () if cased else tuple(sense for _, _, sense in alone)
            self._phrases[word] = _Options(alone, by_second, senses, frozenset(s.section for s in senses))
        return self._phrases.get(word, _NOTHING)

    @cached_property
    def adjusted_starts(self) -> frozenset[str]:
        """The first token of each word that makes a figure an adjusted one: "non" of "non-gaap"."""
        return frozenset(re.split("[ -]", word)[0] for word in self.adjusted_words)

    @cached_property
    def of_places(self) -> frozenset[str]:
        """The metrics of economies."""
        return frozenset(metric for metric, entry in self.metrics.items() if entry.of == "place")

    @cached_property
    def descriptions(self) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """Each company's seats, and its trades with a space before them, in lower case."""
        return [
            (str(c.ref), tuple(seat.lower() for seat in c.seats), tuple(f" {trade.lower()}" for trade in c.trades))
            for c in self.companies.values()
            if c.seats or c.trades
        ]

    @cached_property
    def _told_by(self) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
        """The seats of all companies, and their trades by the last word."""
        seats = dict.fromkeys(seat for _, seats, _ in self.descriptions for seat in seats)
        trades: dict[str, tuple[str, ...]] = {}
        for trade in dict.fromkeys(trade for _, _, trades in self.descriptions for trade in trades):
            last = trade.rpartition(" ")[2]
            trades[last] = (*trades.get(last, ()), trade)
        return compiled("|".join(map(re.escape, seats)) or r"(?!)"), trades

    def may_describe(self, words: str) -> bool:
        """Whether the words hold the seat or end with the trade of any company; those of most companies are many companies'."""
        seats, trades = self._told_by
        return f" {words}".endswith(trades.get(words.rpartition(" ")[2], ())) or seats.search(words) is not None

    def find(self, tokens: list[Token]) -> list[Hit]:
        """Every phrase at every token, longest match at each token for each section; overlaps are left to the caller."""
        lowered = [token.lower for token in tokens]
        raw, phrases = self._raw, self._phrases
        hits: list[Hit] = []
        for i, word in enumerate(lowered):
            found = phrases.get(word)
            if found is None:
                if word not in raw:
                    continue
                found = self._options(word)
            alone, by_second, senses, sections = found
            longer = by_second.get(lowered[i + 1], ()) if by_second and i + 1 < len(lowered) else ()
            if longer or (alone and not senses):
                self._at(i, tokens, lowered, (*longer, *alone), hits)
            elif senses:
                hits.append(Hit(i, i + 1, tokens[i].start, tokens[i].end, senses, sections))
        return hits if self._symbols.isdisjoint(lowered) else list(self._with_symbols(hits, tokens))

    @cached_property
    def _symbols(self) -> frozenset[str]:
        return self.cues["at_figures"]

    def _with_symbols(self, hits: list[Hit], tokens: list[Token]) -> Iterator[Hit]:
        """ "CFO $13.1bn", "GM 77.2%": letters that are a measure right before a figure of its kind, and somebody's name or office elsewhere"""
        for hit in hits:
            senses = hit.senses
            if hit.last - hit.first == 1 and tokens[hit.first].lower in self._symbols:
                measures = tuple(s for s in senses if s.section == "metrics")
                told = measures and self._leads_to_figure(hit, tokens, measures[0].id)
                senses = measures if told else tuple(s for s in senses if s.section != "metrics")
            if senses:
                yield hit if senses is hit.senses else _hit(hit.first, hit.last, hit.start, hit.end, senses)

    def _leads_to_figure(self, hit: Hit, tokens: list[Token], metric: str) -> bool:
        if not tokens[hit.first].text.isupper():
            return False
        behind = [t.text for t in tokens[hit.last : hit.last + 5]]
        while behind and behind[0] in _BEFORE_FIGURE:
            behind.pop(0)
        if self.metrics[metric].rate:
            return len(behind) > 1 and behind[0][0].isdigit() and behind[1] in ("%", "pc", "per")
        return bool(behind) and behind[0] in _SIGNS

    def _at(self, i: int, tokens: list[Token], lowered: list[str], options: Iterable[Option], hits: list[Hit]) -> None:
        by_length: dict[int, list[Sense]] = {}
        for words, surface, sense in options:
            n = len(words)
            if n > 2 and tuple(lowered[i : i + n]) != words:
                continue
            if sense.cased and not _case_fits(tokens[i : i + n], surface):
                continue
            by_length.setdefault(n, []).append(sense)
        claimed: set[tuple[str, str]] = set()
        for n in sorted(by_length, reverse=True):
            found = by_length[n]
            senses = tuple([s for s in found if (s.section, s.form) not in claimed] if claimed else found)
            if len(by_length) > 1:
                claimed.update([(s.section, s.form) for s in senses])
            if senses:
                hits.append(_hit(i, i + n, tokens[i].start, tokens[i + n - 1].end, senses))


_BEFORE_FIGURE = frozenset("of was is at : ( = + ~ up to".split())
_SIGNS = frozenset("$ € £ ¥ US C A USD EUR GBP".split())


def _case_fits(tokens: list[Token], surface: tuple[str, ...]) -> bool:
    """Names match as written, or wholly in capitals, as headlines and datelines write them."""
    for (text, _, _, _), word in zip(tokens, surface, strict=False):
        if text != word and not (text.isupper() and text.lower() == word.lower() and len(text) > 1):
            return False
    return True


def _called(people: tuple[str, ...]) -> Iterator[str]:
    """Whole names, and the surnames alone."""
    for name in people:
        yield name
        yield name.rpartition(" ")[2]


@once_per_vocabulary
def lexicon_of(vocabulary: Any) -> Lexicon:
    """The compiled lexicon of a vocabulary."""
    return Lexicon({name: getattr(vocabulary, name, {}) for name in SECTIONS})
