"""Modality, negation and attribution of a clause. They reach down into what follows, never sideways into the next clause."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import COPULAS, aside
from factcheck.extract.frames import Frame
from factcheck.extract.supposing import are_works, is_thought_of_reader, supposes_nothing
from factcheck.model import Modality

# Metrics whose announced amount is the speaker's own action.
_OWN_ACTION = frozenset(
    """
    investment capex buyback dividend deal_value layoffs hiring payout stake funding cost_savings store_count
    price
    """.split()
)


def assign_scope(frame: Frame, previous: Frame | None = None) -> None:
    view = frame.view
    anchor = frame.item.first if frame.item is not None else frame.clause.last
    if frame.modality == "fact":
        frame.modality = modality_at(view, frame, anchor)
    if frame.modality == "fact" and previous is not None and _shares_verb(frame, previous):
        frame.modality = previous.modality
    frame.negated = negated_at(view, frame, anchor)
    if frame.attribution is None:
        frame.attribution = attribution_of(view, anchor, frame)


def _shares_verb(frame: Frame, previous: Frame) -> bool:
    """ "Marvell sees $2.7 billion of revenue; Nvidia $91 billion", "a margin of 75% and costs of $8 billion": foreseen with one verb"""
    view = frame.view
    if previous.item is None or frame.item is None or frame.role != "level":
        return False
    if previous.modality not in _AHEAD or previous.role not in ("level", "delta"):
        return False
    if not any(i.id in _AHEAD and i.last <= previous.item.first for i in view.of_kind("modality")):
        return False  # "spending: $12.2 billion for plants, $9.8 billion for its own shares"
    first, last = previous.item.last, frame.item.first
    told = view.between(first, last, "direction_verb", "metric_verb", "modality", "reporting", "quantity")
    behind = frame.item.last
    acts = behind < len(view.lower) and (view.is_past(behind) or view.lower[behind] in COPULAS)
    return not (told or acts or any(view.is_past(k) or view.lower[k] in COPULAS for k in range(first, last)))


_AHEAD = frozenset(("guidance", "plan", "forecast"))


def _scope_items(view: View, frame: Frame, anchor: int, *kinds: str) -> list[Item]:
    """Cues that govern the anchor: in its clause before it, or in an earlier clause that a "that" or "to" opens onto it."""
    if not view.of_kind(*kinds):
        return []
    clause = view.clause_of(anchor) if anchor < len(view.tokens) else frame.clause
    if clause.bracket and clause.parent is not None:
        clause = view.clauses[clause.parent]
    around = aside(view, anchor) if anchor < len(view.tokens) else None
    found = [i for i in view.of(clause, *kinds) if i.first < anchor and aside(view, i.first) in (None, around)]
    index = clause.index
    # "analysts said that revenue would ..." and ", which will ...": the opener carries the outer scope in
    while index > 0 and view.clauses[index].opener in ("that", "or"):
        index -= 1
        found = list(view.of(view.clauses[index], *kinds)) + found
    return found


def modality_at(view: View, frame: Frame, anchor: int) -> Modality:
    metric = frame.metric or ""
    if metric == "price_target":
        return "forecast"
    if view.word(0) == "had" and "would" in view.lower[anchor:] and not {"not", "n't"} & set(view.lower[1:anchor]):
        return "hypothetical"  # "Had revenue grown 30%, it would have ..."; a charge "had it not been for" is a fact
    if frame.item is not None and view.word(frame.item.last) in ("would", "could", "might"):
        return "hypothetical"  # "five billion dollars would be a respectable turnover"
    cues = _scope_items(view, frame, anchor, "modality")
    if cues and (turned := _turns(view, anchor)):
        cues = [i for i in cues if i.first > turned[-1]]
    cues = [i for i in cues if i.id != "hypothetical" or not supposes_nothing(view, i, anchor, metric)]
    cues = [i for i in cues if view.words(i.first, i.last + 1).lower() not in view.cues["turns_of_phrase"]]
    ids = [i.id for i in cues if i.id != "opinion" and not is_thought_of_reader(view, i) and not are_works(view, i)]
    if any(i.id == "hypothetical" for i in cues) and not _month_may(view, cues):
        if _reported_future(view, cues):
            return "plan" if metric in _OWN_ACTION else "guidance"
        return "hypothetical"
    if view.tokens and view.tokens[-1].text == "?" and not _presupposes(view):
        return "hypothetical"
    if not ids and _foreseen(view, anchor):
        return "forecast"
    if not ids:
        # "revenue of $5 billion is expected", "a $5 billion plan to invest"
        after = [i for i in view.of(view.clause_of(min(anchor, len(view.tokens) - 1)), "modality") if i.first > anchor]
        if any(i.id == "forecast" and view.words(i.first, i.last).lower().startswith(("is ", "are ")) for i in after):
            return "forecast"
        if metric in ("investment", "funding") and (
            any(i.id == "plan" for i in after) or view.headline or _noun_plan(view, frame)
        ):
            return "plan"
        if (
            view.headline
            and anchor
            and "to" in view.lower[:anchor]
            and metric in _OWN_ACTION
            and not _rose_to(view, anchor)
        ):
            return "plan"
        entry = view.lexicon.metrics.get(metric)
        result = metric in _RESULTS or entry is not None and entry.rate
        return "forecast" if result and _is_foretold(view, frame, anchor) else "fact"
    last = ids[-1]
    if last == "plan":
        return "plan" if metric in _OWN_ACTION or not metric else "guidance"
    if last == "guidance":
        if _beaten(view, cues[-1], anchor):
            return "fact"
        return "forecast" if _third_party(view, cues[-1]) else "guidance"
    if last == "forecast" and metric in _OWN_ACTION and _announced(view, cues[-1]):
        return "plan"
    if last == "forecast":
        return "forecast" if not _beaten(view, cues[-1], anchor) else "fact"
    return "fact"


def _turns(view: View, anchor: int) -> list[int]:
    """The words before the anchor from which on another thing is told than what was planned or supposed."""
    turned = []
    if not view.said.isdisjoint(("rather", "instead")):
        turned += [k for k in range(anchor) if view.lower[k : k + 2] in (["rather", "than"], ["instead", "of"])]
    return turned + [k for k in range(1, anchor) if _goes_back_to_facts(view, k, anchor)]


def _goes_back_to_facts(view: View, k: int, anchor: int) -> bool:
    """ "may be hot, but the three months ended in a loss of", "the railroad that wants to buy Norfolk Southern, earned" """
    if view.lower[k] != ",":
        return False
    if view.lower[k + 1] in ("but", "yet"):
        return (
            any(view.is_past(n) for n in range(k + 2, anchor))
            and view.lower[anchor - 1] not in ("of", "by")
            or any(
                i.kind == "level" or view.is_past(i.first) for i in view.between(k + 2, anchor, "level", "metric_verb")
            )
        )
    opened = next((n for n in range(k - 1, max(1, k - _ASIDE), -1) if view.lower[n] in ("that", "which", "who")), None)
    if opened is None or not view.is_past(k + 1) or view.between(opened, k, "quantity"):
        return False
    before = view.lower[opened - 1]
    return before == "," or before.isalpha() and not view.before(opened, "reporting")


_ASIDE = 12
"""Words of the longest relative clause that tells what a company is like."""


def _presupposes(view: View) -> bool:
    """ "So why did the shares lose 9%?", "What to do with cash flows of $20.0 billion?", "..., no?": what is asked is not the figure"""
    opening = [word for word in view.lower[:4] if word not in ("so", "and", "but", ",", "then")]
    tag = view.lower[-3:-1] in ([",", "no"], [",", "right"], [",", "eh"])
    return opening[:1] == ["why"] or opening[:3] == ["what", "to", "do"] or tag


_RESULTS = frozenset(
    "revenue gross_profit operating_income net_income pretax_profit profit eps eps_adj ebitda fcf ocf cash_flow".split()
)
"""What a period brings. What will be built, hired or bought is an announcement, which documents bear out."""


def _is_foretold(view: View, frame: Frame, anchor: int) -> bool:
    """ "will probably drop below 5.5%", "should come in near $5 billion", "is bound to slip": a modal whose verb leads to the figure"""
    modals = view.cues["foretelling"]
    if view.said.isdisjoint(modals) and "bound" not in view.said:
        return False
    first = max(frame.clause.first, max((i.last for i in view.of_kind("quantity") if i.last <= anchor), default=0))
    for k in range(first, anchor):
        if view.lower[k] in modals or view.lower[k : k + 2] == ["bound", "to"]:
            rest = view.lower[k + 1 : anchor]
            return (
                bool(rest) and not {",", ";", "as", "have", "that", "when", "how"} & set(rest) and "not" not in rest[:1]
            )
    return False


def _reported_future(view: View, cues: list[Item]) -> bool:
    """ "said it would put $53 billion": what somebody says they will do, told in the past"""
    would = [i for i in cues if i.id == "hypothetical"]
    if any(
        view.lower[i.first] not in ("would", "should") or view.words(i.first, i.last).lower() == "would have"
        for i in would
    ):
        return False
    said = [i for i in view.of_kind("reporting") if i.last <= would[0].first]
    third = {"analysts", "analyst", "economists"} & set(view.lower[: would[0].first])
    return bool(said) and would[0].first - said[-1].last <= 6 and not third


def _announced(view: View, cue: Item) -> bool:
    """ "announced that its investment will be at least $53 billion": what it will do itself, and has made known"""
    return view.lower[cue.first] == "will" and bool(view.cues["announcing"] & set(view.lower[: cue.first]))


def _month_may(view: View, cues: list[Item]) -> bool:
    return all(view.tokens[i.first].text == "May" for i in cues if i.id == "hypothetical")


def _rose_to(view: View, anchor: int) -> bool:
    return any(i.last <= anchor for i in view.of_kind("direction_verb"))


_SPENT = frozenset("spent invested poured sank ploughed plowed injected deployed".split())


def _noun_plan(view: View, frame: Frame) -> bool:
    """An investment told as a noun ("its $53 billion investment in AI") or pledged, without a past verb of spending."""
    item = frame.metric_item
    if item is None:
        return False
    return not _SPENT & set(view.lower[item.first : item.last] if item.kind == "metric_verb" else view.lower)


def _third_party(view: View, cue: Item) -> bool:
    return bool(view.cues["foreseers"] & set(view.lower[max(0, cue.first - 6) : cue.first]))


def _foreseen(view: View, anchor: int) -> bool:
    """ "The Street is looking for $5 billion", "analysts polled by LSEG now see revenue at $5 billion": what a crowd does is to foresee"""
    cues = view.cues
    if view.said.isdisjoint(cues["crowds"]):
        return False
    told = {
        i.last for i in view.of_kind("quantity")
    }  # "fewer than the 170,000 economists had penciled in, and the rate rose to 4.1%"
    crowd = next((k for k in range(anchor) if view.lower[k] in cues["crowds"] and k not in told), anchor)
    verb = next(
        (k for k in range(crowd + 1, min(crowd + _FORESEES, anchor)) if view.lower[k] in cues["foresees"]), None
    )
    return verb is not None and not cues["turning"] & set(view.lower[crowd:anchor])


_FORESEES = 8
"""Words from a crowd to its verb, where it is told who they are."""


def _beaten(view: View, cue: Item, anchor: int) -> bool:
    """ "topped estimates with revenue of $5bn": the estimate is behind, the figure is a fact"""
    first = max(0, cue.first - 5)
    first = next(
        (k + 1 for k in range(cue.first - 1, first, -1) if view.lower[k] == ","), first
    )  # "Looking ahead, analysts ..."
    return bool(view.cues["beaten"] & set(view.lower[first : cue.first]))


_RELATIVE_REACH = 3
"""So many words behind the negation of a relative clause its own figure may stand."""
_RELATIVE = frozenset({"that", "which", "who", "whose"})


def negated_at(view: View, frame: Frame, anchor: int) -> bool:
    cues = _scope_items(view, frame, anchor, "negation")
    real = [i for i in cues if i.id == "not"]
    false = [i for i in cues if i.id == "false_negation"]
    real = [i for i in real if not any(f.first <= i.first and i.last <= f.last for f in false)]
    if not real or frame.role == "from":
        return False
    if view.lower[max(0, anchor - 2) : anchor] in (["as", "the"], ["than", "the"]):
        return False  # "not since 2022 has it generated as much as the $9.3 billion of 2024"
    cue = real[-1]
    phrase = view.words(cue.first, cue.last).lower()
    if phrase in ("instead of", "rather than", "without"):
        return False
    relative = phrase.startswith(("not", "n't", "no longer", "never")) and bool(
        _RELATIVE & set(view.lower[max(0, cue.first - 3) : cue.first])
    )
    if relative and anchor - cue.last > _RELATIVE_REACH:
        return False  # "a charge for chips that can no longer go to China pulled its gross margin down to 60.5%"
    if view.cues["approving"] & set(view.lower[cue.last : cue.last + 1]):
        # "three of the seven did not back the quarter-point cut": it was made all the same
        frame.unbound = "what is denied is that somebody approved of it"
    # a negation that another verb has already used up ("not in talks ..., but posted") does not reach over it
    between = view.lower[cue.last : anchor]
    if "that" in between and (view.lower[: cue.first] in ([], ["do"]) or view.lower[: cue.last] == ["do", "n't"]):
        return False  # "Do not be alarmed that net earnings fell to $14.1 billion"
    if ":" in between:
        return False  # "Sales are not the problem: $761 million"
    if (
        any(w in view.cues["past_report"] for w in between)
        and "that" not in between
        and phrase in ("not", "n't", "never")
    ):
        did = (
            view.lower[cue.first - 1]
            in ("did", "does", "do", "was", "were", "has", "have", "had", "is", "will", "would")
            if cue.first
            else False
        )
        return did and not any(w in (",", "but", "which") for w in between)
    return not any(w == "but" for w in between) and not _is_beside_what_is_denied(view, cue, anchor)


def _is_beside_what_is_denied(view: View, cue: Item, anchor: int) -> bool:
    """ "did not cover even half of what it paid out, $11.0 billion in total", "did not match its dividends ($11.0 billion)" """
    marks = (k for k in range(anchor - 1, max(cue.last, anchor - _LED_BY) - 1, -1) if view.lower[k] in _OPENERS)
    mark = next(marks, None)
    if mark is None or {"or", "nor", "and", "the"} & set(view.lower[mark:anchor]):
        return False  # "has not paid, and does not plan to pay, the $1.2 billion" is denied
    apart = view.between(mark, anchor, "direction_verb", "metric_verb", "entity", "pronoun")
    return not apart and bool(view.between(cue.last, mark, "metric", "metric_verb", "quantity"))


_OPENERS, _LED_BY = frozenset(",(-–—"), 5
"""What opens an apposition, and so many words before its amount it stands (", altogether a total of")."""


def attribution_of(view: View, anchor: int, frame: Frame) -> str | None:
    reporting = view.of_kind("reporting")
    if reporting:
        own = view.clause_of(anchor) if anchor < len(view.tokens) else frame.clause
        split = [c.first for c in view.clauses if c.opener == ";"]
        reporting = [
            i for i in reporting if not any(min(i.first, own.first) < s <= max(i.first, own.first) for s in split)
        ]
    for cue in reporting:
        phrase = view.words(cue.first, cue.last).lower()
        if phrase in ("according to", "per"):
            name = _phrase_after(view, cue.last)
            if name and (phrase == "according to" or view.at(cue.last, "entity")):
                return name
            continue
        speaker = _speaker(view, cue)
        if speaker is None:
            continue
        inside = cue.first < anchor or view.lower[cue.first] in ("said", "says", "added", "told", "noted", "wrote")
        if inside and phrase not in (
            "reported",
            "reports",
            "called",
            "calls",
            "holds",
            "maintains",
            "sees",
            "per",
            "announced",
            "announces",
            "expects",
            "expected",
            "revealed",
            "described",
        ):
            return speaker
    if frame.metric == "price_target" or frame.modality == "forecast":
        holder = [i for i in view.named() if i.last <= anchor]
        if frame.metric == "price_target" and holder:
            return str(holder[-1].ref.text)
    return None


def _phrase_after(view: View, first: int) -> str | None:
    i = first
    while i < len(view.tokens) and view.lower[i] not in (",", ".", ";", "—", ")", "which", "who"):
        i += 1
    return view.words(first, i) or None


def _speaker(view: View, cue: Item) -> str | None:
    """The subject of a verb of saying, before it ("Wu said") or after it (", said Wu")."""
    before = [
        i
        for i in view.of_kind("entity", "reference", "pronoun", "person_pronoun")
        if i.last <= cue.first and not (i.kind == "entity" and i.ref.type in ("TICKER", "GPE"))
    ]
    if before and cue.first - before[-1].last <= 4 and "," not in view.lower[before[-1].last : cue.first][:1]:
        return view.words(before[-1].first, before[-1].last)
    after = [i for i in view.of_kind("entity", "reference") if i.first >= cue.last]
    if (
        after
        and after[0].first - cue.last <= 4
        and cue.first
        and view.tokens[cue.first - 1].text in (",", '"', "”", "’")
    ):
        return view.words(after[0].first, after[0].last)
    for i in range(cue.first - 1, max(-1, cue.first - 5), -1):
        if view.lower[i] in (
            "analysts",
            "economists",
            "executives",
            "management",
            "officials",
            "strategists",
            "investors",
            "sources",
        ):
            return view.words(i, i + 1)
    return None
