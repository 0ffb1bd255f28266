"""Quantities of a sentence.

`grammar` finds them: `amounts` reads what is in figures, `words` and `orders` what is in words, `nouns` what is counted. `joins` makes
ranges, lists and hedges of them; `units` fills in what the sentence leaves out, by its `cues`, `heads`, `neighbours` and what is `compared`;
`currencies` settles an article's open signs.
"""
