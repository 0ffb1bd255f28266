"""Where a document tells what a claim tells: the claim's own words, the figure of a sentence that it means, and whether the two go together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.documents import when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.flows import is_flow_told
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric, meanings_of
from factcheck.judge.documents.part_behind import STATED_AFTER
from factcheck.judge.documents.printed import DATED, MORE, Line, Printed, cover, figures_of, is_change, noun, uncounted
from factcheck.judge.documents.qualified import OF_A_PART, tells_which
from factcheck.judge.documents.reporting_period import SPAN_WORDS
from factcheck.judge.documents.values import related, weigh
from factcheck.model import Quantity, Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import negative
from factcheck.sources.documents.periods import of_time, same
from factcheck.sources.documents.units import measure, singular
from factcheck.sources.documents.words import Stems, name_stems, names, stem

OF_AMOUNT = regex(r"\s+of\s+(?:(?:the|its|their|a|total)\s+)*(?:[A-Z]{0,3}[€$£¥]|[A-Z]{3}\s)\d")
""" "$12.9 million of $24.5 million": a part of what the row has in all."""
OUTLOOK = regex(
    r"\b(?:will|expect\w*|forecast\w*|plan(?:s|ning)?|planned(?!\s+(?!to\b|for\b|in\b|by\b)[a-z])|target\w*|guidance|aim\w*|project(?:s|ed|ions?)|intend\w*|propos\w+|outlook|is to|are to|would|wants?)\b",
    re.IGNORECASE,
)

TOGETHER = regex(
    r"\b(?:together|combined(?! (?:[a-z]+ )?ratio)|between them|jointly|collectively|put together|taken together|the two (?:companies|groups|firms|banks)|both (?:companies|groups|firms|banks))\b",
    re.IGNORECASE,
)
""" "The two banks together": more is meant than the one figure."""
_WHICH = regex(r",\s+(?:[a-z]+\s+)?(?:which|whom|where)\b")

_BODIES = frozenset("bank group company government ministry authority agency council board airline fund union".split())
_OWNERS = frozenset("club city country trust bank group company firm lender insurer retailer airline business".split())
""" "The club's income": whose it is, the document need not say."""


def _printed(asked: Asked, meanings: Meanings) -> Printed | None:
    """The claim's figure in its own sentence; read once for a claim."""
    known = _READ.get(id(asked))
    if known is None or known[0] is not asked:
        if len(_READ) > _KEPT:
            _READ.clear()
        figures, _ = figures_of(asked.sentence, asked.held, asked.rules.vocabulary, meanings)
        mine = _own(asked)
        own = [f for f in figures if f.start <= mine.start < f.quantity.end or mine.start <= f.start < mine.end]
        known = _READ[id(asked)] = (asked, own[0] if len(own) == 1 else None)
    return known[1]


_KEPT = 64
_READ: dict[int, tuple[Asked, Printed | None]] = {}


def own_words(asked: Asked, meanings: Meanings) -> str:
    """The claim's own words: those around its figure, without those of the figures beside it."""
    own = _printed(asked, meanings)
    said = own.said if own is not None else asked.fact.clause
    after = STATED_AFTER.match(asked.sentence)
    if after is None or after["after"] is None or asked.fact.metric.endswith("_adj"):
        return said
    return said.replace(after["what"], " ", 1)


def words_of_claim(asked: Asked, meanings: Meanings, text: str, light: bool = False) -> list[Meaning]:
    quantity = asked.quantity
    assert quantity is not None
    for each in (quantity.text, asked.period_time.text if asked.period_time is not None else ""):
        text = text.replace(each, f" {noun(each) if quantity.kind == 'count' else ''} ", 1) if each else text
    # whose document it is need not be said in each of its sentences
    own = asked.held.issuer
    head = asked.held.known_at_head
    first = re.match(r"\W*([\w'’-]+)", asked.sentence)
    opening = first[1] if first else ""

    def is_known(meaning: Meaning) -> bool:
        stems = asked.in_its_words(name_stems(meaning.text))
        if meaning.is_name and stems and stems <= head and stems != name_stems(meaning.text):
            return True  # "Sarmenian prices", in a bulletin of Sarmenia
        if stems <= own and (meaning.is_name or meaning.text.lower() in _BODIES):
            return True
        if meaning.text.lower() in _OWNERS and re.match(
            rf"(?:the|our)\s+{meaning.text}\b", asked.sentence, re.IGNORECASE
        ):
            return True  # "The trust expects"
        if meaning.text.lower().endswith(("'s", "’s")) and meaning.text.lower()[:-2] in _OWNERS:
            return True
        if not meaning.is_name and stem(meaning.text) in asked.issuer and _POSSESSED.search(asked.sentence):
            return True  # "Quorra's national museums" are Quorra National Museums
        return bool(stems) and (meaning.is_name and meaning.text.split()[0] != opening and stems <= head)

    of_shares = _SHARES if quantity.kind in ("percent", "fraction", "pp", "bps") else frozenset()

    def is_unit(meaning: Meaning) -> bool:
        return measure(meaning.text.lower()) is not None or bool(
            quantity.per and singular(meaning.text) == quantity.per
        )

    described = asked.claim.subject.text or ""
    if asked.claim.subject.id and _DESCRIBED.match(described) and asked.who == own:
        text = text.replace(described, " ", 1)  # "the automation group", of a maker of controls
    found = [m for m in meanings.of(text, light) if not (is_known(m) or is_unit(m)) and m.text.lower() not in of_shares]
    # a sentence begins with a capital, whatever its first word is
    alone = _opening_run(asked) == opening
    return [
        replace(m, text=m.text.lower()) if alone and m.text.split()[0] == opening and stem(m.text) in asked.roots else m
        for m in found
    ]


