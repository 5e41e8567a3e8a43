# Makes what came over a console fit to be shown: nothing in it can steer a terminal or a parser.
# SPDX-License-Identifier: BSD-2-Clause

import re

# Colours and cursor movement; debug kernels colour their lines.
_ESCAPE_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_UNPRINTABLE = re.compile(rb"[^ -~]")
# What turns the direction of text or takes no room counts as a control: a line must not look like
# another one.
_UNPRINTABLE_CHARACTER = re.compile(
    r"[^ -~\u00a1-\ud7ff\ue000-\ufffd]"
    r"|[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def printable(data: bytes) -> str:
    """`data` as ASCII without escape sequences; every other odd byte as \\xHH."""
    plain = _ESCAPE_SEQUENCE.sub(b"", data)
    return _UNPRINTABLE.sub(lambda m: b"\\x%02x" % m[0][0], plain).decode("ascii")


def printable_text(text: str) -> str:
    """The same for text from a file: letters of any language stay, controls do not."""
    return _UNPRINTABLE_CHARACTER.sub(lambda m: f"\\x{ord(m[0]):02x}", text)


def console_lines(data: bytes) -> list[str]:
    """The lines of `data` that are not empty, each made printable."""
    return [line for raw in data.splitlines() if (line := printable(raw).rstrip())]
