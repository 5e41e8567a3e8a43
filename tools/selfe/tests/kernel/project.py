# A project with a sel4.toml, a source or repository of the stand-in kernel, and a cache of its own.
# SPDX-License-Identifier: BSD-2-Clause
"""What the tests of `selfe kernel` act upon.

`$SELFE` names the executable under test. Nothing outside the test's folder is read or written but
the tools themselves.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

STAND_IN = Path(__file__).parent / "input" / "kernel_source"
PREFIX_FILES = (
    "bin/kernel.elf",
    "libsel4/include/sel4/sel4.h",
    "libsel4/include/kernel/gen_config.json",
    "libsel4/include/sel4/gen_config.json",
    "selfe-kernel.json",
)
TIMEOUT_S = 100.0
SETTINGS = {"KernelVerificationBuild": "false", "KernelDebugBuild": "true"}


def toml(kernel: str, settings: dict[str, str] = SETTINGS) -> str:
    """A sel4.toml; `kernel` and the settings' values are TOML."""
    lines = ["[sel4]", f"kernel = {kernel}", "[sel4.config]"]
    lines += [f"{key} = {value}" for key, value in settings.items()]
    return "\n".join([*lines, "[build.pc99]", ""])


@dataclass
class Project:
    """One folder: sel4.toml, `source/` or `repository/`, cache, and the journal of the stand-in."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "SELFE_CACHE_DIR": str(self.cache),
            "STAND_IN_JOURNAL": str(self.folder / "journal"),
            # Whatever the user has told git about itself must not decide a test.
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def source(self) -> Path:
        return self.folder / "source"

    @property
    def repository(self) -> Path:
        return self.folder / "repository"

    def configure(self, kernel: str, settings: dict[str, str] = SETTINGS) -> None:
        (self.folder / "sel4.toml").write_text(toml(kernel, settings), encoding="utf-8")

    def with_source(self) -> "Project":
        """The stand-in as a folder that sel4.toml names by `path`."""
        shutil.copytree(STAND_IN, self.source)
        self.configure('{ path = "source" }')
        return self

    def with_repository(self, reference: str = 'tag = "1.0"') -> "Project":
        """The stand-in as a repository with a branch `main` and a tag, named by `git`."""
        shutil.copytree(STAND_IN, self.repository)
        self.git("init", "-q", "-b", "main")
        self.commit("first")
        self.git("tag", "-a", "-m", "a release", "1.0")
        self.configure(f'{{ git = "file://{self.repository}", {reference} }}')
        return self

    def git(self, *arguments: str) -> str:
        person = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        command = ["git", "-C", str(self.repository), *person, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, text: str) -> str:
        """Commits a changed file; returns the commit."""
        (self.repository / "VERSION").write_text(text, encoding="utf-8")
        self.git("add", ".")
        self.git("commit", "-q", "-m", text)
        return self.git("rev-parse", "HEAD")

    def command(self, *arguments: str) -> list[str]:
        config = ["--config", str(self.folder), "--platform", "pc99"]
        return [os.environ["SELFE"], "kernel", *config, *arguments]

    def run(
        self,
        *arguments: str,
        environment: dict[str, str] | None = None,
        before_start: Callable[[], None] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Runs `selfe kernel`; `before_start` is called in the new process."""
        return subprocess.run(
            self.command(*arguments),
            env={**self.environment, **(environment or {})},
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            preexec_fn=before_start,
        )

    def obtain(self, *arguments: str) -> Path:
        """The prefix of a run that must succeed; it is whole."""
        result = self.run(*arguments)
        assert result.returncode == 0, result.stderr
        prefix = Path(result.stdout.strip())
        assert_whole(prefix)
        return prefix

    def refused(self, *arguments: str, environment: dict[str, str] | None = None) -> str:
        """What a run that must end with 1 wrote to standard error."""
        result = self.run(*arguments, environment=environment)
        assert result.returncode == 1, (result.returncode, result.stdout, result.stderr)
        assert result.stdout == ""
        return result.stderr

    def journal(self) -> list[str]:
        """The steps that stand-ins have run, since the last call."""
        file = self.folder / "journal"
        steps = file.read_text(encoding="utf-8").split() if file.exists() else []
        file.unlink(missing_ok=True)
        return steps

    def prefixes(self) -> list[Path]:
        """Every prefix that the cache offers."""
        return sorted(self.cache.glob("kernels/*/prefix"))

    def checkouts(self) -> list[Path]:
        """Every checkout that the cache offers."""
        return sorted(
            entry
            for entry in self.cache.glob("git/*/*")
            if entry.is_dir() and len(entry.name) == len("0" * 40)
        )


def assert_whole(prefix: Path) -> None:
    for name in PREFIX_FILES:
        assert (prefix / name).is_file(), name
    json.loads((prefix / "selfe-kernel.json").read_text(encoding="utf-8"))
    json.loads((prefix / "libsel4/include/kernel/gen_config.json").read_text(encoding="utf-8"))
    assert (prefix / "bin/kernel.elf").read_bytes()[:4] == b"\x7fELF"
    # The ballast of kernel.c: a file that was cut off is shorter.
    assert (prefix / "bin/kernel.elf").stat().st_size > 1 << 17


def assert_nothing_half(project: Project) -> None:
    """What a killed or failed run left behind under a final name is whole."""
    for prefix in project.prefixes():
        assert_whole(prefix)
    for checkout in project.checkouts():
        for file in STAND_IN.rglob("*"):
            assert (checkout / file.relative_to(STAND_IN)).exists(), file
