"""Who is told to have the most or the fewest, against the figures that the text gives the others: "the largest producer with 2.9 million crates"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.interval import rounded
from factcheck.inspect.measures.lists import listed_in
from factcheck.inspect.measures.reading import AMOUNTS, Reading, reading_of, same_unit
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.rules.worded import worded, words_of

_UP = r"<most>|first|top|leader|leads|ahead"
_DOWN = r"<least>|last"
_TOLD = worded(
    rf"\b(?:is|was|are|were|remain(?:s|ed)?|became|proved|stays?|stayed|has|had|comes?|came)\s+(?:still\s+|again\s+|by\s+far\s+|once\s+more\s+|easily\s+)?(?:(?:in\s+)?the\s+)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<of>[^,;:.]{{0,40}}?)(?:,|\bwith|\bat|\bof|\()\s*(?:(?:about|some|a|an|around)\s+)?$",
    0,
)
_LEADS = regex(
    r"(?:\b(?P<up>leads?|led|topp?(?:s|ed)|heads?|headed)\s+(?:the\s+)?(?:[\w-]+\s+){1,3}(?:with|at|on)\s+)$"
)
_BUT = regex(
    r"\b(?:after|behind|second|third|fourth|ever|since|in\s+(?:years|history|a\s+decade)|record|yet|so\s+far|single|one\s+of|among|per|only|growth|grow\w*|rise|increase|fall|jump|gain\w*)\b"
)
_OTHERS_TIME = regex(
    r"\b(?:ago|earlier|before|last\s+(?:year|season|month|quarter)|previous\w*|from|than|against|after|compared|versus|by|total|together|altogether|in\s+all|combined|all|sum|whole)\b"
)
_FOLLOWED = regex(r"\b(?:followed|trailed|joined)\s+by\b|\bahead\s+of\b|\bbefore\b|\bafter\s+(?:it|that|them)\b")


def inspect_most(page: Page) -> list[Draft]:
    reading = reading_of(page)
    return [*(draft for q in reading.all if q.kind in AMOUNTS and (draft := _judged(reading, q))), *_of_a_list(reading)]


_RANKED = worded(
    rf"\b(?P<name>[A-Z][\w’'-]+)(?:,|\s+(?:(?:thus|therefore|again|still|easily|however)\s+)?(?:is|was|remains?|remained|stays?|stayed|came\s+out|(?:kept|keeps|held|holds|defended|defends|retained|retains)\s+(?:its\s+(?:place|position|rank|status|title|lead)|on)\s+as))\s+"
    rf"(?:(?:thus|therefore|again|still|easily|comfortably|once\s+more)\s+)?(?:the|its|their)\s+(?:[\w’'-]+\s+){{0,2}}?(?:(?P<nth>second|third|fourth)[\s-]+)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?P<of>[\w’'-]+(?:\s+of\s+(?!the\b|its\b|all\b)[\w’'-]+(?:\s+[\w’'-]+)?|\s+[\w’'-]+)?)",
    0,
)
_LAST_NAME = regex(r"\b([A-Z][\w’'-]+):?\s+(?:(?:with|had|handled|sold|made|counted|at|shipped|about|some)\s+)*$")
_LIST = 3
_NTH = {"second": 2, "third": 3, "fourth": 4}


def _of_a_list(reading: Reading) -> Iterator[Draft]:
    """ "Marsala Nova 184,000 boxes, Coldharbour 151,000, Pellego 203,000. Coldharbour thus kept its place as the largest container port"."""
    page = reading.page
    if not page.has(_SUPERLATIVES(page.vocabulary) | _LEADING):
        return
    bullets = (run for run in listed_in(reading) if run[0].sentence != run[-1].sentence)
    for row in (*reading.rows.values(), *bullets):
        if len(row) < _LIST:
            continue
        place = row[-1].sentence
        told = {
            name[1]: q
            for q in row
            if q.kind in AMOUNTS
            and not q.per
            and not reading.is_base(q)
            and (name := _LAST_NAME.search(reading.lead(q)))
        }
        listed = list(told.values())
        if len(told) < _LIST or not all(same_unit(listed[0], q) and q.cmp == "eq" for q in listed):
            continue
        announced = page.text_of(row[0].sentence - 1)
        above = place > row[0].sentence or announced.rstrip().endswith(":")
        intro = " ".join(page.text_of(at) for at in range(row[0].sentence - above, place + 1))
        behind = next((page.sentences[place + n] for n in (3, 2, 1) if place + n in page.sentences), None)
        for m in _RANKED(page.vocabulary).finditer(
            page.article.text, page.sentences[place].end, behind.end if behind else 0
        ):
            mine, up = told.get(m["name"]), bool(m["up"])
            beyond = [
                q
                for q in listed
                if mine and (rounded(mine).below(rounded(q)) if up else rounded(q).below(rounded(mine)))
            ]
            if (
                mine is not None
                and len(beyond) >= _NTH.get(m["nth"], 1)
                and _roots(m["of"]) & _roots(intro)
                and not _BUT.search(m[0][m.start("of") - m.start() :])
            ):
                yield _draft(page, m.start(), m.end(), m, mine, beyond[-1])


def _roots(text: str) -> frozenset[str]:
    return frozenset(word[:4] for word in stems_of(text))


_SUPERLATIVES = words_of("most", "least")
_LEADING = frozenset("first top leader leads ahead last".split())


def _judged(reading: Reading, q: Quantity) -> Draft | None:
    lead = reading.lead(q)
    m = _TOLD(reading.page.vocabulary).search(lead) or _LEADS.search(lead)
    if m is None or q.cmp not in ("eq", "approx") or q.per or q.id in reading.denied or _BUT.search(lead[m.start() :]):
        return None
    up = bool(m["up"])
    others = _others(reading, q)
    if len(others) < 2:
        return None
    x = rounded(q)
    beyond = [p for p in others if (x.below(rounded(p)) if up else rounded(p).below(x))]
    if not beyond or len(beyond) == len(others) and len(others) > 3:
        return None
    start = q.start - len(lead) + m.start("up" if up else "down")
    return _draft(reading.page, start, q.end, m, q, beyond[0])


def _draft(page: Page, start: int, end: int, m: re.Match[str], q: Quantity, other: Quantity) -> Draft:
    rank = f"{m.groupdict().get('nth') or ''} {m['up'] or m['down']}".strip()
    message = f'"{rank}" with {plain_text(q)}, but {plain_text(other)} is {"more" if m["up"] else "less"}.'
    return Draft(
        start, end, page.severity("arithmetic", "error"), message, "wrong-rank", f"most|{plain_text(q)}|{plain_text(other)}", figures=(q, other),
    )  # fmt: skip


def _others(reading: Reading, q: Quantity) -> list[Quantity]:
    """The like amounts right behind it that belong to somebody named, one after the other."""
    found: list[Quantity] = []
    for p in reading.near(q, 0, 1):
        if p.start <= q.start:
            continue
        lead = _FOLLOWED.sub(" ", reading.lead(p))
        if (
            not same_unit(p, q)
            or p.per
            or p.cmp not in ("eq", "approx")
            or _OTHERS_TIME.search(lead)
            or reading.page.roles.get(p.id) in ("from", "delta", "diff")
        ):
            break
        if not _NAMED.search(lead) and not _SMALL_NAMED.search(lead):
            break
        found.append(p)
    return found


_NAMED = regex(r"[A-Z][\w’'-]+")
_SMALL_NAMED = regex(r"\b(?:and|,)\s+(?:the\s+)?[a-z]+\s+$")
