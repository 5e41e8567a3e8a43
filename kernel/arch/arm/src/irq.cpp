// Interrupts on Arm: the controller's lines and the methods that only Arm's IRQControl has.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/irq.hpp"

#include "cap/cspace.hpp"
#include "cap/derivation.hpp"
#include "object/irq.hpp"

namespace kernel::arch {
namespace {

constexpr Word sgi_count = 16;    // software-generated interrupts 0 .. 15
constexpr Word target_count = 8;  // cores that a GICv2 can name

/// GetTrigger: words irq, trigger (0 level, else edge), index, depth; extra
/// capability 0 is the root.
Status get_trigger(const Invocation& call) {
    if (!call.has(4, 1)) {
        return Error::truncated_message();
    }
    const Word irq = call.argument(0);
    if (const Status is_free = irq::check_free(irq); !is_free) {
        return is_free;
    }
    const auto slot = cspace::lookup_empty(call.extra(0)->cap, call.argument(2), call.argument(3));
    if (!slot) {
        return slot.error();
    }
    machine::set_irq_trigger(irq, call.argument(1) != 0);
    irq::issue(irq, call.slot, **slot);
    return ok;
}

/// IssueSGISignal: words irq, target, index, depth; extra capability 0 is the root.
Status issue_sgi_signal(const Invocation& call) {
    if (!call.has(4, 1)) {
        return Error::truncated_message();
    }
    const Word irq = call.argument(0);
    const Word target = call.argument(1);
    if (irq >= sgi_count) {
        return Error::range(0, sgi_count - 1);
    }
    if (target >= target_count) {
        return Error::invalid_argument(1);
    }
    const auto slot = cspace::lookup_empty(call.extra(0)->cap, call.argument(2), call.argument(3));
    if (!slot) {
        return slot.error();
    }
    derivation::insert_copy(SgiSignalCap{irq, target}, call.slot, **slot);
    return ok;
}

}  // namespace

Status invoke_irq_control(Invocation& call) {
    switch (call.label) {
        case ARMIRQIssueIRQHandlerTrigger:
            return get_trigger(call);
        case ARMIRQIssueSGISignal:
            return issue_sgi_signal(call);
        default:
            return Error::illegal_operation();
    }
}

}  // namespace kernel::arch
