# Boards that are not there: machines of QEMU behind a serial line, with faults on request.
# SPDX-License-Identifier: BSD-2-Clause
