# `selfe-run platform`: says all that is wrong with platform files, and what is in them.
# SPDX-License-Identifier: BSD-2-Clause

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from selfe_runner.input.platform import read_platform_data
from selfe_runner.text import printable_text


def run_platform(paths: Sequence[Path], is_json_wanted: bool) -> int:
    """Exit code 0: each file says what a platform must say, and nothing else."""
    is_good = True
    for path in paths:
        document, problems = read_platform_data(path)
        for line in (line for problem in problems for line in problem.lines()):
            print(printable_text(line), file=sys.stderr)
        is_good = is_good and not problems
        if is_json_wanted and not problems:
            print(json.dumps(document))
    return 0 if is_good else 1
