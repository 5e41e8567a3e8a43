# Where the tests find the packages.
# SPDX-License-Identifier: BSD-2-Clause

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent.parent
sys.path[:0] = [str(_ROOT / part) for part in ("ci", "runner/src")]
