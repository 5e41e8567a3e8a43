# The detection score: how many seeded defects of a kernel the suite saw, as the tools in ci/ say.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

from selfe_runner.input.files import Fields, read_json_object
from selfe_runner.problem import Problem
from selfe_runner.report.overview.model import Detection, DetectionArea, Missed
from selfe_runner.text import printable_text

_FORMAT = 1
_HINT = "it is what the runs of seeded faults or of mutants leave (docs/detection.md)"


def read_detection(path: Path) -> Detection:
    """The score in `path`. Problem: there is none of this format."""
    fields = Fields(read_json_object(path, "detection score", _HINT), path)
    if fields.number("format") != _FORMAT:
        raise Problem(f"this score is not of format {_FORMAT}", _HINT, place=path)
    return Detection(
        kind=printable_text(fields.text("kind")),
        title=printable_text(fields.text("title")),
        command=printable_text(fields.text("command", "")),
        total=_area(fields.table("counts"), ""),
        areas=tuple(_area(one, one.text("name")) for one in fields.tables("areas")),
        missed=tuple(_missed(one) for one in fields.tables("missed")),
    )


def _area(fields: Fields, name: str) -> DetectionArea:
    return DetectionArea(
        name=printable_text(name),
        caught=fields.number("caught"),
        missed=fields.number("missed"),
        equivalent=fields.number("equivalent", 0),
        not_built=fields.number("not_built", 0),
        hidden=fields.number("hidden", 0),
    )


def _missed(fields: Fields) -> Missed:
    return Missed(
        name=printable_text(fields.text("name")),
        place=printable_text(fields.text("place", "")),
        meaning=printable_text(fields.text("meaning", "")),
    )
