"""Claims about filed metrics that print no figure, by forms of words that account for the whole sentence.

The forms are data (`rules/vocabulary/assertions.yaml`). A sentence in which a word is left over says more than its form, and raises
no claim here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.extract.analysis import Item, View
from factcheck.extract.forms import Bound, Forms, Node, matched
from factcheck.extract.frames import Frame
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record

_ARTICLES = frozenset(("the", "a", "an", ",", '"', "“", "”"))
_SHORTENED = frozenset(("corp", "inc", "co", "ltd", "cos"))
_KNOWN_YEAR = regex(r"\d{4}|^PREV:F?Y$")
_YEARS = regex(r"\d{4}/\d{4}")
_LONGEST = 60
"""Tokens of the longest sentence that is tried: forms are short."""


@record
class Assertion:
    makes: str
    forms: tuple[Node, ...]
    metric: str | None
    cues: frozenset[str]
    """Words of which the sentence holds one, so that most forms are not tried."""


class Assertions:
    """All forms of a vocabulary, read once."""

    def __init__(self, vocabulary: Any) -> None:
        lists = {name: e.words for name, e in (getattr(vocabulary, "assertion_words", None) or {}).items()}
        forms = Forms(lists)
        self.entries = [
            Assertion(e.makes, tuple(map(forms.form, e.says)), e.metric, frozenset(e.cues))
            for e in (getattr(vocabulary, "assertions", None) or {}).values()
        ]
        self.fillers = frozenset(lists.get("fillers", ()))
        self.degrees = frozenset(lists.get("degrees", ()))
        self.comparatives = frozenset((*lists.get("higher", ()), *lists.get("lower", ()), "above", "below"))
        self.kinds = frozenset(lists.get("kinds", ()))
        self.lead, self.tail, self.adjunct = (
            forms.entries(name) if name in lists else None for name in ("lead", "tail", "adjunct")
        )


_HELD: dict[int, tuple[Any, Assertions]] = {}
"""By the vocabulary's identity; the vocabulary is kept beside it, so that an identity is never reused."""


def assertions_of(vocabulary: Any) -> Assertions:
    if id(vocabulary) not in _HELD:
        _HELD[id(vocabulary)] = (vocabulary, Assertions(vocabulary))
    return _HELD[id(vocabulary)][1]


def asserted(view: View, known: Assertions) -> list[Frame]:
    """The claim of a sentence that is all one form; at most one."""
    if view.headline or not known.entries or len(view.tokens) > _LONGEST or view.lower[-1:] == ["?"]:
        return []
    if not any(i.kind == "entity" and (i.ref.ref or "").startswith("cik:") for i in view.items):
        return []
    if not any(i.kind == "time" for i in view.items):
        return []
    pieces = _Pieces(view, known)
    held = set(pieces.words)
    for entry in known.entries:
        if entry.cues and not entry.cues & held:
            continue
        for form in entry.forms:
            for bound in pieces.readings(form):
                if (frame := _frame(view, entry, bound)) is not None:
                    return [frame]
    return []


