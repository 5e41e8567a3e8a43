# The fixture of the tests of `selfe kernel`: an empty project.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
