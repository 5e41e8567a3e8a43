// VMFault: where, at what address, fetch or data, read or write.
// SPDX-License-Identifier: BSD-2-Clause
#include "faulting_thread.hpp"
#include "selfe/conformance/address_space.hpp"

namespace selfe::conformance {
namespace {

// Not at a page's start, so that an address cut to its page shows.
constexpr Word target = window + 0x128;

Delivery fault_of(Case& t, const void* code, Word address) {
    FaultHandler handler(t);
    start_at(t, handler, registers_at(code, address));
    return handler.take();
}

const void* code_at(Word address) {
    return reinterpret_cast<const void*>(address);
}

Word status_of(const Delivery& fault) {
    return fault.words[sys::seL4_VMFault_FSR];
}

// The message without the status, whose contents are the architecture's.
Reply access_in(const Delivery& fault) {
    return message_of(fault.info.label(), fault.words[sys::seL4_VMFault_IP],
                      fault.words[sys::seL4_VMFault_Addr],
                      fault.words[sys::seL4_VMFault_PrefetchFault]);
}
Reply data_access(const void* code, Word address) {
    return message_of(sys::seL4_Fault_VMFault, address_of(code), address, 0);
}
Reply fetch(Word address) {
    return message_of(sys::seL4_Fault_VMFault, address, address, 1);
}

}  // namespace

CASE(VmFault, OfAReadNamesInstructionAndAddress, "FLT-048", "FLT-049") {
    const Delivery fault = fault_of(t, selfe_conformance_fault_load, target);
    CHECK_EQ("FLT-048", fault.info.length(), Word{4});
    CHECK_EQ("FLT-048", access_in(fault), data_access(selfe_conformance_fault_load, target));
    CHECK_EQ("FLT-049", access_in(fault), data_access(selfe_conformance_fault_load, target));
}

CASE(VmFault, OfAWriteNamesInstructionAndAddress, "FLT-050") {
    const Delivery fault = fault_of(t, selfe_conformance_fault_store, target);
    CHECK_EQ("FLT-050", access_in(fault), data_access(selfe_conformance_fault_store, target));
}

CASE(VmFault, OfAWriteToAReadOnlyMapping, "FLT-051") {
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    const Delivery fault = fault_of(t, selfe_conformance_fault_store, target);
    CHECK_EQ("FLT-051", access_in(fault), data_access(selfe_conformance_fault_store, target));
    CHECK_EQ("FLT-051", word_at(target), Word{0});
}

CASE(VmFault, OfAFetchNamesTheAddressTwice, "FLT-052") {
    const Delivery fault = fault_of(t, code_at(target), 0);
    CHECK_EQ("FLT-052", access_in(fault), fetch(target));
    CHECK_EQ("FLT-052", fault.info.length(), Word{4});
}

CASE(VmFault, OfAKernelAddress, "FLT-054") {
    for (const void* code : {static_cast<const void*>(selfe_conformance_fault_load),
                             static_cast<const void*>(selfe_conformance_fault_store)}) {
        const Delivery fault = fault_of(t, code, kernel_address);
        CHECK_EQ("FLT-054", access_in(fault), data_access(code, kernel_address));
    }
    const Delivery fault = fault_of(t, code_at(kernel_address), 0);
    CHECK_EQ("FLT-054", access_in(fault), fetch(kernel_address));
}

CASE(VmFault, StatusTellsReadFromWrite, "FLT-055") {
    CHECK("FLT-055", !is_write(status_of(fault_of(t, selfe_conformance_fault_load, target))));
    CHECK("FLT-055", is_write(status_of(fault_of(t, selfe_conformance_fault_store, target))));
    map_page(t, t.vspace(), make_page(t), window, Rights::can_read());
    CHECK("FLT-055", is_write(status_of(fault_of(t, selfe_conformance_fault_store, target))));
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
    CHECK_EQ("FLT-058", access_in(fault), fetch(target));
}

}  // namespace selfe::conformance
