# Makes one changed kernel quickly, beside a build that it leaves alone, and boots the suite on it.
# SPDX-License-Identifier: BSD-2-Clause
#
# The kernel's sources are copied once. For each change the copies of the changed files get their new
# text, the objects that Ninja knows to depend on them are compiled by the build's own commands, the
# kernel is linked by the build's own command with all other objects as they are, and packed as the
# build packs its image. Nothing of the tree or the build is written to.

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from mutation.change import KERNEL, Change
from mutation.compilation import command_aside, read_of
from mutation.outcome import Kind, Outcome
from mutation.recipe import Recipe, read_recipe
from mutation.trial import LIMITS, try_image
from selfe_runner.input.cases import CaseList, read_cases
from selfe_runner.input.platform import Platform, read_platform
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.problem import Problem

_ERROR_LINES = 12


class Workbench:
    """A place for one changed kernel at a time; any number of workbenches share a build.

    `kernel_digest` tells two kernels apart: of the last one built, or empty.
    """

    def __init__(self, build: Path, scratch: Path, jobs: int = 1, kernel: Path = KERNEL) -> None:
        """`build`: a target build with SELFE_KERNEL=reference, up to date; `scratch`: a folder that
        is this workbench's alone; `jobs`: compilers at once; `kernel`: the sources that `build` was
        made of. Problem: the build is not usable."""
        build, self._scratch = build.resolve(), scratch.resolve()
        self._recipe: Recipe = read_recipe(build)
        self._jobs = jobs
        self._kernel = kernel.resolve()
        self._pack = _options(self._recipe.pack)
        self._copy = self._scratch / "kernel"
        self._objects = self._scratch / "objects"
        self._prefix = self._scratch / "prefix"
        self._image = self._scratch / "conformance.image.elf"
        self.cases: CaseList = read_cases(Path(self._pack["--root-task"] + ".cases.json"))
        self.platform: Platform = read_platform(Path(self._pack["--platform"]))
        self._prepare(Path(self._pack["--prefix"]))
        self.kernel_digest = ""
        self.unchanged_digest = self._link([])

    def try_(
        self,
        change: Change,
        first: Sequence[str] = (),
        only: Sequence[str] = (),
        limits: Limits = LIMITS,
    ) -> Outcome:
        """Builds the changed kernel and runs the cases that match a glob of `only` (empty: all),
        those that match one of `first` in a boot before the others, until one does not pass. A glob
        is of names, `CNodeCopy.*`, or, with a slash, of areas and names, `cnode/*`."""
        started = time.monotonic()
        failure = self.build(change)
        built = time.monotonic() - started
        outcome = failure or self.boot(first, only, limits)
        return replace(outcome, seconds={**outcome.seconds, "build": built})

    def build(self, change: Change) -> Outcome | None:
        """Builds and links the changed kernel; an outcome if there is nothing to boot."""
        self.kernel_digest = ""
        with self._overlay(change) as sources:
            objects = self._recipe.made_of(sources)
            if not objects:
                names = ", ".join(sorted(change.files))
                return Outcome(Kind.SAME, text=f"no object of this build depends on {names}")
            with ThreadPoolExecutor(self._jobs) as pool:
                complaints = [said for said in pool.map(self._compile, objects) if said]
        if complaints:
            return _not_built(complaints[0])
        try:
            self.kernel_digest = self._link(objects)
        except _LinkFailed as error:
            return _not_built(str(error))
        if self.kernel_digest == self.unchanged_digest:
            return Outcome(Kind.SAME, text="the compiler makes the same kernel of it")
        return None

    def boot(
        self, first: Sequence[str] = (), only: Sequence[str] = (), limits: Limits = LIMITS
    ) -> Outcome:
        """Packs the kernel that was linked last and runs cases, as `try_` says."""
        started = time.monotonic()
        self._pack_image()
        seconds = {"pack": time.monotonic() - started, "run": 0.0}
        chosen = self._select(only) if only else {case.index for case in self.cases.cases}
        early = chosen & self._select(first)
        outcome = Outcome(Kind.SURVIVED)
        for selected in (sorted(early), sorted(chosen - early)):
            if selected and outcome.kind is Kind.SURVIVED:
                started = time.monotonic()
                outcome = try_image(
                    self._image, self.cases, self.platform, self._prefix, selected, limits
                )
                seconds["run"] += time.monotonic() - started
        return replace(outcome, seconds=seconds)

    def boot_unchanged(self, only: Sequence[str] = (), limits: Limits = LIMITS) -> Outcome:
        """The same with the kernel as it is."""
        self.kernel_digest = self._link([])
        return self.boot((), only, limits)

    def _select(self, globs: Sequence[str]) -> set[int]:
        named = [(case.index, case.name, f"{case.area}/{case.name}") for case in self.cases.cases]
        return {
            i for i, name, path in named for g in globs if fnmatchcase(path if "/" in g else name, g)
        }

    def packed(self) -> tuple[Path, CaseList, Platform, Path]:
        """What was booted last: the image, its cases, its machine, and its kernel's prefix."""
        return self._image, self.cases, self.platform, self._prefix

    def _prepare(self, prefix: Path) -> None:
        """Fresh copies of the sources, and a prefix that differs from the build's in its kernel."""
        for folder in (self._copy, self._objects, self._prefix):
            shutil.rmtree(folder, ignore_errors=True)
        self._scratch.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self._kernel, self._copy)
        self._objects.mkdir()
        (self._prefix / "bin").mkdir(parents=True)
        for entry in sorted(prefix.iterdir()):
            if entry.name != "bin":
                (self._prefix / entry.name).symlink_to(entry)

    @contextmanager
    def _overlay(self, change: Change) -> Iterator[frozenset[str]]:
        """The copies have the change's text; gives the originals' paths."""
        originals = {path: self._kernel / path for path in change.files}
        for path, original in originals.items():
            if not original.is_file():
                raise Problem(f"{path} is no file of the kernel", place=change.name)
            (self._copy / path).write_text(change.files[path])
        try:
            yield frozenset(str(original) for original in originals.values())
        finally:
            for path, original in originals.items():
                shutil.copyfile(original, self._copy / path)

    def _compile(self, target: str) -> str:
        """Compiles one object from the copies; what the compiler complains of if it fails. Problem:
        it did not read the copies, and every change would be called the same."""
        output = self._object(target)
        output.parent.mkdir(parents=True, exist_ok=True)
        command = self._recipe.compile[target]
        done = self._run(command_aside(command, self._kernel, self._copy, output))
        if done.returncode:
            return done.stderr or f"{target}: the compiler failed"
        if unchanged := read_of(self._kernel, output, self._recipe.folder):
            hint = "build in a folder that was configured without links and compiler wrappers"
            raise Problem(f"the compiler reads the unchanged {unchanged[0]}", hint, place=target)
        return ""

    def _link(self, objects: Sequence[str]) -> str:
        """Links the kernel with `objects` from here; its digest. Without symbols, so that two
        kernels are equal exactly when their instructions and data are."""
        kernel = self._prefix / "bin" / "kernel.elf"
        line = f" {self._recipe.link} "
        for target in objects:
            line = line.replace(f" {target} ", f" {self._object(target)} ")
        line = line.replace(" -o kernel.elf ", f" -Wl,-s -o {kernel} ")
        done = self._run(["sh", "-c", line])
        if done.returncode:
            raise _LinkFailed(done.stderr)
        return sha256(kernel.read_bytes()).hexdigest()

    def _pack_image(self) -> None:
        own = {"--prefix": str(self._prefix), "--output": str(self._image)}
        options = [word for pair in {**self._pack, **own}.items() for word in pair]
        done = self._run([*self._recipe.pack[:2], *options])
        if done.returncode:
            raise Problem(f"the image cannot be packed: {done.stderr.strip()}", place=self._image)

    def _object(self, target: str) -> Path:
        return self._objects / target

    def _run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        # What compilers say of the same defect must be the same everywhere.
        environment = {**os.environ, "LC_ALL": "C"}
        try:
            return subprocess.run(
                command,
                cwd=self._recipe.folder,
                env=environment,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
        except OSError as error:  # the build is made again beside us, or its tools are gone
            hint = "build it, then go on with the same command"
            raise Problem(f"cannot be started: {error.strerror}", hint, place=command[0]) from error


class _LinkFailed(Exception):
    """The linker's own words."""


def _options(command: Sequence[str]) -> dict[str, str]:
    """The options of a command `tool verb --option value …`."""
    return dict(zip(command[2::2], command[3::2], strict=True))


def _not_built(said: str) -> Outcome:
    lines = said.strip().splitlines()
    errors = [line for line in lines if "error: " in line] or lines or ["no reason given"]
    text = errors[0].rpartition("error: ")[2]
    return Outcome(Kind.NOT_BUILT, text=text, log="\n".join(lines[:_ERROR_LINES]))
