# Many boards: found, listed, told apart, given out by locks and by CTest's resources.
# SPDX-License-Identifier: BSD-2-Clause

import getpass
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from desk import QUARANTINE, Desk
from workbench import RUNNER, Done, call

from selfe_runner.commands.board_choice import locked_board
from selfe_runner.input.board_set import board_places, read_boards
from selfe_runner.problem import Problem
from selfe_runner.report.ctest_resources import allocated_board, resource_type
from selfe_runner.transport.board_lock import BoardLock

@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def run(*arguments: str | Path, **environment: str) -> Done:
    return call([str(RUNNER), "boards", *map(str, arguments)], environment)


def problems(places: Sequence[Path]) -> str:
    return "\n".join(line for p in read_boards(places).problems for line in p.lines())


def test_boards_of_files_and_folders_are_listed_by_id(desk: Desk) -> None:
    desk.add("b", "tx1", file="1.toml")
    desk.add("a", file="2.toml")
    (desk.folder / ".hidden.toml").write_text("no board")
    (desk.folder / "notes.txt").write_text("no board")
    done = run(desk.folder)
    assert (done.returncode, done.stderr) == (0, "")
    head, first, second = done.stdout.splitlines()
    assert head.split() == ["board", "platform", "load", "state", "description"]
    assert first.split() == [desk.id("a"), "sabre", "u-boot", "xmodem", "free", "the", "board",
                             desk.id("a")]  # fmt: skip
    assert second.startswith(desk.id("b"))


def test_places_come_from_the_environment_and_one_broken_file_hides_no_other(desk: Desk) -> None:
    good, bad = desk.add("a"), desk.add("b", more="sped = 1\n")
    done = run("--json", SELFE_BOARDS=f"{good}:{bad}")
    assert done.returncode == 1
    assert f"{bad}:13:1: error: there is no key `sped` in [load]" in done.stderr
    (board,) = json.loads(done.stdout)["boards"]
    assert board["id"] == desk.id("a") and board["state"] == "free"
    assert board["console"] == {"url": "socket://127.0.0.1:1", "speed": 115200}


def test_no_boards_are_a_problem_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="name files or folders, or set SELFE_BOARDS"):
        board_places([], {"SELFE_BOARDS": ""})
    assert "there is no board file in this folder" in problems([tmp_path])
    assert "cannot read the board file: No such file" in problems([tmp_path / "none.toml"])


def test_boards_that_are_the_same_are_not_two(desk: Desk) -> None:
    desk.add("a", file="1.toml")
    second = desk.add("a", file="2.toml")
    third = desk.add("c", file="3.toml")
    third.write_text(third.read_text().replace("127.0.0.1:3", "127.0.0.1:1"))
    said = problems([desk.folder])
    assert f"{second}: error: the id {desk.id('a')} is that of {desk.folder}/1.toml, too" in said
    assert f"{third}: error: the console socket://127.0.0.1:1 is that of" in said
    assert "this file is named twice" in problems([second, desk.folder / "." / "2.toml"])


def test_state_names_user_and_reason(desk: Desk) -> None:
    desk.add("a")
    desk.add("b", more=QUARANTINE)
    lock = BoardLock(desk.id("a"))
    lock.acquire(0)
    first, second = run(desk.folder).stdout.splitlines()[1:]
    assert f"in use by {getpass.getuser()}, process {os.getpid()}" in first
    assert "quarantine since 2026-11-20: the fan is dead" in second
    lock.release()
    assert "free" in run(desk.folder).stdout.splitlines()[1]


def test_platform_that_nobody_knows_is_told(desk: Desk) -> None:
    """It may be one of the user's own; misspelt, no image would ever fit the board."""
    desk.add("a")
    wrong = desk.add("b", "sabr")
    done = run(desk.folder)
    assert done.returncode == 0 and desk.id("b") in done.stdout
    assert done.stderr == (
        f"{wrong}: warning: `sabr` is none of the platforms that come along"
        " (pc99, qemu-arm-virt, sabre, tx1)\n"
    )


def test_boards_of_a_platform_that_there_are_none_of(desk: Desk) -> None:
    desk.add("a")
    desk.add("b", "tx1")
    done = run(desk.folder, "--platform", "sabr")
    assert done.returncode == 0
    assert done.stderr == "no board is of platform `sabr`; these are of: sabre, tx1\n"
    assert json.loads(run(desk.folder, "--json", "--platform", "sabr").stdout)["boards"] == []


