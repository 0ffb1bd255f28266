"""Sentences to claims. Pure: the same text, vocabulary and date give the same claims.

mentions -> entities -> items and clauses -> frames (role, metric, subject, period, scope) -> document pass -> claims
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from factcheck.extract import document, wordless
from factcheck.extract.analysis import Item, View, analyse
from factcheck.extract.assertions import asserted
from factcheck.extract.cast import Resolver, cast_of
from factcheck.extract.classes import classify
from factcheck.extract.each import told_of_each
from factcheck.extract.ellipsis import LONGEST_ENDING, Topic, stays_asked, told_without_time
from factcheck.extract.entities import find_entities
from factcheck.extract.frames import Frame
from factcheck.extract.lexicon import Hit, Lexicon, Token, lexicon_of, tokenize
from factcheck.extract.measures import measured
from factcheck.extract.mentions import find_mentions
from factcheck.extract.metrics.assign import assign_metric
from factcheck.extract.onward import moved_on, steps
from factcheck.extract.owned import parts_told
from factcheck.extract.paired import pair_of_companies
from factcheck.extract.parallel import in_a_row, in_the_same_order
from factcheck.extract.periods import assign_period
from factcheck.extract.pieces import forms_of
from factcheck.extract.respectively import pair_respectively
from factcheck.extract.roles import assign_role, settle_role
from factcheck.extract.scope import assign_scope
from factcheck.extract.silence import Periods
from factcheck.extract.standings import standings
from factcheck.extract.subjects import assign_subject
from factcheck.extract.tables.article import Tables
from factcheck.extract.together import told_together
from factcheck.model import Article, Claim, Entity, Extraction, Quantity, Sentence, Span, Time, Trap
from factcheck.patterns import regex
from factcheck.records import record

_LONGEST = 1000
"""Tokens of the longest sentence that is bound. Longer ones are no prose, and binding is quadratic in a sentence."""
_HELD = 400
"""So many analysed sentences are kept from the first pass to the second; those of longer articles are analysed again."""
_NOT_A_CLAIM = frozenset({"fraction"})


def extract(article: Article, sentences: tuple[Sentence, ...], vocabulary: Any) -> Extraction:
    """Mentions and claims of an article; boilerplate and repeated sentences raise none."""
    lexicon = lexicon_of(vocabulary)
    reader = _Reader(article, sentences, vocabulary, lexicon)
    rows = [reader.mentions(s) for s in sentences]
    claims, cues = _claims(article, sentences, rows, reader)
    found = reader.found
    found.quantities = document.bare_currency(found.quantities, article, vocabulary)
    quantities = {q.id: q for q in found.quantities}
    times = {t.id: t for t in found.times}
    claims = _with_repeats(document.merge_repeats(claims, quantities, times), sentences)
    claims = document.identify(claims, quantities, times)
    return Extraction(
        sentences=_classified(sentences, cues, claims),
        quantities=tuple(found.quantities),
        times=tuple(found.times),
        entities=tuple(found.entities),
        traps=tuple(found.traps),
        claims=tuple(claims),
        tables=tuple(reader.tables.found),
    )


class _Mentions:
    def __init__(self) -> None:
        self.quantities: list[Quantity] = []
        self.times: list[Time] = []
        self.entities: list[Entity] = []
        self.traps: list[Trap] = []


@record(frozen=False, slots=True)
class _Row:
    """What stands in one sentence; the analysed sentence itself only while there are few."""

    quantities: list[Quantity]
    times: list[Time]
    entities: list[Entity]
    headline: bool
    cues: frozenset[str]
    """The kinds of modality that the words show."""
    is_plain: bool
    """Nothing in it can be a claim, or say what one is about."""
    view: View | None = None


_SCALED = regex(
    r"(?:(?:about|some|nearly|almost|over|more than|less than|around)\s+)?[\d.,]+\s+(?:million|billion|trillion|thousand)"
)
_IN_WORDS = regex(r"[\d.,]+\s+(?:million|billion|trillion)\s+[a-z]+(?:\s[a-z]+)?")
_NO_NOUN = regex(
    r"\s*(?:[.,;:)(?!–—-]|(?:after|against|from|versus|in|at|for|to|and|or|of (?:the|last|cash|sales|revenue|revenues|turnover|profit|debt)|"
    r"over|on|by|before|previously|following|compared|a year|one year|last|the year|while|whereas|but|as|up|down|is|was|were)\b)"
)


class _Reader:
    """Reads the mentions of all sentences first, since whom a pronoun means may stand later, and then each sentence."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], vocabulary: Any, lexicon: Lexicon) -> None:
        self.article = article
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.found = _Mentions()
        self.tables = Tables(article, sentences, vocabulary, lexicon)
        self._held = 0
        self._plain: dict[frozenset[str], _Row] = {}
        self._surnames: set[str] = set()
        self._currency: str | None = None

    def mentions(self, sentence: Sentence) -> _Row | None:
        """Mentions of one sentence, numbered in document order; None where no claim can be raised."""
        if sentence.cls == "boilerplate" or sentence.repeat_of is not None:
            return None
        article, found, text = self.article, self.found, self.article.text
        start, end = sentence.start, sentence.end
        if (cells := self.tables.mentions(sentence.index)) is not None:
            quantities, times, traps, (start, end) = cells.quantities, cells.times, cells.traps, cells.words
            renamed = {q.id: f"q{len(found.quantities) + k}" for k, q in enumerate(quantities, 1)}
            quantities = [
                q.model_copy(update={"id": renamed[q.id], "alt_of": renamed.get(q.alt_of) if q.alt_of else None})
                for q in quantities
            ]
            times = [t.model_copy(update={"id": f"t{len(found.times) + k}"}) for k, t in enumerate(times, 1)]
        else:
            before = len(found.quantities), len(found.times)
            quantities, times, traps = find_mentions(text, sentence, self.vocabulary, article.published, before)
        quantities = [self._in_its_currency(q) for q in quantities]
        tokens = tokenize(text, start, end)
        hits = self.lexicon.find(tokens)
        kind = article.blocks[sentence.block].kind if 0 <= sentence.block < len(article.blocks) else None
        headline = kind in ("title", "heading") or _in_capitals(tokens)
        blocked = [(q.start, q.end) for q in quantities if q.start < end] + [
            (t.start, t.end) for t in times if t.start < end
        ]
        entities = find_entities(text, sentence.index, tokens, hits, blocked, self.lexicon, headline)
        entities = [self._known_person(e, len(found.entities) + k) for k, e in enumerate(entities, 1)]
        found.quantities += quantities
        found.times += times
        found.entities += entities
        found.traps += traps
        senses = {(s.section, s.id) for hit in hits for s in hit.senses}
        # "in May 2025" is no "may"
        timed = {(s.section, s.id) for hit in hits if not _is_inside(hit, times) for s in hit.senses}
        cues = frozenset(id_ for section, id_ in timed if section == "modality")
        asks = text[sentence.start : sentence.end].rstrip("\"'”’ ").endswith(("?", ":"))
        names = asks or len(tokens) <= LONGEST_ENDING
        tells = _tells(senses) or (names and any(section == "metrics" for section, _ in senses))
        plain = not (quantities or times or entities or tells) or self.tables.is_silent(sentence.index)
        if plain:  # nothing of it is asked for again but its cues: a book's rows are a few
            return self._plain.setdefault(cues, _Row([], [], [], headline, cues, plain))
        row = _Row(quantities, times, entities, headline, cues, plain)
        if self._held < _HELD:
            self._held += 1
            row.view = self._analysed(sentence, row, tokens, hits)
        return row

    def _in_its_currency(self, quantity: Quantity) -> Quantity:
        """ "611 million dollars ... brought back to 167 million": where the currency is told by a word, it is told once"""
        text = self.article.text
        if quantity.kind == "money":
            if _IN_WORDS.fullmatch(quantity.text):
                self._currency = quantity.unit
            return quantity
        if self._currency is None or quantity.kind != "count" or quantity.unit or not _SCALED.fullmatch(quantity.text):
            return quantity
        behind = text[quantity.end : quantity.end + 24].split()
        if behind and not _NO_NOUN.match(text[quantity.end : quantity.end + 24]):
            return quantity
        return quantity.model_copy(update={"kind": "money", "unit": self._currency, "bare_sign": False})

    def _known_person(self, entity: Entity, number: int) -> Entity:
        """ "Moeller said": the surname of somebody named before names no company"""
        update: dict[str, Any] = {"id": f"e{number}"}
        if entity.type == "PERSON":
            self._surnames.add(entity.text.rpartition(" ")[2])
        elif entity.rule == "name by form" and entity.text in self._surnames:
            update |= {"type": "PERSON", "rule": "surname"}
        return entity.model_copy(update=update)

    def view(self, sentence: Sentence, row: _Row) -> View:
        """The sentence analysed, once; what was not held is read again."""
        view, row.view = row.view, None
        if view is not None:
            return view
        tokens = tokenize(self.article.text, sentence.start, sentence.end)
        return self._analysed(sentence, row, tokens, self.lexicon.find(tokens))

    def _analysed(self, sentence: Sentence, row: _Row, tokens: list[Token], hits: list[Hit]) -> View:
        return analyse(
            self.article.text,
            sentence,
            self.lexicon,
            tokens,
            hits,
            row.quantities,
            row.times,
            row.entities,
            row.headline,
        )


