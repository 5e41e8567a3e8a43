# Whatever ends a run, and whenever: a folder that has its final name is whole, and the next run works.
# SPDX-License-Identifier: BSD-2-Clause

import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from project import TIMEOUT_S, Project, assert_nothing_half

# Becomes selfe after it has told the steps below which process to end.
START = 'export STAND_IN_VICTIM=$$; exec "$@"'

# Stands in for git: runs it, and ends the victim after the command that $KILL_AFTER_GIT names.
FAKE_GIT = """#!/bin/sh
test -z "$GIT_JOURNAL" || echo "$*" >>"$GIT_JOURNAL"
{git} "$@"
code=$?
for word; do
    test "$word" = "$KILL_AFTER_GIT" && kill "${{KILL_SIGNAL:--9}}" "$STAND_IN_VICTIM"
done
exit $code
"""


def run_to_its_death(project: Project, environment: dict[str, str]) -> None:
    result = subprocess.run(
        ["sh", "-c", START, "sh", *project.command()],
        env={**project.environment, **environment},
        capture_output=True,
        timeout=TIMEOUT_S,
    )
    assert result.returncode == -signal.SIGKILL, result.stderr


def with_fake_git(project: Project) -> None:
    tools = project.folder / "tools"
    tools.mkdir()
    real = subprocess.run(["which", "git"], capture_output=True, text=True).stdout.strip()
    (tools / "git").write_text(FAKE_GIT.format(git=real))
    (tools / "git").chmod(0o755)
    project.environment["PATH"] = f"{tools}:{project.environment['PATH']}"


@pytest.mark.parametrize("step", ["configure", "build", "install"])
def test_killed_in_a_step_of_the_build(project: Project, step: str) -> None:
    project.with_source()
    run_to_its_death(project, {"STAND_IN_KILL": step})
    assert project.prefixes() == []
    project.obtain()


@pytest.mark.parametrize("step", ["ls-remote", "init", "fetch", "checkout"])
def test_killed_in_a_step_of_the_fetch(project: Project, step: str) -> None:
    project.with_repository()
    with_fake_git(project)
    run_to_its_death(project, {"KILL_AFTER_GIT": step})
    assert project.checkouts() == []
    project.obtain()
    # What the dead run left aside is gone.
    leftovers = [path for path in project.cache.glob("git/*/*.selfe-??????") if path.is_dir()]
    assert leftovers == []


def test_killed_while_it_replaces_an_older_kernel(project: Project) -> None:
    project.with_source().obtain()
    (project.source / "kernel.c").touch()
    run_to_its_death(project, {"STAND_IN_KILL": "install"})
    assert_nothing_half(project)
    assert len(project.prefixes()) == 1
    project.obtain()


# Between the steps too, wherever that is on this machine: no instant is special.
def test_killed_at_any_time(project: Project) -> None:
    project.with_repository()
    delay_s = 0.0
    while True:
        process = subprocess.Popen(
            project.command(),
            env=project.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay_s)
        process.send_signal(signal.SIGKILL)
        ended_by_itself = process.wait(TIMEOUT_S) == 0
        assert_nothing_half(project)
        if ended_by_itself:
            break
        delay_s += 0.02 + delay_s / 8
    project.obtain()


def test_request_to_stop_ends_the_builds_processes_too(project: Project) -> None:
    project.with_source()
    process = subprocess.Popen(
        project.command(),
        env={**project.environment, "STAND_IN_PAUSE": "30"},
        stderr=subprocess.PIPE,
        text=True,
    )
    journal = project.folder / "journal"
    deadline = time.monotonic() + TIMEOUT_S
    while not journal.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    _, error = process.communicate(timeout=TIMEOUT_S)
    assert process.returncode == 1
    assert "interrupted by signal 15 (Terminated) while cmake was running" in error
    # The lock is free at once, so nothing of the build is left; the next run does not wait.
    result = project.run()
    assert result.returncode == 0
    assert "waiting for another selfe" not in result.stderr


# It was taken for a server that gives no single commits away, and the whole history fetched.
def test_request_to_stop_while_fetching_begins_no_other_fetch(project: Project) -> None:
    project.with_repository()
    with_fake_git(project)
    journal = project.folder / "git_journal"
    stop = {"KILL_AFTER_GIT": "fetch", "KILL_SIGNAL": "-TERM", "GIT_JOURNAL": str(journal)}
    result = subprocess.run(
        ["sh", "-c", START, "sh", *project.command()],
        env={**project.environment, **stop},
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    assert result.returncode == 1
    assert "interrupted by signal 15 (Terminated) while git was running" in result.stderr
    assert journal.read_text().count(" fetch ") == 1
    project.obtain()


def limit_file_size(limit: int) -> None:
    """A stand-in for a full disk that needs no rights: writing beyond it fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize("limit", [0, 100, 4_000, 20_000, 60_000, 130_000])
def test_no_room_on_the_disk(project: Project, limit: int) -> None:
    project.with_repository()
    result = project.run(before_start=lambda: limit_file_size(limit))
    assert result.returncode == 1, result.stderr
    assert "error:" in result.stderr
    assert_nothing_half(project)
    project.obtain()


def test_two_runs_at_once_build_once(project: Project) -> None:
    project.with_repository()
    environment = {**project.environment, "STAND_IN_PAUSE": "0.3"}
    runs = [
        subprocess.Popen(
            project.command(),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    outputs = [run.communicate(timeout=TIMEOUT_S) for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], outputs
    assert len({output for output, _ in outputs}) == 1
    assert project.journal() == ["configure", "build", "install"]
    assert sum("waiting for another selfe" in error for _, error in outputs) >= 1


# A killed selfe leaves its build's processes running for a moment; nobody may build beside them.
def test_next_run_waits_for_the_processes_of_a_killed_one(project: Project) -> None:
    project.with_source()
    run_to_its_death(project, {"STAND_IN_KILL": "build", "STAND_IN_PAUSE": "3"})
    result = project.run()
    assert result.returncode == 0, result.stderr
    assert "waiting for another selfe" in result.stderr
    assert project.journal()[-3:] == ["configure", "build", "install"]


def test_files_belong_to_the_caches_folder_alone(project: Project) -> None:
    project.with_repository().obtain()
    known = {"cache", "repository", "sel4.toml", "sel4.lock", "journal"}
    assert {entry.name for entry in Path(project.folder).iterdir()} <= known
    assert {entry.name for entry in project.cache.iterdir()} == {"git", "kernels"}
