"""Says which cases of CASES.json name a place that is none of the tree's; exit code 1 if there are any.

SPDX-License-Identifier: BSD-2-Clause

A generated case's file lies in the build folder. Its place must not name that: results of two
builds could not be compared, and a report would show where somebody keeps them.
"""

import json
import sys
from pathlib import Path


def main(path: str) -> int:
    cases = json.loads(Path(path).read_text(encoding="utf-8"))["cases"]
    strange = [case for case in cases if not case["file"].startswith("conformance/suites/")]
    for case in strange:
        print(f"{case['file']}:{case['line']}: {case['name']} has a place outside conformance/suites/")
    return 1 if strange or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