def _opening_run(asked: Asked) -> str:
    """The words with capitals that the claim's sentence begins with."""
    return next((run for start, run in names(asked.sentence) if start == 0), "")


def told_and_strange(asked: Asked, meanings: Meanings, words: Sequence[Meaning]) -> tuple[list[Meaning], list[Meaning]]:
    """Words that the document knows, and flourishes of the claim's own ("its biggest division"), which find nothing and exclude nothing.

    A name, a metric, and what says of whom something is told ("among women") are never a flourish.
    """
    known = _stems_of(asked.held, meanings)
    told = frozenset(stem(word) for found in _OF_WHOM.finditer(asked.sentence) for word in found[0].split())

    def opens(m: Meaning) -> bool:
        return m.text == _opening_run(asked) and asked.is_common(m.text)

    strange = [
        m
        for m in words
        if not ((m.is_name and not opens(m)) or is_metric(m) or m.stands_in(known) or m.ways & told or m.ways & DOING)
    ]
    left = [m for m in words if m not in strange]
    # "restaurants were 61% full", of hotels: whom a sentence begins with is no flourish
    if len(strange) * 2 > len(words) or (any(map(opens, strange)) and not any(m.is_name for m in left)):
        return list(words), []
    return left, strange


DOING = frozenset("~sell ~buy ~hire ~dismiss ~shut ~cancel ~repurchase ~export ~import_".split())
""" "Sold 9,730 turbines" is not told by how many are under contract: what is done with things is no flourish."""


def done(asked: Asked, meanings: Meanings) -> Meaning | None:
    """The verb of which the figure is the object: "sold 9,730 turbines"."""
    if asked.quantity is None or asked.quantity.kind != "count":
        return None
    before = asked.sentence.partition(asked.quantity.text)[0]
    last = meanings.of(" ".join(before.split()[-2:]), light=True)
    return next((m for m in reversed(last) if m.ways & DOING), None)


def is_of_strangers(asked: Asked, meanings: Meanings) -> bool:
    """ "Among young women", in a document that does not speak of women: what it says of all is nothing of them."""
    known = _stems_of(asked.held, meanings)
    told = " ".join(found[1] for found in _AMONG.finditer(asked.sentence))
    return any(not m.is_name and not m.stands_in(known) for m in meanings.of(told))


def stranger_in(asked: Asked, meanings: Meanings) -> str | None:
    """A place, body or part of which alone the claim tells, and of which the document does not speak: "hotels in Paris", "sales to toymakers"."""
    if asked.stranger is not None:
        return asked.stranger
    if not OF_A_PART.search(asked.sentence):
        return None
    known = _stems_of(asked.held, meanings)
    words = (m for m in meanings.of(asked.sentence) if not (m.is_name or is_metric(m) or m.stands_in(known)))
    return next((m.text for m in words if tells_which(asked.sentence, m.text)), None)


_AMONG = regex(r"\b(?:among|amongst|except|without|excluding)\s+((?:[\w'’-]+\s+){0,2}[\w'’-]+)", re.IGNORECASE)
_OF_WHOM = regex(
    r"\b(?:among|amongst|for|except|without|excluding|including|of (?:those|the))\s+(?:[\w'’-]+\s+){0,2}[\w'’-]+",
    re.IGNORECASE,
)


def _stems_of(held: Held, meanings: Meanings) -> Stems:
    """Everything that the words of a document may be found by."""
    key = ("stems", meanings)
    if key not in held.memo:
        text = " ".join((held.title or "", *(passage.text for passage in held.passages)))
        # of a book the words alone, without phrases
        told = meanings.widened(held.roots) | (meanings.stems(text) if len(text) <= _LONGEST else frozenset())
        held.memo[key] = told | frozenset(f"={metric}" for metric in held.facts.metrics)
    return held.memo[key]  # type: ignore[no-any-return]


