"""Whom pronouns, descriptions and silence mean, sentence after sentence."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.entities.find import PART
from factcheck.extract.frames import NO_COMPANY, Frame
from factcheck.extract.lexicon import Lexicon
from factcheck.extract.subjects.ahead import only_compared, told_ahead
from factcheck.extract.subjects.asides import is_aside
from factcheck.extract.subjects.cast import Cast, set_against
from factcheck.extract.subjects.focus import BESIDE, Focus
from factcheck.extract.subjects.parts_spoken import PartsSpoken
from factcheck.extract.subjects.strangers import OTHERS, apposed_stranger, is_stranger, ranks_another
from factcheck.model import Entity
from factcheck.patterns import regex

_HEADING_LETTERS = 60


def _ordered(text: str | None) -> int | None:
    """0 for "the former", 1 for "the latter"."""
    words = (text or "").lower()
    return 0 if words.startswith("the former") else 1 if words.startswith("the latter") else None


_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}


def _counted_off(view: View) -> int | None:
    """ "The last gave 49% of its revenue to research": which of the companies told one after the other"""
    words = view.lower[:2]
    if len(view.lower) < 3 or words[0] != "the" or words[1] not in _PLACES:
        return None
    verb = view.is_past(2) or view.at(2, "level", "direction_verb", "metric_verb") is not None
    return _PLACES[words[1]] if verb else None


def _speaks_for_itself(frame: Frame, item: Item) -> bool:
    return frame.view.lower[item.first] in ("we", "our", "us")


_DESCRIBED = regex(r"\b[Tt]he(?: [A-Za-z][\w-]*){1,4}")


_RIVALS = 3
"""So many companies may be meant beside the one that is taken: those of the paragraph, and one named in the sentence before."""
_OWNING = frozenset(f"subject<{rule}" for rule in ("possessor", "owner_of_figure", "after_metric", "fronted"))


def _owns(frame: Frame) -> bool:
    """Whether a name that no list knows is told to have the figure or to do what it measures.

    Not in "after the ImmunoGen cheques cash was $5.5 billion", "the Texans earned $7.1 billion": the name of a purchase, a product, a
    person, or of people by their place.
    """
    name, view = frame.subject, frame.view
    if name is None or _OWNING & set(frame.trace):
        return name is not None and not (name.first and view.lower[name.first - 1] == "the")
    if name.first and view.lower[name.first - 1] == "the":
        return False
    behind = name.last
    return name.first == 0 or view.at(behind, "metric_verb", "direction_verb", "level") is not None


def _tells_of_others(frame: Frame, silent: bool) -> bool:
    if frame.subject is not None and ranks_another(frame.view, frame.subject):
        return True
    return silent and is_stranger(frame) or apposed_stranger(frame)


def _is_joined_to_others(frame: Frame, told: Frame) -> bool:
    """ "Ford did $50.2B of revenue and lost $36M": a further deed of the one whose figure came before"""
    if told.context.get("subject") != OTHERS or frame.subject is not None or frame.subject_ref != told.subject_ref:
        return False
    noun, item, before = frame.metric_item, frame.item, told.item
    if item is None or before is None:
        return False
    joint = next((k for k in range(item.first - 1, before.last - 1, -1) if frame.view.lower[k] == "and"), None)
    own = joint is not None and noun is not None and noun.kind == "metric" and noun.first > joint
    return joint is not None and not own and ";" not in frame.view.lower[before.last : item.first]


class Resolver:
    """Resolves the subjects of frames in document order."""

    def __init__(self, cast: Cast, lexicon: Lexicon) -> None:
        self.cast = cast
        self.lexicon = lexicon
        self.focus = Focus(cast)
        self.person: str | None = None
        self.recent: list[str] = []
        self._recent_at = -1
        self._named_yet: set[str] = set()
        self._descriptions: dict[str, list[str]] = {}
        self._parts = PartsSpoken()

    def sentence(self, frames: list[Frame], view: View, alone: bool) -> None:
        """Resolve all frames of a sentence, then remember who it was about."""
        items = view.items
        self.focus.enters(view.sentence.block)
        told: Frame | None = None
        for frame in frames:
            self._resolve(frame)
            if told is not None and _is_joined_to_others(frame, told):
                frame.context["subject"] = OTHERS
            told = frame
            self._parts.give(frame)
        self._parts.told(frames, view, alone)
        persons = [i for i in items if i.kind == "entity" and i.ref.type == "PERSON"]
        if persons:
            self.person = persons[0].ref.text
        spoken = (i for i in items if i.kind == "reference" and not frames)
        called = (self._described(view.text[i.start : i.end]) for i in spoken if i.id != "rival")
        self.focus.told(view, frames, next(filter(None, called), None))
        companies = [i.ref for i in items if i.kind == "entity" and i.ref.type == "ORG" and not is_aside(view, i)]
        self._named_yet.update(e.ref for e in companies if e.ref is not None)
        if companies:
            self.recent, self._recent_at = [self.cast.ref(e) for e in companies], view.sentence.index

    def meant(self, view: View, item: Item) -> str | None:
        """The company that a name or a description stands for ("the home-improvement chain")."""
        if item.kind == "entity":
            return self.cast.ref(item.ref) if item.ref.type == "ORG" else None
        described = item.kind == "reference" and item.id != "rival"
        return self._described(view.text[item.start : item.end]) if described else None

    def _resolve(self, frame: Frame) -> None:
        self._bind(frame)
        silent = frame.subject is None or frame.subject.kind in ("pronoun", "reference")
        if "subject" in frame.context and frame.subject_ref is not None and not frame.unbound:
            alone = self._recent_at == frame.view.sentence.index - 1 and not any(
                i.kind == "entity" and i.ref.type == "ORG" for i in frame.view.items
            )
            named = (r for r in self.recent if alone and r != frame.subject_ref and r in self._named_yet)
            frame.rivals = tuple(dict.fromkeys((*self.focus.rivals(frame.subject_ref), *named)))[:_RIVALS]
        elif (frame.subject_ref or "").startswith("name:") and not _owns(frame):
            frame.rivals = self.focus.topics()
        if silent and self.focus.is_beside() and "subject" in frame.context:
            frame.context["subject"] = BESIDE
        elif _tells_of_others(frame, "subject" in frame.context and silent):
            frame.context["subject"] = OTHERS

    def _bind(self, frame: Frame) -> None:
        item = frame.subject
        if item is not None and item.kind == "pronoun" and self.cast.default and _speaks_for_itself(frame, item):
            frame.subject_text = frame.view.text[item.start : item.end]
            frame.subject_ref, frame.context["subject"] = self.cast.default, self.cast.source
            return
        if frame.place is not None and (item is None or item.kind == "pronoun"):
            named = list(dict.fromkeys(self.recent))
            if len(named) == frame.place[1]:
                frame.subject_ref, frame.context["subject"] = named[frame.place[0]], "previous sentence"
                return
            frame.unbound = frame.unbound or "which figure is whose is told elsewhere"
        if frame.kind == "statement":
            self._speaker(frame)
            return
        if item is None:
            self._silent(frame)
            return
        mention = frame.mention or item
        frame.subject_text = frame.view.text[mention.start : mention.end]
        if item.kind == "entity":
            self._named(frame, item.ref)
        elif item.kind == "commodity":
            frame.subject_ref = f"thing:{frame.subject_text.lower()}"
        elif item.kind == "reference" and item.id == "rival":
            self._other(frame, item)
        elif item.kind == "reference" and (ref := self._described(frame.subject_text)):
            frame.subject_ref = ref
        elif item.kind == "reference" and self.cast.last in self._so_described(frame.subject_text):
            # "the retailer", where two are named: the one spoken of
            frame.subject_ref, frame.context["subject"] = self.cast.last, "previous sentence"
        elif item.kind == "reference" and self._describes_another(frame.subject_text):
            frame.unbound = f"{frame.subject_text!r} could not be traced to a company"
        elif item.kind == "reference" and item.id == "described" and len(self.cast.all) > 1:
            # "the sneaker maker": a description that no list holds tells the companies apart for a reader, not for us
            frame.unbound = f"{frame.subject_text!r} may be any of the companies named"
        else:
            self._anaphor(frame, item)

    def _named(self, frame: Frame, entity: Entity) -> None:
        if entity.type == "PRODUCT" and entity.of:
            frame.subject_ref = entity.of
            frame.segment = self._part(entity) if frame.segment in (None, entity.text) else frame.segment
        elif entity.candidates and entity.text not in self.cast.short:
            frame.candidates = entity.candidates
            frame.unbound = f"{entity.text!r} may be any of {', '.join(entity.candidates)}"
        else:
            frame.subject_ref = self.cast.ref(entity)
            if entity.type in ("GPE", "GOV"):
                self.cast.places.add(frame.subject_ref)

    def _part(self, entity: Entity) -> str:
        """ "Nike Direct" is the part "Direct" of Nike; a product stands with its whole name."""
        company = self.lexicon.companies.get(entity.of or "") or self.lexicon.registered.get(entity.of or "")
        names = company.names if company is not None and entity.rule == PART else ()
        longest = max((name for name in names if entity.text.startswith(name + " ")), key=len, default="")
        return entity.text[len(longest) :].strip() or entity.text

    def plain(self, text: str, block: int, alone: bool) -> None:
        """A sentence without figures and names: a heading, or one that turns to whom it describes.

        "Who earns more? The home-improvement chain, by far.", "The DIY chain has had to tighten its belt."
        """
        self.focus.enters(block)
        if alone and len(text) <= _HEADING_LETTERS:
            self.focus.heads(text)
        for found in _DESCRIBED.finditer(text):
            words = found[0].split()
            called = (self._described(" ".join(words[:count])) for count in range(2, len(words) + 1))
            if (ref := next(filter(None, called), None)) is not None:
                self.focus.turns(ref)
                return

    def _other(self, frame: Frame, item: Item) -> None:
        """ "Its competitor" is the other company of two; of three or more it cannot be told."""
        earlier = [i.ref.ref for i in frame.view.named() if i.last <= item.first]
        here = earlier[-1] if earlier else self.cast.last or self.cast.default
        others = self.cast.all - {here}
        if len(others) == 1 and here in self.cast.all:
            frame.subject_ref, frame.context["subject"] = next(iter(others)), "the other company"
        else:
            frame.unbound = frame.unbound or f"{frame.subject_text!r} could not be traced to a company"

    def _described(self, text: str) -> str | None:
        present = [ref for ref in self._so_described(text) if ref in self.cast.all or ref == self.cast.default]
        if len(present) > 1:
            # a company that is only named later cannot be meant yet
            present = [ref for ref in present if ref in self._named_yet] or present
        return present[0] if len(present) == 1 else None

    def _so_described(self, text: str) -> list[str]:
        """The companies that "the Atlanta company" or "the iPhone maker" can mean: by their seat, else by their trade."""
        known = self._descriptions.get(text)
        if known is None:
            known = self._descriptions[text] = self._by_description(text)
        return known

    def _by_description(self, text: str) -> list[str]:
        words = text.lower().removeprefix("the ")
        if not self.lexicon.may_describe(words):
            return []
        described = self.lexicon.descriptions
        by_seat = [ref for ref, seats, _ in described if any(seat in words for seat in seats)]
        named = [ref for ref, _, trades in described if trades and f" {words}".endswith(trades)]
        return [ref for ref in by_seat if ref in named] or by_seat or named

    def _describes_another(self, text: str) -> bool:
        """ "The chipmaker" in an article that names Alphabet alone, whom no list calls so."""
        so, known = set(self._so_described(text)), self.cast.all & set(self.lexicon.companies)
        return bool(so) and not so & known and bool(known) and known == self.cast.all

    def _anaphor(self, frame: Frame, item: Item) -> None:
        view = frame.view
        if self._is_counted_off(frame):
            return
        if item.kind == "pronoun" and self._told_ahead(frame, item):
            return
        earlier = [self.cast.ref(i.ref) for i in view.named() if i.last <= item.first and not only_compared(view, i)]
        if (ordered := _ordered(frame.subject_text)) is not None:
            pair = list(dict.fromkeys(earlier or self.recent))
            if len(pair) == 2:
                frame.subject_ref, frame.context["subject"] = pair[ordered], "previous sentence"
                return
            things = [i for i in view.of_kind("metric") if i.last <= item.first]
            if (
                len(self.cast.all) > 1 and len(things) < 2
            ):  # "$3 billion on capex and $2 billion on buybacks, the latter ..."
                frame.unbound = frame.unbound or f"{frame.subject_text!r} could not be traced to a company"
                return
        choice = earlier[0] if len(set(earlier)) == 1 else None
        source = "same sentence"
        if choice is None and not earlier:
            choice, source = self.cast.last, "previous sentence"
        elif choice is None:
            subject = list(earlier)
            choice, source = subject[0], "same sentence"
        if choice is None:
            choice, source = self.cast.default, self.cast.source
        if not earlier and item.kind == "pronoun" and choice in set_against(view, item, self.cast):
            others = self.cast.all - {choice}
            choice, source = (next(iter(others)), "the other company") if len(others) == 1 else (None, source)
        frame.subject_ref = choice
        frame.context["subject"] = source
        if choice is None:
            frame.unbound = frame.unbound or f"{frame.subject_text!r} could not be traced to a company"

    def _is_counted_off(self, frame: Frame) -> bool:
        place = _counted_off(frame.view)
        if place is None or len(self.cast.all) < 2:
            return False
        named = list(dict.fromkeys(self.recent))
        if len(named) < max(2, place + 1):
            frame.unbound = frame.unbound or "which of the companies is meant could not be traced"
        else:
            frame.subject_ref, frame.context["subject"] = named[place], "previous sentence"
        return True

    def _silent(self, frame: Frame) -> None:
        metric = self.lexicon.metrics.get(frame.metric or "")
        if metric is not None and metric.of == "market":
            return  # a rate of exchange has no owner
        if metric is not None and metric.of != "company":
            # inflation is nobody's figure, least of all the article's company's
            frame.unbound = frame.unbound or f"no {metric.of} is named"
            return
        if frame.kind == "rank":
            frame.unbound = frame.unbound or "what is ranked could not be found"
            return
        if self._is_counted_off(frame):
            return
        if self._told_ahead(frame):
            return
        if (seated := self._seated(frame.view)) is not None:
            frame.subject_text, frame.subject_ref = seated
            return
        single = len(self.cast.all) == 1
        last = self.cast.last_company
        if last and self.cast.default and last != self.cast.default and not single:
            # the text has turned to another company; a silent figure goes on with it
            frame.subject_ref = last
            frame.context["subject"] = "previous sentence"
            return
        ref = last or self.cast.default
        if ref is None:
            frame.unbound = frame.unbound or NO_COMPANY
            return
        frame.subject_ref = ref
        frame.context["subject"] = "previous sentence" if last and ref != self.cast.default else self.cast.source

    def _told_ahead(self, frame: Frame, pronoun: Item | None = None) -> bool:
        """ "With revenue of $39.0 billion, Netflix is smaller": whose it is, stands behind"""
        ahead = told_ahead(frame.view, frame.item, pronoun) if frame.item is not None else None
        if ahead is None:
            return False
        owner, sure = ahead
        ref = self.cast.ref(owner.ref)
        if sure or ref == (self.cast.last or self.cast.default):
            frame.subject_ref, frame.subject_text = ref, frame.view.text[owner.start : owner.end]
        else:
            frame.unbound = (
                frame.unbound
                or f"it may be of {frame.view.text[owner.start : owner.end]} or of the company told before"
            )
        return True

    def _seated(self, view: View) -> tuple[str, str] | None:
        """ "In Atlanta, profit fell again", "Atlanta's profit": the company by the place of its seat, if the article names one there"""
        for k in range(len(view.tokens)):
            led = k == 1 and view.lower[0] in ("in", "at", "over") and view.tokens[1].is_capitalised
            comma = next((n for n in range(2, min(5, len(view.lower))) if view.lower[n] == ","), None) if led else None
            owns = k > 0 and view.lower[k] == "'s" and view.tokens[k - 1].is_capitalised
            first, last = (1, comma) if comma is not None else (k - 1, k) if owns else (0, 0)
            text = view.words(first, last) if last else ""
            if text and (ref := self._described(f"the {text}")) is not None:
                return text, ref
        return None

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
