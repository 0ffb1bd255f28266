"""Words of a passage as they are compared: stems of what means something, and proper names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from factcheck.patterns import regex

Stems = frozenset[str]

_WORD = regex(r"[^\W\d_]+(?:[.&'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SUFFIXES: Final = (
    "ments", "ment", "ations", "ation", "tions", "tion", "ings", "ing", "ances", "ance", "ers", "ees", "ies", "ied", "ed", "es", "s", "er", "ee", "ly",
)  # fmt: skip
_OF_Y: Final = ("ies", "ied")
_ODD: Final = {
    "sold": "sale", "selling": "sale", "sell": "sale", "sells": "sale", "bought": "buy", "spent": "spend", "grew": "grow", "grown": "grow", "growth": "grow",
    "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "made": "make", "held": "hold", "paid": "pay", "built": "build", "cut": "cut", "lost": "loss", "loses": "loss", "lose": "loss", "losses": "loss",
    "earned": "earn", "told": "tell", "said": "say", "led": "lead", "met": "meet", "won": "win", "left": "leave", "chose": "choose", "sent": "send", "workforce": "employ", "staff": "employ", "headcount": "employ", "workers": "employ",
    "people": "person", "electricity": "electr", "electric": "electr", "power": "electr", "expenses": "cost", "expense": "cost", "costs": "cost", "spending": "cost",
    "phones": "smartphon", "phone": "smartphon", "smartphones": "smartphon", "nation": "country", "gdp": "output", "turnover": "revenu", "workforces": "employ",
    "decision": "decid", "decisions": "decid", "expansion": "expand", "extension": "extend", "reduction": "reduc", "reductions": "reduc", "closure": "clos", "closures": "clos", "approval": "approv", "approvals": "approv",
    "departure": "depart", "retirement": "retir", "construction": "construct", "completion": "complet", "completions": "complet", "generation": "generat", "generated": "generat", "generates": "generat", "generate": "generat", "generating": "generat",
    "fare": "fare_", "fares": "fare_", "km": "kilometr", "kilometers": "kilometr", "kilometer": "kilometr",
    "drew": "draw", "drawn": "draw", "flew": "fly", "flown": "fly", "gave": "give", "given": "give", "went": "go", "gone": "go", "goes": "go", "going": "go", "came": "come", "does": "do", "done": "do", "chosen": "chose", "choose": "chose", "kept": "keep", "lent": "lend", "ran": "run", "sought": "seek", "shut": "shut", "spoke": "speak", "stood": "stand", "struck": "strike", "thought": "think", "understood": "understand", "withdrew": "withdraw", "withdrawn": "withdraw", "overtook": "overtake", "overtaken": "overtake", "brought": "bring", "caught": "catch", "drove": "drive", "driven": "drive", "froze": "freeze", "frozen": "freeze", "hidden": "hide", "lay": "lie", "meant": "mean", "rode": "ride", "saw": "see", "seen": "see", "slept": "sleep", "taught": "teach", "threw": "throw", "thrown": "throw", "wore": "wear", "broke": "break", "broken": "break", "became": "become", "got": "get", "gotten": "get", "knew": "know", "known": "know", "undertook": "undertake",
    "taken": "take", "took": "take", "began": "begin", "begun": "begin", "wrote": "write", "produced": "produc", "production": "produc", "product": "product", "products": "product",
}  # fmt: skip
FUNCTION: Final = frozenset(
    """
    a an the and or but nor so yet if than then that which who whom whose this these those there here it its it's he she they them his her their our ours we us i me my you your
    of in on at to from by for with without within into onto over under about above below between among against during before after since until till through per via as like
    is are was were be been being am do does did done have has had having will would shall should can could may might must not no n't also only just even still again ever never
    up down out off more less most least much many few some any all both each every other another such same own very too while whereas when where why how what
    s t re ve ll d m one ones mr mrs ms dr
    """.split()
)
"""Grammar: says nothing of what a sentence is about."""
TELLING: Final = frozenset(
    """
    say tell report announce post record reach total amount come stand total account make hit take see show book log deliver_ rise fall grow increase decrease decline climb drop gain lose
    jump slip surge plunge soar dip shrink widen narrow improve worsen expand contract accelerate slow advance retreat lift raise lower reduce boost cut trim double triple quadruple halve
    remain keep leave unchange steady flat change end start begin expect forecast project predict guide estimate plan intend will higher lower great small large big high low strong weak
    year quarter month week day half period annual quarterly monthly fiscal financial calendar first second third fourth one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty forty fifty sixty seventy eighty ninety agree commit pledge ended ago earlier previous prior last next past compare same
    million billion trillion thousand hundred percent percentage point basis approximately nearly almost around roughly about least
    company firm group business today now currently recently respectively include new net_ figure number level rate_ value amount part share_ compared versus earlier corresponding
    """.split()
)
"""Of what a figure does, not of what it is a figure of."""
MONTHS: Final = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)
_CAPITALS: Final = frozenset(
    "chief executive officer financial president chair chairman chairwoman director managing board gaap non-gaap ebitda eps ifrs usd eur gbp jpy cny inr chf nok sek dkk krw us q1 q2 q3 q4 h1 h2 fy ceo cfo coo cto".split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """ "deliveries", "delivered" and "delivery" are one word, as are "produced" and "production"."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    low = low.strip("'.")
    low = _ODD.get(low, low)
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= 3 and not (suffix == "s" and low.endswith("ss")):
            low = low[: -len(suffix)]
            if suffix in _OF_Y:
                return low  # "lorries" are of "lorry", and "carried" is of no car
            if suffix in ("ed", "ing", "ings", "s", "es") and low.endswith("er") and len(low) > 4:
                low = low[:-2]  # "covered" is of "cover", as "covers" is
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "aeiouls":
        low = low[:-1]
    return low.rstrip("eyi") if len(low.rstrip("eyi")) >= 3 else low


