"""One report a line. A record that could not be checked is a line with `error` instead."""

from __future__ import annotations

import json

from factcheck.model import SCHEMA_VERSION, Report
from factcheck.render import Options


def render(report: Report, options: Options) -> str:
    return report.model_dump_json() + "\n"


def render_error(id: str | None, code: str, message: str) -> str:
    record = {"schema_version": SCHEMA_VERSION, "id": id, "error": {"code": code, "message": message}}
    return json.dumps(record, ensure_ascii=False) + "\n"
