"""Units that cannot be: two currencies in one amount, a share above the whole, points told as percent, a lost scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from factcheck.inspect.computed.rows import LINK, odd_one
from factcheck.inspect.figures import Figure
from factcheck.inspect.frames import frames
from factcheck.inspect.growth import points_told_as_percent
from factcheck.inspect.interval import rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import compiled, regex
from factcheck.records import record

HUNDRED = Decimal(100)


# ---------------------------------------------------------------- sign and name
@record
class _Currencies:
    """Which currencies a sign before, and a word behind an amount can stand for."""

    signs: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    pattern: re.Pattern[str]
    heads: frozenset[str]
    """The first words of the names."""


_COMPILED: dict[int, tuple[Any, _Currencies]] = {}
"""By the vocabulary's identity; the vocabulary is kept beside it, so that an identity is never reused."""


def _currencies(page: Page) -> _Currencies:
    vocabulary = page.rules.vocabulary
    if id(vocabulary) not in _COMPILED:
        entries: Mapping[str, Any] = getattr(vocabulary, "currencies", None) or {}
        _COMPILED[id(vocabulary)] = (vocabulary, _compile(entries, frozenset(page.cues.words("not_after_amount"))))
    return _COMPILED[id(vocabulary)][1]


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
    scale = r"(?:\s*-?(?i:thousand|million|billion|trillion|mn|bn|tn|m|b|k))?"
    behind = f"(?i:{_either(w for w in kept_words if w not in codes)})|{_either(w.upper() for w in kept_words if w in codes)}"
    pattern = compiled(
        rf"(?<![\w$])(?P<sign>{_either(kept_signs)})\s?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<scale>{scale})\s+(?P<name>{behind})(?![\w-])"
    )
    return _Currencies(kept_signs, kept_words, pattern, frozenset(w.split()[0] for w in kept_words))


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) or "(?!)"


_SIGN_AT_ALL = regex(r"[$€£₹₩¥]\s?\d|\b(?:RMB|CNY|USD|EUR|GBP|JPY|HKD|CHF|INR)\s?\d")


def inspect_signs(page: Page) -> list[Draft]:
    """ "US$5 billion yuan"; not "$5 billion yuan bond", where the word belongs to the noun."""
    if not page.cues.complete or not _SIGN_AT_ALL.search(page.article.text):
        return []
    drafts = []
    known = _currencies(page)
    for m in known.pattern.finditer(page.article.text) if page.has(known.heads) else ():
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


def _signed_and_named(page: Page, known: list[Draft]) -> Iterator[Draft]:
    """ "$412 billion won", on a page that tells other amounts in won: without them "won" may be a verb."""
    money = [q for q in page.extraction.quantities if q.kind == "money" and not q.alt_of]
    for q in money:
        sign = q.rule.removeprefix("money/")
        if (
            sign == q.unit
            or sign == q.rule
            or any(d.start <= q.start < d.end for d in known)
            or page.is_repeat(q.start)
        ):
            continue
        others = [p for p in money if p is not q and p.unit == q.unit and p.rule == f"money/{q.unit}"]
        name = q.text.split()[-1]
        if not others or not name.isalpha() or q.text[:1].isalnum() or not _ends_amount(page, q.end):
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
                or used[other.quantity.unit] <= _TWO
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


ONE, _TWO = Decimal(1), 2


# ---------------------------------------------------------------- scale
def inspect_scale(page: Page) -> list[Draft]:
    """ "to $280.2 billion from $259.4 million": neighbours of one metric whose digits fit and whose scale words do not."""
    drafts = []
    for level, earlier in (*_neighbours(page), *_same_digits(page)):
        a, b = value_of(level.quantity), value_of(earlier.quantity)
        if not a or not b or not page.cues.has("never_grows_thousandfold", level.metric):
            continue
        ratio = abs(a / b)
        if any(power / 3 < ratio < power * 3 for power in (Decimal(1000), Decimal(1) / 1000)) and _digits_fit(
            level, earlier
        ):
            message = (
                f'"{level.printed}" and "{earlier.printed}" are a thousandfold apart; one of them has the wrong scale.'
            )
            key = f"{level.printed}|{earlier.printed}"
            severity = page.severity("units", "warning", "scale")
            place = odd_one(page, *sorted((level.quantity, earlier.quantity), key=lambda q: q.start))
            drafts.append(
                Draft(
                    place.start,
                    place.end,
                    severity,
                    message,
                    "scale-slip",
                    key,
                    figures=(level.quantity, earlier.quantity),
                )
            )
    return drafts


