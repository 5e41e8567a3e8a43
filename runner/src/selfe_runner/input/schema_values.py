# The types of values that a description may hold.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable
from typing import Any


def wanted_instead(kind: str, value: Any) -> str:
    """What a value of type `kind` must be, if `value` is none; empty if it is one.

    The types are those that the heads of the schema files list.
    """
    is_one, name = _TYPES[kind]
    return "" if is_one(value) else name


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_seconds(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 < value < float("inf")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_list_of(is_one: Callable[[Any], bool], value: Any) -> bool:
    return isinstance(value, list) and all(is_one(item) for item in value)


_TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "text": (_is_text, "a text"),
    "texts": (lambda v: _is_list_of(lambda item: isinstance(item, str), v), "a list of texts"),
    "flag": (lambda v: isinstance(v, bool), "true or false"),
    "number": (_is_number, "a number from 0 up"),
    "address": (_is_number, "an address"),
    "seconds": (_is_seconds, "a number of seconds above 0"),
    "size": (lambda v: _is_number(v) and v > 0, "a number above 0"),
    "irq": (_is_number, "an interrupt number"),
    "irqs": (lambda v: _is_list_of(_is_number, v) and v != [], "a list of interrupt numbers"),
    "setting": (lambda v: isinstance(v, str | int), "a text, flag or number"),
    "table": (lambda v: isinstance(v, dict), "a table"),
    "tables": (
        lambda v: _is_list_of(lambda item: isinstance(item, dict), v) and v != [],
        "an array of tables",
    ),
}
