"""Runs of capitalised words, and the words of which no name is made."""

from __future__ import annotations

from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.model import EntityType
from factcheck.patterns import regex
from factcheck.records import record

ORG_TAIL = frozenset(
    """
    inc inc. corp corp. corporation ltd ltd. limited plc llc ag se sa nv spa co. company group holdings holding
    bank technologies technology partners capital securities research motors industries international systems
    pharmaceuticals therapeutics airlines airways energy financial insurance foods brands media networks
    software semiconductor labs ventures
    """.split()
)


_NAME_WORD = regex(r"[A-Z][\w'’.-]*$")


NOT_NAMES = frozenset(
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


@record(slots=True)
class Found:
    first: int
    last: int
    type: EntityType
    ref: str | None
    exchange: str | None = None
    of: str | None = None
    candidates: tuple[str, ...] = ()
    rule: str = ""


def known_ticker(lexicon: Lexicon, symbol: str) -> str | None:
    bare = symbol.partition(".")[0] if symbol.endswith((".N", ".O")) else symbol
    return lexicon.by_ticker.get(symbol) or lexicon.by_ticker.get(bare)


def may_name(tokens: list[Token], closed: set[int]) -> bool:
    """Whether any word could begin a name: most sentences of prose hold none, and need no closer look."""
    return any(
        "A" <= token.text[0] <= "Z" and token.lower not in NOT_NAMES and i not in closed
        for i, token in enumerate(tokens)
    )


def meaning_more(hits: list[Hit]) -> set[int]:
    """Tokens of words that mean something besides naming a company."""
    lexical: set[int] = set()
    for hit in hits:
        if any(sense.section not in ("register", "companies") for sense in hit.senses):
            lexical.update(range(hit.first, hit.last))
    return lexical


def capital_run(tokens: list[Token], first: int, closed: set[int]) -> int:
    i = first
    while i < len(tokens) and i not in closed:
        t = tokens[i]
        is_name = _NAME_WORD.match(t.text) is not None and t.lower not in NOT_NAMES
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
