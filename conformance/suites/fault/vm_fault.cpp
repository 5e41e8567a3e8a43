// VMFault: where, at what address, fetch or data, read or write.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {
namespace {

// Not at a page's start, so that an address cut to its page shows.
constexpr Word target = window + 0x128;

struct VmFaultMessage {
    Word label;
    Word length;
    Word ip;
    Word address;
    Word is_fetch;
    Word status;
};

VmFaultMessage fault_of(Case& t, const void* code, Word address) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code, address));
    const Delivery fault = handler.take();
    return {fault.info.label(),
            fault.info.length(),
            fault.words[sys::seL4_VMFault_IP],
            fault.words[sys::seL4_VMFault_Addr],
            fault.words[sys::seL4_VMFault_PrefetchFault],
            fault.words[sys::seL4_VMFault_FSR]};
}

const void* code_at(Word address) {
    return reinterpret_cast<const void*>(address);
}

// Checks all words save the status, whose contents are the architecture's.
#define CHECK_VM_FAULT(row, fault, expected_ip, expected_address, expected_fetch) \
    do {                                                                          \
        CHECK_EQ(row, (fault).label, Word{sys::seL4_Fault_VMFault});              \
        CHECK_EQ(row, (fault).ip, (expected_ip));                                 \
        CHECK_EQ(row, (fault).address, (expected_address));                       \
        CHECK_EQ(row, (fault).is_fetch, Word{expected_fetch});                    \
    } while (false)

}  // namespace

CASE(VmFault, OfAReadNamesInstructionAndAddress, "FLT-048", "FLT-049") {
    const VmFaultMessage fault = fault_of(t, selfe_conformance_fault_load, target);
    CHECK_EQ("FLT-048", fault.length, Word{4});
    CHECK_VM_FAULT("FLT-048", fault, address_of(selfe_conformance_fault_load), target, false);
    CHECK_VM_FAULT("FLT-049", fault, address_of(selfe_conformance_fault_load), target, false);
}

CASE(VmFault, OfAWriteNamesInstructionAndAddress, "FLT-050") {
    const VmFaultMessage fault = fault_of(t, selfe_conformance_fault_store, target);
    CHECK_VM_FAULT("FLT-050", fault, address_of(selfe_conformance_fault_store), target, false);
}

CASE(VmFault, OfAWriteToAReadOnlyMapping, "FLT-051") {
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    const VmFaultMessage fault = fault_of(t, selfe_conformance_fault_store, target);
    CHECK_VM_FAULT("FLT-051", fault, address_of(selfe_conformance_fault_store), target, false);
    CHECK_EQ("FLT-051", word_at(target), Word{0});
}

CASE(VmFault, OfAFetchNamesTheAddressTwice, "FLT-052") {
    const VmFaultMessage fault = fault_of(t, code_at(target), 0);
    CHECK_VM_FAULT("FLT-052", fault, target, target, true);
    CHECK_EQ("FLT-052", fault.length, Word{4});
}

CASE(VmFault, OfAFetchFromAnExecuteNeverMapping, "FLT-053") {
    map_page(t, t.vspace(), make_page(t), window, Rights::read_write(),
             VmAttributes::standard() | VmAttributes::execute_never());
    const VmFaultMessage fault = fault_of(t, code_at(target), 0);
    CHECK_VM_FAULT("FLT-053", fault, target, target, true);
}

CASE(VmFault, OfAKernelAddress, "FLT-054") {
    for (const void* code : {static_cast<const void*>(selfe_conformance_fault_load),
                             static_cast<const void*>(selfe_conformance_fault_store)}) {
        const VmFaultMessage fault = fault_of(t, code, kernel_address);
        CHECK_VM_FAULT("FLT-054", fault, address_of(code), kernel_address, false);
    }
    const VmFaultMessage fetch = fault_of(t, code_at(kernel_address), 0);
    CHECK_VM_FAULT("FLT-054", fetch, kernel_address, kernel_address, true);
}

CASE(VmFault, StatusTellsReadFromWrite, "FLT-055") {
    CHECK("FLT-055", !is_write(fault_of(t, selfe_conformance_fault_load, target).status));
    CHECK("FLT-055", is_write(fault_of(t, selfe_conformance_fault_store, target).status));
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    CHECK("FLT-055", is_write(fault_of(t, selfe_conformance_fault_store, target).status));
}

CASE(VmFault, InAnotherVSpaceIsTheSameMessage, "FLT-058") {
    FaultHandler handler(t);
    const Worker worker = prepare_at(t, handler, registers_at(code_at(target)));
    REQUIRE_OK(
        worker.tcb().set_space(Cap<Endpoint>{handler.address()}, t.cnode(), 0, make_vspace(t), 0));
    REQUIRE_OK(worker.tcb().resume());
    const Delivery fault = handler.take();
    CHECK_EQ("FLT-058", fault.badge, FaultHandler::badge);
    CHECK_EQ("FLT-058", fault.info, MessageInfo(sys::seL4_Fault_VMFault, 4));
    CHECK_EQ("FLT-058", fault.words[sys::seL4_VMFault_IP], target);
    CHECK_EQ("FLT-058", fault.words[sys::seL4_VMFault_Addr], target);
    CHECK_EQ("FLT-058", fault.words[sys::seL4_VMFault_PrefetchFault], Word{1});
}

}  // namespace selfe::conformance