class _Pieces:
    """The sentence without articles, commas, fillers and tickers in brackets, and what may fill a slot at each piece."""

    def __init__(self, view: View, known: Assertions) -> None:
        self.view, self.known = view, known
        self.at: list[int] = []
        """The token of each piece."""
        bracketed = _tickers(view)
        last = len(view.tokens) - (view.lower[-1:] == ["."])
        for k in range(last):
            word, following = view.lower[k], view.lower[k + 1] if k + 1 < last else ""
            by_degree = word in known.degrees and following in known.comparatives
            dotted = word == "." and k and view.lower[k - 1] in _SHORTENED
            if not (k in bracketed or word in _ARTICLES or word in known.fillers or by_degree or dotted):
                self.at.append(k)
        self.words = ["'s" if view.lower[k] in ("'", "’", "’s") else view.lower[k] for k in self.at]
        self.items: dict[int, list[Item]] = {}
        for item in view.items:
            self.items.setdefault(item.first, []).append(item)

    def readings(self, form: Node) -> Iterator[Bound]:
        """Every way in which the form, with what may stand before and behind it, is the whole sentence."""
        for at, bound in self._opened(0, {}):
            for end, held in matched(form, self.words, at, bound, self.slot):
                yield from self._closed(end, held)

    def _opened(self, at: int, bound: Bound) -> Iterator[tuple[int, Bound]]:
        yield at, bound
        for part in (self.known.lead, self.known.adjunct):
            if part is not None:
                for end, held in matched(part, self.words, at, bound, self.slot):
                    if end > at:
                        yield from self._opened(end, held)

    def _closed(self, at: int, bound: Bound) -> Iterator[Bound]:
        if at == len(self.words):
            yield bound
            return
        for part in (self.known.tail, self.known.adjunct):
            if part is not None:
                for end, held in matched(part, self.words, at, bound, self.slot):
                    if end > at:
                        yield from self._closed(end, held)

    # ------------------------------------------------------------ slots
    def slot(self, name: str, at: int) -> Iterator[tuple[int, Any]]:
        if at >= len(self.at):
            return
        letter = name[0]
        if name == "way":
            for item in self.items.get(self.at[at], ()):
                if item.kind in ("direction_verb", "direction_adjective") and item.id in ("up", "down"):
                    yield self._behind(item.last), item.id
        elif letter in "cd":
            yield from self._company(at)
        elif letter == "l":
            yield from self._companies(at)
        elif letter in "mn":
            yield from self._metric(at)
        elif letter in "pqr":
            yield from self._time(at, lambda t: t.type != "base" and _KNOWN_YEAR.search(t.value) is not None)
        elif letter == "b":
            yield from self._time(at, lambda t: t.type == "base" or t.value.startswith(("PREV:", "AGO:")))
        elif letter == "s":
            yield from self._time(at, lambda t: _YEARS.fullmatch(t.value) is not None)
        elif letter == "t":
            yield from self._time(at, lambda t: t.type == "duration")
        elif letter == "o":
            for item in self.items.get(self.at[at], ()):
                if item.kind == "quantity" and item.ref.kind in ("ordinal", "rank"):
                    yield self._behind(item.last), item

    def _behind(self, token: int) -> int:
        """The first piece at or behind a token."""
        return next((n for n, k in enumerate(self.at) if k >= token), len(self.at))

    def _company(self, at: int) -> Iterator[tuple[int, Item]]:
        """ "Apple", "chip designer Marvell", "Facebook owner Meta", "Apple, the iPhone maker" """
        view = self.view
        for n in range(at, min(at + 4, len(self.at))):
            item = self._named(n)
            if item is not None and (n == at or self.words[n - 1] in view.lexicon.reference_heads | _KIN):
                if n > at and not self._describes(at, n, item):
                    return
                if view.lower[item.last : item.last + 1] == [","]:
                    for described in self.items.get(item.last + 1, ()):
                        if described.kind == "reference":
                            yield self._behind(described.last), item
                yield self._behind(item.last), item
                if self.words[min(n + 1, len(self.words) - 1)] not in view.lexicon.reference_heads | _KIN:
                    return  # "iPhone maker Apple" goes on

    def _describes(self, first: int, last: int, item: Item) -> bool:
        """Whether the words before a name are plain, or a brand of its own."""
        return all(
            self.words[n].isalpha() and not any(i.kind == "entity" and i.ref.ref != item.ref.ref for i in self.items.get(self.at[n], ()))
            for n in range(first, last)
        )

    def _named(self, at: int) -> Item | None:
        return next(
            (i for i in self.items.get(self.at[at], ()) if i.kind == "entity" and (i.ref.ref or "").startswith("cik:") and i.ref.type != "TICKER"), None
        )

    def _companies(self, at: int) -> Iterator[tuple[int, tuple[Item, ...]]]:
        """ "Apple, Meta and Tesla" """
        found: list[Item] = []
        k = at
        while k < len(self.words):
            step = next(self._company(k), None)
            if step is None:
                return
            k = step[0]
            found.append(step[1])
            if k < len(self.words) and self.words[k] in ("and", "&", "or"):
                last = next(self._company(k + 1), None)
                if last is not None:
                    yield last[0], (*found, last[1])
                return

    def _metric(self, at: int) -> Iterator[tuple[int, Item]]:
        n = at
        while n < len(self.words) and self.words[n] in self.known.kinds:
            n += 1
        for start in range(at, min(n, len(self.at) - 1) + 1):
            found = [i for i in self.items.get(self.at[start], ()) if i.kind == "metric" and i.id != "none"]
            for item in sorted(found, key=lambda i: -i.last):
                yield self._behind(item.last), item

    def _time(self, at: int, fits: Any) -> Iterator[tuple[int, Item]]:
        for item in self.items.get(self.at[at], ()):
            if item.kind == "time" and fits(item.ref):
                yield self._behind(item.last), item


_KIN = frozenset(("owner", "parent"))


def _tickers(view: View) -> set[int]:
    """The tokens of "(NASDAQ: AAPL)"."""
    found: set[int] = set()
    for item in view.items:
        if item.kind == "entity" and item.ref.type in ("TICKER", "EXCHANGE"):
            first, last = item.first, item.last
            while first > 0 and view.lower[first] != "(" and item.first - first < 4:
                first -= 1
            if view.lower[first] == "(" and view.lower[last : last + 1] == [")"]:
                found |= set(range(first, last + 1))
    return found


