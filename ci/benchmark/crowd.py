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
from selfe_runner.transport.child import die_with_parent

_READY_SECONDS = 60.0
_LAST_SECONDS = 60.0  # for a child that was asked to end: a runner switches its board off first
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
    # Python ends by SIGTERM without a word, and would leave the folder behind.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with tempfile.TemporaryDirectory() as folder:
        folders = [Path(folder) / f"board-{number:02}" for number in range(options.boards)]
        try:
            with ExitStack() as stack:
                for board in folders:
                    stack.enter_context(_served(board, options.u_boot))
                runners = _run_all(folders, options.arguments, options.limit)
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
    with _child(command, stdout=subprocess.DEVNULL) as serving:
        give_up = time.monotonic() + _READY_SECONDS
        while not (folder / "board.toml").exists():
            if serving.poll() is not None or time.monotonic() > give_up:
                raise Problem(f"the virtual board in {folder} does not start")
            time.sleep(_POLL_SECONDS)
        yield


def _run_all(folders: Sequence[Path], arguments: Sequence[str], limit: float) -> list[Runner]:
    """Starts a runner for each board at once, and waits for all. Problem: not over in `limit` s."""
    with ExitStack() as stack:
        started = time.monotonic()
        runners = [
            Runner(folder, stack.enter_context(_runner(folder, arguments))) for folder in folders
        ]
        while waiting := [runner for runner in runners if not runner.seconds]:
            if time.monotonic() > started + limit:
                names = ", ".join(runner.folder.name for runner in waiting)
                raise Problem(f"not over after {limit:g} s: {names}", "--limit gives them longer")
            for runner in waiting:
                if runner.process.poll() is not None:
                    runner.seconds = time.monotonic() - started
            time.sleep(_POLL_SECONDS)
    return runners


@contextmanager
def _runner(folder: Path, arguments: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(ROOT / "runner" / "selfe-run"), "test", *arguments]
    command += ["--board", str(folder / "board.toml"), "--journal", str(folder / "run.journal")]
    with (
        open(folder / "output", "wb") as output,
        _child(command, stdout=output.fileno(), stderr=output.fileno()) as process,
    ):
        yield process


@contextmanager
def _child(
    command: Sequence[str], stdout: int, stderr: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the context, and with this process, even if that is killed."""
    parent = os.getpid()

    def before_exec() -> None:
        die_with_parent(signal.SIGTERM)
        if os.getppid() != parent:  # it died before the request above
            os._exit(1)

    # preexec_fn is safe here: the crowd has one thread.
    process = subprocess.Popen(command, stdout=stdout, stderr=stderr, preexec_fn=before_exec)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_LAST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


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
        "--limit", type=float, default=3600.0, metavar="SECONDS", help="default %(default)s"
    )
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
