# How a build folder makes its kernel and its image: commands and dependencies, as Ninja knows them.
# SPDX-License-Identifier: BSD-2-Clause

import json
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation.compilation import real_path
from selfe_runner.problem import Problem

_IMAGE = "conformance/images/conformance.image.elf"
_NOT_BUILT = "build it first: cmake --build {}"


@dataclass(frozen=True)
class Recipe:
    """`folder`: of the kernel's build, in which its commands run; `compile`: the command for each
    object; `dependencies`: the files that each object was made of; `link`: the kernel's, a shell's
    line; `pack`: the image's."""

    folder: Path
    compile: Mapping[str, Sequence[str]]
    dependencies: Mapping[str, frozenset[str]]
    link: str
    pack: Sequence[str]

    def made_of(self, sources: frozenset[str]) -> list[str]:
        """The objects that depend on one of the files `sources` (absolute paths), sorted."""
        return sorted(o for o in self.compile if self.dependencies.get(o, frozenset()) & sources)


def read_recipe(build: Path) -> Recipe:
    """The recipe of `build`, a target build of this tree for the reference kernel.

    Problem: it is none, or what lies there is older than the sources, or it hides what is made of what.
    """
    kernel = build / "kernel" / "build"
    if not (build / "build.ninja").is_file():
        hint = "configure a target build there: cmake --preset qemu-arm-virt -B <folder>"
        raise Problem("this is no build folder of Ninja's", hint, place=build)
    if not (kernel / "build.ninja").is_file():
        hint = f"{_NOT_BUILT.format(build)}; it needs SELFE_KERNEL=reference"
        raise Problem("there is no build of the reference kernel here", hint, place=build)
    if "no work to do" not in _ninja(kernel, "-n", "kernel.elf"):
        raise Problem(
            "the kernel here is older than its sources", _NOT_BUILT.format(build), place=build
        )
    # An object of -t compdb has a command if Ninja makes it by one.
    entries = json.loads(_ninja(kernel, "-t", "compdb"))
    link = _ninja(kernel, "-t", "commands", "-s", "kernel.elf").strip()
    used = set(link.split())
    used.discard("kernel.elf")
    compile = {e["output"]: shlex.split(e["command"]) for e in entries if e["output"] in used}
    dependencies = _dependencies(_ninja(kernel, "-t", "deps"), kernel)
    if not compile or not compile.keys() <= dependencies.keys():
        text = "which objects the kernel here is made of, or what they depend on, is not known"
        raise Problem(text, "build it with CMake's Ninja generator and GCC", place=kernel)
    return Recipe(
        folder=kernel,
        compile=compile,
        dependencies=dependencies,
        link=link,
        pack=pack_command(build, _IMAGE),
    )


def pack_command(build: Path, image: str) -> list[str]:
    """The command that packs `image`, a path within `build`. Problem: nothing there makes it."""
    return shlex.split(_ninja(build, "-t", "commands", "-s", image).strip().rpartition(" && ")[2])


def _dependencies(text: str, folder: Path) -> dict[str, frozenset[str]]:
    """What `ninja -t deps` prints in `folder`: blocks of a line `OBJECT: #deps …` and indented paths."""
    found: dict[str, frozenset[str]] = {}
    for block in text.split("\n\n"):
        head, *paths = block.strip().split("\n")
        if ": #deps " in head:
            found[head.partition(": #deps ")[0]] = frozenset(
                real_path(folder, path.strip()) for path in paths
            )
    return found


def _ninja(folder: Path, *arguments: str) -> str:
    command = ["ninja", "-C", str(folder), "--quiet", *arguments]
    if "-n" in arguments:
        command.remove("--quiet")  # it would not say that nothing is to be done
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Problem("ninja cannot be started", "install it: apt-get install ninja-build") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise Problem(f"ninja: {said[-1]}", _NOT_BUILT.format(folder), place=folder)
    return done.stdout
