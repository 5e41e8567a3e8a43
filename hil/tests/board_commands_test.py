# What people do with a board, on a virtual SABRE Lite: probe it, start it by go or bootm, watch it.
# SPDX-License-Identifier: BSD-2-Clause
#
# Environment: as virtual_board_test.py has it.

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_board_test import FEW, ROOT, RUN, VirtualBoard

SELFE_RUN = RUN[0]


@pytest.fixture
def board(tmp_path: Path) -> Iterator[VirtualBoard]:
    board = VirtualBoard(tmp_path / "board")
    yield board
    board.quit()


def change(board: VirtualBoard, old: str, new: str) -> None:
    file = board.folder / "board.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_probe_finds_all_well(board: VirtualBoard) -> None:
    done = subprocess.run(
        [SELFE_RUN, "probe", str(board.folder)], capture_output=True, text=True, check=False
    )
    print(done.stdout, done.stderr)
    words = [line.split()[:2] for line in done.stdout.splitlines()[1:6]]
    assert words == [[part, "ok"] for part in ("console", "power", "u-boot", "transfer", "off")]
    assert "U-Boot 20" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("how", ["go", "bootm"])
def test_image_is_started_by(board: VirtualBoard, how: str) -> None:
    change(board, 'by = "tftp"', f'by = "tftp"\nstart = "{how}"\nbefore_start = ["dcache off"]')
    if how == "go":
        change(board, "address = 0x30000000", "")
    done, journal = board.run("--strict", *FEW)
    assert done.returncode == 0
    assert journal.verdicts()["PASS"] > 20
    assert journal.boot_ends() == ["bye"]


def test_simulate_shows_the_console_of_a_board(board: VirtualBoard) -> None:
    """A conformance image says, as the first of its frames, that it is one."""
    machine = [word for name in ("--image", "--platform", "--prefix") for word in (name, of(name))]
    done = subprocess.run(
        [SELFE_RUN, "simulate", "--board", str(board.folder), *machine, "--until", " HELLO v=1"],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    print(done.stdout, done.stderr)
    assert done.returncode == 0
    assert b"## Starting application" in done.stdout and b"@@0 HELLO v=1" in done.stdout
    assert b"seen:  HELLO v=1" in done.stderr


def of(name: str) -> str:
    return RUN[RUN.index(name) + 1]
