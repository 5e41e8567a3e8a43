# Makes the patch of a seeded fault again after the sources around it have changed.
# SPDX-License-Identifier: BSD-2-Clause

import subprocess
from pathlib import Path

from mutation.change import ROOT
from mutation.seeded import read_fault
from selfe_runner.problem import Problem

_CONTEXT = 2  # lines: enough to find the place, few enough to survive changes nearby


def renew(patch: Path, root: Path = ROOT) -> None:
    """Behind the head of `patch` comes what the work tree's kernel/ differs in from the last
    commit. Problem: it does not differ, or git is not to be had."""
    read_fault(patch)
    # Without the blobs' names, which say nothing about the fault.
    command = ["git", "diff", f"-U{_CONTEXT}", "--", "kernel/", ":!kernel/faults"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"git diff failed: {done.stderr.strip()}", place=root)
    if not done.stdout:
        raise Problem("kernel/ is as it was committed", "put the fault into it first", place=root)
    head = patch.read_text(encoding="utf-8").partition("\n--- ")[0]
    patch.write_text(f"{head}\n{without_git_lines(done.stdout)}", encoding="utf-8")


def without_git_lines(diff: str) -> str:
    """A unified diff without the lines `diff --git …` and `index …` in front of each file."""
    kept = (l for l in diff.splitlines(True) if not l.startswith(("diff --git ", "index ")))
    return "".join(kept)
