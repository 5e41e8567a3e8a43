# The report as one HTML file that needs nothing else: no network, no other file.
# SPDX-License-Identifier: BSD-2-Clause
#
# Three walls keep what a board said from becoming code: jinja2 escapes all text, the data lies in
# script elements that no browser runs with every `<` spelled out, and the page's own policy lets
# the browser run nothing but the scripts whose digests it names, and load nothing at all.

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from selfe_runner.problem import Problem
from selfe_runner.report.overview.changes import moment
from selfe_runner.report.overview.states import BAD, UNTOLD, count, group_of

_FOLDER = Path(__file__).with_name("page")
_SCRIPTS = ("data.js", "state.js", "detail.js", "matrix.js", "charts.js", "main.js")
# Debian: libjs-chart.js. Without it a report has tables only.
_CHART = Path("/usr/share/javascript/chart.js/chart.min.js")
_MOST_CHANGES = 200

_TITLES = {
    "good": "Every rule that was decided is kept",
    "bad": "Rules are broken",
    "untold": "No verdict yet",
}
_SYMBOLS = {"good": "✓", "bad": "✗", "untold": "?"}


def page_bytes(document: Mapping[str, Any], chart: Path = _CHART) -> bytes:
    """The page of a report's document (json_file.document). `chart`: Chart.js, if it is there.
    Problem: jinja2 is not installed."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise Problem("reports need jinja2", "apt-get install python3-jinja2") from None
    pictures = chart.read_text() if chart.is_file() else ""
    own = "\n".join((_FOLDER / name).read_text() for name in _SCRIPTS)
    style = (_FOLDER / "page.css").read_text()
    scripts = [script for script in (pictures, own) if script]
    for text in (*scripts, style):
        assert "</s" not in text.lower(), "this would end its own element"
    columns, logs = _without_logs(document["columns"])
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["moment"] = moment
    text = environment.get_template("page.html.jinja2").render(
        report=document,
        began=max((column["started"] for column in columns), default=""),
        titles=_TITLES,
        symbols=_SYMBOLS,
        share=lambda column: _percent(column["decided"], column["decidable"]),
        percent=_percent,
        broken=lambda column: count(column["states"], BAD),
        cases=_cases,
        bad_states=",".join(_states(document)),
        row_ids={row["id"] for row in document["rows"]},
        most_changes=_MOST_CHANGES,
        chart=bool(pictures),
        policy=_policy(scripts, style),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=Markup(_json({**document, "columns": columns, "kept": []})),
        logs=[Markup(_json(log)) for log in logs],
    )
    return text.encode()


def _without_logs(columns: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Any]]:
    """The columns, and of each the log of each case: most of the bytes, and few are looked at."""
    bare = [
        {
            **column,
            "cases": [{k: v for k, v in case.items() if k != "log"} for case in column["cases"]],
        }
        for column in columns
    ]
    return bare, [[case["log"] for case in column["cases"]] for column in columns]


def _json(value: object) -> str:
    """JSON that no HTML parser can take for markup: ASCII, `<`, `>` and `&` as \\u escapes."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(_source(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_source(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _states(document: Mapping[str, Any]) -> list[str]:
    """The states that somebody must look at, of those that occur."""
    found = {state for column in document["columns"] for state in column["states"]}
    return sorted(state for state in found if group_of(state) in (BAD, UNTOLD))


def _cases(column: Mapping[str, Any], group: str) -> int:
    return count({verdict.lower(): n for verdict, n in column["verdicts"].items()}, group)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
