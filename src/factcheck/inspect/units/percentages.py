"""Percentages that cannot be, and basis points that are not the points beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex

HUNDRED = Decimal(100)


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
            continue
        if _MADE_UP_BY.search(page.article.text, max(sentence.start, q.start - 60), q.start) and (
            whole := _ALL_OF_IT.match(page.article.text, q.end)
        ):
            reason = f"{plain_text(q)} cannot be: it is a part {whole[0].strip()}."
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", whole[0].strip())
            continue
        told = page.article.text[sentence.start : q.end + 30]
        if not page.cues.any(told, "asked_for") and (
            whole := _OF_THEM_ARE.match(page.article.text, q.end)
            or _OF_ALL.match(page.article.text, q.end)
            or _of_persons(page, sentence, q)
        ):
            part = whole["whole"][0].lower() + whole["whole"][1:]
            reason = f"{plain_text(q)} cannot be: it is a part {part}."
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", whole["whole"])
            continue
        behind = page.cues.find("whole_behind", page.article.text[q.end : q.end + 40])
        if behind and behind.start() < _NEXT and not page.cues.any(page.text_of(q.sentence), "asked_for"):
            reason = f"{plain_text(q)} cannot be: it is a part {behind[0].lower()}."
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", behind[0].lower())


def _of_persons(page: Page, sentence: Sentence, q: Quantity) -> re.Match[str] | None:
    """Each of them is counted once; what rose, or is more than something, is no part of them."""
    m = _OF_PERSONS.search(lead := page.article.text[sentence.start : q.start])
    if m is None or _MORE_THAN.match(page.article.text, q.end):
        return None
    return None if page.cues.any(lead[m.end("whole") :], "goes_up", "goes_down") else m


_MORE_THAN = regex(r"\s+(?:of|more|higher|above|less|fewer|lower|growth|increase|rise)\b")
_OF_PERSONS = regex(
    r"(?:^\s*|[:;,–—]\s+)(?P<whole>[Oo]f\s+(?:(?:the|its|their|all|these|those)\s+)?(?:\d[\d,]*\s+)?(?:[a-z]+\s+)?(?:respondents|voters|residents|members|people|employees|workers|households|customers|pupils|students|"
    r"patients|visitors|readers|passengers|shareholders|women|men|children|adults|drivers|occupants|firms|companies|asked|questioned|polled|surveyed))\b(?![’'])[^.;\d]{0,80}$"
)
""" "Of the respondents, 118% said": each of them is counted once."""
_OF_ALL = regex(r"\s*(?P<whole>of\s+all\s+(?:[\w-]+\s+){0,2}?[a-z]{3,}s)\b")
_NEXT = 2
_MADE_UP_BY = regex(
    r"\b(?:accounts?|accounted|accounting)\s+for\s+(?:[a-z]+\s+){0,2}$|\b(?:makes?\s+up|made\s+up|brings?(?:\s+in)?|contributes?|contributed|represents?|represented|buys?|takes?|supplies|provides?|generates?|generated)\s+(?:[a-z]+\s+){0,2}$"
)
_ALL_OF_IT = regex(
    r"\s*of\s+(?:its|their|the\s+(?:[a-z]+[’']s|total|company[’']s|group[’']s)|total|all|our)\s+(?:total\s+|annual\s+|net\s+)?(?:passengers|sales|revenues?|turnover|customers|visitors|guests|output|production|deliveries|exports|imports|staff|workforce|employees|flights|traffic|shipments|subscribers|users|tenants|rent|readers)\b(?!\s+(?:growth|targets?|goals?|plans?|increase|decline|rise))"
)
_OF_THEM_ARE = regex(
    r"\s*(?P<whole>of\s+(?:the|its|their|all|these)\s+(?:[a-z]+\s+)?(?!shares|bonds|notes|results|earnings|profits|losses|costs|funds|loans|deposits|targets|needs|sales|revenues|reserves|liabilities|assets|requirements|proceeds|obligations)[a-z]+s)\s+(?:have|had|has|own|voted|said|stand|stood|come|came|live|work|(?:now|still|already)\s+[a-z]+|(?:are|were)\s+(?:(?:now|still|already)\s+)?[a-z]+(?:ed|en|lt|un|de|ld))\b"
)
""" "120% of the floors have no tenant"."""
""" "Accounts for 115% of its passengers": nothing is more than all that it is a part of."""


def _falls_below_nothing(page: Page) -> Iterator[Draft]:
    """ "Revenue fell 164%", whatever the figure was bound to."""
    for q, sentence in _beyond_whole(page):
        if m := _said_before(page, "never_below_nothing", "has_fallen", q, sentence):
            reason = (
                f"{plain_text(q)} cannot be: what falls by 100% is nothing, and {m['thing'].lower()} do not fall below."
            )
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", m["thing"].lower())
        elif (
            _CUT_BY.search(page.article.text, max(sentence.start, q.start - 90), q.start)
            or _FEWER.match(page.article.text, q.end)
        ) and not _MAY_TURN.search(page.text_of(q.sentence)):
            reason = f"{plain_text(q)} cannot be: what is less by 100% is nothing."
            yield Draft(q.start, q.end, page.severity("units", "warning"), reason, "wrong-value", "less")


_CUT_BY = regex(
    r"\b(?:cut|cuts|cutting|reduced?|reduces|reducing|lowered|shrunk|shrank|fell|fallen|falls|falling|dropped|declined|decreased|slid|plunged|gone\s+down|went\s+down)\b[^.;:,]{0,60}?\bby\s+(?:(?:about|around|almost|nearly|some|more\s+than|over|as\s+much\s+as)\s+)?$"
)
""" "Has cut the number of complaints by 140%", whatever it is."""
_FEWER = regex(r"\s+(?:fewer|less|lower|cheaper|smaller)\b", re.IGNORECASE)
_MAY_TURN = regex(
    r"\b(?:profits?|loss(?:es)?|earnings|income|results?|cash\s+flow|ebita?|ebitda|margins?|deficit|surplus|balance|contributions?|yields?|rates?|inflows?|flows?|growth|returns?|swing|once|joke|cannot|impossible)\b",
    re.IGNORECASE,
)
""" "Profit was 140% lower": it became a loss."""


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
