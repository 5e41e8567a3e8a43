// Exclusive access across a switch of threads, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
//
// "Arm Architecture Reference Manual", section "Load-Exclusive and Store-Exclusive instruction
// usage restrictions": software that switches contexts clears the monitor, or one thread's store
// would succeed by another one's load.
#include "selfe/conformance/case.hpp"

extern "C" selfe::Word selfe_conformance_store_exclusive(selfe::Word* place,
                                                         selfe::Word system_call);

namespace selfe::conformance {
namespace {

struct Access {
    Word place = 0;
    Word is_refused = 0;
};

// Yield lets the other thread of the same priority run.
void yield_in_between(Access& access) {
    access.is_refused =
        selfe_conformance_store_exclusive(&access.place, static_cast<Word>(sys::seL4_SysYield));
}

}  // namespace

CASE(ContextSwitch, EndsExclusiveAccess, "TCB-178") {
    Access undisturbed;
    bool is_stored = false;
    // An interrupt may come in between, but not each time.
    for (int i = 0; i < 100 && !is_stored; ++i) {
        is_stored = selfe_conformance_store_exclusive(&undisturbed.place, 0) == 0;
    }
    REQUIRE(is_stored);
    Access accesses[2];
    for (Access& access : accesses) {
        t.start(access, yield_in_between);
    }
    t.settle();
    CHECK_EQ("TCB-178", accesses[0].is_refused, Word{1});
    CHECK_EQ("TCB-178", accesses[1].is_refused, Word{1});
}

}  // namespace selfe::conformance
