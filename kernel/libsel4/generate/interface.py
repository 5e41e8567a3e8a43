"""Invocations: the object API XML files into numbered methods with typed parameters.

SPDX-License-Identifier: BSD-2-Clause
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .condition import holds
from .configuration import Configuration
from .errors import DescriptionError


@dataclass(frozen=True)
class Parameter:
    """One parameter of a method; `is_output` ones come back in the reply."""

    name: str
    type: str
    is_output: bool
    description: str


@dataclass(frozen=True)
class Method:
    """One invocation. `label` is 0 when the configuration leaves the method out.

    `manual` is the label of its section in the reference manual, or empty.
    """

    label: int
    label_name: str
    interface: str
    name: str
    capability_description: str
    brief: str
    description: str
    returns: str
    manual: str
    parameters: Sequence[Parameter]
    errors: Mapping[str, str]

    @property
    def function(self) -> str:
        """Name of the C function that invokes it."""
        return f"{self.interface}_{self.name}"

    @property
    def is_present(self) -> bool:
        """Whether the configured kernel has this method."""
        return self.label != 0


@dataclass(frozen=True)
class Api:
    """What one XML file describes; `first_label` is the label of its first present method."""

    first_label: int
    methods: Sequence[Method]
    structures: Mapping[str, Sequence[str]]

    @property
    def end_label(self) -> int:
        """First label after this file's."""
        return max((m.label + 1 for m in self.methods), default=self.first_label)


def load_apis(paths: Sequence[Path], configuration: Configuration) -> Sequence[Api]:
    """Loads XML files in label order; labels start at 1, 0 being the invalid invocation.

    A method whose condition is false takes no label. A method id may appear twice only under
    conditions of which one at most holds. Raises DescriptionError otherwise.
    """
    apis: list[Api] = []
    label = 1
    seen: set[str] = set()
    for path in paths:
        root = ElementTree.parse(path).getroot()
        first = label
        methods: list[Method] = []
        for interface, element in _method_elements(root):
            name = element.attrib["id"]
            present = holds(element, configuration)
            if present and name in seen:
                raise DescriptionError(f"{path.name}: {name} is present twice")
            prefix = root.attrib.get("label_prefix", "")
            methods.append(_load_method(interface, element, label if present else 0, prefix))
            if present:
                seen.add(name)
                label += 1
        structures = {
            s.attrib["name"]: [
                m.attrib["name"] for m in s.iterfind("member") if holds(m, configuration)
            ]
            for s in root.iterfind("struct")
        }
        apis.append(Api(first, methods, structures))
    return apis


def _method_elements(root: Element) -> Iterator[tuple[Element, Element]]:
    for interface in root.iterfind("interface"):
        for method in interface.iterfind("method"):
            yield interface, method


def _load_method(interface: Element, element: Element, label: int, prefix: str) -> Method:
    parameters = [
        Parameter(
            p.attrib["name"],
            p.attrib["type"],
            p.attrib["dir"] == "out",
            _plain(p.attrib["description"]),
        )
        for p in element.iterfind("param")
    ]
    manual = element.attrib.get("manual_label", "")
    capability = [_plain(interface.attrib["cap_description"])]
    capability += [_plain(c.attrib["append_description"]) for c in element.iterfind("cap_param")]
    return Method(
        label=label,
        label_name=element.attrib["id"],
        interface=interface.attrib["name"],
        name=element.attrib["name"],
        capability_description=" ".join(text for text in capability if text),
        brief=_text(element.find("brief")),
        description=_text(element.find("description")),
        returns=_text(element.find("return")),
        manual=prefix + manual if manual else "",
        parameters=parameters,
        errors={e.attrib["name"]: _text(e.find("description")) for e in element.iterfind("error")},
    )


def _text(element: Element | None) -> str:
    """The text of an element and its children."""
    return "" if element is None else _plain("".join(element.itertext()))


def _plain(text: str) -> str:
    """The text with each run of blanks and line ends as one blank."""
    return " ".join(text.split())
