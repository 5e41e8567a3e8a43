# The report for a pull request, as Markdown of the kind that code hosts show.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from selfe_runner.problem import Problem
from selfe_runner.report.overview.changes import moment
from selfe_runner.report.overview.states import BAD, UNTOLD, count, group_of

_TEMPLATE = Path(__file__).with_name("pull_request.md.jinja2")
_SYMBOLS = {"good": "✅", "bad": "❌", "untold": "❓"}
_MOST_CHANGES = 25
_MOST_CASES = 40  # code hosts cut comments at 64 KiB
_MOST_LETTERS = 400
# All that can begin markup inside a line; in front of each a backslash makes it a letter.
_MARKUP = re.compile(r"([\\`*_{}\[\]#|~$])")


def markdown_bytes(document: Mapping[str, Any]) -> bytes:
    """The Markdown of a report's document (json_file.document). Problem: no jinja2."""
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        raise Problem("reports need jinja2", "apt-get install python3-jinja2") from None
    environment = Environment(
        autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"plain": plain, "code": code, "command": command, "moment": moment}
    changes = document["changes"]
    troubles = [
        (column, case)
        for column in document["columns"]
        for case in column["cases"]
        if group_of(case["verdict"].lower()) in (BAD, UNTOLD)
    ]
    text = environment.from_string(_TEMPLATE.read_text()).render(
        report=document,
        symbol=_SYMBOLS[document["verdict"]["tone"]],
        broken=lambda column: count(column["states"], BAD),
        cases=_cases,
        changes=[*changes["rows"], *changes["cases"]] if changes else [],
        troubles=troubles,
        again=[one for one in document["columns"] if any(one is column for column, _ in troubles)],
        most_changes=_MOST_CHANGES,
        most_cases=_MOST_CASES,
    )
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


def plain(text: str) -> str:
    """Text in which nothing is markup, HTML or a mention, on one line."""
    line = _MARKUP.sub(r"\\\1", escape(" ".join(_short(text).split()), quote=False))
    return line.replace("@", "@\u200b")  # a blank without width: the name behind it is none


def code(text: str) -> str:
    """A code span: fenced by more backticks than it holds; a bar would still end a table's cell."""
    return _span(_short(text))


def command(text: str) -> str:
    """A code span that is whole whatever its length: half a command is none."""
    return _span(text)


def _span(text: str) -> str:
    line = " ".join(text.split()) or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


def _cases(column: Mapping[str, Any], group: str) -> int:
    return count({verdict.lower(): n for verdict, n in column["verdicts"].items()}, group)
