// Prints steps of the register model as the C++ that makes them, and makes them simpler.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/models/registers/step.hpp"

namespace selfe::models::registers {

bool simplify(Step& step, unsigned n) {
    uint8_t* const numbers[] = {&step.thread, &step.source, &step.count, &step.flags};
    for (uint8_t* number : numbers) {
        if (*number > 0 && n-- == 0) {
            *number = static_cast<uint8_t>(*number / 2);
            return true;
        }
        if (*number > 1 && n-- == 0) {
            --*number;
            return true;
        }
    }
    if (step.seed > 0 && n-- == 0) {
        step.seed = static_cast<uint16_t>(step.seed / 2);
        return true;
    }
    return false;
}

void write(Format& text, const Step& step) {
    constexpr const char* names[] = {"Write",   "Truncate", "Read",     "Copy",    "SetTls",
                                     "Suspend", "Resume",   "Exchange", "Trap",    "Call",
                                     "Preempt", "Answer",   "Refuse",   "FillFpu", "CountFpu"};
    static_assert(sizeof names / sizeof names[0] == method_count);
    text.text("step(Method::").text(names[static_cast<size_t>(step.method)]);
    text.text(", ").decimal(step.thread).text(", ").decimal(step.count);
    text.text(", ").decimal(step.seed);
    if (step.method == Method::Copy || step.method == Method::Read) {
        text.text(", ").decimal(step.source).text(", ").decimal(step.flags);
    }
    text.text(")");
}

}  // namespace selfe::models::registers