# ---------------------------------------------------------------- frames
_NEEDS: Mapping[str, frozenset[str]] = {
    "moved": frozenset("cmp"),
    "against": frozenset("cdmp"),
    "metrics": frozenset("cmnp"),
    "sign": frozenset("cp"),
    "record": frozenset("cmp"),
    "since": frozenset("cmpq"),
    "best": frozenset("cmp"),
    "losses": frozenset("cp"),
    "streak": frozenset("cmop"),
    "rank": frozenset("clmp"),
}
"""What every kind of assertion has to hold."""
_MAY: Mapping[str, frozenset[str]] = {
    "moved": frozenset("bq"), "losses": frozenset("tom"), "rank": frozenset("o"), "sign": frozenset("m"), "streak": frozenset("b"), "best": frozenset("qrst"),
    "against": frozenset("n"),
}  # fmt: skip


def _frame(view: View, entry: Assertion, bound: Bound) -> Frame | None:
    things = {name for name in bound if len(name) == 1}
    if "m" not in things and (implied := bound.get("implied") or entry.metric):
        bound, things = {**bound, "m": implied}, things | {"m"}
    if not _NEEDS[entry.makes] <= things <= _NEEDS[entry.makes] | _MAY.get(entry.makes, frozenset()):
        return None
    metric = bound.get("m")
    noun = metric if isinstance(metric, Item) else None
    name = noun.id if noun is not None else metric or "net_income"
    side = bound.get("side") or bound.get("way") or "up"
    if name.endswith("_loss"):
        return None  # "a larger net loss" is the smaller result
    subject: Item = bound["c"]
    frame = Frame(view, view.clause_of(subject.first), metric=name, metric_item=noun)
    frame.subject = subject
    frame.negated = "negated" in bound
    frame.period = bound["p"].ref
    frame.direction = side
    frame.start, frame.end = view.tokens[0].start, view.tokens[-1 - (view.lower[-1:] == ["."])].end
    frame.note(entry.makes, "form of words")
    return frame if _MAKES[entry.makes](frame, bound) else None


def _moved(frame: Frame, bound: Bound) -> bool:
    base: Time | None = next((bound[name].ref for name in "bq" if name in bound), None)
    frame.kind, frame.role, frame.base = "change", "delta", base
    return not ("b" in bound and "q" in bound)


def _against(frame: Frame, bound: Bound) -> bool:
    other: Item = bound["d"]
    if other.ref.ref == frame.subject.ref.ref or "n" in bound and bound["n"].id != frame.metric:  # type: ignore[union-attr]
        return False
    frame.kind, frame.role = "comparison", "compare"
    frame.compare_subjects, frame.compare_to = (other.ref.ref,), frame.view.words(other.first, other.last)
    return True


def _metrics(frame: Frame, bound: Bound) -> bool:
    other = bound["n"]
    frame.kind, frame.role = "comparison", "compare"
    frame.compare_metric = other.id if isinstance(other, Item) else other
    frame.compare_to = frame.view.words(other.first, other.last) if isinstance(other, Item) else other
    return frame.compare_metric != frame.metric and not frame.compare_metric.endswith("_loss")


def _sign(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.compare_metric, frame.compare_to = "comparison", "compare", "zero", "zero"
    return True


def _record(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.superlative = "record", "highest" if frame.direction == "up" else "lowest"
    return True


def _since(frame: Frame, bound: Bound) -> bool:
    frame.base = bound["q"].ref
    frame.inclusive = "inclusive" in bound
    return _record(frame, bound)


def _best(frame: Frame, bound: Bound) -> bool:
    frame.among = tuple(bound[name].ref for name in "qrs" if name in bound)
    return _record(frame, bound) and ("s" in bound or {"q", "r"} <= set(bound))


def _losses(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.compare_metric = "streak", "streak", "zero"
    if "o" in bound:
        frame.quantity, frame.item = bound["o"].ref, bound["o"]
    else:
        frame.run = bound["t"].ref
    return ("o" in bound) != ("t" in bound)


def _streak(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.ends_at_period = "streak", "streak", True
    frame.quantity, frame.item = bound["o"].ref, bound["o"]
    frame.base = bound["b"].ref if "b" in bound else None
    return True


def _rank(frame: Frame, bound: Bound) -> bool:
    listed: tuple[Item, ...] = bound["l"]
    own = frame.subject.ref.ref  # type: ignore[union-attr]
    others = tuple(dict.fromkeys(i.ref.ref for i in listed if i.ref.ref != own))
    if not others:
        return False
    frame.kind, frame.role = "comparison", "rank"
    frame.compare_subjects = others
    frame.compare_to = frame.view.words(listed[0].first, listed[-1].last)
    if "o" in bound:
        frame.quantity, frame.item = bound["o"].ref, bound["o"]
    return True


_MAKES = {
    "moved": _moved, "against": _against, "metrics": _metrics, "sign": _sign, "record": _record, "since": _since, "best": _best,
    "losses": _losses, "streak": _streak, "rank": _rank,
}  # fmt: skip
