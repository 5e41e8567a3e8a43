// The time that boot gives: a context for the first thread, an authority for each core.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/invocation.hpp"
#include "workers.hpp"

namespace selfe::conformance {

CASE(RootCNode, HasTheFirstThreadsContext, "BI-015", "MCS-080") {
    const BootSpace boot(t);
    const Cap<SchedContext> context = boot.cap<SchedContext>(sys::seL4_CapInitThreadSC);
    const auto consumed = context.consumed();
    CHECK_EQ("BI-015", consumed.error(), Error::NoError);
    // It is that thread's: it runs on no other, and has run.
    CHECK("MCS-080", consumed.value() > 0);
    CHECK_EQ("MCS-080", context.bind(t.make<Tcb>()), Error::IllegalOperation);
}

CASE(BootInfo, HasAnAuthorityOverTimeForEachCore, "BI-034", "MCS-080") {
    const SlotRegion authorities = time_authorities(boot_info());
    CHECK_EQ("BI-034", authorities.size(), boot_info().num_nodes());
    const BootSpace boot(t);
    for (Word slot = authorities.start; slot < authorities.end; ++slot) {
        CHECK_EQ("MCS-080",
                 boot.cap<SchedControl>(slot).configure_flags(make_empty_context(t), turn_us,
                                                              turn_us, 0, 0, 0),
                 Error::NoError);
    }
}

}  // namespace selfe::conformance
