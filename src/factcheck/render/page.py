"""The frame of the HTML report: head, style sheet and end. Works without colour, on paper and in the dark."""

from __future__ import annotations

from html import escape

_STYLE = """
:root { color-scheme: light dark; --fg: #1b1f24; --bg: #fff; --soft: #5c6670; --line: #d5dae0; --card: #f7f8fa;
  --bad: #b3261e; --warn: #8a5a00; --open: #6b4fa0; --good: #1e6b3a; --dim: #5c6670; }
@media (prefers-color-scheme: dark) { :root { --fg: #e4e7eb; --bg: #14171a; --soft: #9aa4ae; --line: #343b42; --card: #1d2226;
  --bad: #ff8a80; --warn: #f2b84b; --open: #c3aef0; --good: #7fd09a; --dim: #9aa4ae; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 88rem; padding: 1.5rem; font: 16px/1.55 Georgia, "Times New Roman", serif; color: var(--fg);
  background: var(--bg); }
header, footer, .side { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
section + section { margin-top: 3rem; border-top: 3px solid var(--line); padding-top: 1rem; }
h1 { display: flex; flex-wrap: wrap; align-items: center; gap: .8rem; margin: 0; font-size: 1.25rem; }
.uri { overflow-wrap: anywhere; }
.state { padding: .15rem .7rem; border-radius: .3rem; color: var(--bg); }
.state.bad { background: var(--bad); } .state.warn { background: var(--warn); } .state.good { background: var(--good); }
header p { margin: .4rem 0 0; } .dim, footer { color: var(--soft); } footer { margin-top: 1.5rem; font-size: .8rem; }
footer p { margin: .2rem 0; }
.sums { font-weight: 600; font-size: 1.1rem; margin: 0 0 1.5rem; }
nav table { border-collapse: collapse; width: 100%; margin-bottom: 2.5rem; font: .9rem/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
nav td { padding: .45rem .8rem .45rem 0; border-top: 1px solid var(--line); vertical-align: baseline; }
nav td:first-child { white-space: nowrap; width: 1%; } nav p { margin: 0; }
nav .state { font-size: .75rem; font-weight: 600; }
.top { position: fixed; right: 1rem; bottom: 1rem; padding: .3rem .7rem; border: 1px solid var(--line); border-radius: .3rem;
  background: var(--card); font: .8rem system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem; margin-top: 1.2rem; align-items: start; }
.article { white-space: pre-wrap; overflow-wrap: anywhere; }
.chrome { color: var(--soft); }
.mark { color: inherit; text-decoration: underline 2px; text-underline-offset: 3px; }
.mark.bad { background: color-mix(in srgb, var(--bad) 18%, transparent); text-decoration-color: var(--bad);
  text-decoration-style: wavy; text-decoration-thickness: auto; }
.mark.warn { text-decoration-color: var(--warn); text-decoration-style: dashed; }
.mark.open { text-decoration-color: var(--open); text-decoration-style: dashed; }
.mark.good { text-decoration-color: var(--good); } .mark.dim { text-decoration: dotted underline 1px var(--dim); }
.side { font-size: .875rem; }
.card { margin: 0 0 .7rem; padding: .55rem .8rem; border: 1px solid var(--line); border-left: 4px solid var(--dim);
  border-radius: .3rem; background: var(--card); overflow-wrap: anywhere; }
.card.bad { border-left-color: var(--bad); } .card.warn { border-left-color: var(--warn); }
.card.open { border-left-color: var(--open); } .card.good { border-left-color: var(--good); }
.card:has(:target) { outline: 2px solid var(--fg); } .card [id] { scroll-margin-top: 4rem; }
.card p { margin: .4rem 0; } summary { cursor: pointer; }
.card > summary { display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline; list-style: none; }
.card > summary::-webkit-details-marker { display: none; }
.card q { flex: 1 1 9rem; font-weight: 600; }
.glyph, .tag { font-weight: 600; } .tag { margin-left: auto; font-size: .8rem; }
.bad > summary .glyph, .bad > summary .tag { color: var(--bad); } .warn > summary .glyph, .warn > summary .tag { color: var(--warn); }
.open > summary .glyph, .open > summary .tag { color: var(--open); }
.good > summary .glyph, .good > summary .tag { color: var(--good); }
ins { font-weight: 600; text-decoration: none; border-bottom: 2px solid var(--good); }
.evidence, .working, blockquote { color: var(--soft); font-size: .8rem; }
blockquote { margin: .4rem 0; padding-left: .7rem; border-left: 2px solid var(--line); }
a { color: inherit; }
@media (max-width: 60rem) { body { padding: 1rem; } .columns { grid-template-columns: minmax(0, 1fr); } }
@media print { .top { display: none; } body { max-width: none; font-size: 10pt; } .card { break-inside: avoid; } .columns { display: block; } }
"""
CLOSING = "</main>\n</body>\n</html>\n"


def opening(title: str, gate: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}: {escape(gate)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
