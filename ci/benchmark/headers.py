# Times what including the bindings costs a program, with the flags of code on the kernel.
# SPDX-License-Identifier: BSD-2-Clause

import json
import shlex
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmark.rounds import Measure
from benchmark.tools import milliseconds
from benchmark.tree import Tree
from selfe_runner.problem import Problem

# A target of bindings/tests whose flags are those of a program.
_FLAGS_TARGET = "selfe_bindings_flags"

# The base first: libsel4's headers alone, as a C++ program without the bindings would include them.
_SOURCES = {
    "<sel4/sel4.h>": 'extern "C" {\n#include <sel4/sel4.h>\n}\n',
    "<selfe/sys.hpp>": "#include <selfe/sys.hpp>\n",
    "<selfe/sel4.hpp>": "#include <selfe/sel4.hpp>\n",
}


def measures(tree: Tree) -> Mapping[str, Measure]:
    """Milliseconds to compile a source that only includes a header, by header.

    Problem: the tree has no compile commands; it is built with BUILD_TESTING off.
    """
    command = _command(tree.build / "compile_commands.json")
    return {name: partial(_compile, command, text) for name, text in _SOURCES.items()}


def _command(commands: Path) -> list[str]:
    """The recorded compiler call up to its output, without a compiler cache before it."""
    try:
        entries = json.loads(commands.read_text())
    except OSError as error:
        raise Problem(f"{commands}: {error.strerror}") from error
    for entry in entries:
        if _FLAGS_TARGET in entry["command"]:
            words = shlex.split(entry["command"])
            start = 1 if Path(words[0]).name == "ccache" else 0
            return words[start : words.index("-o")]
    raise Problem(f"{commands} has no command of {_FLAGS_TARGET}")


def _compile(command: list[str], text: str) -> tuple[float]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "include.cpp")
        source.write_text(text)
        return milliseconds([*command, "-c", "-o", "/dev/null", str(source)])
