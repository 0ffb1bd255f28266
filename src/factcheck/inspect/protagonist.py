"""The company that the article is about, where no register knows it.

The extractor leaves the figures of an unknown company unbound, because nothing outside the article could be matched with them.
Inside the article they can still be held against one another, if the title and the text name one company and no other.
"""

from __future__ import annotations

import re

from factcheck.model import Article, Claim, Extraction
from factcheck.patterns import regex

_RUN = regex(r"[A-Z][\w&.'’-]*(?:\s+(?:&\s+)?[A-Z][\w&.'’-]*)*")
_POSSESSIVE = regex(r"['’]s$")
_NO_COMPANY = regex(r"no (?:company|place) is named$|'[^']*' could not be traced to a company$")
"""How `extract` says that it knows everything about a claim but whose it is."""


def is_open(claim: Claim) -> bool:
    """Bound in every respect but the company."""
    return claim.unbound is not None and claim.metric != "unknown" and _NO_COMPANY.match(claim.unbound) is not None


def protagonist(article: Article, extraction: Extraction) -> str | None:
    """The longest name in capitals that the title and the text share, if every figure left open can only be of this name."""
    if not any(is_open(claim) for claim in extraction.claims):
        return None
    known = {claim.subject.id: name_of(claim) for claim in extraction.claims if _is_company(claim)}
    # of two companies an open figure speaks of is anybody's guess
    if len(known) > 1:
        return None
    title = next((block for block in article.blocks if block.kind == "title"), None)
    if title is None:
        return None
    name = _shared_name(article.text, title.start, title.end)
    if not known:
        alone = not any(entity.type == "ORG" for entity in extraction.entities)
        return (name or _first_name(article.text, title.start, title.end)) if alone or name else None
    called = next(iter(known.values()))
    return called if name is not None and called.casefold() in (name.casefold(), f"{name.casefold()} group") else None


def title_name(article: Article) -> str | None:
    """The name in capitals that the title opens with and the text goes on with."""
    title = next((block for block in article.blocks if block.kind == "title"), None)
    return _shared_name(article.text, title.start, title.end) if title else None


def name_of(claim: Claim) -> str:
    """The company's name; of one that no register knows it stands in the identity."""
    subject = claim.subject
    return subject.name or (subject.id or "").removeprefix("name:")


def _is_company(claim: Claim) -> bool:
    return claim.subject.id is not None and not claim.subject.id.startswith("person:")


def _first_name(text: str, start: int, end: int) -> str | None:
    run = _RUN.search(text, start, end)
    return _POSSESSIVE.sub("", run[0]) if run else None


def _shared_name(text: str, start: int, end: int) -> str | None:
    body = text[end:]
    for run in _RUN.finditer(text, start, end):
        words = [_POSSESSIVE.sub("", word).rstrip(".") for word in run[0].split()]
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            if len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?=['’]s\b|\W)", body):
                return name
        return None
    return None
