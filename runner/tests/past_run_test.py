# What the journal of a killed run still proves: read back value by value, and no further than it is whole.
# SPDX-License-Identifier: BSD-2-Clause

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from selfe_runner.input.files import Fields
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import Attempt, BootReport, Noise, PastBoot
from selfe_runner.problem import Problem
from selfe_runner.report.attempt_record import attempt_of, attempt_record
from selfe_runner.report.journal import SCHEMA
from selfe_runner.report.past_run import PastRun, read_past_run
from selfe_runner.verdict import Verdict

HEADER: dict[str, Any] = {"record": "run", "schema": SCHEMA, "cases": 4, "image": "0123"}
BOOT: dict[str, Any] = {"record": "boot", "boot": 1, "nonce": "0badcafe", "planned": 4, "log_offset": 40}
SECOND: dict[str, Any] = {**BOOT, "boot": 2, "planned": 2, "log_offset": 900}
RESULT: dict[str, Any] = {
    "record": "result", "boot": 1, "index": 0, "verdict": "FAIL", "by": ["targets", "undisturbed"],
    "details": ["want 1"], "console": ["said"], "measurements": [["cycles", "12"]],
    "seconds": 0.5, "offset": 30,
}  # fmt: skip
PLAIN: dict[str, Any] = {"record": "result", "boot": 1, "index": 3, "verdict": "PASS"}
BOOT_END: dict[str, Any] = {
    "record": "boot-end", "boot": 1, "how": "hang", "text": "no result", "seconds": 30.5,
    "seconds_to_hello": 0.5, "bytes": 999, "facts": {"seed": "0x5e1fe"}, "problems": ["odd"],
    "noise": {"debris": 1, "missing": 2, "repeated": 3, "unknown": 4, "foreign": 5},
    "attempts": {"2": {"verdict": "HANG", "by": ["sure"], "seconds": 20}},
}  # fmt: skip

FAILED = Attempt(
    Verdict.FAIL, is_targets=True, is_undisturbed=True, details=("want 1",), console=("said",),
    measurements=(("cycles", "12"),), seconds=0.5, offset=30,
)  # fmt: skip
FIRST = PastBoot(
    4,
    BootReport(
        end=BootEnd(How.HANG, "no result"),
        attempts={0: FAILED, 2: Attempt(Verdict.HANG, is_sure=True, seconds=20.0)},
        facts=(("seed", "0x5e1fe"),),
        noise=Noise(debris=1, missing=2, repeated=3, unknown=4, foreign=5),
        problems=("odd",),
        seconds=30.5,
        seconds_to_hello=None,
        byte_count=999,
    ),
)


def interrupted(planned: int, attempts: dict[int, Attempt]) -> PastBoot:
    end = BootEnd(How.INTERRUPTED, "the runner was killed during this boot")
    return PastBoot(planned, BootReport(end, attempts, (), Noise(), (), 0.0, None, 0))


def line(record: Any) -> bytes:
    return json.dumps(record).encode() + b"\n"


def read(folder: Path, *records: Any, tail: bytes = b"") -> PastRun:
    path = folder / "run.journal"
    path.write_bytes(b"".join(map(line, records)) + tail)
    past = read_past_run(path)
    assert past is not None
    return past


def test_boots_are_read_back_value_by_value(tmp_path: Path) -> None:
    resumed = {"record": "resumed", "started": "later"}
    second = {**PLAIN, "boot": 2}
    records = (HEADER, BOOT, RESULT, BOOT_END, resumed, SECOND, second)
    past = read(tmp_path, *records)
    assert past.header == HEADER
    assert past.boots == (FIRST, interrupted(2, {3: Attempt(Verdict.PASS)}))
    assert past.log_offsets == {1: 40, 2: 900}
    assert past.size == sum(len(line(record)) for record in records)


def test_a_boot_that_another_follows_was_broken_off(tmp_path: Path) -> None:
    past = read(tmp_path, HEADER, BOOT, RESULT, SECOND)
    assert past.boots == (interrupted(4, {0: FAILED}), interrupted(2, {}))


def test_the_end_of_a_boot_has_the_last_word(tmp_path: Path) -> None:
    """It names the attempts that are not the `result`s; all others stand."""
    end = {**BOOT_END, "attempts": {"0": {"verdict": "CORRUPT"}}}
    past = read(tmp_path, HEADER, BOOT, RESULT, PLAIN, end)
    attempts = {0: Attempt(Verdict.CORRUPT), 3: Attempt(Verdict.PASS)}
    assert past.boots[0].report.attempts == attempts


@pytest.mark.parametrize(("second", "verdict"), [("FAIL", "FAIL"), ("PASS", "CORRUPT")])
def test_results_that_differ_prove_nothing(tmp_path: Path, second: str, verdict: str) -> None:
    past = read(tmp_path, HEADER, BOOT, RESULT, {**RESULT, "verdict": second, "seconds": 9.0})
    attempt = past.boots[0].report.attempts[0]
    assert attempt.verdict.value == verdict
    if verdict == "CORRUPT":
        said = "valid frames contradict each other: R FAIL, R PASS"
        assert attempt == Attempt(Verdict.CORRUPT, details=(said,))
    else:
        assert attempt == FAILED


