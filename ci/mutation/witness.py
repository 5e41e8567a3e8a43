# What the suite passes is shown to the witness image, too: what a kernel prints, that it stops, its turns.
# SPDX-License-Identifier: BSD-2-Clause
#
# The same image, machine and judge as in the tests <build>.witness.boot and .verdicts.

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from mutation.change import ROOT
from mutation.outcome import Kind, Outcome
from mutation.recipe import pack_command
from selfe_runner.input.cases import CaseList, read_cases
from selfe_runner.problem import Problem

_IMAGES = Path("conformance") / "images"
_JUDGE = ROOT / "conformance" / "suites" / "witness" / "witness.py"
_RUNNER = ROOT / "runner" / "selfe-run"


class Witness:
    """The witness image of a build, packed with other kernels in a folder that is this one's alone."""

    def __init__(self, build: Path, scratch: Path) -> None:
        """Problem: the build has no such image."""
        images = build.resolve() / _IMAGES
        self._stem = images / "witness"
        self._pack = pack_command(build.resolve(), str(_IMAGES / "witness.image.elf"))
        self._scratch = scratch.resolve() / "witness"
        self._scratch.mkdir(parents=True, exist_ok=True)
        self.cases: CaseList = read_cases(images / "witness.cases.json")

    def judge(self, prefix: Path) -> Outcome:
        """KILLED by the first sentence about the kernel of `prefix`, else SURVIVED."""
        started = time.monotonic()
        image, journal, log = (self._scratch / f"witness.{end}" for end in ("image.elf", "journal", "log"))
        self._must(_with(self._pack, {"--prefix": str(prefix), "--output": str(image)}))
        self._must(
            (sys.executable, "-B", str(_RUNNER), "test", "--image", str(image))
            + ("--cases", f"{self._stem}.cases.json", "--platform", f"{self._stem}.platform.toml")
            + ("--prefix", str(prefix), "--journal", str(journal), "--log", str(log))
            + ("--case-timeout", "5", "--retries", "0")
        )
        config = prefix / "libsel4" / "include" / "kernel" / "gen_config.json"
        said = self._run((sys.executable, "-B", str(_JUDGE), str(journal), str(log), str(config)))
        seconds = {"witness": time.monotonic() - started}
        if not said.returncode:
            return Outcome(Kind.SURVIVED, seconds=seconds)
        if said.stderr:
            raise Problem(f"the witness cannot be heard: {said.stderr.strip()}", place=_JUDGE)
        sentence = said.stdout.splitlines()[0]
        case, _, text = sentence.partition(": ")
        rows = tuple(sorted(set(re.findall(r"\b[A-Z]+-\d+\b", text))))
        return Outcome(Kind.KILLED, case, rows, "FAIL", text, said.stdout, seconds)

    def _must(self, command: Sequence[str]) -> None:
        done = self._run(command)
        if done.returncode:
            said = (done.stderr or done.stdout).strip()
            raise Problem(f"fails: {said}", place=shlex.join(command[:4]))

    def _run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=self._scratch, capture_output=True, text=True, check=False)


def _with(command: Sequence[str], options: dict[str, str]) -> tuple[str, ...]:
    """`command` with other values of these options."""
    before = ("", *command)
    return tuple(options.get(name, word) for name, word in zip(before, command, strict=False))