def _neighbours(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """A level and its earlier level, and two levels of one thing in one sentence or in two that follow each other."""
    for frame in frames(page):
        yield frame.level, frame.earlier
    last: dict[object, Figure] = {}
    for figure in page.figures:
        if figure.role != "level" or figure.subject is None or figure.quantity.kind not in ("money", "count"):
            continue
        key = (figure.frame, figure.unit)
        before = last.get(key)
        if before is not None and 0 <= figure.place - before.place <= 1 and not _is_history(page, before, figure):
            yield before, figure
        last[key] = figure


def _same_digits(page: Page) -> Iterator[tuple[Figure, Figure]]:
    """ "Revenue was $742 million", and later "$742 billion of revenue": the same three digits of one metric are one figure."""
    first: dict[object, Figure] = {}
    for figure in page.figures:
        if (
            figure.role not in ("level", "from")
            or figure.segment is not None
            or figure.quantity.kind not in ("money", "count")
        ):
            continue
        digits = re.findall(r"\d[\d,]*(?:\.\d+)?", figure.quantity.text)
        if len(digits) != 1 or len(re.sub(r"\D", "", digits[0]).strip("0")) < _DIGITS:
            continue
        earlier = first.setdefault((figure.metric, figure.unit, digits[0]), figure)
        if earlier is figure or earlier.place == figure.place or earlier.headline or _is_history(page, earlier, figure):
            continue
        if _one_company(page, earlier, figure):
            yield earlier, figure


_DIGITS = 3


def _one_company(page: Page, *figures: Figure) -> bool:
    """No register of companies knows two of them, and only one is named."""
    named = {
        f.claim.subject.id for f in page.figures if f.claim.subject.id and not f.claim.subject.id.startswith("name:")
    }
    return len(named) < 2


_HISTORY = regex(
    r"\b(?:when|once|back (?:in|then)|originally|started|founded|began|grew from|decades?)\b", re.IGNORECASE
)


def _is_history(page: Page, *figures: Figure) -> bool:
    """Companies have grown a thousandfold, but not from one year to the next."""
    text = " ".join(page.text_of(figure.place) for figure in figures)
    years = [int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)]
    if page.published is not None:
        years.append(page.published.year)
    return bool(_HISTORY.search(text)) or bool(years and max(years) - min(years) > 3)


def _digits_fit(a: Figure, b: Figure) -> bool:
    """The printed numbers are of one size, and the printed scales are not."""
    first, second = (re.search(r"\d[\d,]*(?:\.\d+)?", figure.quantity.text) for figure in (a, b))
    if first is None or second is None:
        return False
    x, y = (Decimal(m[0].replace(",", "")) for m in (first, second))
    return y > 0 and Decimal("0.4") < x / y < Decimal("2.5")


# ---------------------------------------------------------------- percentages that cannot be
_MOST_BASIS_POINTS, _MOST_OF_CALM_RATES = Decimal(5000), Decimal(600)
"""A central bank in a crisis has moved by thousands at once; the Fed, the ECB and their bonds by five hundred in a cycle."""


def inspect_percentages(page: Page) -> list[Draft]:
    drafts = []
    for figure in page.figures:
        if (reason := _impossible(page, figure)) is not None:
            severity = page.severity("units", "warning")
            drafts.append(Draft(figure.start, figure.end, severity, reason, "wrong-value", figure.metric))
    known = {(draft.start, draft.end) for draft in drafts}
    told = (*_falls_below_nothing(page), *_more_than_all(page))
    drafts += [draft for draft in told if (draft.start, draft.end) not in known]
    return drafts + _basis_points(page)


@lru_cache(maxsize=8)
def _told_of(things: tuple[str, ...], words: tuple[str, ...], hedges: tuple[str, ...]) -> re.Pattern[str]:
    """A thing, a few words, what is said of it and perhaps a hedge, right before the figure."""
    thing, said, hedge = (
        "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(each, key=len, reverse=True))
        for each in (things, words, hedges)
    )
    return re.compile(
        rf"\b(?P<thing>{thing})\b[^.;:,]{{0,60}}?\s(?:{said})\s+(?:by\s+)?(?:(?:{hedge})\s+)?$", re.IGNORECASE
    )


