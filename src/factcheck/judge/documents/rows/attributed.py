"""What the text cells of one row say."""

from __future__ import annotations

from factcheck.judge.documents.rows.findings import Finding, figures_beside
from factcheck.judge.documents.rows.picks import is_said, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.model import DiagnosisCode


def attributed(view: View, spoken: Spoken) -> Finding | None:
    """ "Taoyan delivered the Juno in 2024", where the row of the Juno names another yard."""
    pick = rows_in(view, spoken, spoken.bare)
    if pick is None or not (pick.by_label and pick.is_full) or len(pick.rows) != 1 or spoken.than is not None:
        return None
    row, said = pick.rows[0], pick.said
    if figures_beside(view, spoken, pick):
        return None
    own = [(header, text) for (key, header), text in view.texts.items() if key == row]
    truths: list[tuple[bool, DiagnosisCode]] = []
    for header, text in own:
        told = {value for value in view.values[header] if _is_in(spoken, value)}
        if not told:
            continue
        truths.append((text in told, "wrong-segment"))
        said = said.union(spoken.meanings.stems(header), *(spoken.meanings.stems(value) for value in told))
    cells = tuple(fact for (key, _), fact in view.cells.items() if key == row)
    if not truths or not cells:
        return None
    code: DiagnosisCode = next((code for truth, code in truths if not truth), "wrong-segment")
    detail = f"{view.rows[row].label}: {', '.join(text for _, text in own)}"
    return Finding(all(truth for truth, _ in truths), cells[:1], code, detail, said, is_others=True)


def _is_in(spoken: Spoken, value: str) -> bool:
    return is_said(spoken, value, spoken.stems)
