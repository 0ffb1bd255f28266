"""Sentences to claims. Pure: the same text, vocabulary and date give the same claims.

mentions -> entities -> items and clauses -> frames (role, metric, subject, period, scope) -> document pass -> claims"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from factcheck.extract import document
from factcheck.extract.analysis import View
from factcheck.extract.assertions import asserted, is_tried
from factcheck.extract.binding import frames_of
from factcheck.extract.classes import classify
from factcheck.extract.economy import of_economies
from factcheck.extract.ellipsis import asks_ahead, goods_asked
from factcheck.extract.frames import Frame
from factcheck.extract.larger.claimed import with_compared
from factcheck.extract.larger.cues import words_of
from factcheck.extract.larger.sized import sized
from factcheck.extract.larger.told import of_no_name, told_orders
from factcheck.extract.led import asked_of_then, in_its_sentence, led_by_figure, told_by_next
from factcheck.extract.lexicon import lexicon_of
from factcheck.extract.measures import measured
from factcheck.extract.mentions import grammar_of
from factcheck.extract.metrics.in_mind import InMind
from factcheck.extract.periods.silence import Periods
from factcheck.extract.pieces import FormsOfWords, Pieces, forms_of
from factcheck.extract.quantities.currencies import settled
from factcheck.extract.same_figures import of_the_same
from factcheck.extract.sentences import Reader, Row
from factcheck.extract.set_beside import set_beside
from factcheck.extract.subjects.cast import cast_of
from factcheck.extract.subjects.resolver import Resolver
from factcheck.extract.thread import Thread
from factcheck.extract.wordless.comparisons import comparisons
from factcheck.extract.wordless.offices import answered, offices
from factcheck.extract.wordless.standings import standings
from factcheck.extract.wordless.statements import statements
from factcheck.extract.wordless.tails import is_of_filer, moved_before, tails
from factcheck.model import Article, Claim, Extraction, Sentence, Span, ToldOrder


def extract(article: Article, sentences: tuple[Sentence, ...], vocabulary: Any) -> Extraction:
    """Mentions and claims of an article; boilerplate and repeated sentences raise none."""
    lexicon = lexicon_of(vocabulary)
    reader = Reader(article, sentences, vocabulary, lexicon)
    rows = [reader.mentions(s) for s in sentences]
    claims, cues, orders = _claims(article, sentences, rows, reader)
    found = reader.found
    found.quantities = settled(found.quantities, article.text, grammar_of(vocabulary).lexicon)
    quantities = {q.id: q for q in found.quantities}
    times = {t.id: t for t in found.times}
    claims = of_economies(claims, quantities, times, sentences, found.entities, article.text, lexicon, vocabulary)
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
        orders=tuple(orders),
    )


def _claims(
    article: Article, sentences: tuple[Sentence, ...], rows: list[Row | None], reader: Reader
) -> tuple[list[Claim], list[frozenset[str]], list[ToldOrder]]:
    """The claims of every sentence in order, the kinds of modality that its words show, and which figures it tells as the larger."""
    lexicon = reader.lexicon
    cast = cast_of(article, sentences, reader.found.entities, lexicon)
    resolver, periods, thread = Resolver(cast, lexicon), Periods(article.published), Thread()
    in_mind = InMind()
    claims: list[Claim] = []
    cues: list[frozenset[str]] = []
    orders: list[ToldOrder] = []
    before, block = list[Frame](), -1
    words = words_of(reader.vocabulary)
    forms = forms_of(reader.vocabulary)
    reader.tables.know(reader.found.quantities, reader.found.times)
    taken = -1
    for k, (sentence, row) in enumerate(zip(sentences, rows, strict=True)):
        cues.append(row.cues if row is not None else frozenset())
        cells = reader.tables.claims(sentence.index, cast)
        claims.extend(cells)
        cast.last = next((c.subject.id for c in cells if c.subject.text is not None), cast.last)
        if row is None or row.is_plain:
            text = article.text[sentence.start : sentence.end]
            thread.silent(goods_asked(text, lexicon), asks_ahead(text, lexicon))
            if row is not None:
                resolver.plain(text, sentence.block, is_alone(sentences, sentence))
                in_mind.plain(text, sentence.block)
            continue
        if k == taken:
            continue
        view = led_by_figure(k, sentences, rows, reader)
        frames = _told(view, Thread(), forms) if view is not None else []
        asked = asked_of_then(k, sentences, rows, reader)
        if view is not None and told_by_next(frames, view):
            taken, sentence = k + 1, sentences[k + 1]
        elif asked is not None:
            taken, sentence, view = k + 1, sentences[k + 1], asked
            frames = _told(view, thread, forms)
        else:
            view = reader.view(sentence, row)
            frames = _told(view, thread, forms)
        resolver.sentence(frames, view, is_alone(sentences, sentence))
        listed = _is_listed(article, sentence)
        leads_in = article.text[sentence.start : sentence.end].rstrip().endswith((":", "?"))
        leads_in = leads_in or not listed and _heads_list(article, sentences, sentence)
        periods.sentence(frames, view, cast.last or cast.default, sentence.block, leads_in, listed)
        of_no_name(view, frames, words)
        before = before if block == sentence.block else []
        ordered = list(told_orders(view, frames, before, words, resolver.meant))
        frames = with_compared(view, frames, frozenset(order.start for order in ordered), words, resolver.meant)
        frames = [*frames, *sized(view, frames, before, words)]
        orders += ordered
        before, block = frames, sentence.block
        thread.told(view, frames)
        in_mind.told(view, frames)
        told = [document.claim_of(f, article.text, lexicon) for f in frames]
        claims.extend(in_its_sentence(told, view) if taken > k else told)
    return [document.sure_of_period(claim, periods) for claim in claims if is_of_filer(claim)], cues, orders


def _heads_list(article: Article, sentences: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether the next sentence is the first entry of a list."""
    return any(_is_listed(article, each) for each in sentences[sentence.index + 1 : sentence.index + 2])


