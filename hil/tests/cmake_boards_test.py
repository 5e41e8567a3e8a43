# SELFE_BOARDS as CMake sees it: which boards become resources of ctest, and which are refused.
# SPDX-License-Identifier: BSD-2-Clause

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = f"""\
cmake_minimum_required(VERSION 3.25)
project(boards NONE)
set(SELFE_RUN "{ROOT}/runner/selfe-run")
set(SELFE_PYTHON "{sys.executable}")
set(SELFE_PLATFORM sabre)
include("{ROOT}/cmake/selfe_boards.cmake")
enable_testing()
selfe_read_boards()
message(STATUS "places=${{SELFE_BOARD_PLACES}} resource=${{SELFE_BOARD_RESOURCE}}")
"""
EXAMPLE = (ROOT / "hil" / "boards" / "sabre-lite-u-boot.toml").read_text()
QUARANTINE = '\n[quarantine]\nsince = "2026-11-23"\nreason = "too warm"\n'


class Build:
    """A project that asks for boards and nothing else, configured as often as wanted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "CMakeLists.txt").write_text(PROJECT)
        self.board = folder / "board.toml"
        self.board.write_text(EXAMPLE)

    def configure(self, boards: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["cmake", "-G", "Ninja", "-S", ".", "-B", "build", f"-DSELFE_BOARDS={boards}"],
            cwd=self.folder, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def is_known_to_ctest(self) -> bool:
        file = self.folder / "build" / "CTestTestfile.cmake"
        return f'CTEST_RESOURCE_SPEC_FILE "{self.resources}"' in file.read_text()

    @property
    def resources(self) -> Path:
        return self.folder / "build" / "selfe-boards.json"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    return Build(tmp_path)


def test_boards_of_the_platform_are_resources_until_there_are_none(build: Build) -> None:
    done = build.configure(f"board.toml:{ROOT}/hil/boards/jetson-tx1-u-boot.toml")
    assert done.returncode == 0, done.stderr
    assert f"places={build.board};{ROOT}/hil/boards/jetson-tx1-u-boot.toml" in done.stdout
    assert "Boards for sabre: sabre-lite-1" in done.stdout
    assert "resource=board_sabre:1" in done.stdout
    local = json.loads(build.resources.read_text())["local"]
    assert [sorted(entry) for entry in local] == [["board_sabre", "board_tx1"]]
    assert build.is_known_to_ctest()
    done = build.configure("")
    assert "places= resource=" in done.stdout
    assert not build.is_known_to_ctest()


def test_board_in_quarantine_runs_no_tests(build: Build) -> None:
    build.board.write_text(EXAMPLE + QUARANTINE)
    done = build.configure("board.toml")
    assert done.returncode == 0
    assert "Board sabre-lite-1 is in quarantine" in done.stdout
    assert "places= resource=" in done.stdout and not build.is_known_to_ctest()


def test_board_file_that_is_wrong_is_refused_at_its_place(build: Build) -> None:
    build.board.write_text(EXAMPLE.replace("speed =", "sped ="))
    done = build.configure("board.toml")
    assert done.returncode != 0
    assert "error: there is no key `sped` in [console]" in done.stderr
    assert "board.toml:" in done.stderr
