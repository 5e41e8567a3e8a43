# What ci/setup does with what it is given, and with what a bare machine lacks; apt and dpkg are played.
# SPDX-License-Identifier: BSD-2-Clause

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_CI = Path(__file__).resolve().parent.parent


def set_up(folder: Path, *arguments: str, **programs: str) -> "subprocess.CompletedProcess[str]":
    """Runs ci/setup in a tree of its own that wants the packages `one` and `two`, where the
    `programs` (name with _ for -, and its bash script) stand for those of the machine."""
    (folder / "ci").mkdir()
    for name in ("setup", "steps.sh", "progress.awk"):
        shutil.copy(_CI / name, folder / "ci")
    (folder / "ci/packages.txt").write_text("# a comment\n\none   # why\ntwo\n")
    (folder / "bin").mkdir()
    for name, script in programs.items():
        path = folder / "bin" / name.replace("_", "-")
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)
    path_variable = f"{folder / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        ["ci/setup", *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path_variable, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("argument", ["--bogus", "qemu"])
def test_argument_is_refused_before_anything_is_looked_at(tmp_path: Path, argument: str) -> None:
    done = set_up(tmp_path, argument, dpkg_query="touch asked", apt_get="touch installed")
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: ci/setup takes no arguments: {argument}\nhint: ")
    assert not (tmp_path / "asked").exists() and not (tmp_path / "installed").exists()


def test_help_says_what_it_does(tmp_path: Path) -> None:
    done = set_up(tmp_path, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Installs the Debian packages that are missing")


def test_where_nothing_is_missing_nothing_is_said(tmp_path: Path) -> None:
    done = set_up(tmp_path, dpkg_query="echo -n installed", apt_get="exit 1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


_ONE_IS_THERE = '[[ ${*: -1} != one ]] || echo -n installed'


def test_who_is_not_root_gets_the_command(tmp_path: Path) -> None:
    done = set_up(tmp_path, dpkg_query=_ONE_IS_THERE, id="echo 1000", apt_get="touch installed")
    assert done.returncode == 1
    assert done.stderr == (
        "error: packages are missing; as root, run:\n"
        "    apt-get update && apt-get install --yes --no-install-recommends two\n"
    )
    assert not (tmp_path / "installed").exists()


def test_root_sees_each_step_of_what_is_missing(tmp_path: Path) -> None:
    apt_get = 'echo "$DEBIAN_FRONTEND: $*" >>calls; echo noise'
    done = set_up(tmp_path, dpkg_query=_ONE_IS_THERE, id="echo 0", apt_get=apt_get)
    assert done.returncode == 0, done.stderr
    names = [line.partition("  ")[0] for line in done.stdout.splitlines() if " done (" in line]
    assert names == [
        "set-up, 1 of 3: lists of packages",
        "set-up, 2 of 3: fetch",
        "set-up, 3 of 3: install",
    ]
    assert "noise" not in done.stdout
    options = "--yes --no-install-recommends two -o DPkg::Lock::Timeout=900"
    assert (tmp_path / "calls").read_text().splitlines() == [
        "noninteractive: update",
        f"noninteractive: install {options} --download-only",
        f"noninteractive: install {options}",
    ]
    assert not list(tmp_path.glob("tmp.*")), "the logs of what went well are gone"


def test_what_apt_refuses_is_shown_and_its_log_kept(tmp_path: Path) -> None:
    apt_get = "[[ $1 == update ]] || { echo 'E: no such package'; exit 100; }"
    done = set_up(tmp_path, dpkg_query=_ONE_IS_THERE, id="echo 0", apt_get=apt_get)
    assert done.returncode == 1
    assert "set-up, 3 of 3" not in done.stdout
    assert "E: no such package" in done.stderr
    log = done.stderr.strip().rpartition("the whole log is ")[2]
    assert Path(log).read_text() == "E: no such package\n"
