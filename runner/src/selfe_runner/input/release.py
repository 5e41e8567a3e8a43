# Which release of seL4 a kernel is of, by what its installed headers have.
# SPDX-License-Identifier: BSD-2-Clause

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from selfe_runner.input.files import read_bytes
from selfe_runner.problem import Problem

# Beside the runner, in the tree and where it is installed.
RELEASES = Path(__file__).parents[4] / "conformance" / "releases.toml"


def order(release: str) -> tuple[int, ...]:
    """What two releases are compared by. Problem: it is not written like 14.0.0."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", release):
        raise Problem(f"'{release}' is no release of seL4", "releases look like 14.0.0")
    return tuple(int(part) for part in release.split("."))


def release_of(prefix: Path, releases: Path = RELEASES) -> str:
    """The release of the kernel installed in `prefix`: the last of `releases` of which, and of all
    before, the mark is there."""
    found = ""
    for release, files, mark in _marks(releases):
        if mark and not any(mark in _text(path) for path in sorted(prefix.glob(files))):
            break
        found = release
    return found


def release_text(release: str, releases: Path = RELEASES) -> str:
    """What a kernel is taken for and by what, for who must judge whether it is that: no kernel says
    its release, and the divergences that are known of one are those of another."""
    marks = list(_marks(releases))
    index = next((i for i, (name, _, _) in enumerate(marks) if name == release), len(marks))
    has = [mark.rstrip("(") for _, _, mark in marks[index : index + 1] if mark]
    lacks = [(mark.rstrip("("), name) for name, _, mark in marks[index + 1 : index + 2] if mark]
    reasons = [f"has {mark}" for mark in has]
    reasons += [f"has no {mark}, which {name} has" for mark, name in lacks]
    why = f": its libsel4 {' and '.join(reasons)}" if reasons else ""
    return f"taken for {release}{why}"


def _text(path: Path) -> str:
    return path.read_text(errors="replace") if path.is_file() else ""


@cache
def _marks(path: Path) -> tuple[tuple[str, str, str], ...]:
    return tuple(_read_marks(path))


def _read_marks(path: Path) -> Iterator[tuple[str, str, str]]:
    """Release, pattern of files, and what stands in one of them; oldest first."""
    try:
        document = tomllib.loads(read_bytes(path, "list of releases").decode())
    except ValueError as error:
        raise Problem(f"this is no TOML: {error}", place=path) from error
    for release in sorted(document, key=order):
        table = document[release]
        yield release, str(table.get("files", "")), str(table.get("mark", ""))