_LONGEST = 100_000
_DESCRIBED = regex(r"(?i:the|its|this)\s+(?:[\w-]+\s+){0,2}[a-z-]+$")
_SHARES = frozenset("share proportion percentage".split())
""" "The share of tickets sold online rose to 62%": that it is a share, the percent sign says."""
_POSSESSED = regex(r"[A-Z][\w-]+[’']s\s+(?:[a-z]+\s+){0,2}[a-z]")


def said_of(asked: Asked, meanings: Meanings) -> list[Meaning]:
    """The words of the claim's figure, without the names of the document itself."""
    return words_of_claim(asked, meanings, own_words(asked, meanings))


def _own(asked: Asked) -> Quantity:
    """The claim's figure with its place in the claim's sentence."""
    quantity = asked.quantity
    assert quantity is not None
    at = max(0, asked.sentence.find(quantity.text))
    return quantity.model_copy(update={"start": at, "end": at + len(quantity.text)})


def is_moving(asked: Asked) -> bool:
    """The claim's figure says by how much something moved."""
    if asked.fact.role == "delta":
        return True
    if asked.fact.role == "share":
        return MORE.match(asked.sentence[_own(asked).end :]) is not None  # "2.7% cheaper"
    return asked.fact.role in (None, "level") and is_change(asked.sentence, _own(asked))


def is_flow(asked: Asked) -> bool:
    """ "Intends to open 30 shops": a level of what is done, which changes how many there are."""
    return asked.fact.role == "delta" and asked.claim.role == "level"


def meant(asked: Asked, times: Sequence[Time], line: Line, wanted: Sequence[Meaning]) -> Printed | None:
    """The figure of the line that the claim means: of its kind, with most of its words; None where two come equally near."""
    quantity = asked.quantity
    assert quantity is not None
    moves = is_moving(asked)
    claimed = uncounted(quantity)
    pool = [f for f in line.figures if related(claimed, f.quantity)[0] in ("same", "currency")]
    pool = [f for f in pool if (f.quantity.kind == "money") == (quantity.kind == "money")]
    pool = [f for f in pool if f.quantity.kind not in ("rank", "ordinal") or quantity.kind == f.quantity.kind]
    alike = [f for f in pool if f.is_change == moves]
    pool = alike or (pool if is_flow(asked) else [])
    pool = [f for f in pool if not f.is_base or asked.fact.role == "from" or cover(wanted, f.own) > 0]
    if asked.fact.role == "from":
        pool = [f for f in pool if f.is_base] or pool
    pool = [f for f in pool if f.quantity.kind == quantity.kind] or pool
    if not pool:
        return None

    def score(figure: Printed) -> tuple[float, float, int, int, bool]:
        of_time_ = _time_score(asked, times, figure)
        return (
            cover(wanted, figure.all),
            cover(wanted, figure.own),
            sum(len(m.parts) > 1 and m.parts <= figure.own for m in wanted),  # a deposit rate is no lending rate
            of_time_,
            figure.is_base == (asked.fact.role == "from"),
        )

    top = max(map(score, pool))
    nearest = [f for f in pool if score(f) == top]
    if len(nearest) == 1:
        return nearest[0]
    agreeing = [f for f in nearest if agrees(asked, f)]
    return agreeing[0] if len(agreeing) == 1 else None


def better_figure(asked: Asked, times: Sequence[Time], text: str) -> Printed | None:
    """The figure of a document's sentence that has more of the claim's own words than those that agree with it, and does not agree."""
    meanings = meanings_of(asked.rules.vocabulary)
    figures, found = figures_of(text, asked.held, asked.rules.vocabulary, meanings)
    wanted = said_of(asked, meanings)
    stems = meanings.stems(text)
    best = meant(asked, times, Line(text, "", stems, stems, figures, found), wanted) if wanted else None
    if (
        best is None
        or agrees(asked, best)
        or best.is_base
        or not fits(asked, times, Line(text, "", stems, stems, figures, found), best)
    ):
        return None
    mine = [f for f in figures if agrees(asked, f)]
    if not mine or any(not f.is_base and cover(wanted, f.all) >= cover(wanted, best.all) for f in mine):
        return None
    return best


def _time_score(asked: Asked, times: Sequence[Time], figure: Printed) -> int:
    mine = {t.value for t in times}
    return sum(t.value in mine for t in figure.times) - sum(
        t.type == "base" and t.value not in mine for t in figure.times
    )


def agrees(asked: Asked, figure: Printed) -> bool:
    return weigh(unsigned(asked), figure.quantity, asked.hedge).outcome == "match"


