"""Up in one place and down in another: headline against text, and the text against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from factcheck.inspect.agreement.outlook import outlook
from factcheck.inspect.cues import phrases
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import regex
from factcheck.records import replace

_OPPOSITE = {"up": "down", "down": "up"}


def inspect_directions(page: Page) -> list[Draft]:
    return [*_headline(page), *_inflation(page), *_twice(page), *outlook(page), *_stood(page)]


# ---------------------------------------------------------------- "They stood at"
_THEY_STOOD = regex(
    r"(?:They|It|These|This)\s+(?:now\s+)?(?:stood|were|was|came|amounted|totall?ed|numbered|reached)\b"
)


def _stood(page: Page) -> Iterator[Draft]:
    """ "Crude inventories rose last week. They stood at 431.2 million barrels, after 434.6 million a week earlier"."""
    for place, figures in page.quantities_in.items():
        sentence, before = page.sentences.get(place), page.sentences.get(place - 1)
        if len(figures) < 2 or not page.is_told(sentence, "hypothetical") or not _THEY_STOOD.match(page.text_of(place)):
            continue
        told = {page.roles.get(q.id): q for q in figures if q.kind in ("money", "count", "percent")}
        now, earlier = told.get("level"), told.get("from")
        if now is None or earlier is None or (now.kind, now.unit) != (earlier.kind, earlier.unit):
            continue
        if not page.is_told(before, "hypothetical", "forecast") or any(
            q.kind != "ordinal" for q in page.quantities_in.get(place - 1, ())
        ):
            continue
        words = page.text_of(place - 1)
        found = [(way, m) for way, verbs in _direction_verbs(page.rules.vocabulary) for m in verbs.finditer(words)]
        a, b = rounded(now), rounded(earlier)
        moved = "down" if a.below(b) else "up" if b.below(a) else None
        if (
            len(found) != 1
            or moved is None
            or found[0][0] == moved
            or page.cues.any(words, "growth_basis", "evaluative")
        ):
            continue
        verb, (x, y) = found[0][1], (" ".join(q.text.split()) for q in (now, earlier))
        message = f'"{" ".join(verb[0].split())}": {x} is {"less" if moved == "down" else "more"} than {y}.'
        yield Draft(
            before.start + verb.start(), before.start + verb.end(), page.severity("agreement", "error", "repeated_metric"), message, "direction-flipped",
            f"stood|{x}|{y}", figures=(now, earlier), consistent=f"a verb that says {moved}",
        )  # fmt: skip


# ---------------------------------------------------------------- the headline's verb
def _headline(page: Page) -> Iterator[Draft]:
    """ "Revenue falls", while the text tells of it only rises. A headline with a figure of its own is compared by that."""
    title = next((block for block in page.article.blocks if block.kind == "title"), None)
    changes = [with_direction(page, f) for f in page.figures if not f.headline and f.role in ("delta", "level")]
    changes = [f for f in changes if f.claim.direction in _OPPOSITE]
    if title is None or not changes:
        return
    text = page.article.text[title.start : title.end]
    if any(q.start < title.end and q.kind in ("money", "percent") for q in page.extraction.quantities):
        return
    if not any(next(page.cues.each_of(words, text), None) for _, words in _title_lists(page.rules.vocabulary)):
        return
    if page.cues.any(text, "growth_basis", "other_version", "other_holder", "evaluative") or "?" in text:
        return
    for metric, direction, start, end in _verbs(page, text):
        # "profit" may be any of them: then none may have gone the headline's way
        family = page.cues.words("family_profit") if metric == "profit" else _SAME.get(metric, (metric,))
        mine = [f for f in changes if f.metric in family and _is_of_the_title(f, text)]
        if not mine or any(f.claim.direction != _OPPOSITE[direction] for f in mine):
            continue
        told = next(
            (f for f in mine if f.claim.modality == "fact" and _is_years(f) and _is_told_plainly(page, f, text)),
            None,
        )
        if told is None or len({f.subject for f in mine}) != 1 or not _lengths_fit(page, text, told):
            continue
        words = text[start:end]
        message = f'The headline says "{" ".join(words.split())}", the text tells of {"a rise" if direction == "down" else "a fall"} {"to" if told.role == "level" else "of"} {told.printed}.'
        at = title.start + start
        yield Draft(
            at, title.start + end, page.severity("agreement", "error", "headline"), message, "headline-vs-body", f"{metric}|{direction}",
            figures=(told.quantity,), consistent=f"a verb that says {_OPPOSITE[direction]}",
        )  # fmt: skip


_SAME = dict.fromkeys(("subscribers", "customers", "users"), ("subscribers", "customers", "users"))
"""Who is counted by several names: a title's subscribers are the text's customers."""


def _is_of_the_title(figure: Figure, title: str) -> bool:
    """Of no part, or of one whose last word the title has too: "Orders at machine builders rise"."""
    part = figure.claim.segment
    return part is None or part.split()[-1].casefold() in title.casefold()


# ---------------------------------------------------------------- a rate that has a rate itself
_INFLATION = regex(r"\b(?:inflation|price growth|wage growth|growth)\b", re.IGNORECASE)
_RATES = {
    "inflation": ("cpi", "core_cpi", "ppi"),
    "price growth": ("cpi", "core_cpi"),
    "wage growth": ("wages",),
    "growth": ("gdp",),
}
_AFTER = regex(r"\b(?:after|from|against|versus|than|compared\s+(?:with|to)|following)\b[^.;]{0,60}$", re.IGNORECASE)


def _inflation(page: Page) -> Iterator[Draft]:
    """ "Inflation picks up", where prices rose 3.4% "after a rise of 3.9% in June"."""
    title = next((block for block in page.article.blocks if block.kind == "title"), None)
    text = page.article.text[title.start : title.end] if title is not None else ""
    noun = _INFLATION.search(text)
    if title is None or noun is None or "?" in text or any(q.start < title.end for q in page.extraction.quantities):
        return
    told = [
        (direction, verb.end())
        for direction, name in (("up", "quickens"), ("down", "slows"))
        if (
            verb := page.cues.pattern(name).match(text, noun.end() + 1)
            or _behind_whose(page.cues.pattern(name), text, noun.end())
        )
    ]
    pairs = list(_pairs_of_rates(page, _RATES[noun[0].lower()]))
    if len(told) != 1 or not pairs:
        return
    direction, end = told[0]
    ways = {
        "up" if earlier.interval.below(now.interval) else "down" if now.interval.below(earlier.interval) else None
        for now, earlier in pairs
    }
    if ways != {_OPPOSITE[direction]}:
        return
    now, earlier = pairs[0]
    message = (
        f'The headline says "{text[noun.start() : end]}", the text tells of {now.printed} after {earlier.printed}.'
    )
    yield Draft(
        title.start + noun.start(), title.start + end, page.severity("agreement", "error", "headline"), message, "headline-vs-body",
        f"{now.metric}|{direction}", figures=(now.quantity, earlier.quantity), consistent=f"a verb that says {_OPPOSITE[direction]}",
    )  # fmt: skip


def _pairs_of_rates(page: Page, metrics: tuple[str, ...]) -> Iterator[tuple[Figure, Figure]]:
    """A rate and the one that it came after, in one sentence."""
    for figures in page.by_sentence.values():
        mine = sorted(
            (f for f in figures if f.metric in metrics and f.quantity.kind == "percent" and not f.headline),
            key=lambda f: f.start,
        )
        for now, earlier in zip(mine, mine[1:], strict=False):
            between = page.article.text[now.end : earlier.start]
            if now.metric == earlier.metric and _AFTER.search(between) and not page.cues.any(between, "estimated"):
                yield now, earlier


_TWISTED = regex(r"\b(?:how|why|without|despite|even|though|but|per\s+share|not|no)\b", re.IGNORECASE)


def _is_told_plainly(page: Page, figure: Figure, title: str) -> bool:
    """A change, or a level with its direction; of a place that has no name, and where the text begins, the words alone can tell."""
    if _leads(page, figure) and _has_earlier(page, figure) and not _TWISTED.search(title):
        core = _FROM.sub(" ", page.without_bases(figure.place))
        return not page.cues.any(core, "growth_basis", "estimated")
    if figure.subject is not None:
        return is_plain(page, figure) and (figure.role == "delta" or _has_earlier(page, figure))
    text = _FROM.sub(" ", page.without_bases(figure.place))
    return _has_earlier(page, figure) and not page.cues.any(text, "other_holder", "growth_basis", "estimated")


_FROM = regex(r"\bfrom\b", re.IGNORECASE)


def _leads(page: Page, figure: Figure) -> bool:
    """The first sentence of the text with figures, which tells what the title tells."""
    told = (place for place in sorted(page.quantities_in) if not page.is_headline(page.sentences[place]))
    return next(told, None) == figure.place


def with_direction(page: Page, figure: Figure) -> Figure:
    """ "Unemployment was 5.6%, down from 5.8%": a level that no verb moves has the direction that its earlier level shows."""
    if figure.role != "level" or figure.claim.direction is not None:
        return figure
    earlier = [f for f in page.by_sentence.get(figure.place, ()) if f.role == "from" and f.frame == figure.frame]
    if len(earlier) != 1 or (earlier[0].quantity.kind, earlier[0].quantity.unit) != (
        figure.quantity.kind,
        figure.quantity.unit,
    ):
        return figure
    below, above = figure.interval.below(earlier[0].interval), earlier[0].interval.below(figure.interval)
    direction = "down" if below else "up" if above else None
    return replace(figure, claim=figure.claim.model_copy(update={"direction": direction}))


def _has_earlier(page: Page, figure: Figure) -> bool:
    """The earlier level stands beside it, on the side that the verb says."""
    earlier = [f for f in page.by_sentence.get(figure.place, ()) if f.role == "from" and f.metric == figure.metric]
    if len(earlier) != 1 or figure.quantity.kind != earlier[0].quantity.kind:
        return False
    low, high = (figure, earlier[0]) if figure.claim.direction == "down" else (earlier[0], figure)
    return low.interval.below(high.interval)


def _is_years(figure: Figure) -> bool:
    """Against the year before, or against nothing that is named."""
    return figure.base in (None, "YOY")


def _lengths_fit(page: Page, text: str, told: Figure) -> bool:
    """The headline names no other length of period than the sentence."""
    names = [name for name in page.cues.spans if page.cues.any(text, name)]
    return not names or set(names) <= page.words_of_length(told.place) | _length_of(told)


_A_QUARTER = regex(r"\d{4}-(?:Q\d|01/\d{4}-03|04/\d{4}-06|07/\d{4}-09|10/\d{4}-12)")
_A_YEAR = regex(r"(?:FY)?\d{4}")


def _length_of(told: Figure) -> set[str]:
    """By its own period: "between January and March" is a quarter."""
    value = told.time.value if told.time is not None else ""
    if _A_QUARTER.fullmatch(value):
        return {"span_quarter"}
    return {"span_year"} if _A_YEAR.fullmatch(value) else set()


def _verbs(page: Page, text: str) -> Iterator[tuple[str, str, int, int]]:
    """Metric and direction where the verb stands right behind the metric's noun."""
    vocabulary = page.rules.vocabulary
    metrics: Mapping[str, Any] = vocabulary.metrics
    for name in (*page.cues.words("single_valued"), *page.cues.words("headline_metrics"), "profit"):
        entry = metrics.get(name)
        if entry is None:
            continue
        for noun in _pattern(tuple(entry.words)).finditer(text):
            for direction, verbs in _title_words(vocabulary):
                verb = verbs.match(text, noun.end() + 1) or _behind_whose(verbs, text, noun.end())
                lead = _ITS.search(text[: noun.start()])
                before = verbs.search(text[: lead.start()]) if lead else None
                if before and lead and before.end() == lead.start():
                    yield name, direction, before.start(), noun.end()
                    continue
                if verb and text[noun.end() : noun.end() + 1].isspace():
                    yield name, direction, noun.start(), verb.end()


