// Checks what boot says of the machine, on Arm: a device tree, and nothing that only a PC has.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/boot/extras.hpp"

#include "../../expect.hpp"

using selfe::BootCause;
using selfe::start_test::expect;

int main(const selfe::BootInfo& boot_info) {
    const auto tree = selfe::device_tree(boot_info);
    expect(tree.has_value(), "there is a device tree, and it is whole");
    expect(tree->bytes().size > 100 && tree->bytes().size < boot_info.extra_len(),
           "it lies in the additional boot information");

    const auto root = tree->find("/");
    expect(root && root->property("compatible") && root->property("compatible")->text(),
           "the root says what machine this is");
    const auto memory = tree->find("/memory");
    expect(memory && memory->property("reg") && memory->property("reg")->cell(0),
           "a node says where memory is");
    unsigned nodes = 0;
    for (const auto& node : tree->nodes()) {
        expect(node.depth() < 32, "nodes are where they belong");
        ++nodes;
    }
    expect(nodes > 10, "and there are many");

    expect(selfe::memory_map(boot_info).error() == BootCause::Absent &&
               selfe::acpi_root(boot_info).error() == BootCause::Absent &&
               selfe::tsc_frequency_mhz(boot_info).error() == BootCause::Absent,
           "a PC's chunks are not there");
    return 0;
}
