"""Whether a sentence surely tells its figure of the whole company, for the figure's own period and in its final version.

Two figures of one metric disagree only if both are told plainly. The test is deliberately narrow: it looks at the words
themselves, so that a binding that missed a segment ("data-center revenue") cannot become an accusation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.inspect.cues import phrases
from factcheck.inspect.figures import PER_SHARE, Figure
from factcheck.inspect.page import Page
from factcheck.patterns import regex

_WORD = regex(r"[^\W_]+(?:[-.&][^\W_]+)*(?:['’][^\W\d_]+)?")
_NEUTRAL_NAME = regex(
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*|May|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:First|Second|Third|Fourth)(?:-quarter|-half)?|Full-year|Half-year|Quarterly|Annual|EBITDA?|FFO|R&D|ARR|FCF|NII|NIM|[QH][1-4]|FY\d*|GAAP|US|U\.S|USD|RMB|EPS|CEO|CFO|ET|EST|EDT|Inc|Corp|Ltd|Co|Group|Holdings?|Company|I"
)
_REASON = regex(
    r",?\s(?:as|after|because|since|thanks to|due to|owing to|(?:helped|boosted|driven|lifted|led|hurt|dragged|weighed|aided|fueled|fuelled) "
    r"(?:down )?(?:by|on))\s"
)
"""What follows tells why, and of whom it tells it is not of whom the figure is."""
_BREAK_BEHIND = regex(
    r";|,\s+(?:according\s+to\s|(?:the\s+|its\s+)?[A-Z][\w .'’&-]{2,40}\s(?:said|says|reported|showed|announced)\b)|,?\s+(?:but|while|whereas|although|though|because|since|as|after|before|even though|when)\s|,\s+(?:and|which|who|whose|where|helped|boosted|driven|lifted|hurt|led|"
    r"thanks|makes|made|more|less|better|higher|lower|well|slightly|just|beating|topping|missing|ahead|above|below|short|compared|against|versus|up|down|or|an? (?:increase|rise|gain|decline|drop|decrease|fall))\s"
    r"|\s+and\s+(?:\w+\s+){0,4}?(?:was|were|is|are|had|has|will|rose|fell|grew|plans|expects|said|[a-z]+ed)\s|\s[–—-]\s"
)
"""What follows speaks of something else, of a reason or of a comparison."""
_BREAK_BEFORE = regex(r";\s|,\s+(?:and|but|while|whereas)\s|\.\s|\s(?:[–—]|--?)\s|(?<=\w)\s+while\s")
_APPOSED = regex(r"(?:\s+[a-z-]+){1,3}\s+[A-Z]")
_NEAR = 60
_TRADE = regex(
    r"(?:\w+ )?(?:maker|producer|operator|group|company|firm|chain|retailer|bank|lender|insurer|carrier|miner|brewer|grocer|builder|airline|developer|manager|giant|startup|start-up|"
    r"supplier|distributor|publisher|broker|owner|utility|carmaker|chipmaker|drugmaker|steelmaker|planemaker|shipbuilder|automaker|airport|manufacturer)\b",
    re.IGNORECASE,
)
"""What stands before a name and says only what it does."""
_POSSESSIVE = regex(r"['’]s$")
_PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our", "he", "she"})
_PATTERNS: dict[tuple[str, ...], re.Pattern[str]] = {}


def is_plain(page: Page, figure: Figure) -> bool:
    """No other version, part, holder or period is named in the figure's sentence."""
    # a figure is kept beside what is known of it, so that its identity is not given to another one
    cache: dict[int, tuple[Figure, bool]] = page.__dict__.setdefault("_plain", {})
    if id(figure) not in cache:
        cache[id(figure)] = figure, _is_plain(page, figure)
    return cache[id(figure)][1]


def _is_plain(page: Page, figure: Figure) -> bool:
    if figure.subject is None or figure.claim.modality == "forecast":
        return False
    if figure.claim.cell:
        return figure.segment is None  # header and row say of what it is
    begin, end = _clause(page, figure)
    # "adjusted EBITDA" is the metric's own name
    text = _names_of(page, figure.metric).sub(" ", _without_comparison(page, figure, begin, end))
    if page.cues.any(text, "other_version", "growth_basis") or _is_of_the_base(page, figure, begin, end):
        return False
    return _metric_stands_alone(page, figure) and _no_other_name(page, figure) and _subject_is_named(page, figure)


