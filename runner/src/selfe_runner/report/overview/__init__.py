# The report on runs: one document (JSON), and the HTML page and the Markdown that are made of it.
# SPDX-License-Identifier: BSD-2-Clause
