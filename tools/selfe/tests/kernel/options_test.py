# Settings are held against what the kernel's build has made of them, before anything is compiled.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from project import SETTINGS, Project


def refused(project: Project, key: str, value: str) -> str:
    project.with_source()
    project.configure('{ path = "source" }', {**SETTINGS, key: value})
    error = project.refused()
    assert "build" not in project.journal()
    assert project.prefixes() == []
    return error


def test_misspelt_option_is_refused_where_it_stands(project: Project) -> None:
    error = refused(project, "KernelMCS", "true")
    assert "sel4.toml:6:1: error: this kernel has no option KernelMCS" in error
    assert "did you mean `KernelIsMCS`?" in error


def test_option_that_another_overrides_is_refused(project: Project) -> None:
    error = refused(project, "KernelVerificationBuild", "true")
    assert "sel4.toml:5:1: error: KernelDebugBuild = true has no effect" in error
    assert "the kernel makes it OFF" in error


def test_option_that_does_not_exist_in_this_configuration_is_refused(project: Project) -> None:
    error = refused(project, "KernelStaticMaxPeriodUs", "100")
    assert "KernelStaticMaxPeriodUs = 100 has no effect: it does not exist" in error


def test_option_that_the_build_decides_is_refused(project: Project) -> None:
    error = refused(project, "KernelFastpath", "false")
    assert "KernelFastpath = false has no effect: the kernel makes it ON" in error


def test_value_that_is_none_of_the_choices_is_refused_with_the_choices(project: Project) -> None:
    project.with_source()
    error = project.refused("--set", "KernelPlatform=pc98")
    assert "error: KernelPlatform" in error or "cannot be configured" in error


def test_condition_that_is_met_makes_the_option_count(project: Project) -> None:
    project.with_source()
    project.obtain("--set", "KernelIsMCS=true", "--set", "KernelStaticMaxPeriodUs=100")


@pytest.mark.parametrize("value", ["true", "1", '"ON"', '"yes"'])
def test_flag_may_be_written_in_every_way_that_cmake_reads(project: Project, value: str) -> None:
    project.with_source()
    project.configure('{ path = "source" }', {**SETTINGS, "KernelIsMCS": value})
    project.obtain()


# Files for whole seL4 projects have keys for the other parts of such a project.
def test_key_of_another_part_is_noted_and_stops_nothing(project: Project) -> None:
    project.with_source()
    project.configure('{ path = "source" }', {**SETTINGS, "ElfloaderImage": '"binary"'})
    result = project.run()
    assert result.returncode == 0
    assert "sel4.toml:6:1: note: the kernel's build does not look at ElfloaderImage" in result.stderr


# A platform's file serves kernels of many releases: what one of them lacks is no mistake of the user's.
def test_setting_of_the_platforms_file_that_a_kernel_lacks_is_noted(project: Project) -> None:
    project.with_source()
    build = project.source / "CMakeLists.txt"
    lines = build.read_text().splitlines(keepends=True)
    build.write_text("".join(line for line in lines if "KernelSupportPCID" not in line))
    result = project.run()
    assert result.returncode == 0, result.stderr
    assert "note: this kernel has no option KernelSupportPCID" in result.stderr
    assert "no option KernelSupportPCID" in project.refused("--set", "KernelSupportPCID=true")


def test_refusal_is_repeated_and_then_forgotten(project: Project) -> None:
    refused(project, "KernelMCS", "true")
    assert "no option KernelMCS" in project.refused()
    project.configure('{ path = "source" }')
    project.obtain()
