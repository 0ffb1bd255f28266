"""Open assertions against a document: both sides are read as clauses of words, names, numbers and times with a polarity, and laid on each other.

A clause is supported when one place of the document accounts for every slot of it. It is contradicted when all slots but one are accounted for
and that one is filled otherwise there: another person, another number or time, the opposite, agent and patient exchanged. Anything else leaves
it open.
"""

from factcheck.judge.documents.frames.judge import judge_frames, judge_turned
from factcheck.judge.documents.frames.roles import is_another_deal, is_turned

__all__ = ["is_another_deal", "is_turned", "judge_frames", "judge_turned"]