def _is_inside(hit: Hit, times: list[Time]) -> bool:
    return any(time.start <= hit.start < time.end for time in times)


def _tells(senses: set[tuple[str, str]]) -> bool:
    """Whether the words can make a claim without a figure: an office, a comparison, or a person's saying."""
    sections = {section for section, _ in senses}
    return bool({"offices", "comparisons"} & sections) or (
        "reporting" in sections and ("references", "person") in senses
    )


def _in_capitals(tokens: list[Token]) -> bool:
    """A line all in capitals, in which a capital marks no name."""
    words = [t.text for t in tokens if len(t.text) > 1 and t.text.isalpha()]
    return len(words) > 3 and 4 * sum(word.isupper() for word in words) > 3 * len(words)


def _claims(
    article: Article, sentences: tuple[Sentence, ...], rows: list[_Row | None], reader: _Reader
) -> tuple[list[Claim], list[frozenset[str]]]:
    """The claims of every sentence in order, and the kinds of modality that its words show."""
    lexicon = reader.lexicon
    cast = cast_of(article, sentences, reader.found.entities, lexicon)
    resolver, periods = Resolver(cast, lexicon), Periods(article.published)
    claims: list[Claim] = []
    cues: list[frozenset[str]] = []
    carried: Frame | None = None
    latest: Frame | None = None
    block = -1
    topic = Topic()
    office: tuple[View, Item] | None = None
    forms = forms_of(reader.vocabulary)
    reader.tables.know(reader.found.quantities, reader.found.times)
    for sentence, row in zip(sentences, rows, strict=True):
        cues.append(row.cues if row is not None else frozenset())
        cells = reader.tables.claims(sentence.index, cast)
        claims.extend(cells)
        cast.last = next((c.subject.id for c in cells if c.subject.text is not None), cast.last)
        if row is None or row.is_plain:
            topic.silent()
            office = None
            if row is not None:
                resolver.answered(article.text[sentence.start : sentence.end])
            continue
        view = reader.view(sentence, row)
        told = asserted(view, forms)
        counted = {f.quantity for f in told}
        quantified = _quantified(
            view, _spoken_of(view, carried, latest) if sentence.block == block else None, topic.of(view)
        )
        measured(view, quantified, forms)
        frames = [
            *(f for f in quantified if f.quantity not in counted),
            *(told or standings(view) or wordless.comparisons(view)),
            *wordless.offices(view),
            *wordless.answered(view, office),
            *wordless.statements(view),
        ]
        resolver.sentence(frames, view, is_alone(sentences, sentence))
        leads_in = article.text[sentence.start : sentence.end].rstrip().endswith((":", "?"))
        periods.sentence(frames, view.items, cast.last or cast.default, sentence.block, leads_in)
        levels = [f for f in frames if f.role == "level" and f.quantity is not None]
        goes_on = carried is not None and sentence.block == block and not levels and (frames or stays_asked(view))
        if not goes_on or any(f.metric not in (None, carried.metric) for f in frames if carried is not None):
            carried = levels[0] if levels else None  # "Sequentially up 5.1%" goes on with the figure before
        block = sentence.block
        latest = levels[-1] if levels else None
        for held in (carried, latest):
            if held is not None:
                held.carried = None  # or every sentence would hold all before it
        topic.told(view, frames)
        office = wordless.office_asked(view)
        claims.extend(document.claim_of(f, article.text, lexicon) for f in frames)
    return [document.sure_of_period(claim, periods) for claim in claims], cues


