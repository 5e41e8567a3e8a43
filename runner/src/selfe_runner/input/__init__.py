# Files that a run is given: case list, image, platform, kernel prefix.
# SPDX-License-Identifier: BSD-2-Clause
