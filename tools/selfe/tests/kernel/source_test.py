# A kernel from a folder of its source: built once, and again only when something has changed.
# SPDX-License-Identifier: BSD-2-Clause

import json
import shutil
from pathlib import Path

from project import Project



def test_is_built_and_installed_as_configured(project: Project) -> None:
    prefix = project.with_source().obtain()
    assert project.journal() == ["configure", "build", "install"]
    config = json.loads((prefix / "libsel4/include/kernel/gen_config.json").read_text())
    assert config["DEBUG_BUILD"] is True
    assert config["VERIFICATION_BUILD"] is False


def test_second_run_starts_nothing(project: Project) -> None:
    prefix = project.with_source().obtain()
    project.journal()
    # Of all programs PATH finds only the compiler, whose identity is part of what is compared.
    compiler = shutil.which("x86_64-linux-gnu-gcc")
    assert compiler is not None
    (project.folder / "tools").mkdir()
    (project.folder / "tools" / Path(compiler).name).symlink_to(compiler)
    project.environment["PATH"] = str(project.folder / "tools")
    assert project.obtain() == prefix
    assert project.journal() == []


def test_changed_source_is_built_again_and_takes_the_place_of_the_old(project: Project) -> None:
    prefix = project.with_source().obtain()
    old = (prefix / "bin/kernel.elf").read_bytes()
    source = project.source / "kernel.c"
    source.write_text(source.read_text().replace("{1}", "{2}"))
    assert project.obtain() == prefix
    assert (prefix / "bin/kernel.elf").read_bytes() != old


def test_changed_default_of_an_option_counts(project: Project) -> None:
    prefix = project.with_source().obtain()
    build = project.source / "CMakeLists.txt"
    build.write_text(build.read_text().replace("NUM_PRIORITIES 256", "NUM_PRIORITIES 128"))
    project.obtain()
    config = json.loads((prefix / "libsel4/include/kernel/gen_config.json").read_text())
    # A cache that was kept would still say 256.
    assert config["NUM_PRIORITIES"] == "128"


def test_each_configuration_has_its_own_folder(project: Project) -> None:
    debug = project.with_source().obtain()
    other = project.obtain("--set", "KernelNumPriorities=8")
    assert debug != other
    project.journal()
    assert project.obtain() == debug
    assert project.journal() == []


def test_nothing_is_written_into_the_source(project: Project) -> None:
    project.with_source()
    before = sorted(project.source.rglob("*"))
    project.obtain()
    assert sorted(project.source.rglob("*")) == before


def test_the_callers_environment_does_not_change_the_kernel(project: Project) -> None:
    project.with_source()
    influences = {"CFLAGS": "-no-such-flag", "DESTDIR": str(project.folder / "elsewhere")}
    project.environment |= {**influences, "CMAKE_GENERATOR": "No Such", "CC": "/nowhere/cc"}
    project.obtain()
    assert not (project.folder / "elsewhere").exists()


def test_build_that_fails_shows_the_compilers_words_and_leaves_no_prefix(project: Project) -> None:
    project.with_source()
    (project.source / "kernel.c").write_text("this is no C\n")
    error = project.refused()
    assert "error: the kernel does not build: cmake exited with 1" in error
    assert "kernel.c:1:1: error: unknown type name" in error
    assert "build.log" in error
    assert project.prefixes() == []


def test_folder_that_is_no_source_is_refused_at_its_place(project: Project) -> None:
    project.configure('{ path = "nowhere" }')
    error = project.refused()
    assert "sel4.toml:2:1: error:" in error
    assert "nowhere is not the source of a kernel" in error


def test_blank_in_a_path_is_refused_before_the_linker_stumbles(project: Project) -> None:
    project.with_source()
    project.source.rename(project.folder / "my source")
    project.configure('{ path = "my source" }')
    assert "blank in the path of its source" in project.refused()
    assert project.journal() == []


def test_json_says_what_a_build_depends_on(project: Project) -> None:
    result = project.with_source().run("--json")
    answer = json.loads(result.stdout)
    assert answer["was_built"] is True
    assert answer["platform"] == "pc99"
    assert answer["sel4_arch"] == "x86_64"
    assert str(project.folder / "sel4.toml") in answer["depends_on"]
    assert json.loads(project.run("--json").stdout)["was_built"] is False
