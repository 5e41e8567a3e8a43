"""Writes the cases of the sweep: one a method of the kernel under test and kind of bad message.

SPDX-License-Identifier: BSD-2-Clause

Which rows of the catalogue a case decides follows from their `call` and `sweep`, besides the one
that holds for any invocation: a method that the catalogue does not know is swept under that alone.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases import case_lines, file_text, rows_here, write_cases
from describe import Api, Method


@dataclass(frozen=True)
class Kind:
    """A kind of bad message. `sweep`: what its rows say in the catalogue; `row`: the one for any
    invocation. `call`: what tries it, of sweep.hpp, `expected`: what that must give."""

    behaviour: str
    sweep: str
    row: str
    call: str
    expected: str


_OTHERS = "interfaces, interface_count"
KINDS = (
    Kind("OnAnotherObjectIsIllegalOperation", "object", "SYS-076",
         f"on_another_object(t, {{method}}, {_OTHERS})", "illegal_operation()"),
    Kind("OnAnEmptySlotIsInvalidCapability", "null", "SYS-077",
         "on_an_empty_slot(t, {method})", "invalid_capability(0)"),
    Kind("WithTooFewWordsIsTruncatedMessage", "words", "SYS-078",
         "with_too_few_words(t, {method})", "truncated_message()"),
    Kind("WithTooFewCapabilitiesIsTruncatedMessage", "caps", "SYS-079",
         "with_too_few_caps(t, {method})", "truncated_message()"),
    Kind("WithoutIpcBufferIsTruncatedMessage", "", "SYS-072",
         "without_ipc_buffer(t, {method})", "truncated_message()"),
    Kind("RefusedWhenSentLeavesRegistersAlone", "", "SYS-009",
         "is_silent_when_sent(t, {method})", "true"),
    Kind("RefusedLeavesNoTrace", "", "SYS-071",
         "refuses_without_trace(t, {method})", "true"),
    Kind("WithAnotherTypeAsAnArgumentIsRefused", "", "SYS-080",
         "refuses_other_types(t, {method})", "true"),
    Kind("WithMoreThanItNeedsIsTheSame", "", "SYS-075",
         "ignores_surplus(t, {method})", "true"),
)  # fmt: skip

MESSAGE_REGISTERS = 4  # on each architecture whose registers the harness knows


def applies(kind: Kind, method: Method) -> bool:
    """Whether a message of this kind can be made for the method."""
    needs_words = len(method.words) > 0
    needs_caps = len(method.caps) > 0
    return {
        "WithTooFewWordsIsTruncatedMessage": needs_words,
        "WithTooFewCapabilitiesIsTruncatedMessage": needs_caps,
        "WithAnotherTypeAsAnArgumentIsRefused": needs_caps,
        "WithoutIpcBufferIsTruncatedMessage": needs_caps or len(method.words) > MESSAGE_REGISTERS,
        "RefusedLeavesNoTrace": needs_words or needs_caps,
    }.get(kind.behaviour, True)


def catalogue_rows(folder: Path, api: Api) -> dict[tuple[str, str], list[str]]:
    """Ids of the rows of each call and kind that are meant for this architecture."""
    found: dict[tuple[str, str], list[str]] = {}
    for row_id, row in rows_here(folder, api).items():
        if "sweep" in row:
            found.setdefault((row["call"], row["sweep"]), []).append(row_id)
    return found


def _cases(method: Method, rows: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    for kind in KINDS:
        if applies(kind, method):
            ids = [*rows.get((method.function, kind.sweep), ()), kind.row]
            tried = f"sweep::{kind.call.format(method=f'{method.function}_')}"
            checks = (f'CHECK_EQ("{one}", found, {kind.expected});' for one in ids)
            body = (f"const auto found = {tried};", *checks)
            yield from case_lines(method.function, kind.behaviour, ids, body)


def _labels(found: Sequence[Method]) -> Iterator[str]:
    labels = ", ".join(f"sys::{method.label}" for method in found)
    body = (
        f"constexpr Word labels[] = {{{labels}}};",
        f"for (size_t i = 0; i < {len(found)}; ++i) {{",
        '    CHECK_EQ("BF-010", labels[i], Word{i + 1});',
        "}",
        f'CHECK_EQ("BF-010", Word{{sys::nArchInvocationLabels}}, Word{{{len(found)} + 1}});',
    )
    return case_lines("InvocationLabels", "RunFromOneInTheOrderOfTheInterface", ["BF-010"], body)


def source_text(api: Api, found: Sequence[Method], rows: dict[tuple[str, str], list[str]]) -> str:
    """The whole C++ file."""
    head = (
        "// Generated from the kernel's own description of its methods.",
        '#include "sweep.hpp"',
    )
    lines = list(_labels(found))
    for name in sorted({method.interface for method in found}):
        body = (f'CHECK_EQ("SYS-070", sweep::with_unknown_label(t, {name}_), illegal_operation());',)
        lines += case_lines(name, "WithAnUnknownLabelIsIllegalOperation", ["SYS-070"], body)
    for method in found:
        lines += _cases(method, rows)
    return file_text(head, api, found, lines)


def main() -> int:
    return write_cases(
        __doc__,
        lambda api, found, options: source_text(
            api, found, catalogue_rows(options.catalogue, api)
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
