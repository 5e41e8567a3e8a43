# A night behind a LAVA server on loopback: server, worker, virtual boards, and what is compared.
# SPDX-License-Identifier: BSD-2-Clause
