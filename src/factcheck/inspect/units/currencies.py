"""Two currencies in one amount, or in two that are held against one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from factcheck.inspect.computed.rows import LINK
from factcheck.inspect.cues import cues_of, places_of
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Draft, Page
from factcheck.memo import once_per_vocabulary
from factcheck.model import Quantity
from factcheck.patterns import compiled, regex
from factcheck.records import record

ONE, _TWO = Decimal(1), 2


@record
class _Currencies:
    """Which currencies a sign before, and a word behind an amount can stand for."""

    signs: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    pattern: re.Pattern[str]
    heads: frozenset[str]
    """The first words of the names."""
    beginnings: frozenset[str]
    """With what they begin ("U" of "U.S. dollars")."""


def _currencies(page: Page) -> _Currencies:
    return _currencies_of(page.rules.vocabulary)


@once_per_vocabulary
def _currencies_of(vocabulary: Any) -> _Currencies:
    entries: Mapping[str, Any] = getattr(vocabulary, "currencies", None) or {}
    return _compile(entries, frozenset(cues_of(vocabulary).words("not_after_amount")))


def _compile(entries: Mapping[str, Any], left_out: frozenset[str]) -> _Currencies:
    signs: dict[str, set[str]] = {}
    words: dict[str, set[str]] = {}
    for code, entry in entries.items():
        for sign in (*entry.signs, *entry.codes):
            signs.setdefault(sign.upper(), set()).add(code)
            # a bare "$" or "¥" is any dollar's or yen's
            if sign[-1] in "$¥￥":
                signs.setdefault(sign[-1], set()).add(code)
        for word in (*entry.words, *entry.codes):
            words.setdefault(word.casefold(), set()).add(code)
            # "Hong Kong dollars" are dollars
            words.setdefault(word.casefold().split()[-1], set()).add(code)
    # "try 5 million euros": letters before a figure are a currency in capitals only
    kept_signs = {
        s: frozenset(c) for s, c in signs.items() if s.casefold() not in left_out and (len(s) > 2 or not s.isalpha())
    }
    kept_words = {w: frozenset(c) for w, c in words.items() if w not in left_out}
    codes = {code.casefold() for entry in entries.values() for code in entry.codes}
    behind = f"(?i:{_either(w for w in kept_words if w not in codes)})|{_either(w.upper() for w in kept_words if w in codes)}"
    pattern = compiled(
        rf"(?<![\w$])(?P<sign>{_either(kept_signs)})\s?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale>{_SCALE})\s+(?P<name>{behind})(?![\w-])"
    )
    return _Currencies(
        kept_signs, kept_words, pattern, frozenset(w.split()[0] for w in kept_words), _beginnings(kept_words)
    )


def _beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(m[0] for word in words if (m := re.match(r"\w+", word)))


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) or "(?!)"


_SCALE = r"(?:\s*-?(?i:thousand|million|billion|trillion|mn|bn|tn|m|b|k))?"
_FIGURE_BEFORE = regex(rf"[\d,](?![\d,.]){_SCALE}\s+\Z")
_REACH = 60
_SIGN = regex(r"[$€£₹₩¥]\s?\d")
_CODE = regex(r"(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|CHF|INR)(?<!\w...)\s?\d")
"""What stands before is looked at last: a pattern that begins with letters is looked for much faster."""


def inspect_signs(page: Page) -> list[Draft]:
    """ "US$5 billion yuan"; not "$5 billion yuan bond", where the word belongs to the noun."""
    text = page.article.text
    if not (_SIGN.search(text) or _CODE.search(text)):
        return []
    drafts = []
    known = _currencies(page)
    spoken = page.has(known.heads) and _is_named_behind_a_figure(page, known)
    for m in known.pattern.finditer(text) if spoken else ():
        named = known.words[" ".join(m["name"].casefold().split())]
        if named & known.signs[m["sign"]] or page.is_repeat(m.start()) or not _ends_amount(page, m.end()):
            continue
        amount = f"{m['n']}{m['scale']}"
        message = f'"{m["sign"]}" and "{" ".join(m["name"].split())}" are two currencies: {_sign_text(m["sign"])}{amount} or {amount} {m["name"]}?'
        drafts.append(
            Draft(
                m.start(),
                m.end(),
                page.severity("units", "warning"),
                message,
                "wrong-currency",
                "sign",
                consistent=f"{_sign_text(m['sign'])}{amount}",
            )
        )
    return [*drafts, *_signed_and_named(page, drafts)]


def _is_named_behind_a_figure(page: Page, known: _Currencies) -> bool:
    """A look at the few words with which names begin, before the pattern of all names reads the text."""
    text = page.article.text
    if len(page.folded) != len(text):
        return True  # the places are not the same
    places = places_of(known.beginnings & page.words, page.folded)
    return any(_FIGURE_BEFORE.search(text, max(0, at - _REACH), at) for at in places)


def _currency_read(q: Quantity) -> str | None:
    """Of which currency the pattern was that read the amount; behind it stand the entries of the vocabulary."""
    pattern = q.rule.partition(" ")[0]
    return pattern.removeprefix("money/") if pattern.startswith("money/") else None


def _signed_and_named(page: Page, known: list[Draft]) -> Iterator[Draft]:
    """ "$412 billion won", on a page that tells other amounts in won: without them "won" may be a verb."""
    money = [q for q in page.extraction.quantities if q.kind == "money" and not q.alt_of]
    for q in money:
        sign = _currency_read(q)
        if sign in (None, q.unit) or any(d.start <= q.start < d.end for d in known) or page.is_repeat(q.start):
            continue
        others = [p for p in money if p is not q and p.unit == q.unit and _currency_read(p) == q.unit]
        name = q.text.split()[-1]
        if (
            not others
            or name.casefold() not in page.rules.vocabulary.currencies[q.unit].words
            or q.text[:1].isalnum()
            or not _ends_amount(page, q.end)
        ):
            continue
        message = f'"{q.text[0]}" and "{name}" are two currencies.'
        yield Draft(
            q.start,
            q.end,
            page.severity("units", "warning"),
            message,
            "wrong-currency",
            "sign",
            consistent=q.text.lstrip("$€£¥₹₩ "),
        )


def _sign_text(sign: str) -> str:
    return f"{sign} " if sign.isalpha() else sign


def _ends_amount(page: Page, end: int) -> bool:
    """Nothing follows that the currency's name could describe."""
    rest = page.article.text[end : end + 24]
    follower = re.match(r"\s+([\w-]+)", rest)
    if follower and follower[1] == "of" and page.article.text[:end].endswith("pounds"):
        return False  # of weight
    if follower is None:
        return re.match(r"\s*(?:[.,;:)?!\"”]|$)", rest) is not None
    return page.cues.pattern("after_currency").fullmatch(follower[1]) is not None


