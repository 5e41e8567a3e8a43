# A runner that is killed and started again: nothing is run twice for nothing, nothing is lost.
# SPDX-License-Identifier: BSD-2-Clause

import io
import json
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from played_target import IMAGE_ID, TOLD, PlayedTarget, image_bytes
from scripted_transport import FakeClock, ScriptedTransport

from selfe_runner.input.cases import Case
from selfe_runner.judge.boot_end import How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import RunReport
from selfe_runner.plan import find_plan
from selfe_runner.report.journal import Journal
from selfe_runner.report.past_run import PastRun, read_past_run
from selfe_runner.report.raw_log import RawLog
from selfe_runner.report.recorder import Recorder
from selfe_runner.report.terminal import Terminal
from selfe_runner.session import RunSetup, Session

# What is said of each on a pipe, where nothing is lost. Of one that contradicts itself the first
# word stands if the runner was killed before the second.
SAID = {
    **{name: verdict.value for name, verdict in TOLD.items()},
    "hang": "HANG", "kernel": "KERNEL", "reset": "REBOOT", "exit": "KERNEL", "panic": "CRASH",
    "vanish": "LOST", "contradict": "CORRUPT",
}  # fmt: skip
HEADER: dict[str, object] = {"ctest": "none", "image": IMAGE_ID, "limits": {"case_seconds": 20.0}}
POLICY = Policy(retries=1)


class Bench:
    """The files of a run in a folder, and the processes that work on them one after the other."""

    def __init__(self, folder: Path, behaviours: Sequence[str]) -> None:
        self.journal = folder / "journal"
        self.log = folder / "log"
        self._behaviours = behaviours
        self._cases = [Case(i, f"C{i}", "a", (), "x.cpp", i) for i in range(len(behaviours))]
        self._nonces = count(1)

    @property
    def header(self) -> dict[str, object]:
        return {**HEADER, "cases": len(self._cases)}

    def work(self, past: PastRun | None = None) -> RunReport:
        """A process that comes to the end of the run."""
        clock = FakeClock()
        transport = ScriptedTransport(PlayedTarget(self._behaviours), clock)
        journal = Journal(self.journal, past.size if past else 0)
        if past:
            journal.resumed("later")
        else:
            journal.run(self.header)
        recorder = Recorder(
            self._cases,
            journal,
            RawLog(self.log, past is not None),
            Terminal(self._cases, io.StringIO()),
            past.log_offsets if past else {},
        )
        setup = RunSetup(
            build_id=IMAGE_ID,
            image=image_bytes(),
            plan_offset=find_plan(image_bytes(), ""),
            case_count=len(self._cases),
            selected=range(len(self._cases)),
            limits=Limits(),
            policy=POLICY,
            past=past.boots if past else (),
        )
        session = Session(setup, transport, recorder, lambda: next(self._nonces), clock)
        return recorder.run_ended(session.run())

    def kill(self, at: float) -> PastRun | None:
        """The journal as a process left it that was killed when it had written the part `at`."""
        data = self.journal.read_bytes()
        self.journal.write_bytes(data[: int(at * (len(data) - 1))])  # never whole
        return read_past_run(self.journal)

    def records(self, kind: str) -> list[dict[str, object]]:
        records = [json.loads(line) for line in self.journal.read_text().splitlines()]
        return [record for record in records if record["record"] == kind]


def words(run: RunReport) -> list[str]:
    return [case.verdict.value for case in run.cases]


@given(
    st.lists(st.sampled_from(sorted(SAID)), min_size=1, max_size=12),
    st.lists(st.floats(0, 1), min_size=1, max_size=4),
)
@example(["pass", "contradict"], [0.9999])
@example(["hang", "pass"], [0.5, 0.5, 0.5])
def test_killed_anywhere_any_number_of_times(behaviours: list[str], kills: list[float]) -> None:
    """The verdicts are those of a run in one go. What the target said is never asked for twice,
    and of what the host said a boot is lost at the most."""
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), behaviours)
        in_one_go = bench.work()
        assert words(in_one_go) == [SAID[name] for name in behaviours]
        for part in kills:
            past = bench.kill(part)
            told = {
                case
                for boot in (past.boots if past else ())
                for case, attempt in boot.report.attempts.items()
                if attempt.is_targets
            }
            run = bench.work(past)
            for name, word in zip(behaviours, words(run), strict=True):
                assert word == SAID[name] or (name, word) == ("contradict", "PASS")
            assert run.is_complete
            for case in run.cases:
                attempts = [attempt for _, attempt in case.attempts]
                assert sum(attempt.is_targets for attempt in attempts) <= 1
                if case.index in told:
                    boots = [boot for boot, _ in case.attempts]
                    assert not past or boots[-1] <= len(past.boots), f"case {case.index} ran again"
            _check_files(bench, run)


