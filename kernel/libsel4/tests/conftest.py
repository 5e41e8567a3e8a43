"""What the tests share: the generator package, its descriptions, a generated prefix.

SPDX-License-Identifier: BSD-2-Clause
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generate.configuration import Configuration  # noqa: E402
from generate.prefix import prefix_files, synchronise  # noqa: E402
from generate.target import Target, load_target  # noqa: E402


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a table in data/, each by the names of the first row."""
    lines = (ROOT / "tests" / "data" / name).read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if not line.startswith("# ")]
    for row in table[1:]:
        yield dict(zip(table[0], row + [""] * (len(table[0]) - len(row)), strict=True))


def with_keys(configuration: Configuration, **keys: bool) -> Configuration:
    """The configuration with some flags changed or added, for variants without a layer."""
    return Configuration({**configuration.kernel, **keys}, configuration.library)


@pytest.fixture(scope="session")
def target() -> Target:
    """The target that the reference kernel is built for."""
    return load_target(ROOT, "aarch64", "qemu-arm-virt", "cortex-a53", "debug")


@pytest.fixture(scope="session")
def include(target: Target, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Include folder with the generated headers.

    LIBSEL4_INCLUDE names another prefix's folder of the same configuration: the tables of these
    tests hold for every kernel of that interface.
    """
    foreign = os.environ.get("LIBSEL4_INCLUDE")
    if foreign:
        return Path(foreign)
    folder = tmp_path_factory.mktemp("libsel4")
    synchronise(prefix_files(target), folder)
    return folder / "include"
