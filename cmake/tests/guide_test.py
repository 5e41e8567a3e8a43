"""docs/guide.md, executed: files written, commands run, their output compared, in the guide's order.

SPDX-License-Identifier: BSD-2-Clause

A fence with a file's name behind the language is that file. A fence `console` is a session: lines
that begin with "$ " are commands, the lines after each must occur in its output in this order, `…`
standing for anything, also for whole lines. Any other fence is an error: nobody would notice when
it goes stale.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from installed_test import SKIPPED, Installed, check

FENCE = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"


@dataclass
class Step:
    """A file to write, or a command to run with the lines that its output must have."""

    file: str = ""
    content: str = ""
    command: str = ""
    expected: list[str] = field(default_factory=list)


def steps_of(guide: str) -> Iterator[Step]:
    for language, name, content in FENCE.findall(guide):
        if language == "console":
            yield from session(content)
        elif name:
            yield Step(file=name, content=content)
        else:
            sys.exit(f"not so: every fence of the guide is a file or a session\n{content}")


def session(content: str) -> Iterator[Step]:
    step: Step | None = None
    for line in content.splitlines():
        if line.startswith("$ "):
            if step:
                yield step
            step = Step(command=line.removeprefix("$ "))
        elif step and line != ANYTHING:
            step.expected.append(line)
    if step:
        yield step


def pattern_of(line: str) -> str:
    """What an expected line means: `…` is anything, and what is said may have more around it."""
    return ".*".join(re.escape(part.strip()) for part in line.split(ANYTHING))


class Terminal:
    """Where commands run: a folder that `cd` changes, the exit code of the last command."""

    def __init__(self, selfe: Installed) -> None:
        self.folder = selfe.scratch
        path = f"{selfe.root}/bin:{selfe.environment['PATH']}"
        self.environment = {**selfe.environment, "PATH": path, "LC_ALL": "C"}
        self.exit_code = 0

    def run(self, step: Step) -> None:
        script = f"(exit {self.exit_code}); {step.command}\ncode=$?; pwd >&3; exit $code"
        place = self.folder / ".guide_place"
        with place.open("w") as out:
            done = subprocess.run(
                ["/bin/sh", "-c", f"exec 3>'{place}'; {script}"],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, errors="replace", check=False, cwd=self.folder,
                env=self.environment, timeout=600,
            )  # fmt: skip
            del out
        self.folder = Path(place.read_text().strip())
        place.unlink()
        self.exit_code = done.returncode
        print(f"$ {step.command}\n{done.stdout}", flush=True)
        self.compare(step, done.stdout.splitlines())

    def compare(self, step: Step, said: list[str]) -> None:
        lines = iter(said)
        for expected in step.expected:
            pattern = pattern_of(expected)
            found = any(re.search(pattern, line) for line in lines)
            check(found, f"after `{step.command}` comes: {expected}", "\n".join(said))


def follow(terminal: Terminal, steps: list[Step]) -> None:
    """Does all of it. A command must succeed, unless the next one asks how it went."""
    for step, following in zip(steps, [*steps[1:], Step()], strict=True):
        if step.file:
            (terminal.folder / step.file).write_text(step.content)
            continue
        terminal.run(step)
        if following.command != "echo $?":
            check(terminal.exit_code == 0, f"`{step.command}` succeeds")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--guide", type=Path, required=True)
    parser.add_argument("--host-build", type=Path, required=True, help="the native tools")
    parser.add_argument("--scratch", type=Path, required=True, help="folder to work in")
    options = parser.parse_args()
    options.platform, options.kernel = "qemu-arm-virt", "reference"
    if not (options.host_build / "bin/selfe").is_file():
        print("skipped: the host build has no selfe")
        sys.exit(SKIPPED)
    shutil.rmtree(options.scratch, ignore_errors=True)
    options.scratch.mkdir(parents=True)
    selfe = Installed(options)
    selfe.install(options.host_build)
    terminal = Terminal(selfe)
    guide = options.guide.read_text()
    fences = len(re.findall(r"^\s*```", guide, re.MULTILINE))
    check(fences == 2 * len(FENCE.findall(guide)), "every fence is understood", str(fences))
    follow(terminal, list(steps_of(guide)))


if __name__ == "__main__":
    main()