_ITS = regex(
    r"\s+(?:(?:its|the|their)\s+(?:[a-z-]+\s+){0,2}|(?:(?:full-year|annual|yearly|final|interim|quarterly|half-year|total|net)\s+)?)$"
)
""" "Lifts its final dividend", "cuts dividend"."""
_WHOSE = regex(r"\s+(?:at|of|in|for|by|from)\s+(?:the\s+)?(?:[A-Z][\w&.'’-]*\s+){1,4}")


def _behind_whose(verbs: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """ "Sales at Brightwell drop"."""
    whose = _WHOSE.match(text, end)
    return verbs.match(text, whose.end()) if whose else None


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words)


def _direction_verbs(vocabulary: Any) -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = vocabulary.directions
    return tuple((name, _pattern(tuple(entries[name].verbs))) for name in ("up", "down") if name in entries)


def _title_words(vocabulary: Any) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((way, phrases(words)) for way, words in _title_lists(vocabulary))


@once_per_vocabulary
def _title_lists(vocabulary: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A title leaves its verb out: "Profit up at Loxley Tools"."""
    entries = vocabulary.directions
    return tuple((way, (*entries[way].verbs, *more)) for way, more in _WITHOUT_VERB if way in entries)


_WITHOUT_VERB = (("up", ("up", "higher")), ("down", ("down", "lower")))


# ---------------------------------------------------------------- twice in the text
def _twice(page: Page) -> Iterator[Draft]:
    """A rise and a fall of one metric, one period and one basis. Reported once for a metric, at the later place."""
    first: dict[tuple[object, ...], Figure] = {}
    done: set[tuple[object, ...]] = set()
    for figure in page.figures:
        if (
            figure.role != "delta"
            or figure.claim.direction not in _OPPOSITE
            or figure.headline
            or figure.subject is None
        ):
            continue
        if figure.quantity.kind not in ("percent", "pp", "bps") or not page.cues.has("single_valued", figure.metric):
            continue
        key = (figure.frame, figure.base, figure.period)
        same = (f for known, f in first.items() if figure.period is None and known[:2] == key[:2])
        earlier = first.setdefault(key, next(same, figure))
        if (
            earlier is figure or earlier.place == figure.place or key in done
            or earlier.claim.direction == figure.claim.direction or not page.same_period(earlier, figure)
            or not (is_plain(page, earlier) and is_plain(page, figure) or _is_one_telling(page, earlier, figure))
        ):  # fmt: skip
            continue
        done.add(key)
        thing = figure.metric.replace("_", " ")
        words = {"up": "a rise", "down": "a fall"}
        line = page.article.line_at(earlier.start)
        message = (
            f"{words[str(figure.claim.direction)].capitalize()} of the {thing} by {figure.printed} here, "
            f"{words[str(earlier.claim.direction)]} by {earlier.printed} of the same period in line {line}."
        )
        yield Draft(
            figure.start, figure.end, page.severity("agreement", "error", "repeated_metric"), message, "direction-flipped",
            f"{figure.metric}|{earlier.printed}|{figure.printed}", figures=(earlier.quantity, figure.quantity),
        )  # fmt: skip


def _is_one_telling(page: Page, a: Figure, b: Figure) -> bool:
    """The very same change of the same told period on the same basis, only its direction is another."""
    if a.printed != b.printed or a.period != b.period and None not in (a.period, b.period) or a.period is b.period:
        return False  # where one names no period of its own it is the other's
    if any(f.claim.negated or f.claim.modality != "fact" for f in (a, b)):
        return False
    x, y = (
        {m[0].casefold() for m in page.cues.pattern("growth_basis").finditer(page.text_of(f.place))} for f in (a, b)
    )
    return x == y
