# A night of runs by `selfe-run farm`, and what it found out.
# SPDX-License-Identifier: BSD-2-Clause

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TREE = Path("/mnt/selfe")
_BUILD = TREE / "build/sabre"

_PLAN = f"""\
name = "loopback"
results = "results"
[limits]
tries = 1
run_seconds = {{run_seconds}}
[[kernel]]
name = "reference"
platform = "{TREE}/platforms/sabre/platform.toml"
prefix = "{_BUILD}/kernel/prefix"
images = "{_BUILD}/conformance/images"
[[suite]]
name = "conformance"
[[suite]]
name = "judge"                      # cases that crash, hang, kill the kernel: each verdict once
[[machine]]
name = "boards"
"""


@dataclass(frozen=True)
class Night:
    """`folder`: where its plan and results are."""

    folder: Path
    process: subprocess.Popen[bytes]

    def verdicts(self) -> Mapping[str, Mapping[str, str]]:
        """By run and case."""
        return {
            run["name"]: {case["name"]: case["verdict"] for case in run["cases"]}
            for run in self._record()["runs"]
        }

    def boots(self) -> Mapping[str, int]:
        """By run: how many boots its last try took."""
        return {
            run["name"]: _boots(self.folder / "results" / self._record()["night"], run)
            for run in self._record()["runs"]
        }

    def _record(self) -> Mapping[str, Any]:
        record = json.loads((self.folder / "results/last/night.json").read_text())
        assert isinstance(record, dict)
        return record


def begin_night(folder: Path, machine: str, run_seconds: int) -> Night:
    """A night on `machine`, the rest of its table in the plan. Its output goes to `night.log`."""
    folder.mkdir(parents=True)
    (folder / "plan.toml").write_text(_PLAN.format(run_seconds=run_seconds) + machine)
    command = [str(TREE / "runner/selfe-run"), "farm", str(folder / "plan.toml")]
    with (folder / "night.log").open("wb") as log:
        return Night(folder, subprocess.Popen(command, stdout=log, stderr=log))


def _boots(night: Path, run: Mapping[str, Any]) -> int:
    journal = night / run["tries"][-1]["folder"] / "run.journal"
    lines = journal.read_text().splitlines()
    return sum(json.loads(line)["record"] == "boot-end" for line in lines)
