// What x86_64 can be asked about besides.
// SPDX-License-Identifier: BSD-2-Clause
#include "objects.hpp"
#include "ports.hpp"
#include "selfe/conformance/arch/tables.hpp"

namespace selfe::conformance::sweep {

Cap<Any> Objects::arch_object(const Interface& interface) {
    const auto is = [&](const char* name) { return is_same(interface.name, name); };
    if (is("seL4_X86_Page")) {
        return make_page(t_);
    }
    if (is("seL4_X64_PML4")) {  // the VSpace, by the name of its topmost table
        return t_.vspace();
    }
    if (is("seL4_X86_ASIDPool")) {
        return t_.asid_pool();
    }
    if (is("seL4_X86_IOPort")) {
        if (io_ports_.bits == 0) {
            const Slot slot = t_.empty_slot();
            const auto control = boot_.cap<IoPortControl>(sys::seL4_CapIOPortControl);
            t_.must(control.issue(pci_address, pci_end, slot), "ports cannot be issued");
            io_ports_ = Cap<Any>{slot.index};
        }
        return io_ports_;
    }
    return {};
}

Word span_of(const Interface& interface) {
    const auto is = [&](const char* name) { return is_same(interface.name, name); };
    return is("seL4_X86_PDPT")            ? Word{1} << pdpt_span_bits
           : is("seL4_X86_PageDirectory") ? Word{1} << page_directory_span_bits
           : is("seL4_X86_PageTable")     ? Word{1} << page_table_span_bits
                                          : small_page_bytes;
}

}  // namespace selfe::conformance::sweep