def unsigned(asked: Asked) -> Quantity:
    """The figure as it is printed: "a loss of 87 million" is kept as a negative profit."""
    quantity = asked.quantity
    assert quantity is not None
    if (
        quantity.value is not None
        and quantity.value < 0
        and not quantity.text.lstrip("$€£¥ ").startswith(("-", "−", "–", "minus", "("))
    ):
        return negative(quantity)
    return uncounted(quantity)


def fits(asked: Asked, times: Sequence[Time], line: Line, figure: Printed) -> bool:
    """Names, time and modality of the two sentences do not exclude each other."""
    if is_anothers(asked, figure) or (
        SPAN_WORDS.search(line.text) and not SPAN_WORDS.search(asked.sentence) and not asked.dated
    ):
        return False
    if SPAN_WORDS.search(line.text) and asked.dated and not figure.times:
        return False
    claim = _own(asked)
    flows = (
        is_flow_told(asked.sentence, claim.start, claim.end),
        is_flow_told(line.text, figure.start, figure.quantity.end),
    )
    if flows[0] != flows[1] and not is_flow(asked):
        return False  # "closed 11 stores" are none that it operates
    claimed, told_ = asked.sentence, figure.clause
    at = claimed.find(asked.quantity.text) if asked.quantity is not None else -1
    if at > 0 and OUTLOOK.search(claimed[:at]):
        claimed = claimed[:at]
    told_ = _WHICH.split(told_[: told_.find(figure.quantity.text)])[-1]
    if bool(OUTLOOK.search(claimed)) != bool(OUTLOOK.search(told_)):
        return False
    return names_there(asked, line) and _time_fits(asked, times, line, figure)


def is_anothers(asked: Asked, figure: Printed, *, strictly: bool = False) -> bool:
    """Before the figure stands a name of the document that the claim does not hold; `strictly`, also one that is only its object."""
    before = figure.clause[: max(0, figure.clause.find(figure.quantity.text))]
    if not strictly:
        before = _FIGURES.split(before)[-1]  # "tourism employs 88,000 people, fishing 11,400"
    mine = name_stems(asked.sentence)
    inside: set[str] = set()
    for at, run in names(before):
        if not strictly and name_stems(run) & (mine - asked.held.issuer):
            return False
        if strictly or not _TOWARDS.search(before[:at]):
            inside |= name_stems(run)
    return any((name - asked.held.issuer) & inside and not name & mine for name in asked.held.others)


_FIGURES = regex(r"\d[\d.,]*(?:\s+[a-z]+)?")
_TOWARDS = regex(r"\b(?:to|into|in|from|with|of|by|for|at|and|than|against)\s+(?:the\s+)?$", re.IGNORECASE)


def names_there(asked: Asked, line: Line) -> bool:
    low = line.text.lower()
    head = asked.held.known_at_head
    for start, run in names(asked.sentence):
        for number, word in enumerate(run.split()):
            for name in asked.in_its_words(name_stems(word)):
                if start == 0 and number == 0 and (stem(name) in asked.roots or len(run.split()) == 1):
                    continue  # the first word of a sentence may be none
                if (
                    name not in asked.held.issuer
                    and name not in low
                    and name not in head
                    and stem(name) not in line.wide
                ):
                    return False
    return True


def _time_fits(asked: Asked, times: Sequence[Time], line: Line, figure: Printed) -> bool:
    """Every time of the claim is the figure's own; where the figure has none, the document's."""
    calendar = asked.held.calendar
    durations = {t.value for t in times if t.type == "duration"}
    times = _own_times(asked, times)
    mine = [w for t in times if t.type in DATED for w in of_time(t, calendar)[:1]]
    day = asked.held.published
    # "said on Thursday", of a document of that day
    mine = [w for w in mine if day is None or w[0] is not None or abs((w[1] - day).days) > 1]
    if durations - {t.value for t in line.times if t.type == "duration"}:
        return False
    own = [t for t in figure.times if t.type in DATED]
    if not mine or when.may_be_one([t for t in times if t.type in DATED], own):
        return True
    its = [w for t in own for w in of_time(t, calendar)[:1]]
    if own and not its:
        return False
    if not its:
        its = [calendar.main] if calendar.main else []
        if calendar.main and OUTLOOK.search(line.text):
            # "guidance for the full year": of the year of the document
            its.append(calendar.year_of(calendar.main[1]))
    return all(any(same(one, other) or when.is_day_of(other, one) for other in its) for one in mine)


def _own_times(asked: Asked, times: Sequence[Time]) -> Sequence[Time]:
    """Of the times of the claim's sentence those of its figure, where its words tell them apart."""
    figure = _printed(asked, meanings_of(asked.rules.vocabulary))
    texts = {t.text for t in figure.times} if figure is not None else set()
    if is_moving(asked):
        # "8% bigger than last year's": with what it is compared is no time of its own
        times = [t for t in times if not when.is_compared_with(asked.sentence, t)]
    return [t for t in times if t.text in texts] or times