def _clause(page: Page, figure: Figure) -> tuple[int, int]:
    """First and last character of what the sentence says of the figure itself."""
    cache: dict[tuple[int, str], tuple[int, int]] = page.__dict__.setdefault("_clauses", {})
    key = figure.start, figure.metric
    if key not in cache:
        cache[key] = _clause_in(page, figure)
    return cache[key]


def _clause_in(page: Page, figure: Figure) -> tuple[int, int]:
    sentence = page.sentences[figure.place]
    text = page.article.text
    behind = _BREAK_BEHIND.search(text, figure.end, sentence.end)
    end = behind.start() if behind else sentence.end
    begin = max((m.end() for m in _BREAK_BEFORE.finditer(text, sentence.start, figure.start)), default=sentence.start)
    names = _names_of(page, figure.metric)
    # without its noun it is no clause of its own ("$3 million in May, and $4 million in June")
    if not names.search(text, begin, end):
        return sentence.start, sentence.end
    return begin, end


def _without_comparison(page: Page, figure: Figure, begin: int, end: int) -> str:
    """Where the earlier level is told as such, its words ("from", "a year earlier") are accounted for."""
    text = page.without_bases_in(page.article.text[begin:end])
    if any(f.role == "from" and f.frame == figure.frame for f in page.by_sentence.get(figure.place, ())):
        text = re.sub(r"\b(?:up|down) from\b|\b(?:compared|versus)(?: (?:with|to))?\b", " ", text)
    return text


_COMPARES = regex(
    r"\b(?:than|from|against|versus|vs|compar\w+|over|on|up|down|higher|lower|more|less|fewer|above|below|since|unchanged|flat|rose|fell|grew)\b|%|\bper\s?cent\b",
    re.IGNORECASE,
)


def _is_of_the_base(page: Page, figure: Figure, begin: int, end: int) -> bool:
    """ "Revenue in the prior-year quarter was $1,136 million": what others are held against, where nothing is compared."""
    clause = page.article.text[begin:end]
    told = any(page.cues.any(clause, name) for name in ("base_year", "base_quarter", "base_month"))
    return (
        told
        and not any(f.role in ("from", "delta") for f in page.by_sentence.get(figure.place, ()))
        and not _COMPARES.search(clause)
    )


_FUNCTION = frozenset(
    """so although though yet left leaving made produced spent billion million trillion thousand after before by about into at per over under
    then thus hence so that which because since if once away took take squeezed both all without less minus plus whereas""".split()
)


def is_unmodified(page: Page, figure: Figure, *also: str) -> bool:
    """The metric's noun that stands nearest to the figure names no part ("the cloud operating margin"); words of the lists `also` do not."""
    begin, end = _clause(page, figure)
    text = page.article.text
    names = list(_names_of(page, figure.metric).finditer(text, begin, end))
    if not names:
        return True  # a verb tells it
    before = [m for m in names if m.end() <= figure.start]
    noun = before[-1] if before else names[0]
    words = _WORD.findall(text[begin : noun.start()])
    if not words or re.search(r"[,;:(]\s*$", text[begin : noun.start()]):
        return True
    last = words[-1].casefold()
    if any(page.cues.has(name, last) for name in also):
        return True
    return last in _FUNCTION or last.endswith(("ed", "ing")) or _may_precede(page, figure, last)


def _metric_stands_alone(page: Page, figure: Figure) -> bool:
    """The noun of the metric has no modifier that could name a part, before or behind it."""
    names = _names_of(page, figure.metric)
    begin, end = _clause(page, figure)
    text = page.article.text[begin:end]
    # "EBITDA of $321 million, an EBITDA margin of 30%" names EBITDA once
    matches = [m for m in names.finditer(text) if not re.match(r"\s+(?:margin|per share|ratio)\b", text[m.end() :])]
    if not matches and figure.metric in PER_SHARE and figure.quantity.per is not None:
        return True  # "Whitcombe earned $2.13 a share"
    if len(matches) != 1:
        return False
    before, behind = text[: matches[0].start()], text[matches[0].end() :]
    words = _WORD.findall(before)
    if words and not re.search(r"[,;:(]\s*$", before) and not _may_precede(page, figure, words[-1]):
        return False
    follower = re.match(r"\s+(\w+(?: the)?)\b", behind)
    if follower and page.cues.pattern("part_after").fullmatch(follower[1]):
        return _is_own_place(behind, figure) or bool(
            re.match(
                r"\s+(?:in|for) (?:the|its|fiscal|calendar|Q[1-4]|(?:19|20)\d\d|[A-Z][a-z]+ \d|[a-z]+ quarter)\b",
                behind,
            )
        )
    return True