def _check_files(bench: Bench, run: RunReport) -> None:
    """The journal is one whole story, and its places in the log are right."""
    assert len(bench.records("run")) == len(bench.records("end")) == 1
    assert [record["verdict"] for record in bench.records("case")] == words(run)
    boots = [record["boot"] for record in bench.records("boot")]
    assert boots == list(range(1, run.boots + 1))
    past = read_past_run(bench.journal)
    assert past is not None and past.is_over, "there is nothing to go on with"
    log = bench.log.read_bytes()
    for record in bench.records("boot"):
        offset, number = record["log_offset"], record["boot"]
        assert isinstance(offset, int)
        assert log[:offset].endswith(f"cases, nonce {record['nonce']} ---\n".encode()), number


def test_killed_before_the_first_boot_and_behind_the_last(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["pass", "fail"])
    bench.work()
    lines = bench.journal.read_bytes().splitlines(keepends=True)
    bench.journal.write_bytes(lines[0])
    past = read_past_run(bench.journal)
    assert past is not None and past.boots == () and past.size == len(lines[0])
    bench.journal.write_bytes(b"".join(lines[:-1]))
    past = read_past_run(bench.journal)
    assert past is not None and len(past.boots) == 1
    run = bench.work(past)
    assert words(run) == ["PASS", "FAIL"] and run.boots == 1


def test_a_boot_that_was_broken_off_counts_for_nobody(tmp_path: Path) -> None:
    """It is no try of the open case and no sign of a boot loop."""
    bench = Bench(tmp_path, ["pass", "vanish"])
    bench.work()
    lines = bench.journal.read_bytes().splitlines(keepends=True)
    head = b"".join(line for line in lines[:1])
    boot = [line for line in lines if b'"record":"boot"' in line][0]
    second = boot.replace(b'"boot":1', b'"boot":2')
    third = boot.replace(b'"boot":1', b'"boot":3')
    bench.journal.write_bytes(head + boot + second + third)
    past = read_past_run(bench.journal)
    assert past is not None
    assert [boot.report.end.how for boot in past.boots] == [How.INTERRUPTED] * 3
    run = bench.work(past)
    assert words(run) == ["PASS", "LOST"]
    assert [boot for boot, _ in run.cases[1].attempts] == [4, 5]
    assert run.is_complete


def test_two_results_that_contradict_each_other_prove_nothing(tmp_path: Path) -> None:
    """Killed between the second one and the end of the boot, which would have said so."""
    bench = Bench(tmp_path, ["contradict"])
    bench.work()
    lines = bench.journal.read_bytes().splitlines(keepends=True)
    bench.journal.write_bytes(b"".join(lines[:4]))
    assert len(bench.records("result")) == 2
    assert words(bench.work(read_past_run(bench.journal))) == ["CORRUPT"]


@pytest.mark.parametrize(
    "line",
    [
        b'{"record":"result","boot":1,"index":99,"verdict":"PASS"}',
        b'{"record":"result","boot":7,"index":0,"verdict":"PASS"}',
        b'{"record":"result","boot":1,"index":0,"verdict":"GOOD"}',
        b'{"record":"result","boot":1,"index":0,"verdict":"PASS","details":[1]}',
        b'{"record":"boot","boot":5,"planned":1,"log_offset":0}',
        b'{"record":"boot-end","boot":1,"how":"magic"}',
        b'{"record":"later version"}',
        b'["record"]',
        b'{"record":',
        b"\xff\xfe",
    ],
)
def test_counts_is_what_stands_before_the_first_damage(tmp_path: Path, line: bytes) -> None:
    bench = Bench(tmp_path, ["pass", "pass"])
    bench.work()
    lines = bench.journal.read_bytes().splitlines(keepends=True)
    whole = b"".join(lines[:3])  # run, boot, result of case 0
    bench.journal.write_bytes(whole + line + b"\n" + b"".join(lines[3:4]))
    past = read_past_run(bench.journal)
    assert past is not None and past.size == len(whole)
    assert list(past.boots[0].report.attempts) == [0]
    assert words(bench.work(past)) == ["PASS", "PASS"]


@pytest.mark.parametrize("content", [b"", b"junk\n", b"{}\n", b'{"record":"run","schema":0}\n'])
def test_what_is_no_journal_is_no_past(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "journal").write_bytes(content)
    assert read_past_run(tmp_path / "journal") is None
    assert read_past_run(tmp_path / "absent") is None


def test_only_the_same_run_goes_on(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["pass"])
    bench.work()
    past = bench.kill(0.9)
    assert past is not None
    assert past.objection({**bench.header, "started": "later"}) == ""
    assert past.objection({**bench.header, "ctest": "1.2.b"}) == "its ctest differs"
    other: dict[str, object] = {**bench.header, "image": "f" * 16, "limits": {"case_seconds": 1}}
    assert past.objection(other) == "its image and limits differ"
