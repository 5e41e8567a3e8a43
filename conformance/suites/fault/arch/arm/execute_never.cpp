// VMFault of a fetch from memory that is mapped for data only, on Arm.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {

CASE(VmFault, OfAFetchFromAnExecuteNeverMapping, "FLT-053") {
    constexpr Word target = window + 0x128;
    map_page(t, t.vspace(), make_page(t), window, Rights::read_write(),
             VmAttributes::standard() | VmAttributes::execute_never());
    FaultHandler handler(t);
    start_at(t, handler, registers_at(reinterpret_cast<const void*>(target)));
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-053", fault.info, MessageInfo(sys::seL4_Fault_VMFault, 4));
    CHECK_EQ("FLT-053", fault.words[sys::seL4_VMFault_IP], target);
    CHECK_EQ("FLT-053", fault.words[sys::seL4_VMFault_Addr], target);
    CHECK_EQ("FLT-053", fault.words[sys::seL4_VMFault_PrefetchFault], Word{1});
}

}  // namespace selfe::conformance
