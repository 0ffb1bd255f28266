"""Whose a figure is, where no register knows the company.

A register tells "Ohio" from a company; without one the extractor goes by form, and takes a town or a first word for a name, or
"Larkin" and "Larkin Pipe" for two. Inside one article that can be put right: a name that only ever stands behind "in" or "at" is a
place, a short name is the long one that begins with it, and if one name is left, everything that is told without a name is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.protagonist import title_name
from factcheck.model import Article, Claim, Extraction
from factcheck.patterns import regex
from factcheck.records import record

_PLACE_BEFORE = regex(
    r"\b(?:in|at|near|outside|across|around|from|to|into|towards?|of|for|between|and|or|via|through|northern|southern|eastern|western|central|the|lower|upper)\s+$"
)
_LEGAL = regex(
    r"(?:,?\s+(?:inc|corp|corporation|ltd|limited|plc|llc|ag|se|sa|nv|spa|co|company|group|holdings?|asa|ab|oyj)\.?)+$",
    re.IGNORECASE,
)
_SILENT = frozenset(
    {
        "it",
        "its",
        "they",
        "their",
        "we",
        "our",
        "the company",
        "the group",
        "the firm",
        "the bank",
        "the maker",
        "the business",
    }
)
_COUNTRIES = frozenset(
    """norway sweden denmark finland iceland germany france italy spain portugal austria switzerland belgium netherlands ireland britain england
    scotland wales poland hungary czechia romania bulgaria greece turkey russia ukraine israel egypt nigeria kenya ghana morocco
    china japan korea india indonesia malaysia singapore thailand vietnam philippines taiwan macau pakistan bangladesh australia
    canada mexico brazil argentina chile peru colombia venezuela iran iraq qatar kuwait oman america europe asia africa opec
    dubai beijing washington brussels berlin london paris tokyo brent gold silver bitcoin ether""".split()
) | {
    "saudi arabia",
    "south korea",
    "north america",
    "south africa",
    "latin america",
    "new zealand",
    "hong kong",
    "wall street",
    "ivory coast",
}
_COMMON = frozenset(
    """unemployment inflation recalls recall budget bond bonds audience dividend guidance debt notes jobs growth wages rates inflation exports imports average total overall net gross group company sales revenue profit net orders shares operating adjusted diluted comparable
    like-for-like annual quarterly weekly monthly core headline underlying management analysts investors economists shareholders
    board directors management chairman revenue results highlights outlook guidance turnover income earnings cash debt net half headwinds demand supply output production prices costs margins volumes exports imports deliveries bookings""".split()
)


@record
class Holders:
    """`names` leads from an identity as the extractor has it to the one meant; `sole` is the only company there is."""

    names: dict[str, str]
    sole: str | None
    known: bool
    """The only company is one that the register knows."""

    def of(self, claim: Claim) -> Claim:
        subject = claim.subject
        id, text = subject.id, subject.text
        silent = text is None or " ".join(text.casefold().split()) in _SILENT or text.casefold().startswith("the ")
        if self.sole is not None and (id is None or id.startswith("name:")) and (silent or id not in self.names):
            meant: str | None = self.sole
        else:
            meant = self.names.get(id or "", id)
        if meant == id or meant is None:
            return claim
        name = meant.removeprefix("name:") if meant.startswith("name:") else None
        return claim.model_copy(update={"subject": subject.model_copy(update={"id": meant, "name": name})})


def holders(article: Article, extraction: Extraction) -> Holders:
    """From the entities and the title; without an unknown name there is nothing to put right."""
    refs = {
        e.ref
        for e in extraction.entities
        if e.type == "ORG" and e.ref and not _is_dateline(article.text, e.start, e.end)
    }
    unknown = {e.text for e in extraction.entities if e.type == "ORG" and not e.ref and not e.candidates}
    subjects = {c.subject.id for c in extraction.claims if c.subject.id and c.subject.id.startswith("name:")}
    if not unknown and not subjects:
        return Holders({}, None, False)
    titled = title_name(article)
    people = {e.text for e in extraction.entities if e.type == "PERSON"}
    real = {
        n
        for n in unknown
        if not _is_within(article.text, n, unknown | people)
        and not _is_place(article.text, n)
        and not _is_word(article, n)
    }
    if titled is not None:
        real.add(titled)
    # "Larkin Pipe said" was taken for a person's name
    real |= {name for name in people if any(_is_short_for(other, name) for other in real)}
    real = {name for name in real if not any(other.endswith(f" {name}") for other in real)}
    long = {name: max((o for o in real if _is_short_for(name, o)), key=len, default=name) for name in real}
    names = {f"name:{name.lower()}": f"name:{bare(full)}" for name, full in long.items()}
    companies = set(names.values())
    if refs:
        companies |= refs
    sole = next(iter(companies)) if len(companies) == 1 else None
    return Holders(names, sole, bool(refs))


def bare(name: str) -> str:
    """Without its legal form, in lower case."""
    return " ".join(_LEGAL.sub("", name).casefold().split())


def _is_short_for(short: str, long: str) -> bool:
    a, b = bare(short), bare(long)
    return a == b or b.startswith(f"{a} ")


def _mentions(text: str, name: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)


_LINE = regex(
    r"\s*(?:,\s*[A-Z][\w. ]{1,20})?[,.]?\s*(?:\(|[–—-]|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|\d{1,2}\s+[A-Z])"
)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """ "HARTFORD, Conn., October 28" is no insurer."""
    return text[start:end].isupper() and (start == 0 or text[start - 1] == "\n") and _LINE.match(text, end) is not None


def _is_within(text: str, name: str, others: set[str]) -> bool:
    """ "Pipe" of "Larkin Pipe", and of "Pipe maker" at the beginning of a sentence."""
    long = [m.span() for other in others if other.endswith(f" {name}") for m in _mentions(text, other)]
    if not long:
        return False
    alone = [m for m in _mentions(text, name) if not any(a <= m.start() < b for a, b in long)]
    return all(m.start() == 0 or _STARTS.search(text, max(0, m.start() - 3), m.start()) for m in alone)


def _is_place(text: str, name: str) -> bool:
    """A country, or what never does anything: it always stands behind a preposition."""
    if name.casefold() in _COUNTRIES:
        return True
    return all(_PLACE_BEFORE.search(text, max(0, m.start() - 12), m.start()) for m in _mentions(text, name))


_TRADE = regex(r"\s+(?:firm|operator|company|maker|group|giant|producer|retailer|chain|carrier|lender|miner|[A-Z])")


def _is_word(article: Article, name: str) -> bool:
    """A single word that has its capital from the beginning of a sentence: told once, or the trade of a name behind it."""
    if " " in name:
        return False
    if name.casefold() in _COMMON:
        return True
    text = article.text
    found = list(_mentions(text, name))
    starts = [m.start() == 0 or _STARTS.search(text, max(0, m.start() - 3), m.start()) is not None for m in found]
    if not all(starts):
        return False
    title = next((block for block in article.blocks if block.kind == "title"), None)
    if title is None or not any(title.start <= m.start() < title.end for m in found):
        return len(found) == 1 and not text.startswith(("'s", "’s"), found[0].end())
    return all(_TRADE.match(text, m.end()) for m in found)


_STARTS = regex(r"[.!?:|\n\"“•*–—-]\s*$")
