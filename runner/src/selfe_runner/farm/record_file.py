# night.json: a night's record as a file, whole at any moment, and back again.
# SPDX-License-Identifier: BSD-2-Clause

import json
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from selfe_runner.farm.record import (
    FORMAT,
    CaseRecord,
    NightRecord,
    Result,
    RunRecord,
    TryRecord,
)
from selfe_runner.input.files import Fields, read_json_object
from selfe_runner.problem import Problem
from selfe_runner.report.files import write_whole
from selfe_runner.verdict import Verdict

NAME = "night.json"

_Word = TypeVar("_Word", bound=Enum)


def write_night(folder: Path, night: NightRecord) -> None:
    """Replaces the night's record in `folder`. Problem: the disk is full, or the like."""
    write_whole(folder / NAME, night_bytes(night), "results")


def night_bytes(night: NightRecord) -> bytes:
    """What is absent (no verdict before, none told) has no key."""
    runs = [
        {
            **_dict(run),
            "is_complete": run.is_complete,
            "is_good": run.is_good,
            "verdicts": run.verdicts,
        }
        for run in night.runs
    ]
    document = {"format": FORMAT, **_dict(night), "is_good": night.is_good, "runs": runs}
    return (json.dumps(document, indent=1, default=_plain) + "\n").encode()


def read_night(folder: Path) -> NightRecord:
    """The night in `folder`, without its changes. Problem: there is none of this format."""
    path = folder / NAME
    fields = Fields(read_json_object(path, "record of a night"), path)
    if fields.number("format") != FORMAT:
        raise Problem(f"this record is not of format {FORMAT}", place=path)
    return NightRecord(
        plan=fields.text("plan"),
        night=fields.text("night"),
        began=fields.text("began"),
        ended=fields.text("ended"),
        seed=fields.text("seed"),
        notes=fields.texts("notes"),
        runs=tuple(_run(path, entry) for entry in fields.tables("runs")),
        previous=fields.text("previous"),
        steps=fields.number("steps") if "steps" in fields else None,
    )


def _run(path: Path, run: Fields) -> RunRecord:
    return RunRecord(
        name=run.text("name"),
        suite=run.text("suite"),
        kernel=run.text("kernel"),
        machine=run.text("machine"),
        platform=run.text("platform"),
        image=run.text("image"),
        tries=tuple(_try(path, entry) for entry in run.tables("tries")),
        is_over=run.flag("is_over", False),
        reason=run.text("reason"),
        cases=tuple(_case(path, entry) for entry in run.tables("cases")),
        is_submitted=run.flag("is_submitted", False),
        select=run.texts("select", ()),
        problems=run.texts("problems", ()),
    )


def _try(path: Path, entry: Fields) -> TryRecord:
    return TryRecord(
        where=entry.text("where"),
        folder=entry.text("folder"),
        began=entry.text("began"),
        seconds=entry.amount("seconds"),
        result=_word(path, Result, entry.text("result")),
        reason=entry.text("reason"),
    )


def _case(path: Path, entry: Fields) -> CaseRecord:
    return CaseRecord(
        name=entry.text("name"),
        area=entry.text("area"),
        place=entry.text("place"),
        verdict=_word(path, Verdict, entry.text("verdict")),
        details=entry.texts("details"),
        attempts=tuple(_word(path, Verdict, word) for word in entry.texts("attempts")),
        seconds=entry.amount("seconds"),
        since=entry.text("since"),
        told=_word(path, Verdict, entry.text("told")) if entry.text("told", "") else None,
    )


def _word(path: Path, words: type[_Word], word: str) -> _Word:
    try:
        return words(word)
    except ValueError:
        hint = "it is of another version of selfe-run"
        raise Problem(f"unknown word {word!r}", hint, place=path) from None


def _dict(value: Any) -> dict[str, Any]:
    return asdict(value, dict_factory=lambda items: {k: v for k, v in items if v is not None})


def _plain(value: Any) -> Any:
    assert isinstance(value, Enum), value
    return value.value