def _said_before(page: Page, things: str, words: str, q: Quantity, sentence: Sentence) -> re.Match[str] | None:
    """What of the list `things` it is that the figure tells, in the words of the other list."""
    pattern = _told_of(page.cues.words(things), page.cues.words(words), page.cues.words("before_figures"))
    return pattern.search(page.article.text, max(sentence.start, q.start - 130), q.start)


def _beyond_whole(page: Page) -> Iterator[tuple[Quantity, Sentence]]:
    """Percentages that are above 100 however they were rounded, with their sentences."""
    for q in page.extraction.quantities:
        if q.kind != "percent" or (q.value or HUNDRED) < HUNDRED:
            continue
        low, sentence = rounded(q).low, page.sentences.get(q.sentence)
        if (
            low is None
            or low <= HUNDRED
            or sentence is None
            or sentence.cls == "boilerplate"
            or page.is_repeat(q.start)
        ):
            continue
        yield q, sentence


def _more_than_all(page: Page) -> Iterator[Draft]:
    """ "The vacancy rate was 154%", whatever the figure was bound to."""
    for q, sentence in _beyond_whole(page):
        m = _said_before(page, "parts_of_wholes", "stands_at", q, sentence)
        if m and not re.match(r"\s+(?:of|more|higher|above)\b", page.article.text[q.end : q.end + 12]):
            reason = f"{plain_text(q)} cannot be: the {m['thing'].lower()} is a part of a whole."
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", m["thing"].lower())


def _falls_below_nothing(page: Page) -> Iterator[Draft]:
    """ "Revenue fell 164%", whatever the figure was bound to."""
    for q, sentence in _beyond_whole(page):
        if m := _said_before(page, "never_below_nothing", "has_fallen", q, sentence):
            reason = (
                f"{plain_text(q)} cannot be: what falls by 100% is nothing, and {m['thing'].lower()} do not fall below."
            )
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", m["thing"].lower())


def _impossible(page: Page, figure: Figure) -> str | None:
    low = figure.interval.low
    if figure.quantity.kind != "percent" or low is None or low <= HUNDRED:
        return None
    never = page.parameter("units", "never_above_100", ()) or page.cues.words("never_above_100")
    thing = figure.metric.replace("_", " ")
    if figure.role in ("level", "share") and figure.metric in never and not figure.quantity.per:
        return f"{figure.printed} cannot be: the {thing} is a part of a whole."
    if (
        figure.role == "delta"
        and figure.claim.direction == "down"
        and page.cues.has("never_falls_over_100", figure.metric)
    ):
        return f"{figure.printed} cannot be: what falls by 100% is nothing, and the {thing} does not fall below."
    return None


def _is_level(page: Page, points: Quantity) -> bool:
    """ "To 61.7% from 62.9%, or 120 basis points": the second of two levels, and not the move again."""
    if points.kind != "percent":
        return False
    sentence = page.sentences.get(points.sentence)
    start = sentence.start if sentence else max(0, points.start - 60)
    before = [q for q in page.quantities_in.get(points.sentence, ()) if q.kind == "percent" and q.end <= points.start]
    between = page.article.text[before[-1].end if before else start : points.start]
    return bool(before) and _LINK.search(between) is not None


_LINK = regex(r"\b(?:(?:from|against|versus|after|than|to|compared)\b[^,;.]{0,20}|vs?\.?\s+)$", re.IGNORECASE)


def _basis_points(page: Page) -> list[Draft]:
    """Rates do not move by fifty points at once; and "25 basis points (2.5 percentage points)" is two different moves."""
    drafts = []
    quantities = {q.id: q for q in page.extraction.quantities}
    severity = page.severity("units", "warning")
    for q in quantities.values():
        if page.is_repeat(q.start):
            continue
        value = value_of(q)
        if value is not None and _is_beyond_its_rate(page, q, value):
            message = (
                f"{plain_text(q)} are {abs(value) * HUNDRED:f} basis points; rates do not move by so much at once."
            )
            drafts.append(Draft(q.start, q.end, severity, message, "percent-vs-points", "pp"))
        if q.kind == "bps" and value is not None and abs(value) > _most(page, q):
            message = f"{plain_text(q)} are {value / HUNDRED:f} percentage points."
            drafts.append(Draft(q.start, q.end, severity, message, "percent-vs-points", "bps"))
        other = quantities.get(q.alt_of or "") or _restated(page, q)
        if other is None or {q.kind, other.kind} not in ({"bps", "pp"}, {"bps", "percent"}):
            continue
        basis, points = (q, other) if q.kind == "bps" else (other, q)
        if rounded(basis).disjoint(rounded(points).scaled(HUNDRED)) and not _is_level(page, points):
            whole = value_of(basis)
            told = f"{whole / HUNDRED:f}" if whole is not None else "?"
            message = f"{plain_text(basis)} are {told} percentage points, not {plain_text(points)}."
            drafts.append(
                Draft(
                    q.start,
                    q.end,
                    severity,
                    message,
                    "percent-vs-points",
                    plain_text(other),
                    figures=(q, other),
                    consistent=f"{told} percentage points",
                )
            )
    return drafts


