# What the harness writes of an assertion that did not hold, taken apart again.
# SPDX-License-Identifier: BSD-2-Clause
#
# check.hpp of the harness writes `ROW expected E got A at FILE:LINE`; a frame holds 200
# bytes, so the end may be missing.

import re
from collections.abc import Iterable

from selfe_runner.report.overview.model import Finding

_SENTENCE = re.compile(r"(?:([A-Z]+-\d{3}) )?expected (.*)", re.DOTALL)
_PLACE = re.compile(r" at (\S+:\d+)$")
_HALF_PLACE = re.compile(r" at ?\S*$")


def findings(details: Iterable[str]) -> tuple[Finding, ...]:
    """Those of `details` that say what was expected, without repetition."""
    found = (_finding(detail) for detail in details)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _finding(detail: str) -> Finding | None:
    match = _SENTENCE.fullmatch(detail)
    if match is None:
        return None
    row, rest = match[1] or "", match[2]
    place = _PLACE.search(rest)
    sentence = rest[: place.start()] if place else _HALF_PLACE.sub("", rest)
    expected, _, observed = sentence.partition(" got ")
    return Finding(row, expected, observed, place[1] if place else "", is_cut=place is None)
