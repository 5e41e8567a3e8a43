# A plan with kernels, each a Workbench of its own, whose nights are made by the real command.
# SPDX-License-Identifier: BSD-2-Clause

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
from workbench import RUNNER, Done, Workbench

from selfe_runner.farm.record import NightRecord
from selfe_runner.farm.record_file import read_night

SCHEMA = Path(__file__).parent.parent / "src/selfe_runner/farm/night.schema.json"

_KERNEL = """\
[[kernel]]
name = "{name}"
platform = "{name}/platform.toml"
prefix = "{name}/prefix"
images = "{name}"
"""


class NightBench:
    """`kernels`: by name what the cases of its image do. The suite's name is `app`."""

    def __init__(self, folder: Path, more: str = "", **kernels: Sequence[str]) -> None:
        self.folder = folder
        self.plan = folder / "plan.toml"
        self.results = folder / "nights"
        self.benches: dict[str, Workbench] = {}
        for name, behaviours in kernels.items():
            (folder / name).mkdir()
            bench = Workbench(folder / name, *behaviours)
            shutil.copy(bench.cases, folder / name / "app.cases.json")
            self.benches[name] = bench
        self.write_plan(more)

    def write_plan(self, more: str = "", limits: str = "case_seconds = 2.5") -> None:
        kernels = "".join(_KERNEL.format(name=name) for name in self.benches)
        self.plan.write_text(
            f'name = "trial"\nresults = "nights"\n[limits]\n{limits}\n{kernels}'
            '[[suite]]\nname = "app"\n[[machine]]\nname = "qemu"\nby = "qemu"\nat_once = 2\n' + more
        )

    def script(self, kernel: str, *behaviours: str, **more: Any) -> None:
        """From now on the image on `kernel` behaves so."""
        self.benches[kernel].write_script(behaviours=behaviours, **more)

    def arguments(self, *more: str) -> list[str]:
        return [str(RUNNER), "farm", str(self.plan), *more]

    def make(self, *more: str) -> Done:
        return subprocess.run(
            self.arguments(*more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *more: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.arguments(*more), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    @property
    def nights(self) -> list[Path]:
        """Their folders, oldest first."""
        return sorted(f for f in self.results.iterdir() if f.name.endswith("Z"))

    @property
    def last(self) -> NightRecord:
        return read_night(self.nights[-1])

    @property
    def document(self) -> dict[str, Any]:
        """The last night's JSON."""
        content = json.loads((self.nights[-1] / "night.json").read_text())
        assert isinstance(content, dict)
        return content

    def verdicts(self) -> dict[str, dict[str, int]]:
        return {run.kernel: run.verdicts for run in self.last.runs}


def check_schema(document: object) -> None:
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
