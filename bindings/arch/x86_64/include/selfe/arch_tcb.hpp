// What x86 adds to threads: the guest's memory.
// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include "selfe/cap.hpp"
#include "selfe/ept.hpp"
#include "selfe/error.hpp"

namespace selfe {

template <class Object>
struct ArchTcbMethods : Invocable<Object> {
#ifdef SELFE_HAS_seL4_TCB_SetEPTRoot  // with KernelVTX
    /// Sets what the guest that this thread enters sees as physical memory: the tables of
    /// `ept_root`. Corresponds to seL4_TCB_SetEPTRoot. Manual: x86_set_eptroot. Errors:
    /// IllegalOperation if it is no EptPml4, or has no ASID.
    [[gnu::always_inline]] Error set_ept_root(Cap<EptPml4> ept_root) const {
        return detail::error(sys::seL4_TCB_SetEPTRoot(this->cptr(), ept_root.bits));
    }
#endif
};

}  // namespace selfe
