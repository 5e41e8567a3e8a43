# A night on virtual boards and in QEMU: side by side, one board dead, the night killed in the middle.
# SPDX-License-Identifier: BSD-2-Clause
#
# Its environment is that of virtual_board_test.py.

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from virtual_board_test import BUILD, ROOT, VirtualBoard

# Each as many cases as tell something, on a line on which QEMU's UART takes them one by one.
PLAN = f"""\
name = "virtual"
results = "nights"
[limits]
case_seconds = 30
[[kernel]]
name = "reference"
platform = "{os.environ["SELFE_PLATFORM_FILE"]}"
prefix = "{os.environ["SELFE_KERNEL_PREFIX"]}"
images = "{BUILD}"
[[suite]]
name = "untyped"
image = "conformance"
select = ["Untyped*"]
[[suite]]
name = "copies"
image = "conformance"
select = ["CNodeCopy*", "CNodeMove*"]
[[machine]]
name = "qemu"
by = "qemu"
[[machine]]
name = "desk"
by = "boards"
boards = ["one/board.toml", "two/board.toml"]
"""


class Plan:
    """A plan in a folder, and its newest night."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "plan.toml").write_text(PLAN)

    def start(self, *options: str) -> "subprocess.Popen[str]":
        runner = str(ROOT / "runner" / "selfe-run")
        argv = [runner, "farm", str(self.folder / "plan.toml"), *options]
        return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def make(self, *options: str) -> int:
        with self.start(*options) as night:
            print(night.communicate()[0])
        return night.returncode

    def runs(self) -> dict[str, dict[str, Any]]:
        files = sorted((self.folder / "nights").glob("*Z/night.json"))
        runs = json.loads(files[-1].read_text())["runs"] if files else []
        return {f"{run['suite']} on {run['machine']}": run for run in runs}

    def verdicts(self, run: str) -> dict[str, str]:
        return {case["name"]: case["verdict"] for case in self.runs()[run]["cases"]}


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[tuple[VirtualBoard, VirtualBoard]]:
    one, two = VirtualBoard(tmp_path / "one"), VirtualBoard(tmp_path / "two")
    yield one, two
    one.quit()
    two.quit()


def test_boards_and_qemu_agree_though_one_board_is_dead(
    tmp_path: Path, boards: tuple[VirtualBoard, VirtualBoard]
) -> None:
    dead, _ = boards
    dead.do("faults", faults={"mute_after": 1})
    file = dead.folder / "board.toml"
    file.write_text(file.read_text() + "[times]\nprompt_seconds = 2\n")
    plan = Plan(tmp_path)
    assert plan.make() == 0
    for suite in ("untyped", "copies"):
        on_board = plan.verdicts(f"{suite} on desk")
        assert on_board == plan.verdicts(f"{suite} on qemu")
        assert len(on_board) > 10 and set(on_board.values()) <= {"PASS", "SKIP"}
    results = [t["result"] for run in plan.runs().values() for t in run["tries"]]
    assert sorted(results) == ["complete"] * 4 + ["incomplete"]  # the dead one was asked once


def test_killed_night_goes_on_where_it_was(
    tmp_path: Path, boards: tuple[VirtualBoard, VirtualBoard]
) -> None:
    plan = Plan(tmp_path)

    def is_in_mid_run() -> bool:
        on_boards = [run for name, run in plan.runs().items() if name.endswith("on desk")]
        going = [t["folder"] for r in on_boards for t in r["tries"] if t["result"] == "running"]
        journals = [j for f in going for j in tmp_path.glob(f"nights/*Z/{f}/run.journal")]
        return any('"record":"result"' in journal.read_text() for journal in journals)

    night = plan.start()
    give_up = time.monotonic() + 200
    while not is_in_mid_run():
        assert night.poll() is None and time.monotonic() < give_up
        time.sleep(0.05)
    night.send_signal(signal.SIGKILL)
    night.communicate()

    assert plan.make("--resume") == 0
    boots = set()
    for name, run in plan.runs().items():
        assert run["is_complete"], name
        assert set(plan.verdicts(name).values()) <= {"PASS", "SKIP"}
        [folder] = (tmp_path / "nights").glob("*Z")
        for entry in run["tries"]:
            lines = (folder / entry["folder"] / "run.journal").read_text().splitlines()
            results = [r for r in map(json.loads, lines) if r["record"] == "result"]
            cases = [result["index"] for result in results]
            assert len(cases) == len(set(cases)), "a case was run twice for nothing"
            boots.add(results[-1]["boot"])
    assert max(boots) > 1, "what was cut short was begun anew"
