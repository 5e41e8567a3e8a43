# What became of a changed kernel.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """The value is what journals say."""

    KILLED = "killed"  # a case told the difference: it failed, its thread crashed or blocked
    WRECKED = "wrecked"  # kernel or harness went down in a case: noticed, but not told
    NO_BOOT = "no boot"  # no case was reached
    SURVIVED = "survived"  # every case passed
    SAME = "same"  # the compiler made the same kernel of it: no change at all
    NOT_BUILT = "did not build"

    @property
    def is_detected(self) -> bool:
        return self in (Kind.KILLED, Kind.WRECKED, Kind.NO_BOOT)


@dataclass(frozen=True)
class Outcome:
    """`case`: in which it showed, `rows`: those that the case found wrong, or, if it failed while it
    arranged something, none; `verdict`: the case's; `text`: one line for people; `log`: the end of
    the console or what the compiler said; `seconds`: by phase."""

    kind: Kind
    case: str = ""
    rows: tuple[str, ...] = ()
    verdict: str = ""
    text: str = ""
    log: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
