# Changes the reference kernel on purpose, one defect at a time, and sees whether the suite notices.
# SPDX-License-Identifier: BSD-2-Clause
