"""Calls of selfe from outside, each with a folder and a cache of its own.

SPDX-License-Identifier: BSD-2-Clause
"""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

SELFE = os.environ["SELFE"]

Done = subprocess.CompletedProcess[str]
Selfe = Callable[..., Done]


@pytest.fixture
def selfe(tmp_path: Path) -> Selfe:
    """selfe(argument…, folder=…, environment=…): runs it in the test's folder."""

    def call(
        *arguments: str, folder: Path = tmp_path, environment: Mapping[str, str] | None = None
    ) -> Done:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("SEL4_", "SELFE_"))}
        return subprocess.run(
            [SELFE, *arguments],
            cwd=folder, capture_output=True, text=True, check=False, timeout=60,
            stdin=subprocess.DEVNULL,
            env={**inherited, "SELFE_CACHE_DIR": str(tmp_path / "cache"), **(environment or {})},
        )  # fmt: skip

    return call
