# The conformance image on a virtual SABRE Lite: loaded by the real U-Boot, over good and bad lines.
# SPDX-License-Identifier: BSD-2-Clause
#
# Its environment says what is run, and where U-Boot is: hil/CMakeLists.txt sets it.

import json
import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfe_hil.sabre_u_boot import LOAD_ADDRESS, SPEED
from selfe_hil.virtual_board import order
from selfe_runner.input.board import Console
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.u_boot import UBoot, by_xmodem
from selfe_runner.transport.xmodem_link import XmodemLink

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "hil" / "virtual-board"
BUILD = Path(os.environ["SELFE_IMAGES"])
RUN = [
    str(ROOT / "runner" / "selfe-run"), "test",
    "--image", str(BUILD / "conformance.image.elf"),
    "--cases", str(BUILD / "conformance.cases.json"),
    "--platform", os.environ["SELFE_PLATFORM_FILE"],
    "--prefix", os.environ["SELFE_KERNEL_PREFIX"],
]  # fmt: skip

FEW = ["--select", "Untyped*", "--select", "CNodeCopy*"]  # quick, and some hundred frames


class VirtualBoard:
    """A board that is served while the object lives; runs are made on it."""

    def __init__(self, folder: Path, *options: str) -> None:
        # A name of its own: other tests may use a board at the same time.
        name = f"virtual-{os.getpid()}-{abs(hash(folder)) % 10000}"
        self.folder = folder
        self._serving = subprocess.Popen(
            [str(TOOL), "serve", str(folder), "--u-boot", os.environ["SELFE_U_BOOT"],
             "--name", name, *options]
        )  # fmt: skip
        give_up = time.monotonic() + 20
        while not (folder / "board.toml").exists():
            assert self._serving.poll() is None and time.monotonic() < give_up
            time.sleep(0.05)

    def quit(self) -> None:
        self.do("quit")
        assert self._serving.wait(10) == 0

    def do(self, what: str, **more: object) -> None:
        assert order(self.folder, do=what, **more) == ""

    def run(self, *options: str) -> tuple[subprocess.CompletedProcess[str], "Journal"]:
        journal = self.folder / "run.journal"
        done = subprocess.run(
            [*RUN, "--board", str(self.folder / "board.toml"), "--journal", str(journal), *options],
            capture_output=True,
            text=True,
            check=False,
        )
        print(done.stdout, done.stderr)
        return done, Journal(journal)


class Journal:
    def __init__(self, file: Path) -> None:
        self._records = [json.loads(line) for line in file.read_text().splitlines()]

    def verdicts(self) -> Counter[str]:
        return Counter(r["verdict"] for r in self._of("case") if r["verdict"] != "UNSELECTED")

    def boot_ends(self) -> list[str]:
        return [r["how"] for r in self._of("boot-end")]

    def _of(self, kind: str) -> list[dict[str, str]]:
        return [record for record in self._records if record["record"] == kind]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[VirtualBoard]:
    board = VirtualBoard(tmp_path / "board")
    yield board
    board.quit()


def test_whole_suite_passes(board: VirtualBoard) -> None:
    done, journal = board.run("--strict")
    assert done.returncode == 0
    assert journal.verdicts().keys() <= {"PASS", "SKIP"}
    assert journal.verdicts()["PASS"] > 500
    assert journal.boot_ends() == ["bye"]


def test_bytes_arrive_by_xmodem(board: VirtualBoard) -> None:
    """As many as QEMU's UART, which takes them one by one, lets through in a few seconds."""
    data = random.Random(1).randbytes(6000)
    line = SerialLine(Console(str(board.folder / "console")))
    line.forget()
    board.do("on")
    u_boot = UBoot(line, lambda _: None)
    u_boot.stop_autoboot(SPEED, 60.0)
    link = XmodemLink(line, lambda _: None)
    u_boot.load_by(by_xmodem(u_boot, link, data, 60.0), LOAD_ADDRESS, data)
    line.close()


def test_console_that_is_unplugged_for_a_moment_costs_no_verdict(board: VirtualBoard) -> None:
    board.do("faults", faults={"unplug_after": 12_000})
    done, journal = board.run("--strict", "--case-timeout", "10")
    assert done.returncode == 0
    assert journal.verdicts().keys() <= {"PASS", "SKIP"}


def test_power_cut_in_mid_run_costs_a_boot_and_no_verdict(board: VirtualBoard) -> None:
    board.do("faults", faults={"cut_after": 12_000})  # U-Boot's own words are some 3,000
    done, journal = board.run("--strict", "--case-timeout", "10")
    assert done.returncode == 0
    assert journal.verdicts().keys() <= {"PASS", "SKIP"}
    first, *_, last = journal.boot_ends()
    assert first in ("hang", "silence")
    assert last == "bye"


def test_line_that_falls_silent_is_tried_again(board: VirtualBoard) -> None:
    """A case that hangs each time is one thing; a line that does, each time, another: nothing can
    be told of the cases behind, and none is called failed."""
    board.do("faults", faults={"mute_after": 9_000})
    done, journal = board.run("--case-timeout", "2", "--max-boots", "3", *FEW)
    verdicts = journal.verdicts()
    assert done.returncode == 0
    assert verdicts["PASS"] > 0
    told = {"PASS", "SKIP"}
    assert verdicts.keys() <= told | {"HANG", "LOST", "NOTRUN", "BOOT_TIMEOUT", "LOAD_FAIL"}


def test_noise_makes_no_wrong_verdict(board: VirtualBoard) -> None:
    noise = {"drop": 2e-4, "flip": 2e-4, "double": 2e-4, "insert": 2e-4}
    board.do("faults", faults=noise)
    done, journal = board.run("--case-timeout", "3", *FEW)
    assert done.returncode == 0
    assert journal.verdicts().keys() <= {"PASS", "SKIP", "LOST"}
    assert journal.verdicts()["PASS"] > 20


def test_board_that_never_answers_could_not_be_tested(board: VirtualBoard) -> None:
    board.do("faults", faults={"mute_after": 1})
    file = board.folder / "board.toml"
    file.write_text(file.read_text() + "[times]\nprompt_seconds = 2\n")
    done, journal = board.run(*FEW)
    assert done.returncode == 1
    assert journal.verdicts().keys() == {"LOAD_FAIL"}
    assert "U-Boot gave no prompt within 2 s" in done.stdout