def is_past(word: str) -> bool:
    """A form that no ending tells: "bought", "sold", "cut"."""
    return word in _ODD and not word.endswith(("s", "ing", "ion", "ment", "al", "ure", "th", "er"))


@lru_cache(maxsize=1)
def _telling() -> Stems:
    return TELLING | frozenset(stem(word) for word in TELLING)


def is_telling(word: str) -> bool:
    """A word or stem of what a figure does."""
    return word in _telling()


def tokens(text: str) -> list[str]:
    return _WORD.findall(text)


def content(text: str) -> Stems:
    """The stems that say what a passage is about: no grammar, no figures, no days."""
    found = set()
    for word in _WORD.findall(text):
        low = word.lower()
        if low[0].isdigit() or low in FUNCTION or low in MONTHS:
            continue
        root = stem(word)
        if root not in _telling() and len(root) > 1:
            found.add(root)
    if _CURRENT_ACCOUNT.search(text):
        found.add("currentaccount")
    return frozenset(found)


_CURRENT_ACCOUNT = regex(r"\bcurrent[\s-]accounts?\b", re.IGNORECASE)
"""Two words that tell nothing each, and together a kind of deposit or of balance."""


def all_stems(text: str) -> Stems:
    return frozenset(stem(word) for word in _WORD.findall(text))


_NAME = regex(
    r"(?:[A-Z][^\W\d_]*(?:[.&'’-][^\W\d_]+)*)(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][^\W\d_]*(?:[.&'’-][^\W\d_]+)*)*"
)


def names(text: str) -> list[tuple[int, str]]:
    """Runs of capitalised words with their places. The first word of a sentence counts: what is no name is known by the caller."""
    return [(found.start(), found[0]) for found in _NAME.finditer(text)]


def name_stems(text: str) -> Stems:
    """The words of a name that tell it from others: without titles, legal forms and months."""
    out = set()
    for word in _WORD.findall(text):
        low = word.lower().removesuffix("'s").removesuffix("’s").strip(".")
        if low in FUNCTION or low in MONTHS or low in _CAPITALS or low in LEGAL or low[0].isdigit():
            continue
        out.add(low)
    return frozenset(out)


LEGAL: Final = frozenset(
    "inc corp corporation ltd limited plc ag asa as se sa nv gmbh co company llc group holding holdings".split()
)


_OF_PLACE: Final = ("ians", "ian", "ans", "an", "ese", "ish", "ns", "n", "is", "i")
_SHORTEST: Final = 4


def of_place(word: str, known: Stems) -> str:
    """The known name that a word is the adjective of ("sarmenian", of Sarmenia); else the word itself."""
    if word in known:
        return word
    for suffix in _OF_PLACE:
        root = word.removesuffix(suffix)
        if root == word or len(root) < _SHORTEST:
            continue
        for end in ("", "a", "ia", "e", "y", "o"):
            if root + end in known:
                return root + end
    return word
