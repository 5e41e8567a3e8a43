// Methods on the objects that only Arm has.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/invoke.hpp"

#include "arch/cache_methods.hpp"
#include "arch/cache_rules.hpp"
#include "arch/vspace.hpp"
#include "machine/interrupts.hpp"
#include "object/asid.hpp"

namespace kernel::arch {

Status vspace::invoke_vspace(Invocation& call) {
    switch (call.label) {
        case vspace_clean:
        case vspace_invalidate:
        case vspace_clean_invalidate:
        case vspace_unify:
            return vspace_cache_operation(call);
        default:
            return Error::illegal_operation();
    }
}

Status invoke(Invocation& call) {
    switch (call.slot.cap.type()) {
        case CapType::VSpace:
            return vspace::invoke_vspace(call);
        case CapType::PageTable:
            return vspace::invoke_table(call);
        case CapType::Frame:
            return vspace::invoke_frame(call);
        case CapType::AsidControl:
            return asid::invoke_control(call);
        case CapType::AsidPool:
            return asid::invoke_pool(call);
        case CapType::SgiSignal: {
            // Any message is a signal, whatever its label: sending is all that the
            // capability is for.
            const auto signal = call.slot.cap.as<SgiSignalCap>();
            machine::send_sgi(signal.irq, signal.target);
            return ok;
        }
        default:
            return Error::invalid_capability(0);
    }
}

}  // namespace kernel::arch
