"""Of whom a text goes on to speak where a sentence does not say it: the topic, and who may be meant beside it.

A sentence turns the text to the company that it tells of, not to one that is only mentioned: set against it, in brackets, behind a
preposition. A paragraph has its topic from its first figure; another one to which it turns is left with it, and what an article by
its title tells of one company alone returns to that with every paragraph that names nobody. Where this leaves a choice, whoever else
may be meant is a rival, and what is filed may decide.
"""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.asides import is_aside
from factcheck.extract.subjects.cast import Cast
from factcheck.extract.subjects.owners import BARGAINED, oblique

_RIVALS = 2
"""So many companies may be meant beside the one that is taken; of more nothing follows, whatever fits."""
BESIDE = "past another name"
"""Where a silent figure's company is taken from, if a name that no list knows stands nearer."""


class Focus:
    """Followed through the article, sentence by sentence; companies are told by their identities."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._block = -1
        self._head: str | None = None
        """The topic of the paragraph: of whom its first figure is told."""
        self._here: list[str] = []
        """The companies to which the paragraph has turned, the latest last."""
        self._before: list[str] = []
        """Those of the last paragraph that turned to one."""
        self._opening: str | None = None
        """The first company of which the article tells."""
        self._heading: str | None = None
        """The company of which a line of its own speaks that stands above."""
        self._beside = False
        """In this paragraph a name that no list knows was spoken of last."""

    def enters(self, block: int) -> None:
        """A sentence of this block is read; with a new paragraph the text returns to what it is about."""
        if block == self._block:
            return
        self._before = self._here or self._before
        self._block, self._here, self._beside = block, [], False
        if self._head is not None:
            self._cast.last = self._head
        self._head = None

    def heads(self, text: str) -> None:
        """A heading that names nobody: behind it the text is about the article's company again."""
        if self._cast.source != "most named" and self._cast.default is not None and text[-1:].strip(".!?,;\"'”’") != "":
            self._head = self._cast.last = self._cast.default

    def told(self, view: View, frames: list[Frame], described: str | None = None) -> None:
        """A sentence was read: whom the text speaks of behind it.

        `described` is whom a sentence without a name calls by a description ("the DIY chain has had to tighten its belt").
        """
        cast = self._cast
        items = view.items
        companies = [i for i in items if i.kind == "entity" and i.ref.type == "ORG" and not is_aside(view, i)]
        label = next((i for i in companies if i.first == 0 and view.word(i.last) == ":"), None)
        told = [f for f in frames if f.subject_ref and f.kind not in ("office", "statement", "rank")]
        told = [f for f in told if not _is_of_body(f)]
        if told and (cast.last or cast.default) and all(f.metric in BARGAINED for f in told):
            told, companies = [], []  # "The acquisition of HashiCorp for $6.4 billion": the text goes on with the buyer
        # "Apple earned $30 billion, more than Alphabet's $14 billion" goes on with Apple
        leads = [f.subject_ref for f in told if not _only_compared(f)] or [f.subject_ref for f in told]
        if told and all(f.role == "compare" and cast.last in f.compare_subjects for f in told):
            leads, companies = [], []  # "Alphabet, by comparison, invested five times Apple's sum": an aside
        if label is not None:
            leads = [cast.ref(label.ref)]  # "Johnson & Johnson: the purchase of ..."
        lead = leads[-1] if leads else self._named(view, companies) or described
        if lead is None:
            return
        if lead.startswith("name:") and self._is_known(cast.last or cast.default):
            # a name that no list holds may be a product or a rival: the text may go on with it or with its own company
            self._beside = True
            return
        if not (lead.startswith("thing:") and self._is_known(cast.last or cast.default)):
            self._head = self._head or (told[0].subject_ref if told else lead)
        elif self._head is None:
            self._head = cast.last or cast.default  # a paragraph on a commodity: behind it the text goes on as before
        cast.last, self._beside = lead, False
        for ref in dict.fromkeys([*(f.subject_ref for f in told if "subject" not in f.context), lead]):
            self._hears_of(ref or lead)

    def turns(self, ref: str) -> None:
        """A sentence without a figure turns the text to this company."""
        self._head = self._head or ref
        self._cast.last, self._beside = ref, False
        self._hears_of(ref)

    def is_beside(self) -> bool:
        """Whether a name that no list knows stands nearer than the company that is taken."""
        return self._beside

    def rivals(self, ref: str | None) -> tuple[str, ...]:
        """The companies that may be meant beside the one that is taken."""
        near = self._here or [*self._before, *filter(None, (self._cast.default, self._opening))]
        found = dict.fromkeys(r for r in reversed(near) if r != ref)
        return tuple(found)[:_RIVALS]

    def topics(self) -> tuple[str, ...]:
        """The known companies of which the text goes on to speak past a name that no list knows."""
        near = (self._cast.last, self._head, self._cast.default)
        return tuple(dict.fromkeys(ref for ref in near if ref is not None and self._is_known(ref)))

    def _hears_of(self, ref: str) -> None:
        if ref.startswith(("name:", "thing:", "person:")):
            return
        if ref in self._here:
            self._here.remove(ref)
        self._here.append(ref)
        self._opening = self._opening or ref

    def _named(self, view: View, companies: list[Item]) -> str | None:
        """Whom a sentence without figures turns to: not whom the one of whom the text goes on to tell wants to buy or has let go."""
        known = [i for i in companies if i.ref.ref is not None] or companies[:1]
        doer = known and any(
            i.last <= known[0].first and view.lower[i.first] in ("they", "it") for i in view.of_kind("pronoun")
        )
        if not known or doer and self._is_known(self._cast.last):
            return None  # "They also want to swallow Norfolk Southern."
        first = next((i for i in known if not oblique(view, i)), known[0])
        own = next((i for i in known if self._cast.ref(i.ref) == self._cast.default), None)
        return self._cast.ref((own if own is not None and oblique(view, known[0]) else first).ref)

    def _is_known(self, ref: str | None) -> bool:
        return ref is not None and not ref.startswith("name:") and ref in self._cast.all


def _only_compared(frame: Frame) -> bool:
    """The subject is named only because something is compared with its figure."""
    item = frame.item
    if item is None or "subject<owner_of_figure" not in frame.trace:
        return False
    before = frame.view.lower[max(0, item.first - 6) : item.first]
    return bool(
        {"than", "against", "versus", "times", "double", "twice", "exceeding", "below", "above", "of"} & set(before)
    )


def _is_of_body(frame: Frame) -> bool:
    """ "The European Commission fined it $3.5 billion": no figure of a company that follows is the authority's"""
    subject = frame.subject
    return subject is not None and subject.kind == "entity" and subject.ref.type == "GOV"
