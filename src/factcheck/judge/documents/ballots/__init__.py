"""How a council, a board or a committee voted: who was for what, how many, and whether all of them were."""

from factcheck.judge.documents.ballots.judge import judge_ballot as judge_ballot
