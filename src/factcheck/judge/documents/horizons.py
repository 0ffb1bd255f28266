"""A fund and its benchmark over so many years: which of the two did better, and how much each of them gained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.labelled.entries import spans_in
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import cite, contradicted, says, supported
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.text.numerals import MONTHS, month_number

Span = tuple[int, int]
_TOLD: Final = regex(
    r"\b(?:years?|months?|quarter|launch|inception|year[\s-]to[\s-]date|so far this year|since (?:january|the start))\b",
    re.IGNORECASE,
)
_WHO: Final = r"(?:fund|trust|portfolio)"
_FUND: Final = regex(rf"\b{_WHO}(?:['’]s)?\b", re.IGNORECASE)
_BENCHMARK: Final = regex(r"\b(?:benchmark|index)\b", re.IGNORECASE)
_ROW_OF_FUND: Final = regex(rf"^\W*(?:the\s+)?(?:{_WHO}\b|(?:class|share|unit|net)\b)", re.IGNORECASE)
_UP: Final = regex(
    r"\b(?:outperform\w*|beat(?:s|en)?|(?:is|was|came|finished|stands?|stayed|been|remains?)\s+(?:well\s+|far\s+|just\s+)?ahead|d(?:id|one|oes)\s+better|better(?:\s+off)?\s+than|exceed\w*|surpass\w*|gained\s+more\s+than|returned\s+more\s+than|outpac\w+|outstrip\w*)\b",
    re.IGNORECASE,
)
_DOWN: Final = regex(
    r"\b(?:underperform\w*|lag(?:s|ged)?|trail(?:s|ed)?|(?:is|was|came|fell|finished|stands?|been|remains?)\s+(?:well\s+|far\s+|just\s+)?(?:behind|short)|d(?:id|one|oes)\s+(?:worse|less\s+well)|worse(?:\s+off)?\s+than|(?:gained|returned)\s+less\s+than)\b",
    re.IGNORECASE,
)
_TO_MONTH: Final = regex(
    rf"\bin\s+the\s+(?:(?P<unit>quarter|year)|(?:three|six|nine|twelve|3|6|9|12)\s+months)\s+to\s+(?:the\s+end\s+of\s+|end[\s-])?(?:\d{{1,2}}\s+)?(?P<month>{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_A_YEAR: Final = regex(r"\b(?:a|per)\s+year\b|\bannual(?:ly|i[sz]ed)\b|\bp\.\s?a\.|\bper\s+annum\b", re.IGNORECASE)
_AT_FIGURE: Final = regex(
    r"^\W*(?:for|by|from|of|in)\s+(?:its|the)\s+(?:[\w-]+\s+){0,2}(?:benchmark|index)\b", re.IGNORECASE
)
_OTHERS: Final = regex(
    r"\b(?:could|might|would|should|will|if|next|coming|hopes?|expect\w*|peers?|rivals?|sector average|volatil\w+|points?)\b",
    re.IGNORECASE,
)


@record
class Horizons:
    """The returns of one table by how far they reach back: "#60" for five years."""

    fund: dict[str, Fact]
    benchmark: dict[str, Fact]
    annual: frozenset[str]
    """Those that are told for each year."""


def judge_horizons(held: Held, text: str, rules: Any) -> list[tuple[Span | None, Judgement]]:
    """What is decided of the sentence, by figure; None stands for which of the two did better. Empty where nothing is."""
    if _TOLD.search(text) is None or _OTHERS.search(text) or denied(text) or not held.facts:
        return []
    span = _span_of(text, held)
    tables = _tables(held) if span is not None else ()
    if span is None or len(tables) != 1 or not (_FUND.search(text) or _BENCHMARK.search(text)):
        return []
    table = tables[0]
    if span not in table.fund or span not in table.benchmark:
        return []
    meanings = meanings_of(rules.vocabulary)
    spoken = Spoken(text, held, meanings, senses_of(rules.vocabulary), rules)
    figures = [q for q in spoken.figures if q.kind == "percent"]
    if len(figures) != len(spoken.figures_of_amounts):
        return []
    out: list[tuple[Span | None, Judgement]] = []
    if (span in table.annual) == (_A_YEAR.search(text) is not None):
        out += _figures(held, spoken, figures, span, table, rules)
    if (ordered := _compared(held, text, span, table)) is not None:
        out.append((None, ordered))
    return out


def _span_of(text: str, held: Held) -> str | None:
    """How far back the sentence looks, where it tells one length of time."""
    told = spans_in(_A_YEAR.sub(" ", text))
    if (ends := _TO_MONTH.search(text)) is not None:
        main = held.calendar.main or (None, held.published)
        if main[1] is None or main[1].month != month_number(ends["month"]):
            return None
        if ends["unit"]:
            told |= {"#3" if ends["unit"].lower() == "quarter" else "#12"}
    return next(iter(told)) if len(told) == 1 else None


def _compared(held: Held, text: str, span: str, table: Horizons) -> Judgement | None:
    up, down, index = _UP.search(text), _DOWN.search(text), _BENCHMARK.search(text)
    if bool(up) == bool(down) or index is None:
        return None
    cue = up or down
    assert cue is not None
    fund, its = table.fund[span], table.benchmark[span]
    one, other = (q.value if (q := fact.quantity) is not None else None for fact in (fund, its))
    if one is None or other is None or one == other:
        return None
    is_turned = index.start() < cue.start() and _FUND.search(text, cue.end()) is not None
    is_more = (up is not None) != is_turned
    detail = f"{says(held, fund)} for the fund and {says(held, its)} for its benchmark"
    evidence = [cite(held, fund), cite(held, its)]
    if (one > other) == is_more:
        return supported(held, evidence, f"{detail}.")
    return contradicted(held, evidence, "comparison-flipped", f"{detail}: the other way round.")


def _figures(
    held: Held, spoken: Spoken, figures: Sequence[Quantity], span: str, table: Horizons, rules: Any
) -> Iterator[tuple[Span | None, Judgement]]:
    text, last, was_its = spoken.text, 0, False
    for number, quantity in enumerate(figures):
        behind = text[quantity.end : figures[number + 1].start if number + 1 < len(figures) else len(text)]
        before = text[last : quantity.start]
        is_its = not was_its if number and _AGAINST.match(before) else _is_its(before, behind)
        last, was_its = quantity.end, is_its
        rows = (table.benchmark, table.fund) if is_its else (table.fund, table.benchmark)
        judged = _figure(held, quantity, before, span, rows, spoken, rules)
        if judged is not None:
            yield (quantity.start, quantity.end), judged


def _is_its(before: str, behind: str) -> bool:
    """Whether a figure is the benchmark's: "9.4%, behind the 10.3% of its benchmark", "while the index gained 4%"; not "trails its index with 31%"."""
    if _AT_FIGURE.match(behind) is not None:
        return True
    index = next(reversed(list(_BENCHMARK.finditer(before))), None)
    if index is None or _FUND.search(before, index.end()) is not None:
        return False
    return _OWN_FIGURE.match(before, index.end()) is not None or _BESIDE.search(before[: index.start()]) is None