_REASONABLE = Decimal(10)
_TO_RATE = regex(r"[^.;%]{0,30}?\bto\s+(?:a range of\s+)?(?P<n>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)")


def _is_beyond_its_rate(page: Page, q: Quantity, value: Decimal) -> bool:
    """ "Lowered its rate by 50 percentage points to 5.25%": no central bank does."""
    if q.kind != "pp" or not page.cues.any(page.text_of(q.sentence), "central_banks"):
        return False
    sentence = page.sentences[q.sentence]
    if not _BY.search(page.article.text, max(sentence.start, q.start - 40), q.start):
        return False
    to = _TO_RATE.match(page.article.text, q.end)
    return abs(value) * HUNDRED > _most(page, q) or (to is not None and abs(value) > max(_REASONABLE, Decimal(to["n"])))


def _most(page: Page, quantity: Quantity) -> Decimal:
    sentence = page.sentences.get(quantity.sentence)
    if sentence is None or not _BY.search(page.article.text, max(sentence.start, quantity.start - 40), quantity.start):
        return _MOST_BASIS_POINTS  # a spread may be as wide as it likes
    text = page.article.text[sentence.start : sentence.end]
    clause = page.article.text[sentence.start : quantity.start].rpartition(";")[2]
    if not page.cues.any(clause, "calm_rates"):
        return _MOST_BASIS_POINTS
    old = any(year < 1990 for year in map(int, re.findall(r"\b(?:19|20)\d\d\b", text)))
    return _MOST_BASIS_POINTS if old else _MOST_OF_CALM_RATES


_BY = regex(
    r"\b(?:by|rose|fell|climbed|jumped|dropped|declined|slid|slipped|gained|lost|up|down|surged|cut|raised)\s+(?:about\s+|roughly\s+|a\s+|an\s+)?$",
    re.IGNORECASE,
)


_RESTATING = regex(r"\s*(?:\(|,\s*or)\s*(?:or\s+)?")


def _restated(page: Page, quantity: Quantity) -> Quantity | None:
    """The quantity directly before one in brackets or after "or": "25 basis points (0.25 percentage points)"."""
    if quantity.kind not in ("bps", "pp", "percent"):
        return None
    for other in page.extraction.quantities_in(quantity.sentence):
        near = 0 < quantity.start - other.end <= 6
        if quantity.kind == "percent" and (
            other.kind != "bps" or page.article.text[quantity.end : quantity.end + 1] != ")"
        ):
            continue  # only "48 basis points (0.48%)"
        if near and _RESTATING.fullmatch(page.article.text, other.end, quantity.start):
            return other
    return None


def inspect_points(page: Page) -> list[Draft]:
    """ "the margin rose 1.2% to 42.3% from 41.1%" is 1.2 percentage points."""
    drafts = []
    for frame, change in points_told_as_percent(page):
        message = (
            f"From {frame.earlier.printed} to {frame.level.printed} are {_number(change)} percentage points; "
            f"in percent it is {_relative(frame.level, frame.earlier)}."
        )
        key = f"{frame.earlier.printed}|{frame.level.printed}"
        severity = page.severity("units", "warning", "scale")
        drafts.append(
            Draft(
                change.start,
                change.end,
                severity,
                message,
                "percent-vs-points",
                key,
                figures=(frame.level, frame.earlier, change),
                consistent=f"{_number(change)} percentage points",
            )
        )
    return drafts


def _relative(level: Figure, earlier: Figure) -> str:
    a, b = value_of(level.quantity), value_of(earlier.quantity)
    return f"{abs(a / b - 1) * HUNDRED:.1f}%" if a is not None and b else "another number"


def _number(figure: Figure) -> str:
    return re.sub(r"\s*(?:%|percent)$", "", figure.printed)
