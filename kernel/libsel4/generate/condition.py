"""Conditions of interface descriptions: `<condition>` elements evaluated against a configuration.

SPDX-License-Identifier: BSD-2-Clause
"""

from xml.etree.ElementTree import Element

from .configuration import Configuration
from .errors import DescriptionError


def holds(element: Element, configuration: Configuration) -> bool:
    """Whether the `<condition>` child of `element` is true; an absent or empty one is.

    The grammar is that of seL4's interface files: `<config var="CONFIG_X"/>`, `<not>`, `<and>`
    and `<or>`, one expression a condition.
    """
    condition = element.find("condition")
    if condition is None or len(condition) == 0:
        return True
    return _evaluate(_only_child(condition), configuration)


def _evaluate(expression: Element, configuration: Configuration) -> bool:
    match expression.tag:
        case "config":
            return configuration.is_set(expression.attrib["var"])
        case "not":
            return not _evaluate(_only_child(expression), configuration)
        case "and":
            return all([_evaluate(child, configuration) for child in expression])
        case "or":
            return any([_evaluate(child, configuration) for child in expression])
    raise DescriptionError(f"unknown element <{expression.tag}> in a condition")


def _only_child(element: Element) -> Element:
    if len(element) != 1:
        raise DescriptionError(f"<{element.tag}> must hold exactly one expression")
    return element[0]
