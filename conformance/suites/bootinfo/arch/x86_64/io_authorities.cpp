// The capabilities that boot leaves on machines with IO ports, x86_64.
// SPDX-License-Identifier: BSD-2-Clause
#include "object_labels.hpp"
#include "selfe/conformance/boot_space.hpp"
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {

CASE(RootCNode, HoldsTheAuthorityOverIoPorts, "BI-008") {
    const BootSpace boot(t);
    const Cap<Any> control = boot.cap(sys::seL4_CapIOPortControl);
    CHECK_EQ("BI-008", Invocation(control, io_port_control_label).call(), truncated_message());
}

CASE(RootCNode, HoldsTheAuthorityOverIoSpaces, "BI-009") {
    // Levels are counted where the machine has an IOMMU; all ones where it has none.
    const Word levels = boot_info().raw()->numIOPTLevels;
    NEEDS(levels != 0 && levels != ~Word{0}, "this machine has no IOMMU");
    const BootSpace boot(t);
    const Cap<Any> io_space = boot.cap(sys::seL4_CapIOSpace);
    // It has no methods, but it is there.
    CHECK_EQ("BI-009", Invocation(io_space, sys::TCBSuspend).call(), illegal_operation());
}

CASE(RootCNode, WithoutAnIommuHasNullForIoSpaces, "BI-018") {
    const Word levels = boot_info().raw()->numIOPTLevels;
    NEEDS(levels == 0 || levels == ~Word{0}, "this machine has an IOMMU");
    const BootSpace boot(t);
    CHECK_EQ("BI-018", Invocation(boot.cap(sys::seL4_CapIOSpace), sys::TCBSuspend).call(),
             invalid_capability(0));
    CHECK("BI-018", t.is_empty(t.boot_slot(sys::seL4_CapIOSpace)));
}

}  // namespace selfe::conformance
