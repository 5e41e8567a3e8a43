// Labels that only one type of object knows, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <initializer_list>

#include "selfe/conformance/address_space.hpp"
#include "selfe/conformance/invocation.hpp"

namespace selfe::conformance {

// Each of these methods needs words or capabilities, so that an empty message is truncated for the
// right object and an illegal operation for every other one.
inline constexpr Word page_label = sys::X86PageMap;
inline constexpr Word asid_control_label = sys::X86ASIDControlMakePool;
inline constexpr Word asid_pool_label = sys::X86ASIDPoolAssign;
inline constexpr Word io_port_control_label = sys::X86IOPortControlIssue;

/// Whether a capability names a VSpace: it has no methods, but a page can be asked for a place in
/// it where no table is.
inline bool is_vspace(Case& t, Cap<Any> cap) {
    return Invocation(make_page(t), sys::X86PageMap)
               .words(window, Rights::can_read().raw().words[0], VmAttributes::standard().bits)
               .caps(cap)
               .call()
               .label == sys::seL4_FailedLookup;
}

/// Whether a capability names a translation table below a VSpace, of any level.
inline bool is_translation_table(Cap<Any> cap) {
    for (const Word label :
         {Word{sys::X86PDPTMap}, Word{sys::X86PageDirectoryMap}, Word{sys::X86PageTableMap}}) {
        if (Invocation(cap, label).call() == truncated_message()) {
            return true;
        }
    }
    return false;
}

}  // namespace selfe::conformance
