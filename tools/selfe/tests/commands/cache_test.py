"""selfe cache: what it shows, and that it removes that and nothing else.

SPDX-License-Identifier: BSD-2-Clause
"""

import fcntl
import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import SELFE, Selfe

KERNEL = "kernels/pc99-debug-0123"
CHECKOUT = "git/seL4-4567/89ab"
SUITE = "conformance/pc99-cdef"
FOREIGN = ("notes.txt", "kernels/notes.txt", "embedded-default.lock", "photos/1.jpg")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """With one folder of each kind, their lock files, and what is not selfe's."""
    cache = tmp_path / "cache"
    for folder, size in ((KERNEL, 1000), (CHECKOUT, 2000), (SUITE, 3000)):
        (cache / folder / "build").mkdir(parents=True)
        (cache / folder / "build/file").write_bytes(bytes(size))
        (cache / f"{folder}.lock").touch()
    for name in FOREIGN:
        (cache / name).parent.mkdir(exist_ok=True)
        (cache / name).write_text("mine")
    (cache / "kernels/link").symlink_to(cache / "photos")
    return cache


def test_show_has_a_line_for_each_folder_and_the_sum(selfe: Selfe, cache: Path) -> None:
    done = selfe("cache", "show")
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["2.9", "KiB", "conformance", f"{cache}/{SUITE}"],
        ["2.0", "KiB", "git", f"{cache}/{CHECKOUT}"],
        ["1000", "B", "kernels", f"{cache}/{KERNEL}"],
        ["5.9", "KiB", "all", str(cache)],
    ]
    document = json.loads(selfe("cache", "show", "--json").stdout)
    assert document["cache"] == str(cache)
    assert [folder["bytes"] for folder in document["folders"]] == [3000, 2000, 1000]
    assert document["folders"][2] == {
        "kind": "kernels", "folder": f"{cache}/{KERNEL}", "bytes": 1000,
    }  # fmt: skip


def test_clean_removes_what_is_selfes_and_nothing_else(selfe: Selfe, cache: Path) -> None:
    done = selfe("cache", "clean")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].split() == ["5.9", "KiB", "removed"]
    left = sorted(str(path.relative_to(cache)) for path in cache.rglob("*") if path.is_file())
    assert left == sorted(FOREIGN)
    assert (cache / "kernels/link").is_symlink()
    assert selfe("cache", "clean").stdout.split() == ["0", "B", "removed"]


def test_clean_removes_only_the_kinds_that_are_named(selfe: Selfe, cache: Path) -> None:
    assert selfe("cache", "clean", "kernels", "conformance").returncode == 0
    assert not (cache / KERNEL).exists() and not (cache / SUITE).exists()
    assert (cache / CHECKOUT / "build/file").exists()
    wrong = selfe("cache", "clean", "kernel")
    assert wrong.returncode == 2 and (cache / CHECKOUT).exists()


def test_folder_that_another_selfe_makes_is_waited_for(tmp_path: Path, cache: Path) -> None:
    with (cache / f"{KERNEL}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        clean = subprocess.Popen(
            [SELFE, "cache", "clean", "kernels"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "SELFE_CACHE_DIR": str(cache)},
        )  # fmt: skip
        assert clean.stderr is not None
        assert clean.stderr.readline() == f"waiting for another selfe that works in {cache}/{KERNEL}\n"
        assert (cache / KERNEL / "build/file").exists()
    assert clean.wait(60) == 0
    assert not (cache / KERNEL).exists()


def test_half_of_a_folder_that_an_earlier_clean_left_goes_too(selfe: Selfe, cache: Path) -> None:
    """And what a build left that was killed."""
    (cache / KERNEL).rename(cache / f"{KERNEL}.selfe-removed")
    (cache / f"{KERNEL}.selfe-1a2b3c").mkdir()
    assert selfe("cache", "clean", "kernels").returncode == 0
    assert not list((cache / "kernels").glob("pc99*"))


def test_cache_that_is_not_there_is_empty(selfe: Selfe, tmp_path: Path) -> None:
    assert selfe("cache", "show").stdout.split() == ["0", "B", "all", f"{tmp_path}/cache"]
    assert not (tmp_path / "cache").exists()
