// Prints steps of the lookup model as the C++ that makes them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/lookup/step.hpp"

namespace selfe::models::lookup {

void write(Format& text, const Step& step) {
    constexpr const char* names[] = {"link(", "leaf(", "clear(", "enter(", "find(Via::"};
    constexpr const char* vias[] = {"CopySource", "CopyDestination", "Revoke", "RetypeNode"};
    text.text(names[static_cast<size_t>(step.action)]);
    if (step.action == Action::Find) {
        text.text(vias[static_cast<size_t>(step.via)]);
    } else {
        text.decimal(step.node);
    }
    if (step.action != Action::Find && step.action != Action::Enter) {
        text.text(", ").decimal(step.index);
    }
    if (step.action == Action::Link) {
        text.text(", ").decimal(step.target);
    }
    if (step.action != Action::Clear) {
        text.text(", 0x").hex(step.value);
    }
    if (step.action == Action::Find) {
        text.text(", ").decimal(step.depth);
    } else if (step.action == Action::Link || step.action == Action::Enter) {
        text.text(", ").decimal(step.guard_bits);
    }
    text.text(")");
}

}  // namespace selfe::models::lookup