@pytest.mark.parametrize(
    "damaged",
    [
        {"record": "case"},
        {},
        {"record": 1},
        ["record"],
        {**HEADER, "cases": -1},
        {**HEADER, "cases": "4"},
        {**SECOND, "boot": 3},
        {**SECOND, "boot": 1},
        {**SECOND, "planned": None},
        {**SECOND, "log_offset": None},
        {**RESULT, "boot": 2},
        {**RESULT, "boot": None},
        {**RESULT, "index": 4},
        {**RESULT, "index": -1},
        {**RESULT, "verdict": "GOOD"},
        {**RESULT, "by": "targets"},
        {**RESULT, "details": [1]},
        {**RESULT, "console": "said"},
        {**RESULT, "measurements": [["cycles"]]},
        {**RESULT, "seconds": "x"},
        {**RESULT, "offset": -1},
        {**BOOT_END, "boot": 2},
        {**BOOT_END, "how": "magic"},
        {**BOOT_END, "text": None},
        {**BOOT_END, "attempts": {"4": {"verdict": "HANG"}}},
        {**BOOT_END, "attempts": {"-1": {"verdict": "HANG"}}},
        {**BOOT_END, "attempts": {"x": {"verdict": "HANG"}}},
        {**BOOT_END, "attempts": {"2": {}}},
        {**BOOT_END, "attempts": []},
        {**BOOT_END, "noise": {}},
        {**BOOT_END, "facts": {"seed": 1}},
        {**BOOT_END, "problems": "odd"},
        {**BOOT_END, "seconds": -1},
        {**BOOT_END, "bytes": 0.5},
    ],
)
def test_nothing_counts_from_the_first_damage_on(tmp_path: Path, damaged: Any) -> None:
    past = read(tmp_path, HEADER, BOOT, RESULT, damaged, PLAIN)
    assert past.boots == (interrupted(4, {0: FAILED}),)
    assert past.size == sum(len(line(record)) for record in (HEADER, BOOT, RESULT))


def test_a_run_that_came_to_its_end_is_over(tmp_path: Path) -> None:
    assert read(tmp_path, HEADER, BOOT, BOOT_END, {"record": "end"}) == PastRun(HEADER, is_over=True)
    path = tmp_path / "run.journal"
    path.write_bytes(line({**HEADER, "schema": 0}) + line({"record": "end"}))
    assert read_past_run(path) is None


@pytest.mark.parametrize("early", [RESULT, BOOT_END])
def test_what_belongs_to_no_boot_is_damage(tmp_path: Path, early: Any) -> None:
    past = read(tmp_path, HEADER, early, BOOT)
    assert (past.boots, past.size) == ((), len(line(HEADER)))
    past = read(tmp_path, HEADER, BOOT, BOOT_END, early)
    assert past.size == sum(len(line(record)) for record in (HEADER, BOOT, BOOT_END))


def test_half_a_line_does_not_count(tmp_path: Path) -> None:
    past = read(tmp_path, HEADER, BOOT, RESULT, tail=line(PLAIN)[:-1])
    assert past.boots == (interrupted(4, {0: FAILED}),)
    assert past.size == sum(len(line(record)) for record in (HEADER, BOOT, RESULT))


@pytest.mark.parametrize(
    "records", [[], [BOOT], [{**HEADER, "schema": SCHEMA + 1}], [{**HEADER, "record": "boot"}]]
)
def test_what_does_not_begin_like_a_journal_is_none(tmp_path: Path, records: list[Any]) -> None:
    path = tmp_path / "run.journal"
    path.write_bytes(b"".join(map(line, records)))
    assert read_past_run(path) is None
    assert read_past_run(tmp_path) is None
    assert read_past_run(tmp_path / "absent") is None


def test_objections_name_what_differs(tmp_path: Path) -> None:
    past = read(tmp_path, {**HEADER, "limits": [1, 2], "started": "x", "again": [], "kernel": {}})
    assert past.objection({**HEADER, "limits": (1, 2), "started": "y", "schema": 0}) == ""
    assert past.objection({**HEADER, "limits": (1, 3)}) == "its limits differs"
    assert past.objection({**HEADER, "image": "4567"}) == "its image and limits differ"
    more = {**HEADER, "limits": (1, 2), "new": 1, "cases": 5, "image": ""}
    assert past.objection(more) == "its cases and image and new differ"


def test_an_attempt_is_kept_without_what_is_empty() -> None:
    assert attempt_record(Attempt(Verdict.PASS)) == {"verdict": "PASS"}
    record = attempt_record(replace(FAILED, is_sure=True, seconds=0.123456))
    assert record == {
        "verdict": "FAIL", "by": ["targets", "sure", "undisturbed"], "details": ("want 1",),
        "console": ("said",), "measurements": (("cycles", "12"),), "seconds": 0.1235, "offset": 30,
    }  # fmt: skip


@pytest.mark.parametrize("one", [Attempt(Verdict.PASS), FAILED, FIRST.report.attempts[2]])
def test_an_attempt_comes_back(one: Attempt) -> None:
    assert attempt_of(Fields(json.loads(json.dumps(attempt_record(one))), "run.journal")) == one


def test_a_verdict_of_another_version_is_named() -> None:
    with pytest.raises(Problem) as caught:
        attempt_of(Fields({"verdict": "GOOD"}, "run.journal"))
    assert caught.value.lines() == [
        "run.journal: error: unknown verdict 'GOOD'",
        "hint: it is of another version of selfe-run",
    ]
