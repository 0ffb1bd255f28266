"""One person with two offices of which the text knows no change: "finance chief Helen Marrow" here, "the chief executive, Helen Marrow" there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.inspect.cues import words_within
from factcheck.inspect.page import Draft, Page
from factcheck.model import Span
from factcheck.patterns import regex

_OFFICE = (
    r"(?P<{0}>(?i:(?:(?:chief|managing|finance|financial|executive|operating|technical|sales|marketing|deputy|vice|non-executive|honorary|general|sporting|artistic|musical|head)[\s-]+){{0,2}}"
    r"(?:executive(?:\s+officer)?|financial\s+officer|operating\s+officer|technology\s+officer|economist|officer|director|chief|chair(?:man|woman|person)?|president|treasurer|secretary|manager|coach|captain|"
    r"spokes(?:man|woman|person)|headteacher|head\s+teacher|principal|mayor|minister|commissioner|governor|curator|conductor|editor|librarian|ranger|warden|founder|owner|engineer|analyst|strategist|CEO|CFO|COO|CTO)))"
)
_NAME = r"(?P<{0}>[A-Z][\w’'-]+(?:\s+(?:van|von|de|der|da|di|la|le|al)\b)*\s+[A-Z][\w’'-]+)"
_BEFORE = regex(rf"\b{_OFFICE.format('office')}(?:\s+of\s+(?:the\s+)?[A-Z][\w’'-]+,)?,?\s+{_NAME.format('name')}")
""" "Finance chief Helen Marrow", "the mayor of Dunmarrow, Ailish Kerr"."""
_BEHIND = regex(
    rf"{_NAME.format('name')},\s+(?:(?:the|its|their|his|her|a|an)\s+)?(?:(?:[\w&-]+\s+){{0,2}}?)(?:[\w]+[’']s\s+)?{_OFFICE.format('office')}\b(?=[,.;)]|\s+(?:of|at|for|said|in)\b)"
)
_SHORT_BEHIND = regex(
    rf"(?:(?:M[rs]s?|Dr)\.?\s+)?\b(?P<name>[A-Z][\w’'-]+),\s+(?:the|its|their)\s+(?:(?:company|group|firm|club|bank)[’']s\s+)?{_OFFICE.format('office')},"
)
""" "Wexler, the finance chief, has calculated", of whom the text has told the whole name."""
_SURNAME = r"(?P<name>[A-Z][\w’'-]+(?:(?:\s+(?:van|von|de|der|da|di|la|le|al)\b)*\s+[A-Z][\w’'-]+)?)"
_WHO_IS = regex(
    rf"{_SURNAME},\s+(?:who\s+(?:is|has\s+been|serves\s+as|has\s+served\s+as|became|(?:runs|leads|heads|manages)\s+[^,.;]{{1,40}}?\s+as)\s+)(?:(?:the|its|their|a)\s+)?"
    rf"(?:[\w’'&-]+(?:\s+[\w&-]+)?[’']s\s+)?{_OFFICE.format('office')}\b"
)
""" "Maldonado, who has been the airline's chief executive", "who runs Crescent Logistics as chief executive"."""
_WHOSE = regex(
    rf"{_SURNAME},\s+[A-Z][\w’'&-]+(?:\s+[A-Z][\w&-]+)?[’']s\s+{_OFFICE.format('office')}\b(?=,|\s+(?:for|since|and|of|said)\b)"
)
""" "Arrieta, Aysén Mar's finance chief for the last six years"."""
_CHANGE = regex(
    r"\b(?:former\w*|then-\w+|ex|outgoing|incoming|acting|interim|also|both\s+(?:posts|jobs|offices|roles|chair\w*|chief)|doubles?|combines?|becom\w+|became|appoint\w*|promot\w+|named|succe\w+|replac\w+|was\s+previously|previously|once|used\s+to|until|moved?|stepp\w+|"
    r"elected|re-elected|and\s+(?:chief|managing|president|chair|owner|founder)|co-founder|late|retir\w+|took\s+over|takes\s+over|resign\w*|designate|elect|joins?|since)\b|-elect\b",
    re.IGNORECASE,
)
_WIDE = frozenset(
    "officer chief director manager founder owner executive head spokesman spokeswoman spokesperson president chair chairman chairwoman chairperson minister engineer analyst".split()
)
"""So vague an office may be another word for the other; of a founder and a chair the second office is common."""
_WORDS = frozenset(
    """executive officer economist director chief chair chairman chairwoman chairperson president treasurer secretary manager coach captain spokesman spokeswoman spokesperson
    headteacher teacher principal mayor minister commissioner governor curator conductor editor librarian ranger warden founder owner engineer analyst strategist ceo cfo coo cto""".split()
)
_FIRST = _WORDS | words_within(_OFFICE)
"""With one of them an office begins."""
_SAME = (
    frozenset(
        {
            "chief executive",
            "chief executive officer",
            "ceo",
            "managing director",
            "general manager",
            "chief",
            "executive director",
            "head",
            "boss",
            "director",
            "manager",
        }
    ),
    frozenset(
        {
            "chief financial officer",
            "financial chief",
            "finance chief",
            "finance director",
            "cfo",
            "financial director",
            "treasurer",
            "head financial officer",
        }
    ),
    frozenset(
        {"chair", "chairman", "chairwoman", "chairperson", "president", "non-executive chairman", "executive chairman"}
    ),
    frozenset({"chief operating officer", "coo", "operating chief", "operating officer"}),
    frozenset({"chief technology officer", "cto", "technical director"}),
    frozenset({"headteacher", "head teacher", "principal", "head"}),
    frozenset({"coach", "head coach", "manager"}),
)
_TITLES = frozenset(
    "treasurer secretary captain coach mayor governor curator conductor librarian editor economist headteacher principal warden ranger strategist spokesman spokeswoman spokesperson".split()
)


_Told = tuple[str, str, int, int]
"""A name and an office, and where they stand."""
_TWO = 2


def inspect_two_offices(page: Page) -> list[Draft]:
    """Only of offices that nobody holds beside one another, in a text that tells of no change of either."""
    if not page.has(_WORDS):
        return []
    everyone = _in_full(_told(page))
    if len(everyone) < _TWO:
        return []
    held: dict[str, list[tuple[str, int, int]]] = {}
    for name, office, start, end in everyone:
        held.setdefault(name.split()[-1] if len(name.split()) > 1 else name, []).append(
            (f"{name}|{office}", start, end)
        )
    drafts = []
    for told in held.values():
        first, a, b = told[0]
        for other, c, d in told[1:]:
            (one, office), (two, second) = first.split("|"), other.split("|")
            if one == two and _are_two(office, second) and not _may_have_both(page, one, (a, b), (c, d)):
                message = f'{one} is "{second}" here and "{office}" before (line {page.article.line_at(a)}).'
                drafts.append(Draft(
                    c, d, page.severity("identity", "warning"), message, "wrong-role", f"offices|{one}|{office}|{second}",
                    figures=(Span(start=a, end=b),), consistent=office,
                ))  # fmt: skip
                break
    return [*drafts, *_of_one_surname(page, everyone)]


def _in_full(everyone: Iterable[_Told]) -> list[_Told]:
    """Who is called by the surname alone is the one of that name told before; of two of them nobody."""
    found: list[_Told] = []
    for name, office, start, end in everyone:
        known = {n for n, *_ in found if n.split()[-1] == name}
        if " " in name or len(known) == 1:
            found.append((name if " " in name else known.pop(), office, start, end))
    return found


def _of_one_surname(page: Page, everyone: list[_Told]) -> Iterator[Draft]:
    """ "Mayor Erik Lund said" and "mayor Anna Lund will answer": one office, one surname, and two persons."""
    held: dict[tuple[str, str], tuple[str, int, int]] = {}
    for name, office, start, end in everyone:
        first, last = name.split()[0], name.split()[-1]
        known = held.setdefault((office, last), (name, start, end))
        if (
            known[0].split()[0] == first
            or known[0][0] == first[0]
            and min(len(first), len(known[0].split()[0])) < _SHORT
        ):
            continue
        if _may_have_both(page, name, (known[1], known[2]), (start, end)):
            continue
        message = f"The {office} is {name} here and {known[0]} before (line {page.article.line_at(known[1])})."
        yield Draft(
            start, end, page.severity("identity", "warning"), message, "wrong-person", f"surname|{office}|{last}",
            figures=(Span(start=known[1], end=known[2]),), consistent=known[0],
        )  # fmt: skip
        return


_SHORT = 4
""" "Tom" and "Thomas" are one."""


_NAME_FIRST = (_BEHIND, _WHO_IS)
_OF_KNOWN = (*_NAME_FIRST, _WHOSE, _SHORT_BEHIND)
"""With those by a surname alone, which means somebody told before."""


def _told(page: Page) -> Iterator[_Told]:
    text = page.article.text
    patterns: tuple[re.Pattern[str], ...] = _NAME_FIRST
    for sentence in page.telling(_WORDS):
        behind = text.find(",", sentence.start, sentence.end) >= 0  # an office that is told behind the name needs one
        found = list(page.tried(_BEFORE, _FIRST, sentence))
        if behind:
            found += [m for pattern in patterns for m in pattern.finditer(text, sentence.start, sentence.end)]
        if found:
            patterns = _OF_KNOWN
        for m in sorted(found, key=lambda m: m.start()):
            yield m["name"], " ".join(m["office"].lower().split()), m.start(), m.end()


def _are_two(a: str, b: str) -> bool:
    if a in (f"deputy {b}", f"vice {b}") or b in (f"deputy {a}", f"vice {a}"):
        return True
    if a == b or a in b or b in a:
        return False
    if any({a, b} <= group for group in _SAME):
        return False
    known = [next((k for k, group in enumerate(_SAME) if x in group), None) for x in (a, b)]
    return (
        all(k is not None for k in known)
        and known[0] != known[1]
        or {a, b} <= _TITLES
        or any(x in _TITLES for x in (a, b))
        and any(k is not None for k in known)
        and not {a, b} & _WIDE
    )


def _may_have_both(page: Page, name: str, *places: tuple[int, int]) -> bool:
    """Whether a sentence that names the person tells of a change, or gives both offices."""
    last = name.split()[-1]
    for sentence in page.extraction.sentences:
        words = page.text_of(sentence.index)
        if last in words and _CHANGE.search(_NO_CHANGE.sub(" ", words)):
            return True
    sentences = {
        next((s.index for s in page.extraction.sentences if s.start <= start < s.end), -1) for start, _ in places
    }
    return len(sentences) < len(places)


_NO_CHANGE = regex(
    r"\b(?:has\s?n[’']t|has\s+not|never|no|did\s+not|didn[’']t)\s+[^.;,]{0,40}|\bsince\s+(?:joining|the|(?:19|20)\d\d)\b|,\s+who\s+became\s+(?:[a-z]+\s+){1,3}in\s+(?:19|20)\d\d\b"
)
