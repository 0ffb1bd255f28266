"""What is known and need not fail again: editors' decisions, the baseline, and what stood in an earlier version.

Each is a function from report to report. All are bound to content (`binding`): a claim that is moved, re-wrapped or in a file that
was renamed keeps its exemption; another figure, verdict or sentence drops it.
"""

DECISIONS = "factcheck-accepted.yaml"
"""The file of decisions of a folder and those below it."""
