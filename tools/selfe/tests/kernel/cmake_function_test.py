# selfe_kernel() in a project of a user's: the kernel of its sel4.toml, obtained while configuring.
# SPDX-License-Identifier: BSD-2-Clause

import os
import subprocess
from pathlib import Path

import pytest
from project import TIMEOUT_S, Project, assert_whole

# A host build has the layout of an installed selfe: the tools in bin/, the tree in share/selfe/.
SELFE_FOLDER = Path(os.environ["SELFE"]).parents[1] / "share/selfe"

CMAKE_LISTS = """
cmake_minimum_required(VERSION 3.25)
project(outside LANGUAGES C CXX)
find_package(selfe REQUIRED)
selfe_kernel({call})
message(STATUS "prefix: ${{kernel_PREFIX}}")
message(STATUS "kernel of root tasks: ${{SELFE_KERNEL}}")
if(NOT TARGET kernel)
    message(FATAL_ERROR "there is no target kernel")
endif()
"""


class Outside:
    """A user's project beside the project's sel4.toml."""

    def __init__(self, project: Project, call: str) -> None:
        self.project = project
        self.build = project.folder / "outside-build"
        (project.folder / "CMakeLists.txt").write_text(CMAKE_LISTS.format(call=call))

    def cmake(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["cmake", *arguments],
            env=self.project.environment,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
        )

    def configure(self, *options: str) -> subprocess.CompletedProcess[str]:
        return self.cmake(
            "-G", "Ninja", "-S", str(self.project.folder), "-B", str(self.build),
            f"-DCMAKE_TOOLCHAIN_FILE={SELFE_FOLDER}/cmake/toolchains/x86_64-linux-gnu.cmake",
            f"-Dselfe_DIR={SELFE_FOLDER}/cmake", "-DSELFE_PLATFORM=pc99", *options,
        )  # fmt: skip


def said(result: subprocess.CompletedProcess[str], what: str) -> str:
    """What CMake's status line `what: …` says."""
    assert result.returncode == 0, result.stderr
    (line,) = (line for line in result.stdout.splitlines() if line.startswith(f"-- {what}: "))
    return line.removeprefix(f"-- {what}: ")


def test_kernel_is_there_after_configuring(project: Project) -> None:
    outside = Outside(project.with_source(), "kernel CONFIG sel4.toml")
    result = outside.configure()
    assert_whole(Path(said(result, "prefix")))
    assert said(result, "kernel of root tasks") == said(result, "prefix")


def test_changed_file_configures_again(project: Project) -> None:
    outside = Outside(project.with_source(), "kernel CONFIG sel4.toml PROFILE debug")
    first = said(outside.configure(), "prefix")
    unchanged = outside.cmake("--build", str(outside.build))
    assert "prefix" not in unchanged.stdout
    project.configure('{ path = "source" }', {"KernelNumPriorities": "8"})
    again = outside.cmake("--build", str(outside.build))
    assert said(again, "prefix") != first


# `selfe build --release` of a project that calls selfe_kernel() would get the debug kernel otherwise.
def test_prefix_of_the_command_line_takes_the_place_of_the_files(project: Project) -> None:
    prefix = project.with_source().obtain("--release")
    project.configure('{ path = "nowhere" }')
    outside = Outside(project, "kernel CONFIG sel4.toml")
    result = outside.configure(f"-DSELFE_KERNEL={prefix}")
    assert said(result, "prefix") == str(prefix)
    assert said(outside.configure(), "prefix") == str(prefix)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("kernel", "CONFIG is missing"),
        ("kernel CONFIG sel4.toml PROFILE fast", "there is no PROFILE fast"),
        ("kernel CONFIG nowhere.toml", "there is no kernel for kernel: see above"),
    ],
)
def test_wrong_call_is_refused_in_a_sentence(project: Project, call: str, sentence: str) -> None:
    outside = Outside(project.with_source(), call)
    result = outside.configure()
    assert result.returncode == 1
    assert sentence in result.stderr


def test_kernels_own_complaint_is_what_the_user_sees(project: Project) -> None:
    outside = Outside(project.with_source(), "kernel CONFIG sel4.toml")
    project.configure('{ path = "source" }', {"KernelMCS": "true"})
    result = outside.configure()
    assert result.returncode == 1
    assert "sel4.toml:4:1: error: this kernel has no option KernelMCS" in result.stderr
