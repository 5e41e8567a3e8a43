# A change of the kernel's sources: new texts for some of its files, from a patch or from a mutant.
# SPDX-License-Identifier: BSD-2-Clause

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from selfe_runner.problem import Problem

ROOT = Path(__file__).resolve().parent.parent.parent
KERNEL = ROOT / "kernel"


@dataclass(frozen=True)
class Change:
    """`name`: for people; `files`: new text of each changed file, by its path within kernel/."""

    name: str
    files: Mapping[str, str]


def read_patch(patch: Path, kernel: Path = KERNEL) -> Change:
    """The change that `patch` makes to the sources in `kernel`; its paths begin with a/kernel/ and
    b/kernel/. Problem: it cannot be read, does not apply, or touches anything but existing files
    of the kernel.
    """
    with tempfile.TemporaryDirectory() as folder:
        touched = [_within_kernel(patch, path) for path in _touched(patch)]
        for path in touched:
            if not (kernel / path).is_file():
                raise Problem(f"{path} is no file of the kernel", place=patch)
            copy = Path(folder, "kernel", path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kernel / path, copy)
        _git(patch, "apply", "--whitespace=nowarn", folder=folder)
        try:
            files = {path: Path(folder, "kernel", path).read_text() for path in touched}
        except FileNotFoundError as error:
            raise Problem("the patch removes a file", place=patch) from error
    return Change(patch.stem, files)


def _touched(patch: Path) -> list[str]:
    """The paths that a patch names, sorted."""
    if not patch.is_file():
        raise Problem("there is no such patch", place=patch)
    lines = _git(patch, "apply", "--numstat", "-z").split("\0")
    paths = sorted({line.split("\t")[2] for line in lines if line})
    if not paths:
        raise Problem("the patch changes nothing", place=patch)
    return paths


def _within_kernel(patch: Path, path: str) -> str:
    head, *rest = PurePosixPath(path).parts
    if head != "kernel" or not rest or ".." in rest:
        raise Problem(f"the patch changes {path}, which is outside kernel/", place=patch)
    return str(PurePosixPath(*rest))


def _git(patch: Path, *arguments: str, folder: str = "/") -> str:
    """What `git` says, run outside of any repository, so that it takes `folder` for the root."""
    done = subprocess.run(
        ["git", *arguments, str(patch.resolve())],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(Path(folder).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["git gave no reason"]
        raise Problem(f"the patch does not apply: {said[0].removeprefix('error: ')}",
                      "make it again from the sources as they are now", place=patch)  # fmt: skip
    return done.stdout
