"""The names of a sentence: known ones from the vocabulary and the register, unknown ones by form.

So a figure of an unknown company is never taken for one of the article's own company.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from factcheck.extract.entities.by_form import does_something, is_explained, is_name_word, is_place_of, unknown_names
from factcheck.extract.entities.people import people_in
from factcheck.extract.entities.runs import Found, beginnings, known_ticker
from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.model import Entity, EntityType, made
from factcheck.patterns import regex

PART = "part by form"
"""The rule of a name that goes on behind a company's, and which no list knows: "Nike Direct"."""
_COMPANY_AFTER = frozenset("'s inc inc. corp corp. shares said reported posted (".split())


_COMPANY_BEFORE = frozenset("at for retailer company automaker network rival and by giant".split())


_SECTION_TYPE: dict[str, EntityType] = {
    "companies": "ORG",
    "register": "ORG",
    "indices": "INDEX",
    "bodies": "GOV",
    "things": "PRODUCT",
    "places": "GPE",
}


_NAMING = frozenset(_SECTION_TYPE)


_TICKER = regex(
    r"""\(?\b(?P<exchange>NYSE(?:\ American)?|NASDAQ|Nasdaq|NasdaqGS|AMEX|LSE|HKEX|SEHK|TSE|TSX|XETRA|Euronext)\s*:\s*(?P<symbol>[A-Z0-9]{1,6}(?:[.-][A-Z])?)\b"""
    r"""|\(\$?(?P<bare>[A-Z]{1,5}(?:\.[A-Z]{1,2})?|\d{4,6}\.[A-Z]{2})\)"""
    r"""|(?<![\w])\$(?P<cash>[A-Z]{1,5})\b"""
    r"""|\b(?P<suffixed>(?:\d{4,6}|[A-Z]{2,5})\.(?:HK|N|O|L|T|DE|PA|SS|SZ|KS|TW|TO|AS|MI|SW))\b""",
    re.VERBOSE,
)


_EXCHANGE_SUFFIX = {
    "HK": "HKEX",
    "N": "NYSE",
    "O": "NASDAQ",
    "L": "LSE",
    "T": "TSE",
    "DE": "XETRA",
    "TO": "TSX",
    "PA": "Euronext",
}


# "The Facebook owner" is the company, not the product.
_MAKERS = frozenset({"owner", "parent", "maker", "operator", "developer"})


def _covered(tokens: list[Token], spans: list[tuple[int, int]]) -> set[int]:
    """The tokens that any of the spans touches."""
    if not spans:
        return set()
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    return {i for a, b in spans for i in range(bisect_right(ends, a), bisect_left(starts, b))}


def find_entities(
    text: str,
    sentence: int,
    tokens: list[Token],
    hits: list[Hit],
    blocked: list[tuple[int, int]],
    lexicon: Lexicon,
    headline: bool,
    before: int = 0,
) -> list[Entity]:
    """Entities of one sentence, in order. `blocked` are the spans of quantities, times and traps; numbers go on from `before`."""
    taken: set[int] = set()
    found: list[Found] = []
    closed = _covered(tokens, blocked)

    def add(item: Found) -> None:
        if not taken.intersection(range(item.first, item.last)):
            taken.update(range(item.first, item.last))
            found.append(item)

    for item in _tickers(text, tokens, lexicon):
        add(item)
    named = [hit for hit in hits if not hit.sections.isdisjoint(_NAMING)]
    for hit in sorted(named, key=lambda h: h.first - h.last):
        known = _known_name(hit, tokens, hits, lexicon)
        # a name may hold digits that the grammar took for a quantity ("S&P 500"), never the other way round
        if known and not closed.intersection(range(hit.first, hit.last)) and not is_place_of(tokens, known, lexicon):
            add(_with_tail(known, tokens, lexicon))
    begins = beginnings(tokens, lexicon)
    for item in _symbols(tokens, begins, taken | closed, headline, lexicon):
        add(item)
    for item in people_in(tokens, begins, hits, taken | closed, headline, lexicon):
        add(item)
    found = [_of_leader(item, tokens, lexicon) for item in found]
    companies = {item.last: item for item in found if item.type == "ORG" and item.ref is not None}
    behind = frozenset() if headline else frozenset(companies)
    for item in unknown_names(tokens, begins, taken | closed, hits, headline, lexicon, behind):
        if headline or item.first not in companies:
            add(item)
        else:
            found[found.index(companies[item.first])] = _longer(companies[item.first], item, tokens, lexicon)
    if not headline:
        found = _with_word_before(found, tokens, hits, lexicon)
        found = [_of_a_place(item, found, tokens) if item.type == "ORG" and item.ref else item for item in found]
        parts = [(item.first, item.last) for item in found if item.rule == PART]
        found = [i for i in found if i.type != "GPE" or not any(a < i.first < b for a, b in parts)]
    found.sort(key=lambda item: item.first)
    kept = _with_others_made(found, tokens)
    return [_entity(text, sentence, tokens, item, number) for number, item in enumerate(kept, before + 1)]


