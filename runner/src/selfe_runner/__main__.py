# Lets `python3 -m selfe_runner` do what `selfe-run` does.
# SPDX-License-Identifier: BSD-2-Clause

import sys

from selfe_runner.cli import main

sys.exit(main(sys.argv[1:]))
