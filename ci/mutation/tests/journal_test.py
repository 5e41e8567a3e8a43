# A run that was killed goes on; what is known of another kernel or suite is not believed.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from mutation.journal import Journal, Subject
from mutation.outcome import Kind, Outcome
from selfe_runner.problem import Problem

HERE = Subject("kernel", "suite")
KILLED = Outcome(Kind.KILLED, "A.B", ("CN-001",), "FAIL", "CN-001 …", "log\n", {"run": 1.25})


def test_journal_gives_back_what_was_added(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", HERE)
    journal.add("one", KILLED)
    journal.add("two", Outcome(Kind.SURVIVED))
    assert Journal(tmp_path / "j", HERE).outcomes == journal.outcomes
    assert journal.outcomes["one"] == KILLED


def test_half_line_of_a_killed_run_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "j"
    Journal(path, HERE).add("one", KILLED)
    whole = path.read_text()
    path.write_text(whole + whole[: len(whole) // 2])
    journal = Journal(path, HERE)
    assert set(journal.outcomes) == {"one"}
    journal.add("two", KILLED)
    assert set(Journal(path, HERE).outcomes) == {"one", "two"}


def test_of_one_mutant_the_last_verdict_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", HERE)
    journal.add("one", Outcome(Kind.SURVIVED))
    journal.add("one", KILLED)
    assert Journal(tmp_path / "j", HERE).outcomes == {"one": KILLED}


@pytest.mark.parametrize("other", [Subject("other", "suite"), Subject("kernel", "other")])
def test_other_kernel_and_other_suite_are_passed_over(tmp_path: Path, other: Subject) -> None:
    Journal(tmp_path / "j", HERE).add("one", KILLED)
    assert Journal(tmp_path / "j", other).outcomes == {}


def test_suite_that_grew_tries_survivors_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", HERE)
    journal.add("one", KILLED)
    journal.add("two", Outcome(Kind.SURVIVED))
    assert set(Journal(tmp_path / "j", Subject("kernel", "more"), True).outcomes) == {"one"}
    assert Journal(tmp_path / "j", Subject("other", "more"), True).outcomes == {}


def test_other_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "j").write_text('{"schema": 1}\n')
    with pytest.raises(Problem, match="no journal of ci/mutate"):
        Journal(tmp_path / "j", HERE)
