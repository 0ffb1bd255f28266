"""Abbreviations of the trade whose full stop seldom ends a sentence. Nothing but tables, in lower case, without the last stop."""

from __future__ import annotations

from typing import Final

NEVER: Final = frozenset(
    "p.o mr mrs ms mx dr prof gen sen rep gov rev hon capt col lt sgt st vs v e.g i.e cf viz messrs ste mt ft yahoo! yum!".split()
)
"""What follows always belongs to it: "Mr. Wu", "vs. $1.10", "Yahoo! Inc."."""

BEFORE_FIGURE: Final = frozenset(
    "cons prev prelim rs re fr sfr skr nkr dkr ext no nos fig figs eq sec art p pp vol ch ver app approx est ca c avg incl excl adj cum min max".split()
)
"""No boundary before a figure: "No. 1", "est. $2.1 billion"; "No. The company ..." is one."""

MONTHS: Final = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
"""No boundary before a figure or year."""

OPEN: Final = frozenset(
    "inc corp ltd co cos llc llp l.p plc pty pte bros assn dept univ intl natl mfg grp hldgs s.a n.v a.g s.p.a p.l.c b.v k.k l.l.c"
    " jr sr esq ph.d m.d b.a m.b.a u.s u.k e.u u.n u.a.e u.s.a u.s.s.r d.c n.y l.a n.j"
    " a.m p.m am pm etc al ave blvd rd calif mass del conn fla ill mich minn tex wash penn ariz colo ga va md wis ont que ore okla"
    " mn bn mln bln tn trn pct yr yrs qtr qtrs mo mos wk hr hrs sh shr shs cap rev revs oper ops mgmt mkt mkts exp excl dil adj cos div dist gov govt bancorp"
    " a.k.a d.b.a f.k.a r&d q.e w.r.t".split()
)
"""A boundary only if a word follows that begins sentences: "Apple Inc. The ...", not "Apple Inc. Chief Executive ..."."""

MEASURES: Final = frozenset("mn bn mln bln tn trn pct yr yrs qtr qtrs mo mos wk hr hrs shs".split())
"""Of these a boundary before any word in small letters with a capital: "for CHF 90 mln. Terms were not disclosed"."""

STARTERS: Final = frozenset(
    "the a an it its it's he she his her they their we our you your i i'm this that these those there here such one some many most several all both each every other another no not"
    " in on at by for from with without to of as if when while where although though because since after before during until despite amid among under over once unlike following given based"
    " and but or so yet nor however moreover meanwhile nevertheless nonetheless still then thus also additionally furthermore instead overall finally separately today yesterday tomorrow last next earlier later now"
    " analysts analyst investors shares revenue revenues sales profit profits earnings net gross operating adjusted total management executives what which who how why whether just even only according looking"
    " excluding including compared approximately about nearly almost more less than its' second third first recently currently previously historically ultimately notably specifically similarly conversely".split()
)
"""Words that open sentences and do not continue a name."""

TITLES: Final = frozenset(
    "chief chairman chairwoman chair ceo cfo coo cto president vice director co-founder founder executive senior treasury federal dollar government".split()
)

DOMAINS: Final = frozenset("com net org io ai co js gov edu tv inc us uk cn hk html htm pdf php py".split())
"""What stands behind a stop without a space in names and addresses: "Amazon.Com", "Node.Js"."""
