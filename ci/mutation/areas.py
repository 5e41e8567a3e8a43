# Which cases are likely to notice a change of a file: they run first, so that a verdict comes soon.
# SPDX-License-Identifier: BSD-2-Clause
#
# Nothing but time depends on it: a mutant survives only if every case passed.

from fnmatch import fnmatchcase

# The first pattern that matches a file within kernel/ counts; areas are folders of conformance/suites.
_LIKELY = (
    ("src/boot/*", ("bootinfo", "untyped")),
    ("src/cap/*", ("cnode", "untyped")),
    ("src/ipc/fault*", ("fault",)),
    ("src/ipc/*", ("ipc", "fault")),
    ("src/object/asid*", ("asid",)),
    ("src/object/cnode*", ("cnode",)),
    ("src/object/creation*", ("untyped",)),
    ("src/object/domain*", ("domain",)),
    ("src/object/endpoint*", ("ipc",)),
    ("src/object/irq*", ("irq",)),
    ("src/object/notification*", ("notification",)),
    ("src/object/reply*", ("ipc", "cnode")),
    ("src/object/tcb*", ("tcb",)),
    ("src/object/untyped*", ("untyped",)),
    ("src/syscall/debug*", ("debug",)),
    ("src/syscall/*", ("syscall",)),
    ("src/thread/*", ("sched", "tcb")),
    ("*fault_registers*", ("fault",)),
    ("*user_context*", ("tcb", "fault")),
    ("*trap*", ("fault", "syscall")),
    ("*object_types*", ("untyped",)),
    ("*irq*", ("irq",)),
    ("*gic*", ("irq",)),
    ("*io_port*", ("ioport",)),
    ("*boot*", ("bootinfo",)),
    ("arch/*", ("vspace",)),
)


def likely_cases(file: str) -> tuple[str, ...]:
    """Globs of cases, for a file within kernel/; none if no area is likelier than the others."""
    for pattern, areas in _LIKELY:
        if fnmatchcase(file, pattern):
            return tuple(f"{area}/*" for area in areas)
    return ()


def area_of(file: str) -> str:
    """The part of the kernel that a file belongs to, for tables: its folder."""
    folders = file.split("/")[:-1]
    return "/".join(folders[:2])
