# Which mutants ci/mutate-runner tries, and how it ends; what mutmut and the tests say is played.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from mutants_test import FIRST, MUTATED, NAMES
from runner_mutation import main as command
from runner_mutation import tree
from runner_mutation.mutants import Mutant
from runner_mutation.order import FATES

WORDING = NAMES[1]
TRIED = [name for name in NAMES if name != WORDING]


class Bench:
    """`codes`: how the tests end, by mutant (1 else); `of`: what is tried; `tried`: names, by run."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.codes: dict[str, int] = {}
        self.of = "a"
        self.tried: list[str] = []
        (folder / "bin").mkdir()
        (folder / "bin/python").write_text("")
        (folder / "argued.toml").write_text("")
        monkeypatch.setattr(command, "_ARGUED", folder / "argued.toml")
        monkeypatch.setattr(command, "modules", lambda: ["judge.case"])
        monkeypatch.setattr(command, "digest", lambda: self.of)
        monkeypatch.setattr(command, "make_tree", self._make_tree)
        monkeypatch.setattr(command, "_try_mutants", self._try)

    def run(self, *more: str) -> int:
        self.tried = []
        return command.main(["--mutmut", str(self.folder), "--folder", str(self.folder / "made"), *more])

    def _make_tree(self, _python: Path, folder: Path, _chosen: Sequence[str]) -> None:
        shutil.rmtree(folder / "runner", ignore_errors=True)
        (tree.package(folder) / "judge").mkdir(parents=True)
        (tree.package(folder) / "judge/case.py").write_text(MUTATED)

    def _try(self, _python: Path, options: argparse.Namespace, mutants: Sequence[Mutant]) -> None:
        self.tried = [mutant.name for mutant in mutants]
        lines = [f"{self.codes.get(name, 1)} {name}\n" for name in self.tried]
        (options.folder / "runner" / FATES).write_text("".join(lines))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(tmp_path, monkeypatch)


def test_what_was_tried_holds_for_the_same_runner_and_tests(bench: Bench) -> None:
    bench.codes[NAMES[0]] = 0
    assert (bench.run(), bench.tried) == (1, TRIED)
    assert (bench.run(), bench.tried) == (1, [])
    bench.of, bench.codes = "b", {}
    assert (bench.run(), bench.tried) == (0, TRIED), "other tests may notice it"
    bench.of, bench.codes = "c", {NAMES[0]: 0}
    assert (bench.run(), bench.tried) == (1, TRIED), "or may notice no more"


def test_anew_tries_what_was_noticed_and_forgets_no_other(bench: Bench) -> None:
    assert bench.run() == 0
    bench.codes[NAMES[0]] = 0
    assert (bench.run("--anew", "--number", "1"), bench.tried) == (1, [NAMES[0], NAMES[3]])
    assert (bench.run(), bench.tried) == (1, [])


def test_a_mutant_that_is_argued_and_noticed_is_found(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.codes[NAMES[0]] = 0
    argued = f"[[equivalent]]\nmutants = ['{FIRST}']\nbecause = 'it is so, for a reason that is long enough'\n"
    (bench.folder / "argued.toml").write_text(argued)
    assert bench.run() == 0
    bench.of, bench.codes = "b", {}
    assert bench.run() == 1
    assert f"argued to be as good, but noticed: {FIRST}" in capsys.readouterr().out


@pytest.mark.parametrize("code", [34, -9, -14])
def test_what_could_not_be_tried_is_listed_and_tried_again(
    bench: Bench, capsys: pytest.CaptureFixture[str], code: int
) -> None:
    bench.codes[NAMES[0]] = code
    assert bench.run() == 1
    assert f"could not be tried (why: mutmut.log): {FIRST}" in capsys.readouterr().out
    bench.codes = {}
    assert (bench.run(), bench.tried) == (0, [NAMES[0]])


@pytest.mark.parametrize(
    "name", ["runner/tests/a_test.py", "runner/tests/vectors/a", "runner/src/x/a.py", "runner/pyproject.toml",
             "ci/runner_mutation/loop.py"]
)  # fmt: skip
def test_runner_tests_and_how_they_are_run_are_what_is_tried(tmp_path: Path, name: str) -> None:
    files = ["runner/pyproject.toml", "runner/src/x/a.py", "runner/tests/a_test.py", "runner/tests/vectors/a",
             "ci/runner_mutation/loop.py", "ci/runner_mutation/argued.toml", "runner/README.md",
             "runner/src/x/__pycache__/a.pyc"]  # fmt: skip
    for one in files:
        (tmp_path / one).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / one).write_text("text")
    before = tree.digest(tmp_path)
    for one in files[5:]:
        (tmp_path / one).write_text("other")
    assert tree.digest(tmp_path) == before
    (tmp_path / name).write_text("other")
    assert tree.digest(tmp_path) != before
