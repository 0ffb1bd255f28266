"""The document pass: who "it" is, which period a silent figure is about, what a bare "$" means, and equal claims merged."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from factcheck.extract.analysis import Item
from factcheck.extract.frames import Frame
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.subjects import Cast
from factcheck.model import Article, Claim, Context, Entity, Object, Quantity, Sentence, Span, Subject, Time

_FLOWS_WITHOUT = frozenset(
    {
        "office",
        "statement",
        "ranking",
        "price_target",
        "investment",
        "event",
        "deal_value",
        "fine",
        "stake",
        "index_level",
        "share_price",
        "policy_rate",
        "commodity_price",
        "fx_rate",
    }
)


def cast_of(article: Article, sentences: tuple[Sentence, ...], entities: list[Entity], lexicon: Lexicon) -> Cast:
    """The article's companies; the default is the title's, else the ticker line's, else the one named most."""
    cast = Cast()
    counts: Counter[str] = Counter()
    title_refs: list[str] = []
    title = _title_index(article, sentences)
    for e in entities:
        if e.type == "ORG":
            ref = e.ref or f"name:{e.text.lower()}"
            cast.all.add(ref)
            counts[ref] += 1
            if e.sentence == title and ref not in title_refs:
                title_refs.append(ref)
    by_ticker = [known for ticker in article.tickers if (known := ticker_ref(lexicon, ticker))]
    if len(title_refs) == 1:
        cast.default, cast.source = title_refs[0], "title"
    elif by_ticker and len(set(by_ticker)) == 1:
        cast.default, cast.source = by_ticker[0], "tickers"
    elif counts:
        (first, n), *rest = counts.most_common(2)
        # nobody is the article's company when two are named about equally often
        if not rest or n >= 2 * rest[0][1] or (title_refs and first in title_refs and n > rest[0][1]):
            cast.default, cast.source = first, "most named"
    return cast


def _title_index(article: Article, sentences: tuple[Sentence, ...]) -> int:
    for s in sentences:
        if 0 <= s.block < len(article.blocks) and article.blocks[s.block].kind == "title":
            return s.index
    return -1


def ticker_ref(lexicon: Lexicon, ticker: str) -> str | None:
    symbol = ticker.rpartition(":")[2].strip("-+ ")
    for company in (*lexicon.companies.values(), *lexicon.registered.values()):
        if symbol in company.tickers or (symbol.endswith((".N", ".O")) and symbol[:-2] in company.tickers):
            return str(company.ref)
    return None


def company_name(lexicon: Lexicon, ref: str | None) -> tuple[str | None, str | None]:
    """Registered name and first ticker of an identity."""
    entry = lexicon.companies.get(ref or "") or lexicon.registered.get(ref or "")
    if entry is None:
        return None, None
    return entry.name, entry.tickers[0] if entry.tickers else None


