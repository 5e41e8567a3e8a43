# How one object is compiled from copies of the kernel's sources: the build's own command, turned aside.
# SPDX-License-Identifier: BSD-2-Clause

import os
from collections.abc import Sequence
from pathlib import Path

_UNWANTED = ("-MD", "-MMD", "-g")  # line numbers: nobody reads them
_UNWANTED_PAIRS = ("-MF", "-MT", "-MQ", "-o")


def command_aside(command: Sequence[str], kernel: Path, copy: Path, output: Path) -> list[str]:
    """`command`, with the sources in `kernel` taken from `copy`. Leaves `output` and the list of what
    was read, `reads(output)`."""
    words, given = [], iter(command)
    for word in given:
        if word in _UNWANTED_PAIRS:
            next(given)
        elif word not in _UNWANTED:
            words.append(word.replace(f"{kernel}/", f"{copy}/"))
    return [*words, "-w", "-MMD", "-MF", str(reads(output)), "-o", str(output)]


def reads(output: Path) -> Path:
    return output.with_name(output.name + ".d")


def read_of(kernel: Path, output: Path, folder: Path) -> list[str]:
    """The files below `kernel` that were read for `output` by a command in `folder`, sorted."""
    _, _, listed = reads(output).read_text().partition(": ")
    paths = {real_path(folder, path) for path in listed.replace("\\\n", " ").split()}
    return sorted(path for path in paths if path.startswith(f"{kernel}/"))


def real_path(folder: Path, path: str) -> str:
    """The one name of a file that a command in `folder` calls `path`: a tree may have been entered
    by a link, and ccache may write relative names."""
    return os.path.realpath(folder / path)
