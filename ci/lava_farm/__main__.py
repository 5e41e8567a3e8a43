# Starts the night in the root folder: python3 /mnt/selfe/ci/lava_farm.
# SPDX-License-Identifier: BSD-2-Clause

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / folder) for folder in ("ci", "hil/src", "runner/src")]

from lava_farm.main import main  # noqa: E402 - the path must be set first

sys.exit(main())
