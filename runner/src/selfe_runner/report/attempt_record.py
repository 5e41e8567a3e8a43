# What a boot says about a case, as a JSON object in the journal and back.
# SPDX-License-Identifier: BSD-2-Clause

from typing import Any

from selfe_runner.input.files import Fields
from selfe_runner.judge.report import Attempt
from selfe_runner.problem import Problem
from selfe_runner.verdict import Verdict

_FLAGS = {"targets": "is_targets", "sure": "is_sure", "undisturbed": "is_undisturbed"}


def attempt_record(attempt: Attempt) -> dict[str, Any]:
    """All of `attempt`, without what is empty."""
    record: dict[str, Any] = {
        "verdict": attempt.verdict.value,
        "by": [word for word, name in _FLAGS.items() if getattr(attempt, name)],
        "details": attempt.details,
        "console": attempt.console,
        "measurements": attempt.measurements,
        "seconds": round(attempt.seconds, 4),
        "offset": attempt.offset,
    }
    return {key: value for key, value in record.items() if value}


def attempt_of(fields: Fields) -> Attempt:
    """The attempt in such a record. Problem: it is none."""
    by = fields.texts("by", ())
    return Attempt(
        verdict=read_verdict(fields),
        **{name: word in by for word, name in _FLAGS.items()},
        details=fields.texts("details", ()),
        console=fields.texts("console", ()),
        measurements=fields.text_pairs("measurements"),
        seconds=fields.amount("seconds") if "seconds" in fields else 0.0,
        offset=fields.number("offset", 0),
    )


def read_verdict(fields: Fields) -> Verdict:
    """The verdict of a record. Problem: there is no such verdict."""
    word = fields.text("verdict")
    if word not in {verdict.value for verdict in Verdict}:
        raise Problem(
            f"unknown verdict {word!r}", "it is of another version of selfe-run", place=fields.file
        )
    return Verdict(word)
