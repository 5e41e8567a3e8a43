# A kernel from a git repository: which commit, fetched how often, and when the repository is asked.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import subprocess
import tomllib

import pytest
from project import Project


def locked(project: Project) -> dict[str, str]:
    """The one entry of sel4.lock."""
    lock = tomllib.loads((project.folder / "sel4.lock").read_text(encoding="utf-8"))
    assert lock["version"] == 1
    (entry,) = lock["source"]
    assert isinstance(entry, dict)
    return entry


def head(project: Project) -> str:
    return project.git("rev-parse", "HEAD")


def test_tag_is_fetched_alone_and_locked_to_its_commit(project: Project) -> None:
    project.with_repository()
    project.commit("second")
    project.obtain()
    assert locked(project) == {
        "git": f"file://{project.repository}",
        "tag": "1.0",
        # An annotated tag is an object of its own: what counts is the commit behind it.
        "commit": project.git("rev-parse", "1.0^{commit}"),
    }
    (checkout,) = project.checkouts()
    count = ["git", "-C", str(checkout), "rev-list", "--count", "HEAD"]
    assert subprocess.run(count, capture_output=True, text=True).stdout.strip() == "1"


def test_branch_moves_only_when_asked(project: Project) -> None:
    project.with_repository('branch = "main"')
    first = head(project)
    old = project.obtain()
    second = project.commit("second")
    assert project.obtain() == old
    assert locked(project)["commit"] == first
    assert project.obtain("--update") != old
    assert locked(project)["commit"] == second


@pytest.mark.parametrize("digits", [40, 9])
def test_revision_may_be_whole_or_abbreviated(project: Project, digits: int) -> None:
    project.with_repository()
    wanted = project.commit("second")
    project.commit("third")
    project.configure(f'{{ git = "file://{project.repository}", rev = "{wanted[:digits]}" }}')
    project.obtain()
    assert locked(project)["commit"] == wanted


# A server may give away only what its branches and tags point to; then all of them are fetched.
def test_revision_comes_from_a_server_that_gives_no_single_commits(project: Project) -> None:
    project.with_repository()
    wanted = project.commit("second")
    project.commit("third")
    project.git("config", "uploadpack.allowAnySHA1InWant", "false")
    project.git("config", "protocol.version", "0")
    project.environment |= {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "protocol.version",
        "GIT_CONFIG_VALUE_0": "0",
    }
    project.configure(f'{{ git = "file://{project.repository}", rev = "{wanted}" }}')
    project.obtain()
    assert (project.checkouts()[0] / "VERSION").read_text() == "second"


def test_one_checkout_serves_every_configuration_without_the_repository(project: Project) -> None:
    project.with_repository().obtain()
    shutil.rmtree(project.repository)
    project.obtain("--offline", "--set", "KernelNumPriorities=8")
    project.obtain("--set", "KernelNumPriorities=16")
    assert len(project.checkouts()) == 1
    assert len(project.prefixes()) == 3


def test_locked_run_needs_the_lock_file(project: Project) -> None:
    project.with_repository()
    error = project.refused("--locked")
    assert "sel4.toml:2:1: error:" in error
    assert "does not say which commit tag 1.0 is" in error
    project.obtain()
    project.obtain("--locked")


def test_offline_run_needs_the_cache(project: Project) -> None:
    project.with_repository().obtain()
    shutil.rmtree(project.cache)
    error = project.refused("--offline")
    assert "is not in the cache, and --offline was asked for" in error
    assert project.checkouts() == []


def test_another_name_in_the_file_is_looked_up(project: Project) -> None:
    project.with_repository().obtain()
    second = project.commit("second")
    project.git("tag", "2.0")
    project.configure(f'{{ git = "file://{project.repository}", tag = "2.0" }}')
    project.obtain()
    assert locked(project)["commit"] == second


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_lock_file_in_a_folder_without_rights_is_only_noted(project: Project) -> None:
    project.with_repository()
    (project.folder / "journal").touch()
    project.cache.mkdir()
    project.folder.chmod(0o555)
    result = project.run()
    project.folder.chmod(0o755)
    assert result.returncode == 0, result.stderr
    assert "note:" in result.stderr


def test_damaged_lock_file_is_refused_with_its_line(project: Project) -> None:
    project.with_repository().obtain()
    lock = project.folder / "sel4.lock"
    lock.write_text(lock.read_text().replace("commit = ", "comit = "))
    assert "sel4.lock:5:1: error: [[source]] needs" in project.refused()
    lock.write_text("version = 1\n[[source\n")
    assert "sel4.lock:2:" in project.refused()


def test_missing_name_and_missing_repository_are_named(project: Project) -> None:
    project.with_repository('tag = "9.9"')
    assert "there is no tag '9.9' in this repository" in project.refused()
    project.configure('{ git = "file:///nowhere/repository", branch = "main" }')
    assert "file:///nowhere/repository: error:" in project.refused()
    assert project.checkouts() == []


# `ext::` runs a command as a repository, and a leading dash is an option: neither may come from a file.
@pytest.mark.parametrize("url", ["ext::touch hacked", "--upload-pack=touch hacked"])
def test_url_runs_no_command(project: Project, url: str) -> None:
    project.configure(f'{{ git = "{url}", branch = "main" }}')
    project.refused()
    assert not list(project.folder.rglob("hacked"))


def test_settings_run_no_command(project: Project) -> None:
    project.with_source()
    harm = "$(touch hacked)`touch hacked`; touch hacked #"
    project.run("--set", f"KernelNumPriorities={harm}")
    assert not list(project.folder.rglob("hacked"))