def _is_own_place(behind: str, figure: Figure) -> bool:
    """ "Revenue at Ferrand Optics", "operating profit at chocolate firm Cacaobel"."""
    name = figure.claim.subject.name or figure.claim.subject.text or _called(figure)
    found = re.match(r"\s+(?:at|of)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}", behind)
    return name is not None and found is not None and behind[found.end() :].casefold().startswith(name.casefold())


def _may_precede(page: Page, figure: Figure, word: str) -> bool:
    word = word.casefold()
    if page.cues.has("whole", word) or word.isdigit():
        return True
    own = {
        w.casefold()
        for name in (figure.subject, figure.claim.subject.name, figure.claim.subject.text)
        if name
        for w in _WORD.findall(name)
    }
    bare = _POSSESSIVE.sub("", word)
    own |= {w.casefold() for w in _WORD.findall(figure.segment or "")}
    return bare in own or bare in {"company", "group", "firm", "quarter", "year"}


def _no_other_name(page: Page, figure: Figure) -> bool:
    """No capitalised word that is not the subject's own, a date's or a sentence's first."""
    if figure.headline:
        return True  # headlines capitalise everything
    sentence = page.sentences[figure.place]
    start, end = _clause(page, figure)
    text = page.article.text[start:end]
    known = {
        w.casefold()
        for name in (figure.claim.subject.name, figure.claim.subject.text, figure.segment, _called(figure))
        if name
        for w in _WORD.findall(name)
    }
    subject = figure.claim.subject.id
    covered = [
        (e.start - start, e.end - start)
        for e in page.extraction.entities_in(figure.place)
        if (e.type == "TICKER" or (subject is not None and e.ref == subject))
    ]
    covered += [(q.start - start, q.end - start) for q in page.quantities_in.get(figure.place, ())]
    reason = _REASON.search(text, figure.end - start)
    # behind a dateline a sentence begins
    first = 0 if start == sentence.start or page.article.text[:start].rstrip().endswith(("-", "–", "—")) else 1
    own = {
        bare for name in (figure.claim.subject.name, figure.claim.subject.text) if name for bare in _folded_words(name)
    }
    for index, word in enumerate(_WORD.finditer(text, 0, reason.start() if reason else len(text)), first):
        if word.start() > figure.end - start and (word[0].casefold() in _VERBS or word[0].casefold() in own):
            break  # what the figure was told of is over
        if not word[0][0].isupper() or any(a <= word.start() < b for a, b in covered):
            continue
        bare = _POSSESSIVE.sub("", word[0])
        if bare.casefold() in known or _NEUTRAL_NAME.fullmatch(bare):
            continue
        if (
            index == 0
            and own
            and _APPOSED.match(text, word.end())
            and any(w in text[word.end() : word.end() + _NEAR].casefold() for w in own)
        ):
            continue  # "Meat processor Van Dalen"
        if index == 0 and (page.cues.has("openers", bare.casefold()) or _TRADE.match(text, word.start())):
            continue
        if index == 0 and _names_of(page, figure.metric).match(text):
            continue
        return False
    return True


def _called(figure: Figure) -> str | None:
    """The name of a company that no register knows."""
    return figure.subject.removeprefix("name:") if figure.subject and figure.subject.startswith("name:") else None


def _folded_words(name: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(name)]


_VERBS = frozenset("is was are were has had makes made will would employs operates runs sells".split())


def _subject_is_named(page: Page, figure: Figure) -> bool:
    """A pronoun or an open subject may mean a part of which the sentence before spoke."""
    told = figure.claim.subject.text
    if told is not None and told.casefold() not in _PRONOUNS:
        return True
    before = page.by_sentence.get(figure.place - 1, ())
    return not any(f.segment for f in before) and not re.search(
        r"\b(?:unit|segment|division|business|arm|subsidiary|cloud|rival|competitor)\b",
        page.text_of(figure.place - 1),
        re.IGNORECASE,
    )


def _names_of(page: Page, metric: str) -> re.Pattern[str]:
    metrics: Mapping[str, Any] = getattr(getattr(page.rules, "vocabulary", None), "metrics", None) or {}
    words = tuple(metrics[metric].words) if metric in metrics else ()
    if words not in _PATTERNS:
        _PATTERNS[words] = phrases(words)
    return _PATTERNS[words]