def _is_listed(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence stands in an entry of a list; what is read without blocks, as a passage of a document, has none."""
    return sentence.block < len(article.blocks) and article.blocks[sentence.block].kind == "bullet"


def _told(view: View, thread: Thread, forms: FormsOfWords) -> list[Frame]:
    """Everything that one sentence tells: its figures, what it compares without one, offices and statements."""
    pieces = Pieces(view, forms) if is_tried(view) else None
    told = asserted(view, forms, pieces) if pieces is not None else []
    counted = {f.quantity for f in told}
    in_order = any("order<form of words" in f.trace for f in told)  # which tells of every place
    unnamed: list[Frame] = []
    quantified = frames_of(view, thread.spoken_of(view), thread.topic.of(view), thread.topic.of_loss, unnamed)
    of_the_same(view, quantified, thread.levels)
    if view.word(0) in view.cues["heads_ahead"] or thread.topic.ahead and not _tells_what_was(view):
        for frame in quantified:
            frame.modality = "forecast" if frame.modality == "fact" else frame.modality
    quantified = measured(quantified, forms, unnamed, pieces) if pieces is not None else quantified
    told = told or set_beside(view, quantified, forms)
    besides = [f for f in told if f.base is not None or not any(_says_already(q, f) for q in quantified)]
    moved_before(view, quantified)
    hung = [] if besides else tails(view, quantified, forms, thread.spoken_of(view))
    told_twice = [f.quantity for f in hung if f.quantity is not None]
    return [
        *(
            f
            for f in quantified
            if f.quantity not in counted and f.quantity not in told_twice and not (in_order and f.role == "rank")
        ),
        *(besides or hung if told else hung or standings(view) or comparisons(view)),
        *offices(view),
        *answered(view, thread.office),
        *statements(view),
    ]


def _tells_what_was(view: View) -> bool:
    past = any(word in ("was", "were") or view.is_past(k) for k, word in enumerate(view.lower))
    told = (i.ref.value for i in view.of_kind("time"))
    return past or any(
        value not in _WHOLE_YEAR for value in told
    )  # "Full-year sales of $93.2 billion." answers what is promised


_WHOLE_YEAR = frozenset({"FYXXXX", "FY", "REF:Y", "REF:FY"})


def _says_already(quantified: Frame, told: Frame) -> bool:
    """Whether a level says which way it went ("rose to $14.8 billion"), as what is claimed besides it would."""
    way = (quantified.role, quantified.direction, quantified.metric, quantified.period)
    return told.role == "delta" and way == ("level", told.direction, told.metric, told.period)


def is_alone(sentences: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether a sentence is its whole block, as headings and bullets are."""
    k = sentence.index
    return all(not 0 <= n < len(sentences) or sentences[n].block != sentence.block for n in (k - 1, k + 1))


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
