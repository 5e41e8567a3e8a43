# Has mutmut put all mutants of each function beside it, into the files that are named: in place.
# SPDX-License-Identifier: BSD-2-Clause
#
# Run by the Python of mutmut's own environment, which alone can import it. It takes its time: what was made
# of a text is kept beside the runner.

import hashlib
import sys
from multiprocessing import Pool
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents

_MADE = Path("../made")


def _mutate(name: str) -> None:
    path = Path(name)
    text = path.read_text()
    made = _MADE / f"{hashlib.sha256(text.encode()).hexdigest()}.py"
    if not made.exists():
        aside = made.with_suffix(".new")
        aside.write_text(mutate_file_contents(name, text).code)
        aside.rename(made)
    path.write_text(made.read_text())


if __name__ == "__main__":
    _MADE.mkdir(exist_ok=True)
    with Pool(2) as pool:
        pool.map(_mutate, sys.argv[1:], chunksize=1)