_FARTHEST_HEAD = 6


def _of_leader(item: Found, tokens: list[Token], lexicon: Lexicon) -> Found:
    """ "Mark Zuckerberg's company", "Benioff's software firm": a company by whose it is called; no "Huang's latest company" """
    own = item.last
    if item.type != "PERSON" or own >= len(tokens) or tokens[own].lower != "'s":
        return item
    ref = lexicon.leaders.get(" ".join(t.text for t in tokens[item.first : own]))
    for k in range(own + 1, min(own + _FARTHEST_HEAD, len(tokens)) if ref is not None else own):
        word = tokens[k].lower
        if word in lexicon.cues["not_led"] or not word.replace("-", "").isalpha() and word != "-":
            break
        if word in lexicon.reference_heads:
            return Found(item.first, k + 1, "ORG", ref, rule="company of its leader")
    return item


def _longer(known: Found, more: Found, tokens: list[Token], lexicon: Lexicon) -> Found:
    """ "Nike Direct" is a part of Nike, "Adobe Systems" its full name, "Salesforce Tower" where it sits; "Apple Hospitality REIT" is another"""
    tail = tokens[more.last - 1].lower
    if tail in lexicon.cues["premises"]:
        return known
    if tail not in lexicon.cues["name_tails"]:
        return Found(known.first, more.last, "PRODUCT", None, of=known.ref, rule=PART)
    if more.last - more.first > 1:
        return Found(known.first, more.last, "ORG", None, rule="name by form")
    if tail in lexicon.cues["own_name_tails"]:
        return known
    return Found(
        known.first, more.last, "PRODUCT", None, of=known.ref, rule=PART
    )  # "Alphabet Energy": a part, or a stranger


def _with_word_before(found: list[Found], tokens: list[Token], hits: list[Hit], lexicon: Lexicon) -> list[Found]:
    """ "Moore Threads": an everyday word that is the name of a product ends the name of a stranger here"""
    for item in [i for i in found if i.type == "PRODUCT" and i.last - i.first == 1 and i.first and i.rule != PART]:
        before = next((i for i in found if i.last == item.first), None)
        unknown = before is not None and before.type == "ORG" and before.ref is None and not before.candidates
        if unknown or before is None and is_name_word(tokens, item.first - 1, hits, lexicon):
            first = before.first if before is not None else item.first - 1
            found = [i for i in found if i not in (item, before)]
            found.append(Found(first, item.last, "ORG", None, rule="name by form"))
    return found


def _of_a_place(item: Found, found: list[Found], tokens: list[Token]) -> Found:
    """ "Visa Europe", "Walmart de Mexico": a part of it, or a company of its own"""
    last = item.last
    if tokens[last : last + 1] and tokens[last].lower in ("de", "do", "da", "del"):
        last += 1
    place = next((g for g in found if g.type == "GPE" and g.first == last), None)
    if place is None:
        return item
    return Found(item.first, place.last, "PRODUCT", None, of=item.ref, rule=PART)


