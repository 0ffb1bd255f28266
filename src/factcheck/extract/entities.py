"""Names: companies, people with their offices, tickers, products, indices, bodies and places.

Known names come from the vocabulary and the register. Unknown ones are recognised by form, so that a figure of an
unknown company is never taken for one of the article's own company.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.model import Entity, EntityType
from factcheck.patterns import regex
from factcheck.records import record

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
_ORG_TAIL = frozenset(
    """
    inc inc. corp corp. corporation ltd ltd. limited plc llc ag se sa nv spa co. company group holdings holding
    bank technologies technology partners capital securities research motors industries international systems
    pharmaceuticals therapeutics airlines airways energy financial insurance foods brands media networks
    software semiconductor labs ventures
    """.split()
)
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
_NAME_WORD = regex(r"[A-Z][\w'’.-]*$")
_INITIAL = regex(r"[A-Z]\.$|(?:[A-Z]\.)+$")
_TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir".split())
_NOT_NAMES = frozenset(
    """
    i the a an in on at for of and or but by as it its he she they we our his her this that these those with
    from to after before while when if since despite although though however meanwhile additionally moreover
    furthermore overall still yet also both ai ceo cfo coo cto ipo gaap non-gaap eps ebitda ebit us u.s. uk u.k.
    q1 q2 q3 q4 h1 h2 fy yoy qoq etf esg llm gpu gpus cpu api saas roi revenue net operating total gross free
    adjusted diluted earnings income profit sales capital cash shares analysts investors management wall monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec first second third
    operations repurchases dividends buybacks liquidity leverage gains losses orders bookings backlog deliveries volumes volume prices pricing
    interest taxes costs cost depreciation equity assets debt borrowings receivables inventories inventory headcount spending
    tl dr tldr ni oi op lt pt ly cons est adj dil mgn qtr pe ev cogs sga roe roa roic nim nav dps ttm ltm ytd mtd qtd guid
    fcf ocf capex rev revs fourth fiscal quarter year looking according compared excluding including here there what why how one two
    three four five six seven eight nine ten shareholders customers consumers demand growth margins expenses
    research subscribers guidance outlook between during under over about nearly roughly more less no not new
    strong higher lower ala ala. ariz ariz. ark ark. calif calif. colo colo. conn conn. del del. fla fla. ga ga. ill ill. ind
    ind. kan kan. ky ky. la la. md md. mass mass. mich mich. minn minn. miss miss. mo mo. mont mont. neb neb. nev nev. okla
    okla. ore ore. pa pa. tenn tenn. tex tex. vt vt. va va. wash wash. wis wis. wyo wyo.
    usd eur gbp chf sek nok dkk isk pln czk huf ron jpy cny cnh rmb inr pkr bdt krw twd aud cad nzd hkd sgd brl mxn cop clp ars zar sar aed qar
    kwd egp ngn kes ghs idr thb myr php vnd rub uah ils kzt
    n.y n.y. n.j n.j. n.c n.c. n.d n.d. n.h n.h. n.m n.m. r.i r.i. s.c s.c. s.d s.d. w.va w.va. d.c d.c. you your yours let so then such only just some any all many most few several each
    """.split()
)


# "The Facebook owner" is the company, not the product.
_MAKERS = frozenset({"owner", "parent", "maker", "operator", "developer"})


@record(slots=True)
class _Found:
    first: int
    last: int
    type: EntityType
    ref: str | None
    exchange: str | None = None
    of: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""


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
) -> list[Entity]:
    """Entities of one sentence, in order. `blocked` are the spans of quantities, times and traps."""
    taken: set[int] = set()
    found: list[_Found] = []
    closed = _covered(tokens, blocked)

    def add(item: _Found) -> None:
        if not taken.intersection(range(item.first, item.last)):
            taken.update(range(item.first, item.last))
            found.append(item)

    if tokens:
        for m in _TICKER.finditer(text, tokens[0].start, tokens[-1].end):
            group = next(g for g in ("symbol", "bare", "cash", "suffixed") if m.group(g))
            symbol = m.group(group)
            if group == "bare" and not _known_ticker(lexicon, symbol) and "." not in symbol:
                continue
            span = m.span(group)
            inside = [i for i, t in enumerate(tokens) if span[0] <= t.start < span[1]]
            if inside:
                exchange = m.group("exchange") or _EXCHANGE_SUFFIX.get(symbol.rpartition(".")[2])
                add(
                    _Found(inside[0], inside[-1] + 1, "TICKER", _known_ticker(lexicon, symbol), exchange, rule="ticker")
                )
    for hit in sorted(hits, key=lambda h: h.first - h.last):
        item = _with_tail(_known_name(hit, tokens, lexicon), tokens)
        # a name may hold digits that the grammar took for a quantity ("S&P 500"), never the other way round
        if item and not closed.intersection(range(hit.first, hit.last)) and not _is_place_of(tokens, item, lexicon):
            add(item)
    for item in _symbols(tokens, taken | closed, headline, lexicon):
        add(item)
    for item in _people(tokens, hits, taken | closed, headline, lexicon.given_names):
        add(item)
    known = {item.last for item in found if item.type == "ORG" and item.ref is not None}
    for item in _unknown_names(tokens, taken | closed, hits, headline, lexicon):
        if headline or item.first not in known:
            add(item)  # "Nike Direct" is a part of Nike
    found.sort(key=lambda item: item.first)
    return [_entity(text, sentence, tokens, item) for item in found]


def _entity(text: str, sentence: int, tokens: list[Token], item: _Found) -> Entity:
    start, end = tokens[item.first].start, tokens[item.last - 1].end
    return Entity(
        id="",
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


def _known_ticker(lexicon: Lexicon, symbol: str) -> str | None:
    bare = symbol.partition(".")[0] if symbol.endswith((".N", ".O")) else symbol
    return lexicon.by_ticker.get(symbol) or lexicon.by_ticker.get(bare)


_LEGAL = frozenset("inc inc. corp corp. corporation ltd ltd. limited plc llc ag se sa nv spa co co. company".split())


def _with_tail(item: _Found | None, tokens: list[Token]) -> _Found | None:
    """ "International Business Machines Corp": the legal form is part of the name"""
    if item is None or item.type != "ORG":
        return item
    last = item.last
    while last < len(tokens) and last < item.last + 2 and tokens[last].lower in _LEGAL and tokens[last].is_capitalised:
        last += 1
    if last == item.last:
        return item
    return _Found(item.first, last, item.type, item.ref, item.exchange, item.of, item.candidates, item.rule)


def _known_name(hit: Hit, tokens: list[Token], lexicon: Lexicon) -> _Found | None:
    for sense in hit.senses:
        kind = _SECTION_TYPE.get(sense.section)
        if kind is None:
            continue
        if sense.section in ("companies", "register"):
            if sense.form in ("products", "segments"):
                behind = [t.lower for t in tokens[hit.last : hit.last + 2]]
                if behind[:1] and (behind[0] in _MAKERS or behind[0] in ("'s", "’s") and behind[-1] in _MAKERS):
                    return _Found(hit.first, hit.last, "ORG", sense.id, rule="maker of a product")
                made = hit.first > 1 and tokens[hit.first - 1].lower == "of"
                if made and tokens[hit.first - 2].lower in _MAKERS:
                    return _Found(hit.first - 2, hit.last, "ORG", sense.id, rule="maker of a product")
                return _Found(hit.first, hit.last, "PRODUCT", None, of=sense.id, rule=f"companies/{sense.id}/products")
            name = " ".join(t.text for t in tokens[hit.first : hit.last])
            if sense.section == "register" and hit.last - hit.first == 1:
                # one registered word ("Target", "Block") needs more than a capital letter at the sentence's start
                if name in lexicon.common_names and not _company_context(tokens, hit):
                    continue
                if hit.first == 0 and name.lower() in _NOT_NAMES:
                    continue
            refs = tuple(dict.fromkeys(s.id for s in hit.senses if s.section == sense.section and s.form == "names"))
            if len(refs) > 1:
                return _Found(hit.first, hit.last, "ORG", None, candidates=refs, rule="ambiguous name")
            return _Found(hit.first, hit.last, "ORG", sense.id, rule=f"{sense.section}/{sense.id}")
        ref = sense.id if sense.section != "things" else f"thing:{sense.id}"
        return _Found(
            hit.first,
            hit.last,
            kind,
            None if sense.section == "places" else f"{ref}",
            rule=f"{sense.section}/{sense.id}",
        )
    return None


_SHORTEST_SYMBOL = 3
_NO_SYMBOLS = frozenset(
    """
    ALL AMP APP ARE BALL CAN CAR CARR CAT CCI COIN COO COST DASH DAY DOC EAT ECHO EXE FAST FIX FLEX FOR FOX FUN GAP GEN HAS
    HOOD HOPE ICE IT KEY KEYS LITE LOW MAIN MAR MAS MET NET NEW NOW OPEN PEG PPL PSA REAL REG ROL RUN SEE SNOW STE TAP TECH
    TEL WELL
    """.split()
)
"""Symbols that are words or abbreviations of the trade as well."""


def _symbols(tokens: list[Token], closed: set[int], headline: bool, lexicon: Lexicon) -> list[_Found]:
    """ "TSLA FY24 10-K": a listed company by its symbol, which no other capitals beside it make a shouted word."""
    if not any(_SHORTEST_SYMBOL <= len(t.text) <= 5 and t.text.isupper() for t in tokens):
        return []
    caps = [t for t in tokens if t.text.isalpha() and t.text.isupper() and len(t.text) > 1]
    if headline and len(caps) > len(tokens) // 2:
        return []
    found = []
    for i, token in enumerate(tokens):
        symbol = token.text
        if i in closed or not _SHORTEST_SYMBOL <= len(symbol) <= 5 or not symbol.isupper() or not symbol.isalpha():
            continue
        speaks = i < 2 and i + 1 < len(tokens) and tokens[i + 1].text == ":"
        if speaks and lexicon.by_ticker.get(symbol) not in lexicon.companies:
            continue  # "BEN: Up 5.6%."
        if symbol in _NO_SYMBOLS or token.lower in _NOT_NAMES or (ref := lexicon.by_ticker.get(symbol)) is None:
            continue
        found.append(_Found(i, i + 1, "ORG", ref, rule="ticker"))
    return found


def _company_context(tokens: list[Token], hit: Hit) -> bool:
    after = tokens[hit.last].lower if hit.last < len(tokens) else ""
    return after in _COMPANY_AFTER or (hit.first > 0 and tokens[hit.first - 1].lower in _COMPANY_BEFORE)


def _people(
    tokens: list[Token], hits: list[Hit], closed: set[int], headline: bool, given: frozenset[str]
) -> list[_Found]:
    """Two or three capitalised words beside an office, a title or a verb of saying, or with a given name before."""
    if not _may_name(tokens, closed):
        return []
    offices: dict[int, Hit] = {}
    saying: set[int] = set()
    held = set(closed)
    for hit in hits:
        sections = [sense.section for sense in hit.senses]
        if "offices" in sections:
            offices[hit.first] = offices[hit.last] = hit
            held.update(range(hit.first, hit.last))
        if "reporting" in sections:
            saying.update((hit.first, hit.last))
    lexical = _lexical(hits)
    found: list[_Found] = []
    i = 0
    while i < len(tokens):
        run = _capital_run(tokens, i, held) if "A" <= tokens[i].text[0] <= "Z" else i
        length = run - i
        if 1 <= length <= 4 and not (length == 1 and not _titled(tokens, i) and not _after_office(offices, i)):
            before = [k for k in (i, i - 1) if k in offices and offices[k].last == k]
            after = [
                k
                for k in range(run, run + 7)
                if k in offices and offices[k].first == k and _thin(tokens, run, k, closed)
            ]
            near_saying = any(k in saying for k in (i, run)) and not _speaks_of_itself(tokens, run)
            spaced = i > 0 and tokens[i - 1].lower == "," and (i - 1) in offices
            tail = tokens[run - 1].lower in _ORG_TAIL
            if not tail and (
                _possessed(tokens, i, run, lexical)
                or (tokens[i].text in given and _is_surname(tokens, i, run))
                or before
                or spaced
                or after
                or _titled(tokens, i)
                or (near_saying and not headline and length in (2, 3) and _plausible(tokens[i:run]))
            ):
                found.append(_Found(i, run, "PERSON", None, rule="person"))
        i = max(run, i + 1)
    return found


_TRADES = frozenset(
    """
    steel oil gas power electric electronics mining gold silver copper brands air rail railway water beer wine coffee tea
    chemicals chemical cement paper packaging pharma healthcare health care hotels stores retail foods food
    petroleum resources solar wind lithium uranium coal tobacco cannabis shipping logistics freight trucking steamship telecom
    wireless cable broadcasting pictures studios entertainment games gaming robotics aerospace defense defence instruments
    tools machines machinery engines tire tires rubber glass textile apparel shoes cosmetics jewelers toys furniture homes
    properties realty trust insurance assurance mutual savings bancorp bancshares university college hospital church
    lake river mountain beach street avenue park island county valley city springs falls bay hill hills point
    """.split()
)


def _is_surname(tokens: list[Token], i: int, run: int) -> bool:
    """Whether what stands behind a given name is no trade or place ("Kimberly Steel", "Martin Street")."""
    return (
        run - i in (2, 3)
        and _plausible(tokens[i:run])
        and tokens[run - 1].lower not in _TRADES
        and not _speaks_of_itself(tokens, run)
    )


def _may_name(tokens: list[Token], closed: set[int]) -> bool:
    """Whether any word could begin a name: most sentences of prose hold none, and need no closer look."""
    return any(
        "A" <= token.text[0] <= "Z" and token.lower not in _NOT_NAMES and i not in closed
        for i, token in enumerate(tokens)
    )


def _lexical(hits: list[Hit]) -> set[int]:
    """Tokens of words that mean something besides naming a company."""
    lexical: set[int] = set()
    for hit in hits:
        if any(sense.section not in ("register", "companies") for sense in hit.senses):
            lexical.update(range(hit.first, hit.last))
    return lexical


def _possessed(tokens: list[Token], i: int, run: int, lexical: set[int]) -> bool:
    """ "Alibaba's Eddie Wu: ...": whose name heads what was said."""
    return (
        run - i in (2, 3)
        and not any(t.lower in _ORG_TAIL or k in lexical for k, t in enumerate(tokens[i:run], i))
        and i > 1
        and tokens[i - 1].lower == "'s"
        and run < len(tokens)
        and tokens[run].text == ":"
        and _plausible(tokens[i:run])
    )


def _after_office(offices: dict[int, Hit], i: int) -> bool:
    """ "CEO Wu": a surname right behind an office."""
    return i in offices and offices[i].last == i


def _titled(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].lower in _TITLES


def _plausible(run: list[Token]) -> bool:
    return all(t.text[0].isupper() and (not t.text.isupper() or _INITIAL.match(t.text)) for t in run)


def _thin(tokens: list[Token], first: int, last: int, known: set[int]) -> bool:
    """Only small words and a known name stand between: "Tim Cook, Apple's chief executive"."""
    thin = all(tokens[k].lower in _BESIDE_OFFICE or k in known for k in range(first, last))
    return thin and (last - first < 3 or tokens[first].lower in (",", "is", "serves", "remains"))


_BESIDE_OFFICE = frozenset(
    ", the its 's a is as current who serves serving remains also runs leads heads running leading heading it took over".split()
)


def _speaks_of_itself(tokens: list[Token], run: int) -> bool:
    """ "Quixotronics said its revenue ...": a company, not a person."""
    return any(t.lower in ("its", "it", "their", "they") for t in tokens[run + 1 : run + 4])


def _capital_run(tokens: list[Token], first: int, closed: set[int]) -> int:
    i = first
    while i < len(tokens) and i not in closed:
        t = tokens[i]
        is_name = _NAME_WORD.match(t.text) is not None and t.lower not in _NOT_NAMES
        initial = t.text == "." and i > first and len(tokens[i - 1].text) == 1 and t.start == tokens[i - 1].end
        hyphen = (
            t.text == "-"
            and i > first
            and i + 1 < len(tokens)
            and tokens[i + 1].is_capitalised
            and t.start == tokens[i - 1].end
        )
        joined = (
            t.text == "&" and i > first and i + 1 < len(tokens) and tokens[i + 1].is_capitalised and i + 1 not in closed
        )
        if not (is_name or initial or hyphen or joined):
            break
        i += 1
    return i


_VERB_FORMS = frozenset({("directions", "verbs"), ("metrics", "verbs"), ("levels", "words"), ("reporting", "words")})
_AUXILIARY = frozenset("has had will would plans said expects shares".split())


def _acts(tokens: list[Token], i: int, run: int, hits: list[Hit], headline: bool, lexicon: Lexicon) -> bool:
    """ "Barrick produced 3.9 million ounces": one capitalised word that opens a sentence and does what companies do."""
    word = tokens[i].text
    if headline or run >= len(tokens) or (word.endswith("s") and not word.endswith("ss")) or len(word) < 3:
        return False
    if tokens[i].lower in lexicon.starters | lexicon.whole_words | lexicon.reference_heads:
        return False
    if word[1:].islower() and word.endswith(("ly", "ing", "tion", "ment", "ity", "ness", "ance", "ence")):
        return False
    verb = tokens[run].lower not in ("of", "at") and any(
        h.first == run and any((s.section, s.form) in _VERB_FORMS for s in h.senses) for h in hits
    )
    behind = tokens[run].lower
    told = behind in _AUXILIARY or behind in lexicon.past_forms or (behind.endswith("ed") and len(behind) > 4)
    return (verb and tokens[run].text.isalpha()) or told


def _heads_with_ticker(tokens: list[Token], run: int, lexicon: Lexicon) -> bool:
    """ "BABA: CEO Eddie Wu", "NVDA guides up": a note that opens with the symbol."""
    symbol = tokens[run - 1].text
    return len(symbol) > 2 and symbol.isupper() and symbol.isalpha() and _known_ticker(lexicon, symbol) is not None


_WIRE = 14
"""So many tokens into a text the name of a wire may stand: "OSLO, Feb 24 (Newswire) - "."""


def _is_wire(tokens: list[Token], i: int, run: int) -> bool:
    around = [t.text for t in (*tokens[max(0, i - 1) : i], *tokens[run : run + 2])]
    return run <= _WIRE and len(around) == 3 and around[0] == "(" and around[1] == ")" and around[2] in "-–—"


def _described(tokens: list[Token], i: int, run: int, lexicon: Lexicon) -> bool:
    """ "the Cupertino company", "the Montana-based company": a place in a description is no name of its own."""
    if i > 1 and tokens[i - 1].text in ("New", "North", "South", "West"):
        i -= 1  # "the New Jersey group"
    if (
        i
        and tokens[i - 1].lower == "the"
        and [t.lower for t in tokens[run : run + 2]] in (["-", "based"], ["-", "listed"])
    ):
        return True
    return (
        i > 0
        and tokens[i - 1].lower in ("the", "a", "an", "one", "another")
        and run < len(tokens)
        and tokens[run].lower in lexicon.reference_heads
        and tokens[run].text.islower()
    )


def _is_place_of(tokens: list[Token], item: _Found, lexicon: Lexicon) -> bool:
    """ "the New Jersey group": a place in a description of a company"""
    if item.type != "GPE":
        return False
    first = item.first - (item.first > 0 and tokens[item.first - 1].text in ("New", "North", "South", "West"))
    return _described(tokens, first, item.last, lexicon)


def _is_seat(tokens: list[Token], first: int, run: int, lexicon: Lexicon) -> bool:
    """ "The Santa Clara, California-based chipmaker": a town where a company sits is no company"""
    name = " ".join(t.text for t in tokens[first:run])
    behind = [t.lower for t in tokens[run : run + 4]]
    shouted = all(t.text.isupper() for t in tokens[first:run])
    if shouted and any(t.text == "[" for t in tokens[:first]) and any(t.text == "]" for t in tokens[run:]):
        return True  # "[VO: WAREHOUSE FLOOR]": a direction
    labels = behind[:1] == [":"] and all(t.text.isupper() for t in tokens[first:run])
    if labels and (first == 0 or tokens[first - 1].text in "[(-"):
        return True  # "BEN: That was 66.5%", "[GRAPHIC: META]": who speaks, or what is shown
    return (
        name in lexicon.seats or behind[:2] == ["-", "based"] or (behind[:1] == [","] and behind[2:] == ["-", "based"])
    )


_DOES = frozenset("'s has had said says reported reports posted posts earned generated made is was".split())


def _begun(tokens: list[Token], i: int, headline: bool, lexicon: Lexicon) -> tuple[str, ...]:
    """ "United's revenue", "Delta reported": the companies whose longer names begin with a word that acts as one"""
    word, behind = tokens[i], tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if headline or word.lower in _NOT_NAMES | lexicon.reference_heads | lexicon.starters:
        return ()
    acts = behind in _DOES or behind in lexicon.past_forms or (behind.endswith("ed") and len(behind) > 4)
    return lexicon.beginnings.get(word.text, ()) if acts else ()


def _unknown_names(
    tokens: list[Token], closed: set[int], hits: list[Hit], headline: bool, lexicon: Lexicon
) -> list[_Found]:
    """Other capitalised names. In a headline every word has a capital, so only those with a company's form count there."""
    if not _may_name(tokens, closed):
        return []
    lexical = _lexical(hits)
    found: list[_Found] = []
    i = 0
    while i < len(tokens):
        run = _capital_run(tokens, i, closed) if "A" <= tokens[i].text[0] <= "Z" else i
        if i < run and all(len(t.text) == 1 for t in tokens[i:run]):
            i = run  # "B/S: cash ...", "through the 10-Q. No surprises"
            continue
        if i == 0 and run > 1 and (tokens[0].lower in lexicon.reference_heads or 0 in lexical):
            i = 1  # "Chipmaker Arm", "Rival Quixotronics", "Could Palantir"
        if (
            run == i
            or _described(tokens, i, run, lexicon)
            or _is_wire(tokens, i, run)
            or _is_seat(tokens, i, run, lexicon)
        ):
            i = max(run, i + 1)
            continue
        last_word = tokens[run - 1].lower
        with_tail = run - i >= 2 and last_word in _ORG_TAIL
        possessive = run < len(tokens) and tokens[run].lower == "'s"
        single_start = run - i == 1 and (i == 0 or tokens[i - 1].text in '.:"“*_#|•')
        if single_start and (
            _heads_with_ticker(tokens, run, lexicon) or _acts(tokens, i, run, hits, headline, lexicon)
        ):
            single_start = False
        if run - i == 1 and (refs := _begun(tokens, i, headline, lexicon)):
            found.append(_Found(i, run, "ORG", None, candidates=refs, rule="beginning of names"))
            i = run
            continue
        words_only = all(k in lexical or tokens[k].lower in lexicon.starters for k in range(i, run))
        if with_tail or (not headline and not words_only and not (single_start and not possessive)):
            symbol = _known_ticker(lexicon, tokens[i].text) if run - i == 1 and tokens[i].text.isupper() else None
            found.append(_Found(i, run, "ORG", symbol, rule="ticker as a name" if symbol else "name by form"))
        i = run
    return found
