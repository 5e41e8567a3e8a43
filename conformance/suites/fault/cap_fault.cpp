// CapFault: the words that describe each way in which a lookup fails, sending and receiving.
// SPDX-License-Identifier: BSD-2-Clause
//
// Two of the four cannot always arrive. InvalidRoot means that the thread's CSpace is gone; where
// the handler is looked up there (without MCS) it is gone, too. MissingCapability in the send phase
// has no cause: an empty slot is found, and invoking it is no fault.
#include "selfe/conformance/case.hpp"
#include "selfe/conformance/fault_handler.hpp"
#include "selfe/conformance/system_call.hpp"

namespace selfe::conformance {
namespace {

const Word trap_address = reinterpret_cast<Word>(selfe_conformance_trap_instruction);

// A CSpace of 2^4 slots without a guard, which resolves 4 of an address's bits; two of the slots
// hold a further CNode, behind guards against which the addresses below fail.
constexpr Word root_radix = 4;
constexpr Word bits_left = word_bits - root_radix;
constexpr Word handler_slot = 1;
constexpr Word guarded_slot = 2;  // behind 8 bits that must be 0xa5
constexpr Word deep_slot = 3;     // resolves more bits than are left
constexpr Word inner_radix = 4;
constexpr Word guard = 0xa5;
constexpr Word guard_bits = 8;
constexpr Word deep_guard_bits = bits_left - inner_radix + 2;

constexpr Word cptr(Word slot, Word rest = 0) {
    return slot << bits_left | rest;
}

// The fault of a worker in that CSpace that makes one system call on `address`.
Reply fault_at(Case& t, sys::seL4_Syscall_ID number, Word address) {
    FaultHandler handler(t);
    const Cap<CNode> root = t.make<CNode>(root_radix);
    const Cap<CNode> inner = t.make<CNode>(inner_radix);
    const auto mint_inner = [&](Word slot, Word guard_word) {
        t.must(root.slot(slot, root_radix).mint(t.slot_of(inner), Rights::all(), guard_word),
               "the inner CNode cannot be minted");
    };
    t.must(root.slot(handler_slot, root_radix).copy(t.slot_of(handler.cap()), Rights::all()),
           "the handler cannot be copied");
    mint_inner(guarded_slot, cnode_guard(guard, guard_bits));
    mint_inner(deep_slot, cnode_guard(0, deep_guard_bits));
    SystemCall call(number, Cap<Any>{address});
    t.start(call, SystemCall::make,
            {.fault_handler = fault_endpoint(handler.cap(), Cap<Endpoint>{cptr(handler_slot)}).bits,
             .cspace = root});
    return handler.take().message();
}

constexpr Word misguarded = cptr(guarded_slot, Word{0x5a} << (bits_left - guard_bits));
constexpr Word too_deep = cptr(deep_slot);

Reply guard_fault(Word in_receive_phase) {
    return message_of(sys::seL4_Fault_CapFault, trap_address, misguarded, in_receive_phase,
                      sys::seL4_GuardMismatch, bits_left, guard, guard_bits);
}
Reply depth_fault(Word in_receive_phase) {
    return message_of(sys::seL4_Fault_CapFault, trap_address, too_deep, in_receive_phase,
                      sys::seL4_DepthMismatch, bits_left, deep_guard_bits + inner_radix);
}

}  // namespace

CASE(CapFault, OfAGuardMismatchSending, "FLT-011", "FLT-012", "FLT-019") {
    const Reply fault = fault_at(t, sys::seL4_SysSend, misguarded);
    CHECK_EQ("FLT-011", fault, guard_fault(0));
    CHECK_EQ("FLT-012", fault.length, Word{7});
    CHECK_EQ("FLT-019", fault, guard_fault(0));
    CHECK_EQ("FLT-019", fault_at(t, sys::seL4_SysCall, misguarded), guard_fault(0));
}

CASE(CapFault, OfAGuardMismatchReceiving, "FLT-011", "FLT-020") {
    const Reply fault = fault_at(t, sys::seL4_SysRecv, misguarded);
    CHECK_EQ("FLT-011", fault, guard_fault(1));
    CHECK_EQ("FLT-020", fault, guard_fault(1));
    CHECK_EQ("FLT-020", fault_at(t, sys::seL4_SysNBRecv, misguarded), guard_fault(1));
    CHECK_EQ("FLT-020", fault_at(t, sys::seL4_SysReplyRecv, misguarded), guard_fault(1));
}

CASE(CapFault, OfADepthMismatchSending, "FLT-012", "FLT-017") {
    const Reply fault = fault_at(t, sys::seL4_SysSend, too_deep);
    CHECK_EQ("FLT-012", fault.length, Word{6});
    CHECK_EQ("FLT-017", fault, depth_fault(0));
    CHECK_EQ("FLT-017", fault_at(t, sys::seL4_SysCall, too_deep), depth_fault(0));
}

CASE(CapFault, OfADepthMismatchReceiving, "FLT-018") {
    CHECK_EQ("FLT-018", fault_at(t, sys::seL4_SysRecv, too_deep), depth_fault(1));
    CHECK_EQ("FLT-018", fault_at(t, sys::seL4_SysNBRecv, too_deep), depth_fault(1));
}

CASE(CapFault, OfAnEmptySlotReceiving, "FLT-012", "FLT-016") {
    const Reply fault = fault_at(t, sys::seL4_SysRecv, cptr(9));
    CHECK_EQ("FLT-012", fault.length, Word{5});
    CHECK_EQ("FLT-016", fault,
             message_of(sys::seL4_Fault_CapFault, trap_address, cptr(9), 1,
                        sys::seL4_MissingCapability, 0));
}

CASE(CapFault, DoesNotComeOfAnEmptySlotSending, "FLT-015") {
    // The slot is reached with bits to spare, through one level and through two.
    for (const Word address : {cptr(9), cptr(guarded_slot, guard << (bits_left - guard_bits))}) {
        FaultHandler handler(t);
        const Cap<CNode> root = t.make<CNode>(root_radix);
        const Cap<CNode> inner = t.make<CNode>(inner_radix);
        REQUIRE_OK(
            root.slot(handler_slot, root_radix).copy(t.slot_of(handler.cap()), Rights::all()));
        REQUIRE_OK(root.slot(guarded_slot, root_radix)
                       .mint(t.slot_of(inner), Rights::all(), cnode_guard(guard, guard_bits)));
        SystemCall send(sys::seL4_SysSend, Cap<Any>{address});
        const Worker sender = t.start(
            send, SystemCall::make,
            {.fault_handler = fault_endpoint(handler.cap(), Cap<Endpoint>{cptr(handler_slot)}).bits,
             .cspace = root});
        t.settle();
        CHECK("FLT-015", sender.is_done());
    }
}

}  // namespace selfe::conformance
