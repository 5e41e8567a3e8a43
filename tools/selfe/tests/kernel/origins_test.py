# Kernels that selfe does not build: an install prefix, a build folder; and what is no whole kernel.
# SPDX-License-Identifier: BSD-2-Clause

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from project import PREFIX_FILES, Project, assert_whole


@pytest.fixture
def prefix(project: Project) -> Path:
    """A whole prefix outside the cache, named by the project's sel4.toml."""
    built = project.with_source().obtain()
    shutil.copytree(built, project.folder / "prefix")
    project.configure('{ prefix = "prefix" }')
    project.journal()
    return project.folder / "prefix"


def test_prefix_is_used_as_it_is(project: Project, prefix: Path) -> None:
    (prefix / "selfe-kernel.json").unlink()  # others do not write it
    assert project.run().stdout.strip() == str(prefix)
    assert project.journal() == []


@pytest.mark.parametrize("name", [name for name in PREFIX_FILES if "selfe" not in name])
def test_half_prefix_is_refused(project: Project, prefix: Path, name: str) -> None:
    (prefix / name).unlink()
    assert f"not a whole install prefix of a kernel: {name} is missing" in project.refused()


def test_prefix_for_another_architecture_or_platform_is_refused(
    project: Project, prefix: Path
) -> None:
    file = prefix / "libsel4/include/kernel/gen_config.json"
    config = json.loads(file.read_text())
    file.write_text(json.dumps(config | {"SEL4_ARCH": "aarch64"}))
    assert "this is a kernel for aarch64, but platform pc99 is resolved for" in project.refused()
    file.write_text(json.dumps(config | {"PLAT": "stand-in"}))
    assert "this is a kernel for stand-in, not for pc99" in project.refused()
    file.write_text("half a fi")
    assert "gen_config.json: this is not JSON" in project.refused()


def test_prefix_for_another_platform_is_told_which_one_it_is_for(
    project: Project, prefix: Path
) -> None:
    file = prefix / "libsel4/include/kernel/gen_config.json"
    config = json.loads(file.read_text())
    sabre = {"SEL4_ARCH": "aarch32", "ARM_PLAT": "sabre", "PLAT": "sabre"}
    for changes, hint in (
        (sabre, "the platform of this kernel is --platform sabre\n"),
        ({"SEL4_ARCH": "riscv64", "PLAT": "spike"}, "give a kernel that was built for this platform\n"),
    ):
        file.write_text(json.dumps(config | changes))
        assert project.refused().endswith(f"\nhint: {hint}")


@pytest.mark.parametrize("left", [0, 3, 40, 1 << 16, -1])
def test_damaged_kernel_is_refused_before_anything_is_built(
    project: Project, prefix: Path, left: int
) -> None:
    kernel = prefix / "bin/kernel.elf"
    kernel.write_bytes(kernel.read_bytes()[:left])
    assert f"{kernel}: this kernel is damaged: " in (said := project.refused())
    assert said.endswith("\nhint: install or copy it again\n")


def test_line_that_names_a_wrong_prefix_is_pointed_at(project: Project, prefix: Path) -> None:
    toml = project.folder / "sel4.toml"
    number = 1 + [line.startswith("kernel = ") for line in toml.read_text().splitlines()].index(True)
    shutil.rmtree(prefix / "bin")
    half = f"{prefix}: not a whole install prefix of a kernel: bin/kernel.elf is missing\n"
    assert re.search(rf"(?m)^{re.escape(str(toml))}:{number}:\d+: error: {re.escape(half)}", project.refused())
    shutil.rmtree(prefix)
    assert f": error: {prefix}: there is no such folder\nhint: " in project.refused()


def cmake(*arguments: str) -> None:
    subprocess.run(["cmake", *arguments], check=True, capture_output=True)


@pytest.fixture
def build_folder(project: Project) -> Path:
    """A build folder of the stand-in that is configured, not built, and named by `build_dir`."""
    project.with_source()
    folder = project.folder / "built"
    prefix = "-DCROSS_COMPILER_PREFIX=x86_64-linux-gnu-"
    cmake("-G", "Ninja", "-S", str(project.source), "-B", str(folder), prefix,
          "-DKernelPlatform=pc99")  # fmt: skip
    text = (project.folder / "sel4.toml").read_text()
    (project.folder / "sel4.toml").write_text(
        text.replace("[sel4.config]", 'build_dir = "built"\n[sel4.config]')
    )
    project.journal()
    return folder


def test_build_folder_is_installed_from_whenever_it_was_built(
    project: Project, build_folder: Path
) -> None:
    assert "has the kernel been built?" in project.refused()
    cmake("--build", str(build_folder))
    prefix = project.obtain()
    project.journal()
    assert project.obtain() == prefix
    assert project.journal() == []
    source = project.source / "kernel.c"
    source.write_text(source.read_text().replace("{1}", "{2}"))
    cmake("--build", str(build_folder))
    project.obtain()
    assert (prefix / "bin/kernel.elf").read_bytes() == (build_folder / "kernel.elf").read_bytes()
    assert_whole(prefix)


def test_folder_that_is_no_build_folder_is_refused(project: Project, build_folder: Path) -> None:
    shutil.rmtree(build_folder)
    assert "built is not a build folder of CMake" in project.refused()
