# Which of the kernel's sources --file chooses.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from mutation.sources import Source, matching
from selfe_runner.problem import Problem

FOUND = {
    name: Source(name, name, ())
    for name in ("src/cap/copying.cpp", "src/cap/moving.cpp", "src/ipc/queue.hpp")
}


def test_globs_choose_by_the_whole_name() -> None:
    assert list(matching(FOUND, ["src/cap/*", "src/ipc/queue.hpp"])) == list(FOUND)
    assert list(matching(FOUND, ["src/*.hpp"])) == ["src/ipc/queue.hpp"]
    assert matching(FOUND, []) == FOUND


@pytest.mark.parametrize("glob", ["kernel/src/cap/copying.cpp", "copying.cpp", "nowhere/*"])
def test_glob_that_chooses_nothing_is_refused(glob: str) -> None:
    """Beside others, too: who names a file wants its mutants."""
    with pytest.raises(Problem, match="no source of this kernel") as refused:
        matching(FOUND, ["src/cap/*", glob])
    assert any(glob in line for line in refused.value.lines())
    assert any("within kernel/" in line for line in refused.value.lines())
