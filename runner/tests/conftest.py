# Settings of all property tests: no time limit (machines are busy), no files left behind.
# SPDX-License-Identifier: BSD-2-Clause

from hypothesis import settings

# A failure prints the line that reproduces it, in place of a data base in the source folder.
settings.register_profile("selfe", deadline=None, database=None, print_blob=True)
settings.load_profile("selfe")
