// Interrupts on x86-64: vectors, which lines of the I/O APIC or messages of devices raise.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/irq.hpp"

#include "cap/cspace.hpp"
#include "machine/interrupts.hpp"
#include "object/irq.hpp"

extern "C" {
#include <sel4/arch/constants.h>
}

namespace kernel::arch {
namespace {

static_assert(FIRST_USER_VECTOR == IRQ_OFFSET, "sel4/arch/constants.h");
static_assert(FIRST_USER_VECTOR + USER_VECTORS <= VECTOR_TIMER);

/// What raises a vector; no route: a message of a device, or nothing.
struct Source {
    machine::Route route;
    bool has_route;
};

constinit Source sources[irq_count]{};

/// Number of the only I/O APIC.
constexpr Word last_io_apic = 0;

void set_masked(Word irq, bool is_masked) {
    if (sources[irq].has_route) {
        machine::set_route(sources[irq].route, is_masked);
    }
}

/// What both methods check first: message length, vector, destination slot.
Result<Slot*> find_destination(const Invocation& call) {
    if (!call.has(7, 1)) {
        return Error::truncated_message();
    }
    if (const Status is_free = irq::check_free(call.argument(6)); !is_free) {
        return is_free.error();
    }
    return cspace::lookup_empty(call.extra(0)->cap, call.argument(0), call.argument(1));
}

/// Argument `index` is at most `last`. Errors: RangeError.
Status check_argument(const Invocation& call, unsigned index, Word last) {
    return call.argument(index) <= last ? ok : Status{Error::range(0, last)};
}

/// GetIOAPIC: words index, depth, I/O APIC, pin, level, polarity, vector; extra capability 0 is
/// the root.
Status get_io_apic(const Invocation& call) {
    const auto slot = find_destination(call);
    if (!slot) {
        return slot.error();
    }
    const Word limits[] = {last_io_apic, machine::io_apic_pins() - 1, 1, 1};
    for (unsigned i = 0; i < 4; ++i) {
        if (const Status in_range = check_argument(call, 2 + i, limits[i]); !in_range) {
            return in_range;
        }
    }
    const Word irq = call.argument(6);
    sources[irq] = {{.pin = call.argument(3),
                     .vector = FIRST_USER_VECTOR + irq,
                     .is_level = call.argument(4) != 0,
                     .is_low = call.argument(5) != 0},
                    true};
    irq::issue(irq, call.slot, **slot);
    return ok;
}

/// GetMSI: words index, depth, bus, device, function, handle, vector; extra capability 0 is the
/// root. The handle is for interrupt remapping, which there is not.
Status get_msi(const Invocation& call) {
    const auto slot = find_destination(call);
    if (!slot) {
        return slot.error();
    }
    constexpr Word last_of_pci[] = {255, 31, 7};  // bus, device, function
    for (unsigned i = 0; i < 3; ++i) {
        if (const Status in_range = check_argument(call, 2 + i, last_of_pci[i]); !in_range) {
            return in_range;
        }
    }
    const Word irq = call.argument(6);
    sources[irq] = {};
    irq::issue(irq, call.slot, **slot);
    return ok;
}

}  // namespace

void mask_irq(Word irq) {
    set_masked(irq, true);
}
void unmask_irq(Word irq) {
    set_masked(irq, false);
}

Status invoke_irq_control(Invocation& call) {
    switch (call.label) {
        case X86IRQIssueIRQHandlerIOAPIC:
            return get_io_apic(call);
        case X86IRQIssueIRQHandlerMSI:
            return get_msi(call);
        default:
            return Error::illegal_operation();
    }
}

void reset_irqs() {
    for (Source& source : sources) {
        source = {};
    }
}

}  // namespace kernel::arch