class Resolver:
    """Resolves the subjects of frames in document order."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self.cast = cast
        self.lexicon = lexicon
        self.person: str | None = None
        self.recent: list[str] = []
        self.paragraph = -1

    def sentence(self, frames: list[Frame], items: list[Item], block: int) -> None:
        """Resolve all frames of a sentence, then remember who it was about."""
        if block != self.paragraph:
            self.paragraph = block
        for frame in frames:
            self._resolve(frame)
        companies = [i for i in items if i.kind == "entity" and i.ref.type == "ORG"]
        persons = [i for i in items if i.kind == "entity" and i.ref.type == "PERSON"]
        if persons:
            self.person = persons[0].ref.text
        leads = [f.subject_ref for f in frames if f.subject_ref and f.kind not in ("office", "statement", "rank")]
        if leads:
            self.cast.last = leads[-1]
        elif companies:
            self.cast.last = companies[0].ref.ref or f"name:{companies[0].ref.text.lower()}"
        self.recent = [i.ref.ref or f"name:{i.ref.text.lower()}" for i in companies] or self.recent

    def _resolve(self, frame: Frame) -> None:
        item = frame.subject
        if frame.kind == "statement":
            self._speaker(frame)
            return
        if item is None:
            self._silent(frame)
            return
        frame.subject_text = frame.view.text[item.start : item.end]
        if item.kind == "entity":
            self._named(frame, item.ref)
        elif item.kind == "reference" and (ref := self._described(frame.subject_text)):
            frame.subject_ref = ref
        else:
            self._anaphor(frame, item)

    def _named(self, frame: Frame, entity: Entity) -> None:
        if entity.type == "PRODUCT" and entity.of:
            frame.subject_ref = entity.of
            frame.segment = frame.segment or entity.text
        elif entity.candidates:
            frame.unbound = f"{entity.text!r} may be any of {', '.join(entity.candidates)}"
        else:
            frame.subject_ref = entity.ref or f"name:{entity.text.lower()}"

    def _described(self, text: str) -> str | None:
        lowered = text.lower()
        found = [c.ref for c in self.lexicon.companies.values() if any(d.lower() == lowered for d in c.describe)]
        present = [ref for ref in found if ref in self.cast.all or ref == self.cast.default]
        return str(present[0]) if len(present) == 1 else None

    def _anaphor(self, frame: Frame, item: Item) -> None:
        view = frame.view
        earlier = [
            i.ref.ref or f"name:{i.ref.text.lower()}"
            for i in view.items
            if i.kind == "entity" and i.ref.type == "ORG" and i.last <= item.first
        ]
        choice = earlier[0] if len(set(earlier)) == 1 else None
        source = "same sentence"
        if choice is None and not earlier:
            choice, source = self.cast.last, "previous sentence"
        elif choice is None:
            subject = list(earlier)
            choice, source = subject[0], "same sentence"
        if choice is None:
            choice, source = self.cast.default, self.cast.source
        frame.subject_ref = choice
        frame.context["subject"] = source
        if choice is None:
            frame.unbound = frame.unbound or f"{frame.subject_text!r} could not be traced to a company"

    def _silent(self, frame: Frame) -> None:
        if frame.kind == "rank":
            frame.unbound = frame.unbound or "what is ranked could not be found"
            return
        single = len(self.cast.all) == 1
        last = self.cast.last
        if last and self.cast.default and last != self.cast.default and not single:
            # the text has turned to another company; a silent figure goes on with it
            frame.subject_ref = last
            frame.context["subject"] = "previous sentence"
            return
        ref = last or self.cast.default
        if ref is None:
            frame.unbound = frame.unbound or "no company is named"
            return
        frame.subject_ref = ref
        frame.context["subject"] = "previous sentence" if last and ref != self.cast.default else self.cast.source

    def _speaker(self, frame: Frame) -> None:
        item = frame.subject
        assert item is not None
        frame.subject_text = frame.view.text[item.start : item.end]
        if item.kind == "person_pronoun":
            if self.person is None:
                frame.unbound = "nobody is named whom this pronoun could mean"
                return
            frame.subject_ref = f"person:{self.person}"
            frame.context["subject"] = "previous sentence"
        elif item.kind == "office":
            frame.subject_ref = f"person:{self.person}" if self.person else None
            frame.context["subject"] = "office"
        else:
            frame.subject_ref = f"person:{item.ref.text}"


class Periods:
    """The period that a silent figure is about: that of the sentence before, within a paragraph and about the same
    company, else the one with which the article opens on that company."""

    def __init__(self) -> None:
        self._opening: dict[str | None, Time] = {}
        self._last: dict[str | None, Time] = {}
        self._paragraph = -1
        self._muted = False
        """A sentence has turned to a span of months that has no place in the calendar ("Six-month numbers, quickly.")."""
        self._spoken: dict[str | None, set[str]] = {}
        self._filled: list[Frame] = []

    def finish(self) -> None:
        """Once all is read: a filled period is sure where the article speaks of no other of that company."""
        for frame in self._filled:
            frame.period_sure = len(self._spoken.get(frame.subject_ref, ())) == 1

    def sentence(self, frames: list[Frame], items: list[Item], about: str | None, block: int) -> None:
        if block != self._paragraph:
            self._paragraph, self._last = block, {}
            self._muted = False
        before: Frame | None = None
        for frame in frames:
            self._fill(frame, before)
            before = frame if frame.role != "from" else before
        self._muted = self._muted or (not frames and any(_names_length(i) for i in items))
        for subject, time in _topics(frames, items, about):
            self._last[subject] = time
            self._opening.setdefault(subject, time)
            self._spoken.setdefault(subject, set()).add(_kind_of_period(time.value))

    def _fill(self, frame: Frame, before: Frame | None) -> None:
        ref = frame.subject_ref
        if frame.period is not None:
            if frame.period.value.startswith("REF:"):
                frame.antecedent = self._antecedent(ref, frame.period.value[4:])
            return
        if frame.metric in _FLOWS_WITHOUT or frame.modality != "fact" or frame.quantity is None:
            return
        if self._muted:
            return
        if frame.role == "from" and before is not None and before.period is not None:
            frame.period, frame.context["period"] = before.period, before.context.get("period", "same sentence")
            return
        chosen, source = (
            (self._last.get(ref), "previous sentence") if ref in self._last else (self._opening.get(ref), "opening")
        )
        if chosen is not None:
            frame.period = chosen
            frame.context["period"] = source
            self._filled.append(frame)

    def _antecedent(self, ref: str | None, unit: str) -> Time | None:
        for time in (self._last.get(ref), self._opening.get(ref)):
            # "the same period" is whichever was spoken of last
            if time is not None and (unit == "P" or _granularity(time.value) == unit[:1].replace("F", "Y")):
                return time
        return None


def _names_length(item: Item) -> bool:
    return item.kind == "time" and item.ref.type == "duration" and item.ref.value in ("P3M", "P6M", "P9M", "P12M")


def _topics(frames: list[Frame], items: list[Item], about: str | None) -> list[tuple[str | None, Time]]:
    """Which period a sentence turns to, by its claims, or by its words alone ("Fiscal 2025 was a good year.")."""
    own = [
        (f.subject_ref, f.period) for f in frames if f.period is not None and "period" not in f.context and _reported(f)
    ]
    if own:
        return own
    if frames:
        return []
    named = [i.ref for i in items if i.kind == "time" and i.ref.type in ("fiscal", "period") and _explicit(i.ref.value)]
    return [(about, named[-1])] if named else []


def _explicit(value: str) -> bool:
    """A period that stands for itself: it has a year, or says which quarter of the last year it was."""
    return not value.startswith(("REF", "PREV", "YTD")) and ("-" in value or value[-4:].isdigit())


def _granularity(value: str) -> str:
    if (
        "-Q" in value
        or value.startswith(("QE", "3ME", "13WE", "12WE", "16WE"))
        or ("/" in value and value[5:7].isdigit())
    ):
        return "Q"
    if "-H" in value or value.startswith(("6ME", "26WE")):
        return "H"
    if value.startswith(("YE", "FY", "12ME", "52WE", "53WE")) or (len(value) == 4 and value.isdigit()):
        return "Y"
    return "?"


def _kind_of_period(value: str) -> str:
    """One key for the ways to write one period: "FY2025", "2025" and the year ended in May 2025."""
    year = re.findall(r"\d{4}", value)
    part = re.search(r"-([QH]\d|9M)$", value)
    return f"{_granularity(value)}{year[0] if year and part is None else ''}{part[1] if part else ''}"


def _reported(frame: Frame) -> bool:
    return (
        frame.role in ("level", "delta", "share")
        and frame.modality == "fact"
        and frame.period is not None
        and frame.period.type in ("fiscal", "period")
        and _explicit(frame.period.value)
    )


def bare_currency(quantities: list[Quantity], article: Article) -> list[Quantity]:
    """A bare "¥" is the renminbi in an article that speaks of yuan, a bare "$" another dollar where only that one is named."""
    named = {q.unit for q in quantities if q.kind == "money" and not q.bare_sign}
    out = []
    for q in quantities:
        if q.bare_sign and q.text.lstrip("-(").startswith("¥") and "CNY" in named and "JPY" not in named:
            q = q.model_copy(update={"unit": "CNY"})
        out.append(q)
    return out


def claim_of(frame: Frame, text: str, lexicon: Lexicon) -> Claim:
    name, ticker = company_name(lexicon, frame.subject_ref)
    obj = None
    if frame.object_span is not None:
        a, b = frame.object_span
        obj = Object(text=text[a:b], start=a, end=b)
    q = frame.quantity
    return Claim(
        id="",
        sentence=frame.view.sentence.index,
        start=frame.start,
        end=frame.end,
        text=text[frame.start : frame.end],
        kind=frame.kind,
        subject=Subject(text=frame.subject_text, name=name, id=frame.subject_ref, ticker=ticker),
        metric=frame.metric or "unknown",
        segment=frame.segment,
        role=frame.role,
        quantity=q.id if q else None,
        period=frame.period.id if frame.period else None,
        base=frame.base.id if frame.base else None,
        superlative=frame.superlative,
        compare_to=frame.compare_to,
        object=obj,
        direction=frame.direction,
        modality=frame.modality,
        attribution=frame.attribution,
        negated=frame.negated,
        context=tuple(Context.model_validate({"field": k, "from": v}) for k, v in sorted(frame.context.items())),
        unbound=frame.unbound,
        loss=_is_loss(frame),
        whole=frame.whole,
        period_sure=frame.period_sure,
        antecedent=frame.antecedent.id if frame.antecedent else None,
        rule_trace=" ".join(frame.trace),
    )


def _is_loss(frame: Frame) -> bool:
    item = frame.metric_item
    return item is not None and any(
        w in ("loss", "losses", "lost", "lose") for w in frame.view.lower[item.first : item.last]
    )


def merge_repeats(claims: Iterable[Claim], quantities: dict[str, Quantity], times: dict[str, Time]) -> list[Claim]:
    """One assertion told several times is one claim: a later one that adds nothing to an earlier one becomes its repeat."""
    kept: list[Claim] = []
    repeats: dict[int, list[Span]] = {}
    alike: dict[tuple[object, ...], list[int]] = {}
    for claim in claims:
        q = quantities.get(claim.quantity or "")
        key = (
            claim.kind,
            claim.metric,
            claim.subject.id,
            q.value if q else None,
            q.low if q else None,
            q.unit if q else None,
        )
        for k in alike.get(key, ()):
            if _adds_nothing(claim, kept[k], quantities, times):
                repeats.setdefault(k, []).append(Span(start=claim.start, end=claim.end))
                break
        else:
            alike.setdefault(key, []).append(len(kept))
            kept.append(claim)
    for k, spans in repeats.items():
        kept[k] = kept[k].model_copy(update={"repeats": (*kept[k].repeats, *spans)})
    return kept


def _adds_nothing(claim: Claim, earlier: Claim, quantities: dict[str, Quantity], times: dict[str, Time]) -> bool:
    if claim.unbound or earlier.unbound or claim.kind != earlier.kind:
        return False
    same = all(getattr(claim, f) == getattr(earlier, f) for f in ("metric", "role", "negated"))
    if not same or claim.subject.id != earlier.subject.id or claim.modality != earlier.modality:
        return False
    if claim.kind == "statement":
        return claim.object is not None and earlier.object is not None and claim.object.text == earlier.object.text
    if (claim.object and claim.object.text) != (earlier.object and earlier.object.text):
        return False
    if claim.kind == "comparison" and (claim.compare_to or "").lower() != (earlier.compare_to or "").lower():
        return False
    if claim.kind == "office":
        return claim.segment == earlier.segment
    if (claim.segment or "").lower() not in ("", (earlier.segment or "").lower()) or (
        not claim.segment and earlier.segment and claim.metric != "investment"
    ):
        return False
    if claim.direction not in (None, earlier.direction):
        return False
    a, b = quantities.get(claim.quantity or ""), quantities.get(earlier.quantity or "")
    if (a is None) != (b is None):
        return False
    if (
        a is not None
        and b is not None
        and (a.value, a.low, a.high, a.unit, a.cmp, a.kind) != (b.value, b.low, b.high, b.unit, b.cmp, b.kind)
    ):
        return False
    return _time_value(claim.period, times) in (None, _time_value(earlier.period, times))


def _time_value(id_: str | None, times: dict[str, Time]) -> str | None:
    return times[id_].value if id_ and id_ in times else None


def identify(claims: list[Claim], quantities: dict[str, Quantity], times: dict[str, Time]) -> list[Claim]:
    """Content-bound ids: moving or re-wrapping a paragraph keeps them, changing a figure does not."""
    seen: Counter[str] = Counter()
    out = []
    for claim in claims:
        q = quantities.get(claim.quantity or "")
        parts = [
            claim.kind, claim.subject.id or claim.subject.text or "", claim.metric, claim.segment or "", claim.role or "",
            f"{q.value} {q.low} {q.high} {q.unit} {q.cmp}" if q else "", _time_value(claim.period, times) or "",
            claim.modality, str(claim.negated), claim.direction or "", claim.object.text if claim.object else "", claim.compare_to or "",
        ]  # fmt: skip
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]
        seen[digest] += 1
        suffix = f"-{seen[digest]}" if seen[digest] > 1 else ""
        out.append(claim.model_copy(update={"id": f"c-{digest}{suffix}"}))
    return out
