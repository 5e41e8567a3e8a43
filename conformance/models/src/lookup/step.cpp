// Prints steps of the lookup model as the C++ that makes them.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/lookup/step.hpp"

namespace selfe::models::lookup {

bool simplify(Step& step, unsigned n) {
    // One number is halved, counted down, or loses its highest bit.
    uint8_t* const numbers[] = {&step.depth, &step.guard_bits, &step.node, &step.index,
                                &step.target};
    constexpr unsigned count = sizeof numbers / sizeof numbers[0];
    for (unsigned i = 0; i < count; ++i) {
        if (*numbers[i] > 0 && n-- == 0) {
            *numbers[i] = static_cast<uint8_t>(*numbers[i] / 2);
            return true;
        }
        if (*numbers[i] > 1 && n-- == 0) {
            --*numbers[i];
            return true;
        }
    }
    for (unsigned bit = word_bits; bit-- > 0;) {
        if ((step.value >> bit & 1) != 0 && n-- == 0) {
            step.value ^= power(bit);
            return true;
        }
    }
    return false;
}

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
