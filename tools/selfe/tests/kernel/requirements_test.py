# What a build needs and the machine lacks is named before anything runs, with the way to get it.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
from pathlib import Path

import pytest
from project import Project


def with_tools_but(project: Project, *missing: str) -> None:
    """PATH becomes a folder with everything that PATH has now, but for some programs."""
    tools = project.folder / "tools"
    tools.mkdir()
    for folder in os.environ["PATH"].split(":"):
        for program in Path(folder).glob("*"):
            link = tools / program.name
            if program.name not in missing and not link.exists() and not link.is_symlink():
                link.symlink_to(program)
    project.environment["PATH"] = str(tools)


@pytest.mark.parametrize(
    ("program", "package"),
    [
        ("cmake", "cmake"),
        ("ninja", "ninja-build"),
        ("x86_64-linux-gnu-gcc", "gcc"),
    ],
)
def test_missing_program_is_named_with_its_package(
    project: Project, program: str, package: str
) -> None:
    project.with_source()
    with_tools_but(project, program)
    error = project.refused()
    assert f"needs what this machine does not have: {program}\n" in error
    assert f"hint: sudo apt install {package}\n" in error
    assert project.journal() == []


def test_all_that_is_missing_is_named_at_once(project: Project) -> None:
    project.with_source()
    with_tools_but(project, "cmake", "ninja")
    error = project.refused()
    assert "does not have: cmake, ninja\n" in error
    assert "sudo apt install cmake ninja-build" in error


def test_git_is_needed_for_a_repository_only(project: Project) -> None:
    project.with_repository()
    with_tools_but(project, "git")
    error = project.refused()
    assert "git" in error
    assert "sudo apt install git" in error
    shutil.copytree(project.repository, project.source)
    project.configure('{ path = "source" }')
    project.obtain()


def with_script(project: Project, text: str) -> None:
    """A script of the source tree that its CMake files mention."""
    project.with_source()
    (project.source / "tools").mkdir()
    (project.source / "tools" / "generate.py").write_text(text)
    with (project.source / "CMakeLists.txt").open("a") as file:
        file.write("# runs tools/generate.py\n")


def test_python_modules_that_scripts_import_are_named(project: Project) -> None:
    with_script(project, "import json\nfrom no_such_module.part import thing\nimport own\n")
    (project.source / "tools" / "own.py").write_text("import no_such_neighbour\n")
    error = project.refused()
    assert "Python modules no_such_module, no_such_neighbour (asked /usr/bin/python3)" in error
    assert "/bin/pip install no_such_module no_such_neighbour" in error
    assert project.journal() == []


def test_import_that_a_script_can_do_without_is_its_own_business(project: Project) -> None:
    with_script(project, "try:\n    import no_such_module\nexcept ImportError:\n    pass\n")
    project.obtain()


def test_python_with_the_modules_is_found_where_the_hint_puts_it(project: Project) -> None:
    with_script(project, "import no_such_module\n")
    data = project.folder / ".local/share/selfe/python/bin"
    data.mkdir(parents=True)
    # Plays an environment that has the module.
    (data / "python3").write_text(
        f"#!/bin/sh\nPYTHONPATH={data} exec /usr/bin/python3 \"$@\"\n"
    )
    (data / "python3").chmod(0o755)
    (data / "no_such_module.py").write_text("")
    project.obtain()


def test_python_can_be_chosen(project: Project) -> None:
    with_script(project, "import json\n")
    project.environment["SELFE_KERNEL_PYTHON"] = "/nowhere/python3"
    assert "/nowhere/python3" in project.refused()


# It was asked for its modules, and then another one ran.
def test_python_of_another_name_is_not_passed_over(project: Project) -> None:
    with_script(project, "import json\n")
    other = project.folder / "python3.99"
    other.symlink_to("/usr/bin/python3")
    project.environment["PATH"] += f":{project.folder}"
    for name in (str(other), "python3.99"):
        project.environment["SELFE_KERNEL_PYTHON"] = name
        assert f"{other}: error: the kernel's build would run another" in project.refused()


# The folder of the Python came first, and with it other compilers than the chosen one.
def test_compiler_stays_first_before_the_pythons_folder(project: Project) -> None:
    with_script(project, "import json\n")
    for folder, program, target in (
        ("compilers", "x86_64-linux-gnu-gcc", "/usr/bin/x86_64-linux-gnu-gcc"),
        ("pythons", "x86_64-linux-gnu-gcc", "/bin/false"),
        ("pythons", "python3", "/usr/bin/python3"),
    ):
        (project.folder / folder).mkdir(exist_ok=True)
        (project.folder / folder / program).symlink_to(target)
    project.environment["PATH"] = f"{project.folder}/compilers:{project.environment['PATH']}"
    project.environment["SELFE_KERNEL_PYTHON"] = f"{project.folder}/pythons/python3"
    project.obtain()


# Debian has no package of it, so that everybody would have to go elsewhere for it.
def test_reader_of_device_trees_is_selfes_own_where_there_is_none(project: Project) -> None:
    with_script(project, "import pyfdt.pyfdt\n")
    with (project.source / "CMakeLists.txt").open("a") as file:
        file.write(
            "execute_process(COMMAND python3 -c \"import pyfdt.pyfdt as p; print(p.FdtNode)\"\n"
            "    COMMAND_ERROR_IS_FATAL ANY)\n"
        )
    project.obtain()