def _with_others_made(found: list[Found], tokens: list[Token]) -> list[Found]:
    """ "the owner of Google and YouTube": what else it owns is part of the description"""
    out: list[Found] = []
    for item in found:
        before = out[-1] if out else None
        if (
            before is not None
            and _follows_maker(before, tokens)
            and (item.type == "PRODUCT" and item.of or item.ref) == before.ref
            and item.first == before.last + 1
            and tokens[before.last].lower in ("and", ",")
        ):
            out[-1] = Found(before.first, item.last, "ORG", before.ref, rule="maker of products")
        else:
            out.append(item)
    return out


def _follows_maker(item: Found, tokens: list[Token]) -> bool:
    """The name is that of a thing behind "owner of", or begins with these words."""
    first = item.first + 2 if item.rule.startswith("maker") else item.first
    return item.type == "ORG" and [t.lower for t in tokens[first - 2 : first]] in ([m, "of"] for m in _MAKERS)


def _tickers(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[Found]:
    """ "(NYSE: BABA)", "$TSLA", "9988.HK" """
    for m in _TICKER.finditer(text, tokens[0].start, tokens[-1].end) if tokens else ():
        group = next(g for g in ("symbol", "bare", "cash", "suffixed") if m.group(g))
        symbol = m.group(group)
        if group == "bare" and not known_ticker(lexicon, symbol) and "." not in symbol:
            continue
        span = m.span(group)
        inside = [i for i, t in enumerate(tokens) if span[0] <= t.start < span[1]]
        if inside:
            exchange = m.group("exchange") or _EXCHANGE_SUFFIX.get(symbol.rpartition(".")[2])
            yield Found(inside[0], inside[-1] + 1, "TICKER", known_ticker(lexicon, symbol), exchange, rule="ticker")


def _entity(text: str, sentence: int, tokens: list[Token], item: Found, number: int) -> Entity:
    start, end = tokens[item.first].start, tokens[item.last - 1].end
    return made(
        Entity,
        id=f"e{number}",
        sentence=sentence,
        text=text[start:end],
        start=start,
        end=end,
        type=item.type,
        exchange=item.exchange,
        of=item.of,
        ref=item.ref,
        candidates=item.candidates,
        rule=item.rule,
    )


def _with_tail(item: Found, tokens: list[Token], lexicon: Lexicon) -> Found:
    """ "International Business Machines Corp": the legal form is part of the name"""
    if item.type != "ORG":
        return item
    last, legal = item.last, lexicon.cues["legal_forms"]
    while last < len(tokens) and last < item.last + 2 and tokens[last].lower in legal and tokens[last].is_capitalised:
        last += 1
    if last == item.last:
        return item
    return Found(item.first, last, item.type, item.ref, item.exchange, item.of, item.candidates, item.rule)


def _known_name(hit: Hit, tokens: list[Token], hits: list[Hit], lexicon: Lexicon) -> Found | None:
    for sense in hit.senses:
        kind = _SECTION_TYPE.get(sense.section)
        if kind is None:
            continue
        if sense.section in ("companies", "register"):
            if sense.form in ("products", "segments"):
                behind = [t.lower for t in tokens[hit.last : hit.last + 2]]
                if behind[:1] and (behind[0] in _MAKERS or behind[0] == "'s" and behind[-1] in _MAKERS):
                    return Found(hit.first, hit.last, "ORG", sense.id, rule="maker of a product")
                made = hit.first > 1 and tokens[hit.first - 1].lower == "of"
                if made and tokens[hit.first - 2].lower in _MAKERS:
                    return Found(hit.first - 2, hit.last, "ORG", sense.id, rule="maker of a product")
                return Found(hit.first, hit.last, "PRODUCT", None, of=sense.id, rule=f"companies/{sense.id}/products")
            name = " ".join(t.text for t in tokens[hit.first : hit.last])
            if sense.section == "register" and hit.last - hit.first == 1:
                # one registered word ("Target", "Block") needs more than a capital letter at the sentence's start
                if name in lexicon.common_names and not _company_context(tokens, hit, hits, lexicon):
                    continue
                if hit.first == 0 and name.lower() in lexicon.cues["no_names"]:
                    continue
            refs = tuple(dict.fromkeys(s.id for s in hit.senses if s.section == sense.section and s.form == "names"))
            if len(refs) > 1:
                return Found(hit.first, hit.last, "ORG", None, candidates=refs, rule="ambiguous name")
            return Found(hit.first, hit.last, "ORG", sense.id, rule=f"{sense.section}/{sense.id}")
        ref = sense.id if sense.section != "things" else f"thing:{sense.id}"
        return Found(
            hit.first,
            hit.last,
            kind,
            None if sense.section == "places" else f"{ref}",
            rule=f"{sense.section}/{sense.id}",
        )
    return None


_SHORTEST_SYMBOL = 3


def _symbols(tokens: list[Token], begins: list[int], closed: set[int], headline: bool, lexicon: Lexicon) -> list[Found]:
    """ "TSLA FY24 10-K": a listed company by its symbol, which no other capitals beside it make a shouted word."""
    heads = headline or len(tokens) <= _HEADING
    titled = _title_symbol(tokens, lexicon, heads) if not closed.intersection((0,)) else []
    shouted = [i for i in begins if _SHORTEST_SYMBOL <= len(tokens[i].text) <= 5 and tokens[i].text.isupper()]
    if titled or not shouted:
        return titled
    caps = [t for t in tokens if t.text.isalpha() and t.text.isupper() and len(t.text) > 1]
    if headline and len(caps) > len(tokens) // 2:
        return []
    found, cues = [], lexicon.cues
    for i in shouted:
        symbol = tokens[i].text
        if i in closed or not symbol.isalpha():
            continue
        speaks = i < 2 and i + 1 < len(tokens) and tokens[i + 1].text == ":"
        if speaks and lexicon.by_ticker.get(symbol) not in lexicon.companies:
            continue  # "BEN: Up 5.6%."
        if symbol in cues["no_symbols"] or (ref := lexicon.by_ticker.get(symbol)) is None:
            continue
        found.append(Found(i, i + 1, "ORG", ref, rule="ticker"))
    return found


_QUARTER = regex(r",?(?:[1-4]F?Q|F?Q[1-4]|FY|H[12]|[12]H)(?![a-z])|:")
_FIGURES = regex(r":(?:[a-z]|[1-4]F?Q|F?Q[1-4]|FY|H[12]|[12]H|[$€£]?\d)")
_HEADING = 5
"""A line of no more words may head a note ("KO, 2Q25")."""


def _title_symbol(tokens: list[Token], lexicon: Lexicon, heads: bool) -> list[Found]:
    """ "KO 2Q25 in bullets", "HD: thinner margins": two letters that open a title or heading, right before its quarter; of a note
    in telegraphic style ("KO: 2Q revenue $12.5bn") any line, where its quarter or a figure comes first.
    """
    symbol = tokens[0].text if len(tokens) > 1 else ""
    ref = lexicon.by_ticker.get(symbol)
    two = len(symbol) == _SHORTEST_SYMBOL - 1 and symbol.isupper() and symbol not in lexicon.cues["no_symbols"]
    behind = "".join(t.text for t in tokens[1:4])
    if not two or ref not in lexicon.companies or not (_QUARTER if heads else _FIGURES).match(behind):
        return []
    return [Found(0, 1, "ORG", ref, rule="ticker")]


def _company_context(tokens: list[Token], hit: Hit, hits: list[Hit], lexicon: Lexicon) -> bool:
    after = tokens[hit.last].lower if hit.last < len(tokens) else ""
    if after in _COMPANY_AFTER or (hit.first > 0 and tokens[hit.first - 1].lower in _COMPANY_BEFORE):
        return True
    return hit.first == 0 and (
        is_explained(tokens, hit.last, lexicon) or does_something(tokens, hit.last, hits, lexicon)
    )
