# Mutants of the runner, made by mutmut: what ci/mutate-runner does.
# SPDX-License-Identifier: BSD-2-Clause
