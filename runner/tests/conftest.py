# Settings of all property tests: no time limit (machines are busy), no files left behind, a new
# seed each time, which is printed. The browser of those tests that need one.
# SPDX-License-Identifier: BSD-2-Clause

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings

# A failure prints the line that reproduces it, in place of a data base in the source folder.
settings.register_profile("selfe", deadline=None, database=None, print_blob=True)
settings.load_profile("selfe")


def pytest_configure(config: pytest.Config) -> None:
    """Before hypothesis's own plugin looks at the option."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(secrets.randbits(32))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    seed = terminalreporter.config.option.hypothesis_seed
    terminalreporter.write_line(f"random tests again: --hypothesis-seed={seed}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium for the tests of a file."""
    from report_browser import open_browser

    with open_browser() as opened:
        yield opened