def _spoken_of(view: View, main: Frame | None, latest: Frame | None) -> Frame | None:
    """ "That is 10% of revenue" speaks of the figure told last, "Back in 2022 it was $9.95" of the sentence's main one."""
    names_it = {"ratio", "proportion", "percentage", "margin"} & set(
        view.lower[:6]
    )  # "One year ago that ratio stood at 49.1%"
    if names_it or not view.lower[:1] or view.lower[0] not in ("that", "this", "which"):
        return latest if names_it else main
    first, told = (view.quantities[0] if view.quantities else None), (latest.quantity if latest is not None else None)
    # "profit rose to $1.88 billion, or $3.15 a share. That compares with $1.67 billion"
    return main if first is not None and told is not None and bool(first.per) < bool(told.per) else latest


def is_alone(sentences: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether a sentence is its whole block, as headings and bullets are."""
    k = sentence.index
    return all(not 0 <= n < len(sentences) or sentences[n].block != sentence.block for n in (k - 1, k + 1))


def _quantified(view: View, carried: Frame | None, asked: str | None) -> list[Frame]:
    """One frame a quantity, left to right; a later one may inherit what an earlier one has bound."""
    frames: list[Frame] = []
    if len(view.tokens) > _LONGEST:
        return frames
    for item in view.items:
        if item.kind != "quantity" or item.ref.alt_of or item.ref.incidental:
            continue
        clause = view.clause_of(item.first)
        frame = Frame(view, clause, quantity=item.ref, item=item, carried=carried, asked=asked)
        previous = frames[-1] if frames else None
        assign_role(frame)
        _goes_on(frame, previous)
        assign_metric(frame, previous)
        settle_role(frame)
        assign_subject(frame, previous)
        assign_period(frame, previous)
        told_without_time(frame, previous)
        assign_scope(frame)
        frame.start, frame.end = _claim_span(frame)
        if frame.metric is None and item.ref.kind in _NOT_A_CLAIM:
            continue
        frames.append(frame)
    if "|" in view.lower or "\t" in view.text[view.sentence.start : view.sentence.end]:
        for frame in frames:
            frame.unbound = frame.unbound or "a cell of a table, whose row and column are not read"
    _years_before(frames)
    moved_on(frames)
    steps(frames)
    frames = told_of_each(view, frames)
    parts_told(view, frames)
    told_together(view, frames)
    pair_respectively(view, frames)
    pair_of_companies(view, frames)
    in_the_same_order(view, frames)
    in_a_row(view, frames)
    _streaks_before(frames)
    return frames


def _goes_on(frame: Frame, previous: Frame | None) -> None:
    """ "grew by 7.7%, 4.3% and 3.7%": a bare percentage behind a change is a change too"""
    assert frame.item is not None
    if _restates_earlier(frame, previous):
        frame.role, frame.kind = "from", "amount"
        return
    if "role<bare percent" not in frame.trace or previous is None:
        return
    if frame.view.lower[frame.item.last : frame.item.last + 1] == ["of"]:
        return
    rated = frame.view.lexicon.metrics.get(previous.metric or "")
    if previous.role == "level" and rated is not None and rated.rate:
        frame.role, frame.kind = "level", "ratio"  # "a gross margin of 72.4%, Marvell one of 50.4%"
        return
    if previous.role != "delta":
        return
    alike = previous.quantity is not None and previous.quantity.kind == "percent"
    if alike and (previous.clause.index == frame.clause.index or _is_parallel(frame) or _is_gapped(frame)):
        frame.role, frame.kind, frame.direction = "delta", "change", previous.direction


_PARALLEL = frozenset(
    """
    while whereas but and managed did saw had has posted a an the of only just by with at its their rival it they one some about
    another for in only even still also up down nearly almost roughly barely well under over more than less was were is
    """.split()
)


def _restates_earlier(frame: Frame, previous: Frame | None) -> bool:
    """ "compared to $14.4 million, or $0.28 per share": the earlier level once more, per share"""
    if (
        previous is None
        or previous.role != "from"
        or previous.item is None
        or frame.item is None
        or frame.role != "level"
    ):
        return False
    gap = frame.view.lower[previous.item.last : frame.item.first]
    told = [
        i for i in frame.view.items if i.kind == "quantity" and i.last <= previous.item.first and i.ref.per is not None
    ]
    return gap in ([",", "or"], ["or"]) and bool(told)


def _is_gapped(frame: Frame) -> bool:
    """ "Revenue slid 6.5% in the first half, its net income 15%": the verb is that of the figure before"""
    view, item = frame.view, frame.item
    assert item is not None
    noun = next((i for i in view.of_kind("metric") if i.last == item.first), None)
    if noun is None:
        return False
    k = noun.first - 1 - (view.lower[noun.first - 1] in ("its", "the"))
    return k > 0 and view.lower[k] in (",", ";") or view.lower[k] == "and" and view.lower[k - 1] == ","


def _is_parallel(frame: Frame) -> bool:
    """ "growth of 57.6%, while Nvidia managed 55.6%": the next clause tells the same of somebody else"""
    view, item, clause = frame.view, frame.item, frame.clause
    opening = frame.view.lower[clause.first : clause.first + 2]
    if item is None or not {"while", "whereas", "but", "and", ";"} & {clause.opener, *opening}:
        return False
    named = [i for i in view.of(clause, "metric", "part") if i.kind == "part" or not view.lexicon.metrics[i.id].weak]
    held = {k for i in view.of(clause) for k in range(i.first, i.last)}
    word = view.lower[item.first - 1] if item.first else ""
    noun = item.first - 1 not in held and word.isalpha() and word not in _PARALLEL
    unknown = noun and word not in view.lexicon.past_forms and not word.endswith("ed")  # "(+5%); op ratio 59.0%"
    return not named and not unknown and view.lower[item.last : item.last + 1] != ["of"]


def _years_before(frames: list[Frame]) -> None:
    """ "EPS: $1.55; previous year $1.06": a second level of the metric, told of the year before, is the earlier one"""
    for before, frame in zip(frames, frames[1:], strict=False):
        period = frame.period
        if period is None or not period.value.startswith("PREV:") or frame.role != "level":
            continue
        if before.role == "level" and before.metric == frame.metric and before.period is not period:
            frame.role, frame.base, frame.period = "from", period, None


def _streaks_before(frames: list[Frame]) -> None:
    """ "For the sixth quarter in a row, revenue more than doubled": a streak told first counts what follows."""
    for frame, following in zip(frames, frames[1:], strict=False):
        if frame.role == "streak" and frame.metric is None and following.metric is not None:
            for slot in ("metric", "metric_item", "segment", "subject", "period", "direction"):
                setattr(frame, slot, getattr(following, slot))
            frame.unbound = following.unbound


def _claim_span(frame: Frame) -> tuple[int, int]:
    """The figure, with the duration or period right behind it."""
    q, period, _view = frame.quantity, frame.period, frame.view
    assert q is not None
    assert frame.item is not None
    end = q.end
    if period is not None and q.end <= period.start <= q.end + 25 and period.sentence == q.sentence:
        end = period.end
    return q.start, end


def _with_repeats(claims: list[Claim], sentences: tuple[Sentence, ...]) -> list[Claim]:
    """The same claims in the sentences that say the same."""
    copies: dict[int, list[Sentence]] = {}
    for s in sentences:
        if s.repeat_of is not None:
            copies.setdefault(s.repeat_of, []).append(s)
    out = []
    for claim in claims:
        origin = sentences[claim.sentence]
        shifted = tuple(
            Span(start=claim.start + s.start - origin.start, end=claim.end + s.start - origin.start)
            for s in copies.get(claim.sentence, ())
        )
        out.append(claim.model_copy(update={"repeats": (*claim.repeats, *shifted)}) if shifted else claim)
    return out


def _classified(
    sentences: tuple[Sentence, ...], cues: list[frozenset[str]], claims: list[Claim]
) -> tuple[Sentence, ...]:
    by_sentence: dict[int, list[Claim]] = {}
    starts = [s.start for s in sentences]
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
        for repeat in claim.repeats:
            by_sentence.setdefault(bisect_right(starts, repeat.start) - 1, []).append(claim)
    out: list[Sentence] = []
    for sentence, shown in zip(sentences, cues, strict=True):
        if sentence.cls != "boilerplate":
            cls = classify(shown, by_sentence.get(sentence.index, []))
            if sentence.repeat_of is not None and sentence.repeat_of < len(out):
                cls = out[sentence.repeat_of].cls
            if cls != sentence.cls:  # few are: a book would be held twice
                sentence = sentence.model_copy(update={"cls": cls})
        out.append(sentence)
    return tuple(out)
