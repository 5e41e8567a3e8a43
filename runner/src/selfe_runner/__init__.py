# selfe_runner: boots test images, listens to them, judges each case and reports.
# SPDX-License-Identifier: BSD-2-Clause
