# One suite on many virtual boards at once: each a QEMU with U-Boot, a line, a runner of its own.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmark.tree import ROOT
from selfe_runner.problem import Problem
from selfe_runner.report.journal_reader import JournalContent, read_journal
from selfe_runner.report.past_run import read_past_run

_READY_SECONDS = 60.0
_POLL_SECONDS = 0.05


@dataclass
class Runner:
    """A run on one board. `seconds`: of the host, from the start of all to its end."""

    folder: Path
    process: subprocess.Popen[bytes]
    seconds: float = 0.0

    @property
    def journal(self) -> Path:
        return self.folder / "run.journal"


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 all boards came to the same verdicts; 1 they did not; 2 usage."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        folders = [Path(folder) / f"board-{number:02}" for number in range(options.boards)]
        try:
            with ExitStack() as stack:
                for board in folders:
                    stack.enter_context(_served(board, options.u_boot))
                runners = _run_all(folders, options.arguments)
            return _report([(runner, _journal_of(runner)) for runner in runners])
        except Problem as problem:
            print(*problem.lines(), sep="\n", file=sys.stderr)
            return 1


@contextmanager
def _served(folder: Path, u_boot: Path) -> Iterator[None]:
    """A virtual board in `folder`."""
    name = f"crowd-{os.getpid()}-{folder.name}"
    command = [str(ROOT / "hil" / "virtual-board"), "serve", str(folder)]
    command += ["--u-boot", str(u_boot), "--name", name]
    serving = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        give_up = time.monotonic() + _READY_SECONDS
        while not (folder / "board.toml").exists():
            if serving.poll() is not None or time.monotonic() > give_up:
                raise Problem(f"the virtual board in {folder} does not start")
            time.sleep(_POLL_SECONDS)
        yield
    finally:
        serving.send_signal(signal.SIGTERM)
        serving.wait()


def _run_all(folders: Sequence[Path], arguments: Sequence[str]) -> list[Runner]:
    """Starts a runner for each board at once, and waits for all."""
    started = time.monotonic()
    runners = [Runner(folder, _start(folder, arguments)) for folder in folders]
    while waiting := [runner for runner in runners if not runner.seconds]:
        for runner in waiting:
            if runner.process.poll() is not None:
                runner.seconds = time.monotonic() - started
        time.sleep(_POLL_SECONDS)
    return runners


def _start(folder: Path, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [str(ROOT / "runner" / "selfe-run"), "test", *arguments]
    command += ["--board", str(folder / "board.toml"), "--journal", str(folder / "run.journal")]
    with open(folder / "output", "wb") as output:
        return subprocess.Popen(command, stdout=output, stderr=output)


def _journal_of(runner: Runner) -> JournalContent:
    """Problem: the run left no whole one; then its own last words."""
    if not runner.journal.exists() or read_past_run(runner.journal) is not None:
        output = (runner.folder / "output").read_text(errors="replace").strip()
        raise Problem(f"{runner.folder.name} came to no end: {output[-400:]}")
    return read_journal(runner.journal)


def _report(runs: Sequence[tuple[Runner, JournalContent]]) -> int:
    """One line a board, then how the slowest compares with the fastest."""
    print(f"{'board':<10}{'seconds':>9}{'tries':>7}{'flaky':>7}  verdicts")
    for runner, journal in runs:
        counts = Counter(case.verdict.value for case in journal.cases)
        tries = sum(len(case.attempts) for case in journal.cases)
        flaky = sum(case.is_flaky for case in journal.cases)
        words = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
        print(f"{runner.folder.name:<10}{runner.seconds:>9.1f}{tries:>7}{flaky:>7}  {words}")
    seconds = [runner.seconds for runner, _ in runs]
    print(f"slowest by fastest: {max(seconds) / min(seconds):.2f}, load {os.getloadavg()[0]:.1f}")
    first, *others = ([case.verdict for case in journal.cases] for _, journal in runs)
    if any(other != first for other in others):
        print("the boards' verdicts differ")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ci/crowd", description=__doc__)
    parser.add_argument("--boards", type=int, default=10, metavar="N", help="default %(default)s")
    parser.add_argument(
        "--u-boot", type=Path, required=True, metavar="FILE.imx", help="of hil/fetch-u-boot"
    )
    parser.add_argument(
        "arguments",
        nargs="+",
        metavar="ARGUMENT",
        help="after --: of selfe-run test, without --board and --journal",
    )
    return parser
