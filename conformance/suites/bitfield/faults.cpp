// libsel4's reading of a fault message: each field is the word of its number.
// SPDX-License-Identifier: BSD-2-Clause
#include "selfe/conformance/case.hpp"

namespace selfe::conformance {
namespace {

// Fills the message with a value of its own for each word, as the kernel would have, and takes it
// for a fault with this label.
sys::seL4_Fault_t fault_of(Word label, Word length) {
    for (Word i = 0; i < length; ++i) {
        sys::seL4_SetMR(static_cast<int>(i), 0x100 + i);
    }
    return sys::seL4_getFault(sys::seL4_MessageInfo_new(label, 0, 0, length));
}

}  // namespace

CASE(Fault, FieldsAreTheWordsOfTheMessage, "BF-007") {
    const sys::seL4_Fault_t cap = fault_of(sys::seL4_Fault_CapFault, sys::seL4_CapFault_BitsLeft);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_get_seL4_FaultType(cap)},
             Word{sys::seL4_Fault_CapFault});
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_CapFault_get_IP(cap)}, 0x100 + sys::seL4_CapFault_IP);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_CapFault_get_Addr(cap)},
             0x100 + sys::seL4_CapFault_Addr);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_CapFault_get_InRecvPhase(cap)},
             0x100 + sys::seL4_CapFault_InRecvPhase);

    const sys::seL4_Fault_t vm = fault_of(sys::seL4_Fault_VMFault, sys::seL4_VMFault_Length);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_get_seL4_FaultType(vm)}, Word{sys::seL4_Fault_VMFault});
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_VMFault_get_IP(vm)}, 0x100 + sys::seL4_VMFault_IP);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_VMFault_get_Addr(vm)}, 0x100 + sys::seL4_VMFault_Addr);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_VMFault_get_PrefetchFault(vm)},
             0x100 + sys::seL4_VMFault_PrefetchFault);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_VMFault_get_FSR(vm)}, 0x100 + sys::seL4_VMFault_FSR);

    const sys::seL4_Fault_t user =
        fault_of(sys::seL4_Fault_UserException, sys::seL4_UserException_Length);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_UserException_get_Number(user)},
             0x100 + sys::seL4_UserException_Number);
    CHECK_EQ("BF-007", Word{sys::seL4_Fault_UserException_get_Code(user)},
             0x100 + sys::seL4_UserException_Code);
}

}  // namespace selfe::conformance
