#!/usr/bin/python3
# Lists the Python modules that a kernel's build will import and that this interpreter does not have.
# SPDX-License-Identifier: BSD-2-Clause
"""Prints the top-level names of missing modules, one a line, sorted.

Called with a kernel's source tree. The scripts that its build runs lie in `tools` and
`libsel4/tools` and are named in its CMake files; what they import from packages of the tree itself
is followed. Imports inside `try` are the script's own business.
"""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TOOL_FOLDERS = ("tools", "libsel4/tools")


def scripts_of_build(tree: Path) -> list[Path]:
    """Scripts in the tool folders whose names the tree's CMake files mention."""
    cmake_files = [tree / "CMakeLists.txt", tree / "libsel4" / "CMakeLists.txt"]
    for folder in (tree, tree / "tools", tree / "configs"):
        cmake_files += sorted(folder.glob("*.cmake"))
    text = "\n".join(
        file.read_text(encoding="utf-8", errors="replace") for file in cmake_files if file.is_file()
    )
    mentioned = set(re.findall(r"\w+\.py\b", text))
    found = [file for folder in TOOL_FOLDERS for file in (tree / folder).glob("*.py")]
    # A link's folder is not where Python looks for its neighbours.
    return sorted({file.resolve() for file in found if file.name in mentioned})


def imports(file: Path) -> Iterator[str]:
    """Dotted names of the modules that a script imports when it starts."""
    try:
        body = ast.parse(file.read_bytes()).body
    except (SyntaxError, OSError):
        return  # the build will say it better
    for statement in body:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            yield statement.module
            yield from (f"{statement.module}.{alias.name}" for alias in statement.names)


def own_file(folder: Path, module: str) -> Path | None:
    """The file of a module that lies beside the scripts, if it does."""
    base = folder.joinpath(*module.split("."))
    for candidate in (base.with_suffix(".py"), base / "__init__.py"):
        if candidate.is_file():
            return candidate
    return None


def foreign_modules(scripts: list[Path]) -> set[str]:
    """Top-level modules from outside the tree that the scripts need."""
    foreign: set[str] = set()
    seen: set[tuple[Path, Path]] = set()
    waiting = [(script.parent, script) for script in scripts]
    while waiting:
        folder, file = waiting.pop()
        if (folder, file) in seen:
            continue
        seen.add((folder, file))
        for module in imports(file):
            top = module.split(".")[0]
            if own_file(folder, top) is None:
                foreign.add(top)
                continue
            parts = module.split(".")
            for count in range(1, len(parts) + 1):
                part = own_file(folder, ".".join(parts[:count]))
                if part is not None:
                    waiting.append((folder, part))
    return foreign


def main() -> int:
    tree = Path(sys.argv[1])
    for module in sorted(foreign_modules(scripts_of_build(tree))):
        if importlib.util.find_spec(module) is None:
            print(module)
    return 0


if __name__ == "__main__":
    sys.exit(main())
