"""What the judge of the witness image takes for wrong, and what it does not.

SPDX-License-Identifier: BSD-2-Clause
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

WITNESS = Path(__file__).parents[1] / "witness" / "witness.py"
SHOWN = "DebugDumpScheduler.ShowsAThreadsNamePriorityPlaceAndState"
VERDICTS = {
    SHOWN: "PASS",
    "AsidControlMakePool.TakesThePlaceOfBootsPool": "KERNEL",
    "DebugHalt.StopsTheMachine": "KERNEL",
    "DebugNameThread.OfWhatIsNoThreadStopsTheMachine": "KERNEL",
    "DebugSnapshot.ComesBack": "PASS",
    "RoundRobin.ATurnHasItsLength": "PASS",
}
LOG = """\
@@5 S 0*d276eb32
   witness-of-a-longer-name   inactive 0x40   50 0
   child of: 'rootserver'     running  0x44  100 0
   witness-first              inactive 0x40   50 0
   witness-priority           inactive 0x40   51 0
   witness-place              inactive 0x80   51 0
   witness-back               inactive 0x40   51 0
   witness-state              restart  0x40   51 0
@@6 R 0 PASS*c0321ba8
@@7 S 1*dfb188c4
witness-has-made-a-pool
@@9 S 4*dfb188c4
object {
@@10 R 4 PASS*c0321ba8
"""
DEBUG = {"DEBUG_BUILD": True, "PRINTING": True}
SILENCE = "no result within 5 s; the monitor was silent too"


def said(
    folder: Path, verdicts: dict[str, str], log: str = LOG, config: dict[str, bool] = DEBUG, detail: str = ""
) -> tuple[int, str]:
    """Exit code and first line."""
    cases = [
        {"record": "case", "name": name, "index": index, "verdict": verdict, "details": [detail]}
        for index, (name, verdict) in enumerate(verdicts.items())
    ]
    (folder / "journal").write_text("".join(json.dumps(case) + "\n" for case in cases))
    (folder / "log").write_text(log)
    (folder / "config").write_text(json.dumps(config))
    files = [str(folder / name) for name in ("journal", "log", "config")]
    done = subprocess.run([sys.executable, "-B", str(WITNESS), *files], capture_output=True, text=True)
    assert not done.stderr
    return done.returncode, done.stdout.splitlines()[0]


def test_good_kernel(tmp_path: Path) -> None:
    assert said(tmp_path, VERDICTS) == (0, "6 cases, 0 sentences about what is wrong")


@pytest.mark.parametrize("name", VERDICTS)
def test_each_case_counts(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {**VERDICTS, name: "FAIL"}) == (1, f"{name}: FAIL ")


@pytest.mark.parametrize("name", [name for name in VERDICTS if not name.startswith("RoundRobin")])
def test_missing_case_is_no_pass(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {n: v for n, v in VERDICTS.items() if n != name})[0] == 1


@pytest.mark.parametrize("name", ["DebugHalt.StopsTheMachine", "DebugSnapshot.ComesBack"])
def test_machine_may_fall_silent_but_not_hang_in_company(tmp_path: Path, name: str) -> None:
    assert said(tmp_path, {**VERDICTS, name: "HANG"}, detail=SILENCE)[0] == 0
    assert said(tmp_path, {**VERDICTS, name: "HANG"}, detail="every thread is blocked")[0] == 1


def test_kernel_says_why_it_stops_for_a_wrong_name(tmp_path: Path) -> None:
    name = "DebugNameThread.OfWhatIsNoThreadStopsTheMachine"
    assert said(tmp_path, {**VERDICTS, name: "HANG"}, detail=SILENCE)[0] == 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("witness-first", "witness-firstof-a-longer-name", "DBG-041 0 lines have the name witness-first"),
        ("   witness-first ", "   witness-first\n   witness-first ", "DBG-041 2 lines have the name witness-first"),
        ("witness-first ", "witness-first *", "DBG-037 first: "),
        ("51 0\n   witness-place", "50 0\n   witness-place", "DBG-037 priority: "),
        ("0x80", "0x40", "DBG-037 place: "),
        ("restart ", "inactive", "DBG-037 state: "),
    ],
)
def test_each_thing_shown_counts(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    code, line = said(tmp_path, VERDICTS, LOG.replace(old, new))
    assert code == 1
    assert line.startswith(f"{SHOWN}: {sentence}")


@pytest.mark.parametrize("text", ["witness-has-made-a-pool\n", "object {\n"])
def test_each_text_counts(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, VERDICTS, LOG.replace(text, ""))[0] == 1


def test_kernel_without_debug_calls_skips(tmp_path: Path) -> None:
    skipped = {name: "PASS" if name.startswith("RoundRobin") else "SKIP" for name in VERDICTS}
    assert said(tmp_path, skipped, "", {})[0] == 0
    assert said(tmp_path, VERDICTS, LOG, {})[0] == 1
