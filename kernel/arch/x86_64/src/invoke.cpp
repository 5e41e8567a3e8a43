// Methods on the objects that only x86-64 has.
// SPDX-License-Identifier: BSD-2-Clause
#include "arch/invoke.hpp"

#include "arch/io_port.hpp"
#include "arch/vspace.hpp"
#include "object/asid.hpp"

namespace kernel::arch {
namespace {

/// IOPageTable: words I/O address; extra capability 0 is the I/O space, which nothing can be.
Status invoke_io_page_table(const Invocation& call) {
    switch (call.label) {
        case X86IOPageTableMap:
            return call.has(1, 1) ? Error::invalid_capability(0) : Error::truncated_message();
        case X86IOPageTableUnmap:
            return ok;
        default:
            return Error::illegal_operation();
    }
}

}  // namespace

Status invoke(Invocation& call) {
    switch (call.slot.cap.type()) {
        case CapType::VSpace:
            // It has no methods: it is an argument of others'.
            return Error::illegal_operation();
        case CapType::Pdpt:
            return vspace::invoke_pdpt(call);
        case CapType::PageDirectory:
            return vspace::invoke_page_directory(call);
        case CapType::PageTable:
            return vspace::invoke_page_table(call);
        case CapType::Frame:
            return vspace::invoke_frame(call);
        case CapType::AsidControl:
            return asid::invoke_control(call);
        case CapType::AsidPool:
            return asid::invoke_pool(call);
        case CapType::IoPortControl:
            return io_port::invoke_control(call);
        case CapType::IoPort:
            return io_port::invoke_port(call);
        case CapType::IoPageTable:
            return invoke_io_page_table(call);
        default:
            return Error::invalid_capability(0);
    }
}

}  // namespace kernel::arch
