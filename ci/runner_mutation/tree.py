# A tree beside the real one, whose runner is full of mutants, each asleep until it is named.
# SPDX-License-Identifier: BSD-2-Clause

import hashlib
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from selfe_runner.problem import Problem

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = "selfe_runner"

# mutmut leaves functions with a decorator alone, and much of what is counted is a property.
_PROPERTY = re.compile(r"^( +)@property\n +def (\w+)\(self\)", re.MULTILINE)
_AS_FUNCTION = "_of_property"


def package(folder: Path) -> Path:
    """Where the runner's package is in a tree."""
    return folder / "runner" / "src" / PACKAGE


def setting(name: str) -> list[str]:
    """A list of [tool.mutate-runner] in runner/pyproject.toml."""
    document = tomllib.loads((ROOT / "runner" / "pyproject.toml").read_text())
    return list(document["tool"]["mutate-runner"][name])


def modules() -> list[str]:
    """The names below the package of those that are changed, sorted."""
    found = {path.relative_to(package(ROOT)) for one in setting("files") for path in package(ROOT).glob(one)}
    return sorted(".".join(file.with_suffix("").parts) for file in found if file.name != "__init__.py")


def is_of(module: str, names: Iterable[str]) -> bool:
    """Whether `module` is one of these modules, or within one of these packages."""
    return any(module == name or module.startswith(f"{name}.") for name in names)


def digest(root: Path = ROOT) -> str:
    """Of all that decides what becomes of a mutant: the runner, its tests, how they are run. Not of the rest
    of the tree (catalogue, platforms), which some tests read."""
    folders = (root / "runner/src", root / "runner/tests")
    files = {path for one in folders for path in one.rglob("*") if path.is_file()}
    files |= {root / "runner/pyproject.toml", *(root / "ci/runner_mutation").glob("*.py")}
    whole = hashlib.sha256()
    for path in sorted(path for path in files if "__pycache__" not in path.parts):
        data = path.read_bytes()
        whole.update(f"{path.relative_to(root)} {len(data)}\n".encode() + data)
    return whole.hexdigest()


def make_tree(python: Path, folder: Path, chosen: Sequence[str]) -> None:
    """Fills `folder`, for `python` that has mutmut. Problem: mutmut fails."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "runner", ignore_errors=True)
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / "runner" / name, folder / "runner" / name, ignore=ignore)
    shutil.copy2(ROOT / "runner" / "pyproject.toml", folder / "runner")
    for name in ("conformance", "platforms"):  # where tests look for the rest of the tree
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(ROOT / name)
    files = [package(folder) / f"{one.replace('.', '/')}.py" for one in modules() if is_of(one, chosen)]
    for file in files:
        file.write_text(without_property_decorators(file.read_text()))
    run(python, folder, ["-m", "runner_mutation.make", *map(str, files)])


def run(python: Path, folder: Path, arguments: Sequence[str]) -> None:
    """Runs `python` in the runner of the tree. Problem: it fails; what it says is in mutmut.log."""
    # Few transcripts are enough: a mutant that only one in a thousand tells from the original is as good.
    environment = os.environ | {
        "SELFE_TRANSCRIPTS": "20",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT / "ci"),
    }
    log = folder / "mutmut.log"
    with log.open("wb") as output:
        command = [str(python.absolute()), *arguments]
        done = subprocess.run(
            command, cwd=folder / "runner", env=environment, stdout=output, stderr=output, check=False
        )
    if done.returncode != 0:
        raise Problem(f"mutmut failed ({done.returncode})", "the tests must pass before they are tried", place=log)


def without_property_decorators(text: str) -> str:
    """The same program; each property's function is one of its own."""
    return _PROPERTY.sub(rf"\1\2 = property(lambda self: self.\2{_AS_FUNCTION}())\n\n\1def \2{_AS_FUNCTION}(self)", text)


def name_in_sources(function: str) -> str:
    """The name of a function of the tree as the runner has it."""
    return function.removesuffix(_AS_FUNCTION)
