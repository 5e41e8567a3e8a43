# What a run leaves behind: journal, raw log, JUnit file, lines on the terminal.
# SPDX-License-Identifier: BSD-2-Clause
