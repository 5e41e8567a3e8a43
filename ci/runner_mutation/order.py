# The files by which ci/mutate-runner and its plugin of pytest speak, in the runner of the tree of mutants.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

# {"mutants": [name], "jobs": n}
ORDER = Path("order.json")
# A line for each mutant that is through: exit code, blank, name.
FATES = Path("fates.txt")
