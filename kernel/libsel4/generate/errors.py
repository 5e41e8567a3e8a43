"""The one exception by which a generator says that a description is wrong.

SPDX-License-Identifier: BSD-2-Clause
"""


class DescriptionError(Exception):
    """A description (XML, bitfield, configuration) is wrong; the message names file and item."""