def test_looking_keeps_nobody_from_a_board(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look that tried the lock would hold it for a moment, in which another user is refused."""
    lock, other = BoardLock(desk.id("a")), BoardLock(desk.id("a"))
    lock.acquire(0)
    with monkeypatch.context() as patch:
        patch.setattr("fcntl.flock", None)
        assert other.is_in_use()
    lock.release()
    assert not other.is_in_use()


def test_free_board_of_the_platform_is_taken(desk: Desk) -> None:
    desk.add("a", "tx1")
    desk.add("b", more=QUARANTINE)
    desk.add("c")
    desk.add("d")
    busy = BoardLock(desk.id("c"))
    busy.acquire(0)
    said: list[str] = []
    with locked_board([desk.folder], "sabre", 0, said.append) as board:
        assert board.id == desk.id("d")
        with pytest.raises(Problem, match=f"{desk.id('c')} is in use by .*, and board"), (
            locked_board([desk.folder], "sabre", 0, said.append)
        ):
            pass
    busy.release()
    assert said == []
    with locked_board([desk.folder], "sabre", 0, said.append) as board:
        assert board.id == desk.id("c")


def test_board_that_fits_not_says_why(desk: Desk) -> None:
    wrong, ill = desk.add("a", "tx1"), desk.add("b", more=QUARANTINE)
    said: list[str] = []
    with pytest.raises(Problem, match="is a tx1, the image is for sabre"), (
        locked_board([wrong], "sabre", 0, said.append)
    ):
        pass
    with pytest.raises(Problem, match="none of these boards can run an image for sabre"), (
        locked_board([wrong, ill], "sabre", 0, said.append)
    ):
        pass
    assert len(said) == 2 and "in quarantine since 2026-11-20: the fan is dead" in said[1]


def test_ctest_decides_which_board_is_used(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.add("a")
    desk.add("b-2")
    given = {
        "CTEST_RESOURCE_GROUP_COUNT": "1",
        "CTEST_RESOURCE_GROUP_0": "board_sabre",
        "CTEST_RESOURCE_GROUP_0_BOARD_SABRE": f"id:{desk.id('b-2').replace('-', '_')},slots:1",
    }
    assert allocated_board("sabre", given) == desk.id("b-2")
    assert allocated_board("tx1", given) is None
    assert allocated_board("sabre", {}) is None
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with locked_board([desk.folder], "sabre", 0, print) as board:
        assert board.id == desk.id("b-2")
    (desk.folder / "b-2.toml").unlink()
    with pytest.raises(Problem, match="which is not among those that can be used"), (
        locked_board([desk.folder], "sabre", 0, print)
    ):
        pass


USE = """
import sys, time; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from selfe_runner.commands.board_choice import locked_board
with locked_board([Path(sys.argv[2])], "sabre", float(sys.argv[4]), print) as board:
    for word in ("begin", "end"):
        with open(sys.argv[3], "a") as log:
            log.write(f"{word} {board.id}\\n")
        time.sleep(0.1)
"""


@pytest.mark.parametrize("has_resources", [True, False])
def test_ctest_uses_each_board_once_at_a_time(desk: Desk, has_resources: bool) -> None:
    """Six tests at once on two boards: by CTest's resources nobody waits for a lock; without the
    file of resources the locks do it all."""
    for name in ("a", "b"):
        desk.add(name)
    desk.add("ill", more=QUARANTINE)
    build, log = desk.folder.parent, desk.folder.parent / "log"
    assert run(desk.folder, "--resources", build / "boards.json").returncode == 0
    lines = [f'set(CTEST_RESOURCE_SPEC_FILE "{build}/boards.json")'] if has_resources else []
    (build / "use.py").write_text(USE)
    wait = 0 if has_resources else 60
    source, group = RUNNER.parent / "src", f"{resource_type('sabre')}:1"
    for number in range(6):
        command = f'"{sys.executable}" "{build}/use.py" "{source}" "{desk.folder}" "{log}" {wait}'
        lines += [
            f"add_test(t{number} {command})",
            f'set_tests_properties(t{number} PROPERTIES RESOURCE_GROUPS "{group}")',
        ]
    (build / "CTestTestfile.cmake").write_text("\n".join(lines))
    done = subprocess.run(["ctest", "-j6"], cwd=build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    uses = [line.split() for line in log.read_text().splitlines()]
    for name in ("a", "b"):
        words = [word for word, board in uses if board == desk.id(name)]
        assert words and words == ["begin", "end"] * (len(words) // 2)
    assert len(uses) == 12


def test_resources_name_types_as_ctest_takes_them(desk: Desk) -> None:
    """Those of all platforms: one run of ctest may test builds for many, and knows one file."""
    file = desk.folder.parent / "boards.json"
    desk.add("a-1", "3-boards")
    desk.add("b")
    done = run(desk.folder, "--resources", file, "--platform", "3-boards")
    assert done.returncode == 0 and desk.id("b") not in done.stdout

    def slot(name: str) -> dict[str, object]:
        return {"id": desk.id(name).replace("-", "_"), "slots": 1}

    assert json.loads(file.read_text()) == {
        "version": {"major": 1, "minor": 0},
        "local": [{"board_3_boards": [slot("a-1")], "board_sabre": [slot("b")]}],
    }
