# A row of the behaviour catalogue: one rule, where it holds, and what is known of it.
# SPDX-License-Identifier: BSD-2-Clause

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Divergence:
    """Released kernels that are known to break a rule: those before `until`, every one if it is
    empty, for which `when` and `arch` hold, as in `Row`. `cases`: patterns of the names of the cases that show it, empty for
    all of the row; `text`: what they do instead; `says`: regular expressions, of which one matches
    what a check says that fails for it, `E got O`. A failure that says anything else is another."""

    until: str
    when: tuple[str, ...]
    arch: tuple[str, ...]
    cases: tuple[str, ...]
    text: str
    says: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Of which releases it is known, and what they do, for people."""
        return f"{f'until {self.until}' if self.until else 'in every release'}: {self.text}"

    def shows_in(self, case: str) -> bool:
        return not self.cases or any(fnmatchcase(case, one) for one in self.cases)

    def explains(self, sentence: str) -> bool:
        """Whether a check fails with this `sentence` for the divergence, and for nothing else."""
        return any(re.fullmatch(one, sentence) for one in self.says)


@dataclass(frozen=True)
class Row:
    """One documented behaviour. `when`: its condition over the configuration, `arch`: where it
    holds, empty for everywhere; `since`: the first release that has it, `until`: the first that
    has it no more, empty for all; `divergence`: None too where every case accepts what released
    kernels do; `unobservable`: why no program can decide it, empty if one can; `untested`: why no case
    does if none does, empty if there is no such reason."""

    id: str
    area: str
    call: str
    rule: str
    error: str
    source: str
    profile: str
    when: tuple[str, ...]
    arch: tuple[str, ...]
    since: str
    unobservable: str
    until: str = ""
    divergence: Divergence | None = None
    untested: str = ""
