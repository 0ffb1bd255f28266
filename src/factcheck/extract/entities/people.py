"""People: capitalised words beside an office, a title or a verb of saying, or with a given name before."""

from __future__ import annotations

from factcheck.extract.entities.runs import Found, capital_run, meaning_more
from factcheck.extract.lexicon import Hit, Lexicon, Token
from factcheck.patterns import regex

_INITIAL = regex(r"[A-Z]\.$|(?:[A-Z]\.)+$")


_TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir".split())


def people_in(
    tokens: list[Token], begins: list[int], hits: list[Hit], closed: set[int], headline: bool, lexicon: Lexicon
) -> list[Found]:
    """Two or three capitalised words beside an office, a title or a verb of saying, or with a given name before.

    `begins` are the tokens at which a name could begin.
    """
    if closed.issuperset(begins):
        return []
    offices: dict[int, Hit] = {}
    saying: set[int] = set()
    held = set(closed)
    for hit in hits:
        if "offices" in hit.sections:
            offices[hit.first] = offices[hit.last] = hit
            held.update(range(hit.first, hit.last))
        if "reporting" in hit.sections:
            saying.update((hit.first, hit.last))
    lexical = meaning_more(hits)
    found: list[Found] = []
    run = 0
    for i in begins:
        if i < run or not "A" <= tokens[i].text[0] <= "Z":
            continue
        run = capital_run(tokens, i, held, lexicon)
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
            tail = tokens[run - 1].lower in lexicon.cues["name_tails"]
            if not tail and (
                _possessed(tokens, i, run, lexical, lexicon)
                or (tokens[i].text in lexicon.given_names and _is_surname(tokens, i, run, lexicon))
                or before
                or spaced
                or (length in (2, 3) and _leads(tokens, i, lexicon) and _plausible(tokens[i:run]))
                or after
                or _titled(tokens, i)
                or (near_saying and not headline and length in (2, 3) and _plausible(tokens[i:run]))
            ):
                found.append(Found(i, run, "PERSON", None, rule="person"))
    return found


def _leads(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """ "Nike, led by Elliott Hill": a company is led by a person"""
    return i > 1 and f"{tokens[i - 2].lower} {tokens[i - 1].lower}" in lexicon.cues["led_by"]


def _is_surname(tokens: list[Token], i: int, run: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind a given name is no trade or place ("Kimberly Steel", "Martin Street")."""
    return (
        run - i in (2, 3)
        and _plausible(tokens[i:run])
        and tokens[run - 1].lower not in lexicon.cues["no_surnames"]
        and not _speaks_of_itself(tokens, run)
    )


def _possessed(tokens: list[Token], i: int, run: int, lexical: set[int], lexicon: Lexicon) -> bool:
    """ "Alibaba's Eddie Wu: ...": whose name heads what was said."""
    return (
        run - i in (2, 3)
        and not any(t.lower in lexicon.cues["name_tails"] or k in lexical for k, t in enumerate(tokens[i:run], i))
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
    return thin and (last - first < 3 or tokens[first].lower in (",", "is", "has", "serves", "remains"))


_BESIDE_OFFICE = frozenset(
    ", the its 's a is has been as current who serves serving remains also runs leads heads running leading heading it took over".split()
)


def _speaks_of_itself(tokens: list[Token], run: int) -> bool:
    """ "Quixotronics said its revenue ...": a company, not a person."""
    return any(t.lower in ("its", "it", "their", "they") for t in tokens[run + 1 : run + 4])
