# Nights that are killed, and their runners: nothing is lost, and nothing is run twice for nothing.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from night_bench import NightBench, check_schema
from played_night import run, seat
from workbench import call_limited, process_is_alive, wait_for

from selfe_runner.farm import run_process
from selfe_runner.farm.outcome import OUTPUT, read_outcome
from selfe_runner.farm.record import Result
from selfe_runner.farm.run_process import RunProcess
from selfe_runner.input.night_plan import NightLimits


def results_of(journal: Path) -> list[tuple[int, int]]:
    """Boot and case of each result that came over the line."""
    records = [json.loads(line) for line in journal.read_text().splitlines()]
    return [(r["boot"], r["index"]) for r in records if r["record"] == "result"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_night_goes_on_and_runs_nothing_twice(tmp_path: Path, number: int) -> None:
    """`two` is killed in mid-run, with a hung case that nobody waits for."""
    bench = NightBench(tmp_path, one=["pass"], two=["pass", "hang", "pass"])
    bench.write_plan(limits="case_seconds = 100")
    pids = tmp_path / "pids"
    bench.script("two", "pass", "hang", "pass", quirk="child", pids=str(pids))
    journal = Path("app/two/qemu/1/run.journal")

    def is_hanging() -> bool:
        if not bench.results.exists() or not bench.nights:
            return False
        file = bench.nights[0] / journal
        is_begun = file.exists() and '"record":"result"' in file.read_text()
        return is_begun and bench.last.runs[0].is_over

    night = bench.start()
    try:
        assert wait_for(is_hanging, 60)
        night.send_signal(number)
        assert night.wait(40) == (-9 if number == signal.SIGKILL else 128 + number)
    finally:
        night.kill()
    qemu, child = map(int, pids.read_text().split())
    assert wait_for(lambda: not process_is_alive(qemu) and not process_is_alive(child))
    check_schema(bench.document)
    assert bench.document["ended"] == "" and bench.document["is_good"] is False

    bench.script("two", "pass", "pass", "pass")
    before = (bench.nights[0] / "app/one/qemu/1/run.journal").read_bytes()
    done = bench.make("--resume")
    assert done.returncode == 0, done.stdout
    assert len(bench.nights) == 1
    assert bench.verdicts() == {"one": {"PASS": 1}, "two": {"PASS": 3}}
    assert [t.result.value for t in bench.last.runs[1].tries] == ["stopped", "complete"]
    assert (bench.nights[0] / "app/one/qemu/1/run.journal").read_bytes() == before
    # Case 0 in the boot that was killed, the others in the one after it.
    assert results_of(bench.nights[0] / journal) == [(1, 0), (2, 1), (2, 2)]


def test_resume_begins_a_night_if_none_was_cut_short(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    assert bench.make("--resume").returncode == 0
    assert bench.make("--resume").returncode == 0
    assert len(bench.nights) == 2


def cut_short(bench: NightBench, **changes: str) -> None:
    """Makes the last night one that was killed before its end."""
    file = bench.nights[-1] / "night.json"
    content = json.loads(file.read_text()) | {"ended": ""} | changes
    content["runs"][0]["is_over"] = False
    file.write_text(json.dumps(content))


def test_night_that_was_cut_short_is_said_and_left_alone(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"])
    bench.make()
    cut_short(bench)
    done = bench.make()
    left = f"night {bench.nights[0].name} is left as it is: no --resume was asked for"
    assert left in done.stdout
    assert "there is no earlier night to compare with" in done.stdout
    assert len(bench.nights) == 2


@pytest.mark.parametrize("name", ["app.image.elf", "app.kernel.elf", "app.cases.json"])
def test_night_of_another_image_is_not_gone_on_with(tmp_path: Path, name: str) -> None:
    """The kernel is a file of its own where a loader wants a pair, and only there."""
    bench = NightBench(tmp_path, one=["pass"])
    part = tmp_path / "one" / name
    if not part.exists():
        part.write_bytes(b"a kernel")
    bench.make()
    cut_short(bench)
    part.write_bytes(part.read_bytes() + b"\n")
    done = bench.make("--resume")
    assert done.returncode == 0
    assert "is left as it is: the image of app/one/qemu is another one now" in done.stdout
    assert len(bench.nights) == 2
    assert [run.is_complete for run in bench.last.runs] == [True]


@pytest.mark.parametrize(
    ("old", "new", "objection"),
    [
        ('name = "app"\n', 'name = "app"\nselect = ["*Case0"]\n',
         "app/one/qemu is about other cases now"),
        ("steps = 7", "steps = 8", "the plan wants random sequences of another length now"),
        ("steps = 7", "", "the plan wants random sequences of another length now"),
    ],
)  # fmt: skip
def test_night_of_another_plan_is_not_gone_on_with(
    tmp_path: Path, old: str, new: str, objection: str
) -> None:
    bench = NightBench(tmp_path, "[random]\nsteps = 7\n", one=["pass", "pass"])
    bench.make()
    check_schema(bench.document)
    cut_short(bench)
    text = bench.plan.read_text()
    assert old in text
    bench.plan.write_text(text.replace(old, new))
    done = bench.make("--resume")
    assert f"is left as it is: {objection}" in done.stdout
    assert len(bench.nights) == 2


def test_old_night_does_not_stand_in_the_way_of_tonights(tmp_path: Path) -> None:
    """A host that crashed and was away for days, with a timer that always says --resume."""
    bench = NightBench(tmp_path, one=["pass"])
    bench.make()
    cut_short(bench, began="2026-11-20T01:00:00+00:00")
    done = bench.make("--resume")
    assert "is left as it is: it began more than 43200 s ago" in done.stdout
    assert len(bench.nights) == 2 and bench.last.is_good


def test_runner_that_is_killed_is_begun_again_and_goes_on(tmp_path: Path) -> None:
    """As by a host that is out of memory: the night itself stays."""
    bench = NightBench(tmp_path, one=["pass", "hang"])
    bench.write_plan(limits="case_seconds = 100")
    pids = tmp_path / "pids"
    bench.script("one", "pass", "hang", quirk="child", pids=str(pids))
    journal = Path("app/one/qemu/1/run.journal")

    def has_result() -> bool:
        files = list(bench.results.glob(f"*Z/{journal}"))
        return bool(files) and '"record":"result"' in files[0].read_text()

    night = bench.start()
    try:
        assert wait_for(has_result, 60)
        qemu = int(pids.read_text().split()[0])
        runner = int(Path(f"/proc/{qemu}/stat").read_text().rsplit(")", 1)[1].split()[1])
        bench.script("one", "pass", "pass")
        os.kill(runner, signal.SIGKILL)
        assert night.wait(60) == 0
    finally:
        night.kill()
    [run] = bench.last.runs
    assert [t.result.value for t in run.tries] == ["broken", "complete"]
    assert run.tries[0].reason == "the runner was ended by signal 9"
    assert results_of(bench.nights[0] / journal) == [(1, 0), (2, 1)]


def test_runner_that_goes_on_for_ever_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even asking helps: what the runner keeps as its own limits has failed, all of it."""
    deaf = ["/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"]
    monkeypatch.setattr(run_process, "_command", lambda *_: deaf)
    monkeypatch.setattr(run_process, "_LOADING_SECONDS", 0.0)
    monkeypatch.setattr(run_process, "_LAST_SECONDS", 0.5)
    limits = NightLimits(run_seconds=0.2, wait_seconds=0.1)
    process = RunProcess(run("a", seat("one")), seat("one"), limits, tmp_path / "1")
    assert wait_for(lambda: process.poll() is not None)
    status = process.poll()
    assert status == -signal.SIGKILL
    outcome = read_outcome(tmp_path / "1", status)
    assert outcome.result is Result.BROKEN
    assert outcome.reason == "error: not over after 0.5 s, so the night ended it"


def test_runner_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second signal would end it while it switches its board off."""
    script = "trap 'echo asked' TERM; echo up; for i in $(seq 20); do sleep 0.1; done"
    monkeypatch.setattr(run_process, "_command", lambda *_: ["/bin/sh", "-c", script])
    process = RunProcess(run("a", seat("one")), seat("one"), NightLimits(), tmp_path / "1")
    output = tmp_path / "1" / OUTPUT
    assert wait_for(lambda: output.read_text() == "up\n")
    process.ask_to_stop()
    assert wait_for(lambda: "asked" in output.read_text())
    process.stop()
    process.stop()
    assert output.read_text() == "up\nasked\n"


@pytest.mark.parametrize(("is_queued", "seconds"), [(False, 4800.0), (True, 48000.0)])
def test_patience_outlasts_the_queue_of_an_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_queued: bool, seconds: float
) -> None:
    """Nobody knows how long other people's jobs take; a run that waits for them is not broken."""
    monkeypatch.setattr(run_process, "_command", lambda *_: ["/bin/sleep", "100"])
    where = replace(seat("lab"), is_queued=is_queued)
    process = RunProcess(run("a", where), where, NightLimits(), tmp_path / "1")
    try:
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now + seconds)
        assert process.poll() is None
    finally:
        monkeypatch.undo()
        process.stop()


def test_full_disk_ends_a_night_that_goes_on_later(tmp_path: Path) -> None:
    bench = NightBench(tmp_path, one=["pass"] * 30, two=["pass"] * 30)
    done = call_limited(bench.arguments(), 5000)
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    check_schema(bench.document)  # what is there is whole
    assert bench.document["ended"] == ""
    assert bench.make("--resume").returncode == 0
    assert len(bench.nights) == 1
    assert bench.verdicts() == {"one": {"PASS": 30}, "two": {"PASS": 30}}