_AGAINST: Final = regex(
    r"^\W*(?:(?:a|per)\s+year,?\s+|p\.\s?a\.,?\s+)?(?:against|compared\s+(?:with|to)|versus|vs\.?|to)\s*$",
    re.IGNORECASE,
)
_OWN_FIGURE: Final = regex(r"(?:['’]s?|,\s+(?:which|that)\b[^.;,]*)?\s*$")
_BESIDE: Final = regex(
    r"\b(?:behind|ahead\s+of|than(?:\s+with)?|below|above|beat\w*|exceed\w*|outperform\w*|underperform\w*|lag\w*|trail\w*|surpass\w*|outpac\w+)\s+(?:(?:its|the|that\s+of)\s+)*(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


def _figure(
    held: Held,
    quantity: Quantity,
    before: str,
    span: str,
    rows: tuple[dict[str, Fact], dict[str, Fact]],
    spoken: Spoken,
    rules: Any,
) -> Judgement | None:
    """The figure of its row and span; else the code tells where it stands instead."""
    way = way_of(before, spoken.meanings)
    fact = rows[0][span]
    if fact.quantity is None or fact.quantity.value is None or (way == "down") != (fact.quantity.value < 0):
        return None

    def agrees(other: Fact) -> str:
        assert other.quantity is not None
        size = other.quantity.model_copy(update={"value": abs(other.quantity.value or 0), "low": None, "high": None})
        size = size.model_copy(update={"low": size.value, "high": size.value})
        return weigh(quantity, size, hedge_of(rules, quantity)).outcome

    outcome = agrees(fact)
    if outcome == "match":
        return supported(held, [cite(held, fact)], f"{says(held, fact)}.")
    if outcome != "differ":
        return None
    code: DiagnosisCode = "wrong-value"
    if quantity.cmp == "eq":
        if any(agrees(other) == "match" for key, other in rows[0].items() if key != span):
            code = "wrong-period"
        elif agrees(rows[1][span]) == "match":
            code = "wrong-company"
    return contradicted(held, [cite(held, fact)], code, f"{says(held, fact)}, not {quantity.text}.")


def _tables(held: Held) -> Sequence[Horizons]:
    if "horizons" not in held.memo:
        held.memo["horizons"] = tuple(_read(held)) if len(held.facts) <= _MANY else ()
    return held.memo["horizons"]  # type: ignore[no-any-return]


def _read(held: Held) -> Iterator[Horizons]:
    """Tables with spans on the one axis and the fund and its benchmark on the other."""
    grouped: dict[int, list[tuple[str, str, Fact]]] = {}
    for fact in held.facts:
        row = _ROW.search(fact.place) if fact.in_table and fact.quantity is not None else None
        if row is not None and fact.quantity is not None and fact.quantity.kind == "percent":
            grouped.setdefault(fact.index, []).append((row["label"], fact.column or "", fact))
    for cells in grouped.values():
        for turned in (False, True):
            rows: dict[str, dict[str, Fact]] = {"fund": {}, "benchmark": {}}
            annual: set[str] = set()
            for named, header, fact in cells:
                who, label = (header, named) if turned else (named, header)
                spans = spans_in(label)
                kind = "benchmark" if _BENCHMARK.search(who) else "fund" if _ROW_OF_FUND.search(who) else None
                if len(spans) == 1 and kind is not None:
                    rows[kind].setdefault(next(iter(spans)), fact)
                    annual |= spans if _A_YEAR.search(label) else frozenset()
            if len(rows["fund"]) > 1 and len(rows["benchmark"]) > 1:
                yield Horizons(rows["fund"], rows["benchmark"], frozenset(annual))


_MANY: Final = 4000
_ROW: Final = regex(r"row \d+ \((?P<label>[^()]*(?:\([^()]*\)[^()]*)*)\), column")
