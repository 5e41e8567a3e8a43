# `virtual-board run`: a board for one command, neither of which outlives the other.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from selfe_hil.lent_board import run_with_board

BOARD = [
    sys.executable,
    "-c",
    "import pathlib, sys, time; f = pathlib.Path(sys.argv[1], 'board.toml')\n"
    "f.write_text('id'); time.sleep(100)",
]


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", f"import sys; {code}", *arguments]


def test_command_gets_the_boards_file_and_its_exit_code_counts(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    code = f"open({str(copy)!r}, 'w').write(sys.argv[1] + open(sys.argv[1]).read()); sys.exit(7)"
    assert run_with_board(BOARD, python(code, "{board}")) == 7
    file = Path(copy.read_text().removesuffix("id"))
    assert file.name == "board.toml" and not file.parent.exists()


def test_board_does_not_speak_among_the_words_of_the_command(
    capfd: pytest.CaptureFixture[str],
) -> None:
    board = [*BOARD[:2], f"print('ready', flush=True); {BOARD[2]}"]
    assert run_with_board(board, python("print('{}')")) == 0
    assert capfd.readouterr().out == "{}\n"


def test_command_that_is_none_is_said() -> None:
    with pytest.raises(ValueError, match="/nonexistent/x cannot be started: No such file"):
        run_with_board(BOARD, ["/nonexistent/x"])


def test_board_that_does_not_come_is_said() -> None:
    with pytest.raises(ValueError, match="the virtual board was not served"):
        run_with_board(["false"], ["true"])


RUN = """
import sys; sys.path[:0] = sys.argv[1].split(":")
from selfe_hil.lent_board import run_with_board
sys.exit(run_with_board(eval(sys.argv[2]), ["sh", "-c", "echo $$ $0; sleep 100", "{board}"]))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_neither_goes_on_when_the_lender_is_ended(number: signal.Signals) -> None:
    root = Path(__file__).resolve().parents[2]
    path = f"{root}/hil/src:{root}/runner/src"
    lender = subprocess.Popen(
        [sys.executable, "-c", RUN, path, repr(BOARD)], stdout=subprocess.PIPE, text=True
    )
    assert lender.stdout is not None
    pid, file = lender.stdout.readline().split()
    lender.send_signal(number)
    lender.wait()
    give_up = time.monotonic() + 20
    while is_running(int(pid)) or users_of(str(Path(file).parent)):
        assert time.monotonic() < give_up
        time.sleep(0.05)
    assert (number == signal.SIGKILL) == Path(file).exists()
    shutil.rmtree(Path(file).parent, ignore_errors=True)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def users_of(folder: str) -> list[str]:
    """The processes in whose command line the folder stands."""
    found = []
    for name in filter(str.isdecimal, os.listdir("/proc")):
        try:
            if folder in Path("/proc", name, "cmdline").read_text():
                found.append(name)
        except OSError:
            pass  # it has just ended
    return found
