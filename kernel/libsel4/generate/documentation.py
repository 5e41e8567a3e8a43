"""Documentation comments of invocation stubs, in Doxygen's notation, from the interface XML.

SPDX-License-Identifier: BSD-2-Clause
"""

import textwrap
from collections.abc import Iterator

from .interface import Method


def comment_lines(method: Method, has_values: bool) -> Iterator[str]:
    """Lines of a stub's comment, without the comment marks.

    `has_values` says that outputs come back in a result structure and not through pointers.
    """
    yield from _wrap(method.brief)
    if method.description:
        yield ""
        yield from _wrap(method.description)
    if method.manual:
        yield f"Manual: {method.manual}."
    yield ""
    yield from _tag("@param[in] _service", method.capability_description)
    for parameter in method.parameters:
        if has_values and parameter.is_output:
            continue
        direction = "out" if parameter.is_output else "in"
        yield from _tag(f"@param[{direction}] {parameter.name}", parameter.description)
    yield from _tag("@return", _returned(method, has_values))
    for name, text in method.errors.items():
        yield from _tag(f"@retval {name}", text)


def _returned(method: Method, has_values: bool) -> str:
    if not has_values:
        return f"seL4_NoError or why the call failed. {method.returns}"
    names = " ".join(f"{p.name}: {p.description}" for p in method.parameters if p.is_output)
    return f"The error and, if there is none, the results. {names}"


def _tag(tag: str, text: str) -> Iterator[str]:
    yield from _wrap(f"{tag} {text}", continuation="    ")


def _wrap(text: str, continuation: str = "") -> list[str]:
    return textwrap.wrap(
        text, 96, subsequent_indent=continuation, break_long_words=False, break_on_hyphens=False
    )