def inspect_currencies(page: Page) -> list[Draft]:
    """ "Net debt fell to $318 million from £352 million", on a page that tells everything else in pounds."""
    used = Counter(q.unit for q in page.extraction.quantities if q.kind == "money")
    if len(used) < _TWO or any(q.alt_of for q in page.extraction.quantities):
        return []
    drafts = []
    for figures in page.by_sentence.values():
        levels = {f.frame: f for f in figures if f.role == "level" and f.quantity.kind == "money"}
        for earlier in (f for f in figures if f.role == "from" and f.quantity.kind == "money"):
            level = levels.get(earlier.frame)
            if level is None or level.quantity.unit == earlier.quantity.unit:
                continue
            odd, other = sorted((level, earlier), key=lambda f: used[f.quantity.unit])
            x, y = value_of(level.quantity), value_of(earlier.quantity)
            if (
                used[odd.quantity.unit] > 1
                or used[other.quantity.unit] < _TWO
                or not x
                or not y
                or not ONE / 3 < abs(x / y) < 3
            ):
                continue
            between = page.article.text[min(level.end, earlier.end) : max(level.start, earlier.start)]
            if page.cues.any(page.text_of(odd.place), "growth_basis") or LINK.search(between) is None:
                continue
            message = f'"{odd.printed}" is held against "{other.printed}", and everything else on the page is told in {other.quantity.unit}.'
            drafts.append(
                Draft(
                    odd.start,
                    odd.end,
                    page.severity("units", "warning"),
                    message,
                    "wrong-currency",
                    f"pair|{odd.printed}|{other.printed}",
                    figures=(odd.quantity, other.quantity),
                )  # fmt: skip
            )
    return drafts


_BESIDE = 40


def inspect_twins(page: Page) -> list[Draft]:
    """ "At 86 billion won the largest in its books", of an order of ¥86 billion: the only won on a page about yen, and the same number."""
    money = [q for q in page.extraction.quantities if q.kind == "money" and q.cmp in ("eq", "approx") and value_of(q)]
    used = Counter(q.unit for q in money)
    if len(used) < _TWO or not any(n == 1 for n in used.values()):
        return []
    drafts = []
    for q in money:
        if used[q.unit] != 1 or q.alt_of or any(p.alt_of == q.id for p in money) or page.is_repeat(q.start):
            continue
        twins = [
            p for p in money if p.unit != q.unit and value_of(p) == value_of(q) and not p.alt_of and p.per == q.per
        ]
        digits = (value_of(q) or ONE).normalize().as_tuple().digits
        if (
            not twins
            or len(digits) < _TWO
            or any(p.sentence == q.sentence for p in twins)
            or len({p.unit for p in twins}) > 1
        ):
            continue
        definite = page.article.text[max(0, q.start - 4) : q.start].lower() == "the "
        # what a title tells stands in its text
        titled = sum(page.is_headline(page.sentences[x.sentence]) for x in (q, twins[0])) == 1
        around = page.article.text[max(0, q.start - _BESIDE) : q.end + _BESIDE]
        if (used[twins[0].unit] < _TWO and not definite and not titled) or page.cues.any(around, "growth_basis"):
            continue
        here, there = (" ".join(x.text.split()) for x in (q, twins[0]))
        drafts.append(
            Draft(
                q.start, q.end, page.severity("units", "warning"), f'The page says "{there}" and "{here}", and tells nothing else in {q.unit}.',
                "wrong-currency", f"twin|{here}|{there}", figures=(q, twins[0]), consistent=there,
            )
        )  # fmt: skip
    return drafts
